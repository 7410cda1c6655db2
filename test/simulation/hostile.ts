/**
 * A linked company whose node keeps to nothing. Its program is the real one, so it holds the streams
 * that it was given and has its keys; what leaves it and what reaches it is tampered with on the way.
 */
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { structuralBytes, structuralKind } from '../../protocol/delta/structural.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { toBytes } from '../../protocol/ids.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type { Item, Message } from '../../protocol/link/messages.ts'
import { baton } from '../../protocol/wire/wire.js'
import type { Random } from '../link/model-random.ts'
import type { SimulatedCompany } from './company.ts'
import type { Tamper } from './wire.ts'

type HostileAct =
  | 'forged'
  | 'altered'
  | 'left a gap'
  | 'went on from elsewhere'
  | 'overstepped'
  | 'repeated'
  | 'reordered'
  | 'replayed'
  | 'withheld'
  | 'over-sent'
  | 'back-dated'
  | 'equivocated'
  | 'unhearing of a revoke'
  | 'acknowledged too early'
  | 'acknowledged too much'
  | 'garbage'

/** What it writes in place of what its program wrote. */
const writings = [
  'back-dated',
  'equivocated',
  'left a gap',
  'went on from elsewhere',
  'overstepped',
] as const
type Writing = (typeof writings)[number]

const verifier = new Verifier()

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
const tampered_chance = 0.3

export class Hostile implements Tamper {
  readonly counts: Partial<Record<HostileAct, number>> = {}
  readonly #company: SimulatedCompany
  readonly #random: Random
  readonly #kept: Uint8Array[] = []
  /** A frame that goes after the next one. */
  #behind: Uint8Array | undefined

  constructor(company: SimulatedCompany, random: Random) {
    this.#company = company
    this.#random = random
  }

  /** What it sends in place of a frame. */
  out(frame: Uint8Array): readonly Uint8Array[] {
    const message = decodeFrame(frame)
    if (typeof message === 'string' || message.is === 'unknown') return [frame]
    if (message.is === 'deltas') for (const item of message.items) this.#keep(item)
    const behind = this.#behind
    this.#behind = undefined
    const out = this.#outOf(message, frame)
    return behind ? [...out, behind] : out
  }

  #outOf(
    message: Exclude<Exclude<ReturnType<typeof decodeFrame>, string>, { is: 'unknown' }>,
    frame: Uint8Array,
  ): readonly Uint8Array[] {
    if (!this.#random.chance(tampered_chance)) return [frame]
    if (this.#random.chance(0.03)) {
      this.#note('repeated')
      return [frame, frame]
    }
    if (this.#random.chance(0.03)) {
      this.#note('reordered')
      this.#behind = frame
      return []
    }
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
    for (const item of message.items) this.#keep(item)
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
      const at = this.#choice(message.items.map((item) => item.is === 'delta' && item.signed))
      const items = [...message.items]
      items[at] = this.#instead(items[at] as Item)
      return { ...message, items }
    }
    if (message.is === 'supply' && message.deltas.length > 0) {
      const at = this.#choice(message.deltas)
      const deltas = message.deltas.flatMap((signed, i) => {
        const item = i === at ? this.#instead({ is: 'delta', signed }) : { is: 'delta', signed }
        return item.is === 'delta' && 'signed' in item ? [item.signed] : []
      })
      return { ...message, deltas: deltas as Uint8Array[] }
    }
    return undefined
  }

  /** Mostly something that it has written itself: that is well signed, whatever it makes of it. */
  #choice(all: readonly (Uint8Array | false)[]): number {
    const own = all.flatMap((signed, i) => (signed && this.#isOwn(signed) ? [i] : []))
    const mostly = this.#random.chance(0.8) ? this.#random.pick(own) : undefined
    return mostly ?? this.#random.from(0, all.length - 1)
  }

  #isOwn(signed: Uint8Array): boolean {
    const { body, signature } = baton.SignedDelta.decode(signed)
    return verifier.verify(this.#company.own.node, tags.delta, body, signature)
  }

  #instead(item: Item): Item {
    if (item.is !== 'delta') {
      this.#note('withheld')
      return { is: 'nothing' }
    }
    const { signed } = item
    const how = this.#random.chance(0.6) && this.#isOwn(signed) && this.#random.pick(writings)
    const written = how && this.#written(signed, how)
    if (written) {
      this.#note(how)
      return { is: 'delta', signed: written }
    }
    switch (this.#random.from(0, 2)) {
      case 0:
        return { is: 'delta', signed: this.#forged(signed) }
      case 1: {
        const other = this.#random.pick(this.#kept) ?? signed
        this.#note(streamOf(other) === streamOf(signed) ? 'replayed' : 'over-sent')
        return { is: 'delta', signed: other }
      }
      default:
        this.#note('withheld')
        return { is: 'nothing' }
    }
  }

  /** Somebody's change says something else, under the signature that it had, or a bit is another. */
  #forged(signed: Uint8Array): Uint8Array {
    const other = (bytes: Uint8Array) => {
      const copy = Uint8Array.from(bytes)
      const at = this.#random.from(0, copy.length - 1)
      copy[at] = (copy[at] ?? 0) ^ (1 << this.#random.from(0, 7))
      return copy
    }
    const isForged = this.#random.chance(0.7)
    this.#note(isForged ? 'forged' : 'altered')
    const envelope = baton.SignedDelta.decode(signed)
    const { signature } = envelope
    if (!isForged) {
      if (this.#random.chance(0.5)) return other(signed)
      return baton.SignedDelta.encode({ ...envelope, signature: other(signature) }).finish()
    }
    const read = baton.Body.decode(envelope.body)
    read.by = 'somebody else'
    const body = baton.Body.encode(read).finish()
    return baton.SignedDelta.encode({ ...envelope, body, signature }).finish()
  }

  /** Its own delta once more, well signed, but against the rules; undefined where it can't be. */
  #written(signed: Uint8Array, how: Writing): Uint8Array | undefined {
    const envelope = baton.SignedDelta.decode(signed)
    const body = this.#changed(baton.Body.decode(envelope.body), how, streamOf(signed))
    if (!body) return undefined
    const bytes = baton.Body.encode(body).finish()
    const signature = this.#company.own.signer.sign(tags.delta, bytes)
    return baton.SignedDelta.encode({ ...envelope, body: bytes, signature }).finish()
  }

  #changed(body: baton.Body, how: Writing, stream: string | undefined): baton.Body | undefined {
    switch (how) {
      case 'back-dated':
        body.timeMs = this.#random.from(0, 1000)
        body.enteredAt = 1
        return body
      case 'equivocated':
        body.by = `${body.by} or somebody else`
        return body
      case 'left a gap':
        if (!body.prev?.length) return undefined
        body.seq += this.#random.from(1, 3)
        return body
      case 'went on from elsewhere': {
        const other = this.#ofOthers(stream)
        if (!other || !body.prev?.length) return undefined
        body.prev = toBytes(other.id)
        return body
      }
      case 'overstepped': {
        const other = this.#ofOthers(stream)
        if (!other) return undefined
        const what = { is: 'redact', delta: other.id, slot: 0 } as const
        const slot = { kind: structuralKind(what), structural: structuralBytes(what) }
        const slots = [...(body.slots ?? []), slot]
        return baton.Body.decode(baton.Body.encode({ ...body, slots }).finish())
      }
      default:
        return how satisfies never
    }
  }

  /** What somebody else has written to this stream, and it has passed on. */
  #ofOthers(stream: string | undefined): Delta | undefined {
    const others = this.#kept.flatMap((signed) => {
      const delta = readDelta(signed)
      const isOther = !(delta instanceof Refused) && delta.stream === stream
      return isOther && !this.#isOwn(signed) ? [delta] : []
    })
    return this.#random.pick(others)
  }

  #keep(item: Item): void {
    if (item.is !== 'delta') return
    if (this.#kept.length >= kept_max) this.#kept.shift()
    this.#kept.push(Uint8Array.from(item.signed))
  }

  #note(act: HostileAct): void {
    this.counts[act] = (this.counts[act] ?? 0) + 1
  }
}
