/**
 * A linked company whose node keeps to nothing. Its program is the real one, so it holds the streams
 * that it was given and has its keys; what leaves it and what reaches it is tampered with on the way.
 */
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type { Item, Message } from '../../protocol/link/messages.ts'
import { baton } from '../../protocol/wire/wire.js'
import type { Random } from '../link/model-random.ts'
import type { SimulatedCompany } from './company.ts'
import type { Tamper } from './wire.ts'

type HostileAct =
  | 'forged'
  | 'replayed'
  | 'withheld'
  | 'over-sent'
  | 'back-dated'
  | 'equivocated'
  | 'unhearing of a revoke'
  | 'acknowledged too early'
  | 'acknowledged too much'
  | 'garbage'

function streamOf(signed: Uint8Array): string | undefined {
  const delta = readDelta(signed)
  return delta instanceof Refused ? undefined : delta.stream
}

function isRevoke(signed: Uint8Array): boolean {
  const delta = readDelta(signed)
  return !(delta instanceof Refused) && delta.slots.some(({ what }) => what.is === 'revoke')
}

/** Envelopes that it keeps, to send them again where they don't belong. */
const kept_max = 200
/** One frame in so many is tampered with. */
const tampered_chance = 0.15

export class Hostile implements Tamper {
  readonly counts: Partial<Record<HostileAct, number>> = {}
  readonly #company: SimulatedCompany
  readonly #random: Random
  readonly #kept: Uint8Array[] = []

  constructor(company: SimulatedCompany, random: Random) {
    this.#company = company
    this.#random = random
  }

  /** What it sends in place of a frame. */
  out(frame: Uint8Array): readonly Uint8Array[] {
    const message = decodeFrame(frame)
    if (typeof message === 'string' || message.is === 'unknown') return [frame]
    if (message.is === 'deltas') for (const item of message.items) this.#keep(item)
    if (!this.#random.chance(tampered_chance)) return [frame]
    if (this.#random.chance(0.02)) {
      this.#note('garbage')
      return [
        Uint8Array.from({ length: this.#random.from(1, 400) }, () => this.#random.from(0, 255)),
      ]
    }
    const tampered = this.#tampered(message)
    return tampered ? [encodeFrame(tampered)] : [frame]
  }

  /** What it lets itself hear of a frame: it never learns that a grant of its has ended. */
  heard(frame: Uint8Array): Uint8Array {
    const message = decodeFrame(frame)
    if (typeof message === 'string' || message.is !== 'deltas') return frame
    const items = message.items.map((item): Item => {
      if (item.is !== 'delta' || !isRevoke(item.signed)) return item
      this.#note('unhearing of a revoke')
      return { is: 'nothing' }
    })
    return encodeFrame({ ...message, items })
  }

  #tampered(message: Exclude<Message, { is: 'unknown' }>): typeof message | undefined {
    if (message.is === 'ack') {
      const much = this.#random.chance(0.1)
      this.#note(much ? 'acknowledged too much' : 'acknowledged too early')
      return { ...message, through: message.through + (much ? 1000 : 1) }
    }
    if (message.is === 'deltas' && message.items.length > 0) {
      const at = this.#random.from(0, message.items.length - 1)
      const items = [...message.items]
      items[at] = this.#instead(items[at] as Item)
      return { ...message, items }
    }
    if (message.is === 'supply' && message.deltas.length > 0) {
      const at = this.#random.from(0, message.deltas.length - 1)
      const deltas = message.deltas.flatMap((signed, i) => {
        const item = i === at ? this.#instead({ is: 'delta', signed }) : { is: 'delta', signed }
        return item.is === 'delta' && 'signed' in item ? [item.signed] : []
      })
      return { ...message, deltas: deltas as Uint8Array[] }
    }
    return undefined
  }

  #instead(item: Item): Item {
    if (item.is !== 'delta') {
      this.#note('withheld')
      return { is: 'nothing' }
    }
    const { signed } = item
    switch (this.#random.from(0, 4)) {
      case 0:
        this.#note('forged')
        return { is: 'delta', signed: this.#forged(signed) }
      case 1: {
        const other = this.#random.pick(this.#kept) ?? signed
        this.#note(streamOf(other) === streamOf(signed) ? 'replayed' : 'over-sent')
        return { is: 'delta', signed: other }
      }
      case 2:
        this.#note('withheld')
        return { is: 'nothing' }
      case 3:
        return { is: 'delta', signed: this.#written(signed, 'back-dated') ?? signed }
      default:
        return { is: 'delta', signed: this.#written(signed, 'equivocated') ?? signed }
    }
  }

  /** One bit of it is another. */
  #forged(signed: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(signed)
    const at = this.#random.from(0, copy.length - 1)
    copy[at] = (copy[at] ?? 0) ^ (1 << this.#random.from(0, 7))
    return copy
  }

  /** Its own delta once more, well signed: long ago, or another one in the same place. */
  #written(signed: Uint8Array, how: 'back-dated' | 'equivocated'): Uint8Array | undefined {
    const envelope = baton.SignedDelta.decode(signed)
    const body = baton.Body.decode(envelope.body)
    if (how === 'back-dated') {
      body.timeMs = this.#random.from(0, 1000)
      body.enteredAt = 1
    } else body.by = `${body.by} or somebody else`
    const bytes = baton.Body.encode(body).finish()
    this.#note(how)
    const { signer } = this.#company.own
    return baton.SignedDelta.encode({
      ...envelope,
      body: bytes,
      signature: signer.sign(tags.delta, bytes),
    }).finish()
  }

  #keep(item: Item): void {
    if (item.is !== 'delta' || this.#kept.length >= kept_max) return
    this.#kept.push(Uint8Array.from(item.signed))
  }

  #note(act: HostileAct): void {
    this.counts[act] = (this.counts[act] ?? 0) + 1
  }
}
