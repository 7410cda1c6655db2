/** Structural changes between their wire form and ours. */
import {
  type AnyId,
  type AssignmentId,
  type CompanyId,
  type DeltaId,
  type GrantId,
  type GuestId,
  idFromBytes,
  optionalId,
  toBytes,
} from '../ids.ts'
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
import { present, Refused, refusing, within } from './refused.ts'

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
 * The structural change in these bytes, or the rule that it breaks. A kind, an enum value or a field
 * that this version does not know makes an `unknown act`: the delta is undecided, not refused.
 */
export function readStructural(kind: number, bytes: Uint8Array): Structural | Refused {
  if (!knownKinds.has(kind)) return unknownAct
  return refusing(() => {
    const act = structuralFromWire(baton.Structural.decode(keepingUnknown(bytes)))
    if (act.is !== 'unknown act' && structuralKind(act) !== kind) throw new Refused('malformed')
    return act
  })
}

const knownKinds = new Set<number>(Object.values(slotKinds))

function structuralFromWire(wire: baton.Structural): Structural {
  const inner = wire.is ? wire[wire.is] : undefined
  if (hasUnknownFields(wire) || (inner && hasUnknownFields(inner))) return unknownAct
  if (wire.grant) return readGrant(wire.grant)
  if (wire.revoke) return readRevoke(wire.revoke)
  if (wire.certificateClosed) return readClosing(wire.certificateClosed)
  if (wire.stage) return readStage(wire.stage)
  if (wire.recall) return { is: 'recall', reason: reasonOf(wire.recall) }
  if (wire.confirm) return { is: 'confirm', of: idOf(wire.confirm.of) }
  if (wire.close) return readClose(wire.close)
  if (wire.reopen) return readReopen(wire.reopen)
  if (wire.redact) {
    return { is: 'redact', delta: idOf(wire.redact.delta), slot: wire.redact.slot ?? 0 }
  }
  if (wire.attend) return { is: 'attend' }
  if (wire.tied) return { is: 'tied', stream: idOf(wire.tied.stream) }
  const { delta, ...withdraw } = present(wire.withdraw)
  return { is: 'withdraw', delta: idOf(delta), reason: reasonOf(withdraw) }
}

function readGrant(wire: baton.Grant.$Properties): Structural {
  const role = roles[wire.role ?? 0]
  if (!role) return unknownAct
  const company = optionalIdOf<CompanyId>(wire.company)
  const guest = optionalIdOf<GuestId>(wire.guest)
  const replaces = optionalIdOf<GrantId>(wire.replaces)
  const passes = optionalIdOf<AssignmentId>(wire.passes)
  return {
    is: 'grant',
    to: company ? { company } : { guest: present(guest) },
    code: within(wire.code ?? '', code_chars),
    name: within(wire.name ?? '', name_chars_max),
    role,
    write: wire.write ?? false,
    passOn: wire.passOn ?? false,
    answerMinutes: wire.answerMinutes ?? 0,
    ...(replaces ? { replaces } : {}),
    ...(passes ? { passes } : {}),
  }
}

function readRevoke(wire: baton.Revoke.$Properties): Structural {
  const how = revokeKinds[wire.kind ?? 0]
  if (!how) return unknownAct
  const frontier = readIds<DeltaId>(wire.frontier, frontier_ids_max)
  return { is: 'revoke', grant: idOf(wire.grant), frontier, how, reason: reasonOf(wire) }
}

function readClosing(wire: baton.CertificateClosed.$Properties): Structural {
  const revocation = within(bytesOrNone(wire.revocation), certificate_bytes_max)
  const frontier = readIds<DeltaId>(wire.frontier, frontier_ids_max)
  if (revocation.length === 0) throw new Refused('malformed')
  return { is: 'certificate closed', revocation: copied(revocation), frontier }
}

function readStage(wire: baton.Stage.$Properties): Structural {
  const stage = stageOrder[wire.kind ?? 0]
  if (!stage) return unknownAct
  return { is: 'stage', stage, reason: reasonOf(wire), automatic: wire.automatic ?? false }
}

function readClose(wire: baton.Close.$Properties): Structural {
  const assignments = readIds<AssignmentId>(wire.assignments, named_assignments_max)
  return { is: 'close', cancelled: wire.cancelled ?? false, assignments, reason: reasonOf(wire) }
}

function readReopen(wire: baton.Reopen.$Properties): Structural {
  const endings = readIds<DeltaId>(wire.endings, named_assignments_max)
  const assignments = readIds<AssignmentId>(wire.assignments, named_assignments_max)
  return { is: 'reopen', endings, assignments, reason: reasonOf(wire) }
}

function reasonOf({ reason }: { readonly reason?: string | null | undefined }): string {
  return within(reason ?? '', reason_chars_max)
}

function idOf<T extends AnyId>(bytes: Uint8Array | null | undefined): T {
  return present(idFromBytes<T>(bytes))
}

function optionalIdOf<T extends AnyId>(bytes: Uint8Array | null | undefined): T | undefined {
  const id = optionalId<T>(bytes)
  if (id === false) throw new Refused('malformed')
  return id
}

/** Ids without repetition, at most `max` of them. Throws a Refused. */
export function readIds<T extends AnyId>(
  list: readonly Uint8Array[] | null | undefined,
  max: number,
): T[] {
  if (!list || list.length === 0) return []
  const ids = within(list, max).map((bytes) => idOf<T>(bytes))
  if (ids.length > 1 && new Set(ids).size !== ids.length) throw new Refused('malformed')
  return ids
}
