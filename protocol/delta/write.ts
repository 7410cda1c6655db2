/** Making a delta: the body from a draft, its contents salted and hashed, and the signature. */
import type { Signer } from '../identity/keys.ts'
import { tags } from '../identity/tags.ts'
import {
  type AssignmentId,
  type ChainId,
  type DeltaId,
  type GrantId,
  type StreamId,
  toBytes,
} from '../ids.ts'
import { salt_bytes } from '../limits.ts'
import { baton } from '../wire/wire.js'
import { changeBytes, contentHash } from './content.ts'
import {
  type Change,
  type Genesis,
  type StreamKind,
  type StreamTime,
  type Structural,
  slotKinds,
} from './delta.ts'
import { structuralBytes, structuralKind } from './structural.ts'

/** One change to be saved. A withdrawn entry is named by its delta and its slot there. */
export type SlotDraft =
  | {
      readonly is: 'change'
      readonly field: number
      readonly assignment?: AssignmentId
      readonly over?: readonly DeltaId[]
      readonly change: Change
    }
  | { readonly is: 'act'; readonly assignment?: AssignmentId; readonly act: Structural }
  | {
      readonly is: 'withdraw entry'
      readonly delta: DeltaId
      readonly slot: number
      readonly why: string
    }

/** Everything that a body says. */
export type DeltaDraft = {
  readonly stream?: StreamId
  readonly chain?: ChainId
  readonly start?: {
    readonly certificate: Uint8Array
    readonly epoch: string
    readonly grant?: GrantId
    readonly genesis?: Genesis
  }
  readonly seq: number
  readonly prev?: DeltaId
  readonly deps: readonly DeltaId[]
  readonly time: StreamTime
  readonly generation: number
  readonly happenedAt: number
  readonly enteredAt: number
  readonly by: string
  readonly byGuest?: string
  readonly slots: readonly SlotDraft[]
}

export type Sealing = {
  /** Signs with the node key. */
  readonly sign: Signer['sign']
  readonly random: (bytes: number) => Uint8Array
}

/** The SignedDelta bytes of a draft. */
export function sealDelta(draft: DeltaDraft, sealing: Sealing): Uint8Array {
  const sealed = draft.slots.map((slot) => sealSlot(slot, sealing.random))
  const body = baton.Body.encode({
    ...(draft.stream ? { stream: toBytes(draft.stream) } : {}),
    ...(draft.chain ? { chain: toBytes(draft.chain) } : {}),
    ...(draft.start ? { start: startToWire(draft.start) } : {}),
    seq: draft.seq,
    ...(draft.prev ? { prev: toBytes(draft.prev) } : {}),
    deps: draft.deps.map(toBytes),
    timeMs: draft.time.ms,
    timeCount: draft.time.count,
    generation: draft.generation,
    happenedAt: draft.happenedAt,
    enteredAt: draft.enteredAt,
    by: draft.by,
    byGuest: draft.byGuest ?? '',
    slots: sealed.map((one) => one.slot),
  }).finish()
  const signature = sealing.sign(tags.delta, body)
  return encodeEnvelope(
    body,
    signature,
    sealed.map((one) => one.content),
  )
}

/** The same delta without the content of one slot (redaction); body and signature stay. */
export function withoutContent(envelope: Uint8Array, slot: number): Uint8Array {
  const signed = baton.SignedDelta.decode(envelope)
  const content = signed.content.map((one, i) => (i === slot ? {} : one))
  return encodeEnvelope(signed.body, signed.signature, content)
}

function encodeEnvelope(
  body: Uint8Array,
  signature: Uint8Array,
  content: readonly baton.Content.$Properties[],
): Uint8Array {
  return baton.SignedDelta.encode({ body, signature, content: trimmed(content) }).finish()
}

/** Contents up to the last one that holds something: absent trailing items are empty. */
function trimmed(content: readonly baton.Content.$Properties[]): baton.Content.$Properties[] {
  const last = content.findLastIndex((one) => (one.change?.length ?? 0) > 0)
  return content.slice(0, last + 1)
}

type Sealed = { slot: baton.Slot.$Properties; content: baton.Content.$Properties }

function sealSlot(draft: SlotDraft, random: Sealing['random']): Sealed {
  switch (draft.is) {
    case 'change': {
      const kind = draft.change.is === 'value' ? slotKinds.value : slotKinds.entry
      return sealContent(
        kind,
        draft.field,
        draft.over ?? [],
        draft.assignment,
        draft.change,
        random,
      )
    }
    case 'act':
      return {
        slot: {
          kind: structuralKind(draft.act),
          ...(draft.assignment ? { assignment: toBytes(draft.assignment) } : {}),
          structural: structuralBytes(draft.act),
        },
        content: {},
      }
    case 'withdraw entry': {
      const why: Change = { is: 'entry', text: draft.why, items: [], code: 0 }
      return sealContent(slotKinds.withdrawEntry, draft.slot, [draft.delta], undefined, why, random)
    }
    default:
      return draft satisfies never
  }
}

function sealContent(
  kind: number,
  field: number,
  over: readonly DeltaId[],
  assignment: AssignmentId | undefined,
  change: Change,
  random: Sealing['random'],
): Sealed {
  const bytes = changeBytes(change)
  const salt = random(salt_bytes)
  return {
    slot: {
      kind,
      field,
      over: over.map(toBytes),
      ...(assignment ? { assignment: toBytes(assignment) } : {}),
      hash: toBytes(contentHash(salt, bytes)),
    },
    content: { salt, change: bytes },
  }
}

const streamKindNumbers: Record<StreamKind, number> = { job: 1, site: 2, person: 3, private: 4 }

function startToWire(start: NonNullable<DeltaDraft['start']>): baton.ChainStart.$Properties {
  const { genesis, grant } = start
  return {
    certificate: start.certificate,
    epoch: toBytes(start.epoch),
    ...(grant ? { grant: toBytes(grant) } : {}),
    ...(genesis
      ? {
          genesis: {
            kind: streamKindNumbers[genesis.kind],
            nonce: toBytes(genesis.nonce),
            number: genesis.number,
            attends: genesis.attends,
            ...(genesis.subject ? { subject: toBytes(genesis.subject) } : {}),
          },
        }
      : {}),
  }
}
