/**
 * Reading a delta from the bytes it came in: sizes, lengths and content hashes are checked here,
 * everything that needs no other delta. Signatures are checked apart (authenticity.ts), because one
 * signature covers a whole run.
 */
import { hash } from 'node:crypto'
import { readCertificate } from '../identity/certificate.ts'
import {
  type AssignmentId,
  type ChainId,
  chainOf,
  type DeltaId,
  type GrantId,
  idFromBytes,
  optionalId,
  type StreamId,
  streamOf,
  toHex,
} from '../ids.ts'
import {
  delta_bytes_max,
  deps_per_delta_max,
  epoch_bytes,
  field_number_max,
  name_chars_max,
  nonce_bytes,
  number_chars_max,
  over_per_slot_max,
  salt_bytes,
  signature_bytes,
  slots_per_delta_max,
  time_ms_max,
} from '../limits.ts'
import { bytesOrNone, safeUint } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import { contentHash, readChange } from './content.ts'
import {
  type ChainStart,
  type Delta,
  type Genesis,
  type Slot,
  type SlotContent,
  type StreamKind,
  structural_kind_min,
} from './delta.ts'
import { Refused, refusing, within } from './refused.ts'
import { readIds, readStructural } from './structural.ts'

const streamKinds: readonly (StreamKind | undefined)[] = [
  undefined,
  'job',
  'site',
  'person',
  'private',
]

/** The id of the delta with this body. */
export function deltaId(body: Uint8Array): DeltaId {
  return hash('sha256', body, 'hex') as DeltaId
}

/** The id of the delta in these SignedDelta bytes, whatever its body says. Throws without a body. */
export function signedId(envelope: Uint8Array): DeltaId {
  return deltaId(baton.SignedDelta.decode(envelope).body)
}

/** The delta in these SignedDelta bytes, or the rule it breaks. Keeps views into `envelope`. */
export function readDelta(envelope: Uint8Array): Delta | Refused {
  if (envelope.length > delta_bytes_max) return new Refused('too-large')
  return refusing(() => {
    const signed = baton.SignedDelta.decode(envelope)
    if (signed.signature.length !== signature_bytes) throw new Refused('malformed')
    return readBody(baton.Body.decode(signed.body), signed, envelope)
  })
}

function readBody(wire: baton.Body, signed: baton.SignedDelta, envelope: Uint8Array): Delta {
  const id = deltaId(signed.body)
  const start = wire.start ? readStart(wire.start) : undefined
  const place = readPlace(wire, id, start)
  const times = readTimes(wire)
  const slots = within(wire.slots ?? [], slots_per_delta_max)
  const contents = signed.content ?? []
  if (contents.length > slots.length) throw new Refused('malformed')
  return {
    id,
    ...place,
    ...(start ? { start } : {}),
    ...times,
    by: within(wire.by, name_chars_max),
    ...(wire.byGuest ? { byGuest: within(wire.byGuest, name_chars_max) } : {}),
    slots: slots.map((slot, i) => readSlot(slot, contents[i])),
    signed: { envelope, body: signed.body, signature: signed.signature },
  }
}

type Place = Pick<Delta, 'stream' | 'chain' | 'seq' | 'deps' | 'generation'> & { prev?: DeltaId }

function readPlace(wire: baton.Body, id: DeltaId, start: ChainStart | undefined): Place {
  const stream = optionalId<StreamId>(wire.stream)
  const chain = optionalId<ChainId>(wire.chain)
  const prev = optionalId<DeltaId>(wire.prev)
  const deps = readIds<DeltaId>(wire.deps, deps_per_delta_max)
  if (stream === false || chain === false || prev === false) throw new Refused('malformed')
  const first = wire.seq === 0
  if (first !== (start !== undefined) || first !== (prev === undefined)) {
    throw new Refused('malformed')
  }
  if (first !== (chain === undefined)) throw new Refused('malformed')
  const genesis = start?.genesis !== undefined
  if (genesis !== (stream === undefined)) throw new Refused('malformed')
  if (genesis && (deps.length > 0 || start.grant)) throw new Refused('malformed')
  return {
    stream: stream ?? streamOf(id),
    chain: chain ?? chainOf(id),
    seq: wire.seq,
    ...(prev ? { prev } : {}),
    deps,
    generation: wire.generation,
  }
}

function readTimes(wire: baton.Body): Pick<Delta, 'time' | 'happenedAt' | 'enteredAt'> {
  const ms = safeUint(wire.timeMs)
  const happenedAt = safeUint(wire.happenedAt)
  const enteredAt = safeUint(wire.enteredAt)
  if (ms === undefined || ms > time_ms_max) throw new Refused('time-out-of-range')
  if (happenedAt === undefined || happenedAt > time_ms_max) throw new Refused('time-out-of-range')
  if (enteredAt === undefined || enteredAt > time_ms_max) throw new Refused('time-out-of-range')
  return { time: { ms, count: wire.timeCount }, happenedAt, enteredAt }
}

function readStart(wire: baton.ChainStart.$Properties): ChainStart {
  const certificate = readCertificate(bytesOrNone(wire.certificate))
  const grant = optionalId<GrantId>(wire.grant)
  const epoch = bytesOrNone(wire.epoch)
  if (!certificate) throw new Refused('bad-certificate')
  if (grant === false || epoch.length !== epoch_bytes) throw new Refused('malformed')
  const genesis = wire.genesis ? readGenesis(wire.genesis) : undefined
  return {
    certificate,
    epoch: toHex(epoch),
    ...(grant ? { grant } : {}),
    ...(genesis ? { genesis } : {}),
  }
}

function readGenesis(wire: baton.Genesis.$Properties): Genesis {
  const kind = streamKinds[wire.kind ?? 0]
  const nonce = bytesOrNone(wire.nonce)
  const subject = optionalId<StreamId>(wire.subject)
  const number = within(wire.number ?? '', number_chars_max)
  if (!kind) throw new Refused('unknown-kind')
  if (nonce.length !== nonce_bytes || subject === false) throw new Refused('malformed')
  return {
    kind,
    nonce: toHex(nonce),
    number,
    attends: wire.attends ?? false,
    ...(subject ? { subject } : {}),
  }
}

function readSlot(
  wire: baton.Slot.$Properties,
  content: baton.Content.$Properties | undefined,
): Slot {
  const kind = wire.kind ?? 0
  const assignment = optionalId<AssignmentId>(wire.assignment)
  const over = readIds<DeltaId>(wire.over, over_per_slot_max)
  if (kind === 0 || assignment === false) throw new Refused('malformed')
  if ((wire.field ?? 0) > field_number_max) throw new Refused('too-large')
  const what =
    kind < structural_kind_min ? readContent(wire, content) : readAct(kind, wire, content)
  return { kind, field: wire.field ?? 0, ...(assignment ? { assignment } : {}), over, what }
}

function readAct(
  kind: number,
  wire: baton.Slot.$Properties,
  content: baton.Content.$Properties | undefined,
): Slot['what'] {
  if (content && (bytesOrNone(content.change).length > 0 || bytesOrNone(content.salt).length > 0)) {
    throw new Refused('content-mismatch')
  }
  if (!wire.structural) throw new Refused('malformed')
  const act = readStructural(kind, wire.structural)
  if (act instanceof Refused) throw act
  return act
}

function readContent(
  wire: baton.Slot.$Properties,
  content: baton.Content.$Properties | undefined,
): SlotContent {
  const expected = idFromBytes(wire.hash)
  if (!expected) throw new Refused('malformed')
  const salt = bytesOrNone(content?.salt)
  const change = bytesOrNone(content?.change)
  if (change.length === 0) return { is: 'content', hash: expected, change: { is: 'removed' } }
  if (salt.length !== salt_bytes) throw new Refused('content-mismatch')
  if (contentHash(salt, change) !== expected) throw new Refused('content-mismatch')
  const known = readChange(change)
  // It may be left out on its way, so it can't decide: unreadable reads as if it had been.
  const read = known instanceof Refused ? ({ is: 'removed' } as const) : known
  return { is: 'content', hash: expected, change: read }
}
