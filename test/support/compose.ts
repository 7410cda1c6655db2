/**
 * Making deltas as an honest node does, from what its copy of the stream holds; and changing one
 * thing about them afterwards, as an honest node would not.
 */
import {
  compareTimes,
  type Delta,
  type Genesis,
  type StreamTime,
} from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { type DeltaDraft, type SlotDraft, sealDelta } from '../../protocol/delta/write.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { deltaOf, type GrantId, toHex } from '../../protocol/ids.ts'
import { deps_per_delta_max, signature_bytes } from '../../protocol/limits.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { validHeads } from '../../protocol/stream/lanes.ts'
import type { Position } from '../../protocol/stream/state.ts'
import { baton } from '../../protocol/wire/wire.js'
import { type Author, seedFor } from './author.ts'
import type { Replica } from './replica.ts'

/** When tests happen, ms since 1970. */
export const testTime = 1_790_000_000_000

export type Composing = {
  /** Ms since 1970; absent: `testTime`. */
  readonly now?: number
  /** Under which grant; absent: the author is the issuer. */
  readonly grant?: GrantId | undefined
  /** Which delta of the author's chains it goes on from; `none` opens a chain. */
  readonly prev?: Position | 'none'
  readonly by?: string
  /** Heads of other chains that it names; absent: as many as it may. */
  readonly deps_max?: number
}

export function genesisDraft(
  by: Author,
  genesis: Partial<Genesis> = {},
  slots: readonly SlotDraft[] = [],
): DeltaDraft {
  return {
    start: {
      certificate: by.certificate,
      epoch: by.epoch,
      genesis: {
        kind: 'job',
        nonce: toHex(seedFor('nonce')),
        number: `${by.code}10001`,
        attends: false,
        ...genesis,
      },
    },
    seq: 0,
    deps: [],
    time: { ms: testTime, count: 0 },
    generation: 0,
    happenedAt: testTime,
    enteredAt: testTime,
    by: 'Olsen',
    slots,
  }
}

/** The next delta of this author in this copy of the stream. */
export function draftOf(
  replica: Replica,
  by: Author,
  slots: readonly SlotDraft[],
  { now = testTime, grant, prev, by: user = 'Olsen', deps_max }: Composing = {},
): DeltaDraft {
  const { state, positions } = replica
  const before = prev === 'none' ? undefined : (prev ?? ownTip(replica, by, grant))
  const chain = before && state.lanes[before.lane]?.chain
  const seen = before?.clock ?? []
  const deps = validHeads(state)
    .filter((head) => head.id !== before?.id && !covers(seen, head.lane, head.seq))
    .slice(0, deps_max ?? deps_per_delta_max)
  const begun = before ? [] : [deltaOf(state.stream), ...(grant ? [deltaOf(grant)] : [])]
  const parents = [...deps, before, ...begun.map((id) => positions.get(id))].filter(
    (one) => one !== undefined,
  )
  const reopens = slots.filter((slot) => slot.is === 'act' && slot.act.is === 'reopen').length
  return {
    stream: state.stream,
    ...(before && chain
      ? { chain, seq: before.seq + 1, prev: before.id }
      : {
          start: { certificate: by.certificate, epoch: by.epoch, ...(grant ? { grant } : {}) },
          seq: 0,
        }),
    deps: deps.map(({ id }) => id),
    time: timeAfter(parents, now),
    generation: Math.max(0, ...parents.map(({ generation }) => generation)) + reopens,
    happenedAt: now,
    enteredAt: now,
    by: user,
    slots,
  }
}

/** The last valid delta of the chain that this author writes under this grant, if there is one. */
function ownTip(replica: Replica, by: Author, grant?: GrantId): Position | undefined {
  return ownTips(replica, by, grant).at(-1)
}

/** The same of every branch of it. */
export function ownTips({ state }: Replica, by: Author, grant?: GrantId): Position[] {
  return state.lanes.flatMap((lane) => {
    const own = lane.node === by.node && lane.epoch === by.epoch && lane.grant === grant
    return own && lane.tip ? [lane.tip] : []
  })
}

function timeAfter(parents: readonly Pick<Position, 'time'>[], now: number): StreamTime {
  const [greatest] = parents.map(({ time }) => time).sort((a, b) => compareTimes(b, a))
  if (!greatest || now > greatest.ms) return { ms: now, count: 0 }
  return { ms: greatest.ms, count: greatest.count + 1 }
}

/** The SignedDelta bytes. The salt is not random, so that ids are the same in every run. */
export function envelopeOf(draft: DeltaDraft, by: Author): Uint8Array {
  return sealDelta(draft, {
    sign: by.signer.sign,
    random: (bytes) => new Uint8Array(bytes).fill(7),
  })
}

/** The delta of a draft. Throws where it can't even be read. */
export function deltaOfDraft(draft: DeltaDraft, by: Author): Delta {
  return readGood(envelopeOf(draft, by))
}

/** Reads what a test takes for granted. */
export function readGood(envelope: Uint8Array): Delta {
  const delta = readDelta(envelope)
  if (delta instanceof Refused) throw new Error(`it can't be read: ${delta.reason}`)
  return delta
}

/** The same delta with its body changed as only wrong bytes can say it, signed again. */
export function rewired(
  envelope: Uint8Array,
  by: Author,
  change: (body: baton.Body, signed: baton.SignedDelta) => void,
): Uint8Array {
  const signed = baton.SignedDelta.decode(envelope)
  const body = baton.Body.decode(signed.body)
  change(body, signed)
  const bytes = baton.Body.encode(body).finish()
  const { content } = signed
  const signature = by.signer.sign(tags.delta, bytes)
  return baton.SignedDelta.encode({ body: bytes, signature, content }).finish()
}

/** The same delta under a signature that nobody made. */
export function misSigned(envelope: Uint8Array): Uint8Array {
  const signature = new Uint8Array(signature_bytes).fill(1)
  return baton.SignedDelta.encode({ ...baton.SignedDelta.decode(envelope), signature }).finish()
}

/** Adds what this version does not know to the delta: a structural kind newer than it. */
export function withUnknownAct(envelope: Uint8Array, by: Author): Uint8Array {
  return rewired(envelope, by, (body) => {
    body.slots.push(new baton.Slot({ kind: 1999, structural: Uint8Array.of(0x7a, 1, 1) }))
  })
}
