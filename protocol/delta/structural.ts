/** Structural changes between their wire form and ours. `undefined` from a reader: malformed. */
import { type AnyId, type DeltaId, idFromBytes, optionalId, toBytes } from '../ids.ts'
import {
  certificate_bytes_max,
  code_chars,
  frontier_ids_max,
  name_chars_max,
  named_assignments_max,
  reason_chars_max,
} from '../limits.ts'
import { bytesOrNone, copied, hasUnknownFields, keepingUnknown } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import {
  type Grant,
  type RevokeKind,
  type Role,
  type StageKind,
  type Structural,
  slotKinds,
} from './delta.ts'

const roles: readonly (Role | undefined)[] = [
  undefined,
  'alarm company',
  'customer',
  'provider',
  'partner',
  'guest',
]
/** By number; the number is also the rank in which a job passes through them. */
export const stageOrder: readonly (StageKind | undefined)[] = [
  undefined,
  'received',
  'accepted',
  'despatched',
  'en route',
  'on site',
  'off site',
  'stood down',
  'abandoned',
  'complete',
]
const revokeKinds: readonly RevokeKind[] = ['revoked', 'declined', 'released', 'unlinked']

const unknownAct: Structural = { is: 'unknown act' }

/** The exact bytes of a structural change. Throws on an `unknown act`: nobody writes one. */
export function structuralBytes(what: Structural): Uint8Array {
  return baton.Structural.encode(structuralToWire(what)).finish()
}

/** The slot kind under which this change travels. */
export function structuralKind(what: Structural): number {
  switch (what.is) {
    case 'grant':
      return slotKinds.grant
    case 'revoke':
      return slotKinds.revoke
    case 'certificate closed':
      return slotKinds.certificateClosed
    case 'stage':
      return slotKinds.stage
    case 'recall':
      return slotKinds.recall
    case 'confirm':
      return slotKinds.confirm
    case 'close':
      return slotKinds.close
    case 'reopen':
      return slotKinds.reopen
    case 'redact':
      return slotKinds.redact
    case 'attend':
      return slotKinds.attend
    case 'tied':
      return slotKinds.tied
    case 'withdraw':
      return slotKinds.withdraw
    case 'unknown act':
      throw new Error('an unknown act is never written')
    default:
      return what satisfies never
  }
}

function structuralToWire(what: Structural): baton.Structural.$Properties {
  switch (what.is) {
    case 'grant':
      return { grant: grantToWire(what) }
    case 'revoke':
      return {
        revoke: {
          grant: toBytes(what.grant),
          frontier: what.frontier.map(toBytes),
          kind: revokeKinds.indexOf(what.how),
          reason: what.reason,
        },
      }
    case 'certificate closed':
      return {
        certificateClosed: { revocation: what.revocation, frontier: what.frontier.map(toBytes) },
      }
    case 'stage':
      return {
        stage: {
          kind: stageOrder.indexOf(what.stage),
          reason: what.reason,
          automatic: what.automatic,
        },
      }
    case 'recall':
      return { recall: { reason: what.reason } }
    case 'confirm':
      return { confirm: { of: toBytes(what.of) } }
    case 'close':
      return {
        close: {
          cancelled: what.cancelled,
          assignments: what.assignments.map(toBytes),
          reason: what.reason,
        },
      }
    case 'reopen':
      return {
        reopen: {
          endings: what.endings.map(toBytes),
          assignments: what.assignments.map(toBytes),
          reason: what.reason,
        },
      }
    case 'redact':
      return { redact: { delta: toBytes(what.delta), slot: what.slot } }
    case 'attend':
      return { attend: {} }
    case 'tied':
      return { tied: { stream: toBytes(what.stream) } }
    case 'withdraw':
      return { withdraw: { delta: toBytes(what.delta), reason: what.reason } }
    case 'unknown act':
      throw new Error('an unknown act is never written')
    default:
      return what satisfies never
  }
}

function grantToWire(grant: Grant): baton.Grant.$Properties {
  return {
    ...('company' in grant.to
      ? { company: toBytes(grant.to.company) }
      : { guest: toBytes(grant.to.guest) }),
    code: grant.code,
    name: grant.name,
    role: roles.indexOf(grant.role),
    write: grant.write,
    passOn: grant.passOn,
    answerMinutes: grant.answerMinutes,
    ...(grant.replaces ? { replaces: toBytes(grant.replaces) } : {}),
    ...(grant.passes ? { passes: toBytes(grant.passes) } : {}),
  }
}

/**
 * The structural change in these bytes. A kind, an enum value or a field that this version does
 * not know makes an `unknown act`: the delta is undecided, not refused.
 */
export function readStructural(kind: number, bytes: Uint8Array): Structural | undefined {
  if (!knownKinds.has(kind)) return unknownAct
  let wire: baton.Structural
  try {
    wire = baton.Structural.decode(keepingUnknown(bytes))
  } catch {
    return undefined
  }
  const act = structuralFromWire(wire)
  if (act === undefined || act.is === 'unknown act') return act
  return structuralKind(act) === kind ? act : undefined
}

const knownKinds = new Set<number>(Object.values(slotKinds))

function structuralFromWire(wire: baton.Structural): Structural | undefined {
  const inner = wire.is ? wire[wire.is] : undefined
  if (hasUnknownFields(wire) || (inner && hasUnknownFields(inner))) return unknownAct
  if (wire.grant) return readGrant(wire.grant)
  if (wire.revoke) return readRevoke(wire.revoke)
  if (wire.certificateClosed) return readClosing(wire.certificateClosed)
  if (wire.stage) return readStage(wire.stage)
  if (wire.recall) return withReason(wire.recall.reason, (reason) => ({ is: 'recall', reason }))
  if (wire.confirm) return withId(wire.confirm.of, (of) => ({ is: 'confirm', of }))
  if (wire.close) return readClose(wire.close)
  if (wire.reopen) return readReopen(wire.reopen)
  if (wire.redact) {
    const slot = wire.redact.slot ?? 0
    return withId(wire.redact.delta, (delta) => ({ is: 'redact', delta, slot }))
  }
  if (wire.attend) return { is: 'attend' }
  if (wire.tied) {
    const stream = idFromBytes(wire.tied.stream) as Extract<Structural, { is: 'tied' }>['stream']
    return stream && { is: 'tied', stream }
  }
  if (wire.withdraw) {
    const delta = idFromBytes<DeltaId>(wire.withdraw.delta)
    return withReason(wire.withdraw.reason, (reason) =>
      delta ? { is: 'withdraw', delta, reason } : undefined,
    )
  }
  return undefined
}

function readGrant(wire: baton.Grant.$Properties): Structural | undefined {
  const role = roles[wire.role ?? 0]
  if (!role) return unknownAct
  const company = idFromBytes<Extract<Grant['to'], { company: unknown }>['company']>(wire.company)
  const guest = idFromBytes<Extract<Grant['to'], { guest: unknown }>['guest']>(wire.guest)
  const replaces = optionalId<NonNullable<Grant['replaces']>>(wire.replaces)
  const passes = optionalId<NonNullable<Grant['passes']>>(wire.passes)
  const code = wire.code ?? ''
  const name = wire.name ?? ''
  if ((company === undefined) === (guest === undefined)) return undefined
  if (replaces === false || passes === false) return undefined
  if (code.length > code_chars || name.length > name_chars_max) return undefined
  return {
    is: 'grant',
    to: company ? { company } : { guest: guest as NonNullable<typeof guest> },
    code,
    name,
    role,
    write: wire.write ?? false,
    passOn: wire.passOn ?? false,
    answerMinutes: wire.answerMinutes ?? 0,
    ...(replaces ? { replaces } : {}),
    ...(passes ? { passes } : {}),
  }
}

function readRevoke(wire: baton.Revoke.$Properties): Structural | undefined {
  const how = revokeKinds[wire.kind ?? 0]
  const grant = idFromBytes<Extract<Structural, { is: 'revoke' }>['grant']>(wire.grant)
  const frontier = readIds<DeltaId>(wire.frontier, frontier_ids_max)
  if (!how) return unknownAct
  if (!grant || !frontier) return undefined
  return withReason(wire.reason, (reason) => ({ is: 'revoke', grant, frontier, how, reason }))
}

function readClosing(wire: baton.CertificateClosed.$Properties): Structural | undefined {
  const revocation = bytesOrNone(wire.revocation)
  const frontier = readIds<DeltaId>(wire.frontier, frontier_ids_max)
  if (!frontier || revocation.length === 0 || revocation.length > certificate_bytes_max)
    return undefined
  return { is: 'certificate closed', revocation: copied(revocation), frontier }
}

function readStage(wire: baton.Stage.$Properties): Structural | undefined {
  const stage = stageOrder[wire.kind ?? 0]
  const automatic = wire.automatic ?? false
  if (!stage) return unknownAct
  return withReason(wire.reason, (reason) => ({ is: 'stage', stage, reason, automatic }))
}

type Close = Extract<Structural, { is: 'close' }>

function readClose(wire: baton.Close.$Properties): Structural | undefined {
  const assignments = readIds<Close['assignments'][number]>(wire.assignments, named_assignments_max)
  const cancelled = wire.cancelled ?? false
  if (!assignments) return undefined
  return withReason(wire.reason, (reason) => ({ is: 'close', cancelled, assignments, reason }))
}

function readReopen(wire: baton.Reopen.$Properties): Structural | undefined {
  const endings = readIds<DeltaId>(wire.endings, named_assignments_max)
  const assignments = readIds<Close['assignments'][number]>(wire.assignments, named_assignments_max)
  if (!endings || !assignments) return undefined
  return withReason(wire.reason, (reason) => ({ is: 'reopen', endings, assignments, reason }))
}

function withReason(
  reason: string | null | undefined,
  make: (reason: string) => Structural | undefined,
): Structural | undefined {
  const text = reason ?? ''
  return text.length > reason_chars_max ? undefined : make(text)
}

function withId(
  bytes: Uint8Array | null | undefined,
  make: (id: DeltaId) => Structural,
): Structural | undefined {
  const id = idFromBytes<DeltaId>(bytes)
  return id && make(id)
}

/** Ids without repetition, at most `max` of them, or undefined. */
export function readIds<T extends AnyId>(
  list: readonly Uint8Array[] | null | undefined,
  max: number,
): T[] | undefined {
  if (!list || list.length === 0) return []
  if (list.length > max) return undefined
  const ids: T[] = []
  for (const bytes of list) {
    const id = idFromBytes<T>(bytes)
    if (!id) return undefined
    ids.push(id)
  }
  return ids.length === 1 || new Set(ids).size === ids.length ? ids : undefined
}
