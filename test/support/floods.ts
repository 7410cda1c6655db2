/** What a flooding company puts into its queue, by kind: all of it valid, and as costly as can be. */
import { randomBytes } from 'node:crypto'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { makeReceipt } from '../../protocol/identity/receipt.ts'
import { type CompanyId, toHex } from '../../protocol/ids.ts'
import { deps_per_delta_max } from '../../protocol/limits.ts'
import type { Item } from '../../protocol/link/messages.ts'
import { type Author, author } from './author.ts'
import { type Composing, draftOf, envelopeOf, genesisDraft, ownTips, readGood } from './compose.ts'
import { Replica } from './replica.ts'
import { attachmentSlot, grant, note } from './slots.ts'

export const queueFloods = [
  'jobs',
  'chains',
  'branches',
  'deps',
  'grants',
  'certificates',
  'attachments',
  'receipts',
] as const
export type QueueFlood = (typeof queueFloods)[number]

type To = { readonly company: CompanyId; readonly code: string; readonly name: string }
type Introduction = Extract<Item, { is: 'introduce' }>

/** Files that one company may name on a job. */
const files_per_job = 90

/** Its job, and the items after it. */
export function floodOf(
  kind: QueueFlood,
  own: Author,
  to: To,
  count: number,
): {
  readonly begin: readonly Item[]
  readonly items: readonly Item[]
  readonly job: Introduction
} {
  const job = new FloodedJob(own, to)
  const begin = job.items
  const items: Item[] = []
  for (let n = 0; items.length < count; n++) {
    if (kind === 'jobs') items.push(...new FloodedJob(own, to).items)
    else if (kind === 'attachments' && n > 0 && n % files_per_job === 0) {
      const next = new FloodedJob(own, to)
      items.push(...next.items, ...attachments(next, files_per_job))
    } else items.push(job.next(kind, n))
  }
  return { begin, items, job: job.introduction }
}

function attachments(job: FloodedJob, count: number): Item[] {
  return Array.from({ length: count }, (_, n) => job.next('attachments', n))
}

class FloodedJob {
  readonly introduction: Introduction
  readonly #own: Author
  readonly #replica = new Replica()
  readonly #path: readonly Uint8Array[]
  readonly #nonce = toHex(randomBytes(32))

  constructor(own: Author, to: To) {
    this.#own = own
    const genesis = envelopeOf(genesisDraft(own, { nonce: this.#nonce }), own)
    this.#take(genesis)
    const granted = this.#write([grant(to, 'provider')])
    this.#path = [genesis, granted.signed.envelope]
    const { stream } = this.#replica.state
    this.introduction = { is: 'introduce', stream, path: this.#path, follows: true }
  }

  /** All of it so far, as it is sent. */
  get items(): readonly Item[] {
    return [this.introduction, ...this.#path.map(item)]
  }

  next(kind: Exclude<QueueFlood, 'jobs'>, n: number): Item {
    switch (kind) {
      case 'chains':
        return delta(this.#write([note(`flood ${n}`)]))
      case 'attachments':
        return delta(this.#write([attachmentSlot(`${this.#nonce} ${n}`)]))
      case 'branches': {
        const by = { ...this.#own, epoch: toHex(randomBytes(16)) }
        return delta(this.#beside(by, [note('branch')]))
      }
      case 'certificates': {
        const by = author(this.#own.code, { serial: n + 2 })
        return delta(this.#beside(by, [note('certificate')]))
      }
      case 'grants': {
        const other = author(`G${n.toString(36).toUpperCase().padStart(2, '0').slice(-2)}`)
        const prev = this.#replica.positions.get(this.#replica.deltas[0]?.id as never)
        return delta(
          this.#write([grant(other, 'provider')], { ...(prev ? { prev } : {}), deps_max: 0 }),
        )
      }
      case 'deps': {
        const by = author(this.#own.code, { epoch: `${n % (deps_per_delta_max + 1)}` })
        const [tip] = ownTips(this.#replica, by)
        const prev = tip ? { prev: tip } : ({ prev: 'none' } as const)
        return delta(this.#write([note('deps')], prev, by))
      }
      case 'receipts': {
        const { stream } = this.#replica.state
        const heads = this.#replica.deltas.slice(0, 1).map(({ id }) => id)
        const seen = n % 2 === 0
        return { is: 'receipt', signed: makeReceipt(this.#own, { stream, seen, heads, at: n }) }
      }
      default:
        return kind satisfies never
    }
  }

  /** A chain that rests on nothing but the beginning; unknown to those that come after it. */
  #beside(by: Author, slots: readonly SlotDraft[]): Delta {
    const composing = { prev: 'none', deps_max: 0, now: Date.now() } as const
    return readGood(envelopeOf(draftOf(this.#replica, by, slots, composing), by))
  }

  #write(slots: readonly SlotDraft[], composing: Composing = {}, by = this.#own): Delta {
    const draft = draftOf(this.#replica, by, slots, { now: Date.now(), ...composing })
    const written = readGood(envelopeOf(draft, by))
    // Branches are not needed here, and each would make the next delta dearer to write.
    if (composing.deps_max !== 0) this.#take(written.signed.envelope)
    return written
  }

  #take(envelope: Uint8Array): void {
    const verdict = this.#replica.take(readGood(envelope))
    if (verdict.is !== 'valid') throw new Error('a flood is made of what is valid')
  }
}

function item(signed: Uint8Array): Item {
  return { is: 'delta', signed }
}

function delta({ signed }: Delta): Item {
  return item(signed.envelope)
}
