/** What the use cases of jobs need. */
import type { Grant } from '../../protocol/delta/delta.ts'
import type { AssignmentId, CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { fields } from '../../protocol/job/fields.ts'
import { registerKey } from '../../protocol/job/fold.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import type { LinkSettings, LinkState } from '../../storage/storage.ts'
import { type Acting, grantToWriteUnder, UnwritableError } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step, Streams } from '../stream/streams.ts'
import { companyName } from './company-names.ts'
import { type Recipient, type Refusal, type Result, refuse } from './result.ts'

/** A company as the links know it. */
export type KnownCompany = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  readonly state: LinkState
  readonly settings: LinkSettings
}

export type CompanyDirectory = {
  byId(company: CompanyId): KnownCompany | undefined
  byCode(code: string): KnownCompany | undefined
}

/** What a provider's Complete needs, by the company's own setting. */
export const completeNeeds = [
  'on-site',
  'off-site',
  'resolution',
  'order-number',
  'docket-number',
  'advised',
] as const
export type CompleteNeed = (typeof completeNeeds)[number]

export type JobContext = {
  readonly streams: Streams
  readonly companies: CompanyDirectory
  /** The next number of our own counter, with our code. */
  readonly nextNumber: () => Promise<string>
  /** Numbers, as they are looked up, of jobs that are being made: no index holds them yet. */
  readonly claimed?: Set<string>
  readonly completeNeeds: readonly CompleteNeed[]
}

/** Saves what `decide` says and names who gets it. */
export async function saveJob(
  context: JobContext,
  job: StreamId,
  acting: Acting,
  decide: (open: OpenStream) => readonly Step[] | Refusal,
): Promise<Result> {
  const saved = await saveOrRefuse(context, job, acting, decide)
  if (!saved) return notFound
  if ('instead' in saved) return saved.instead
  const recipients = recipientsOf(context, saved.open)
  return { refused: false, job, saved: saved.ids, recipients }
}

/**
 * What the rules of the protocol forbid (a grant without "write", a limit) is a refusal too: most of
 * it is said before in better words, and nothing that a peer sent may end the node.
 */
async function saveOrRefuse(
  context: JobContext,
  job: StreamId,
  acting: Acting,
  decide: (open: OpenStream) => readonly Step[] | Refusal,
) {
  const { streams } = context
  const decideHere = (open: OpenStream) => {
    if (open.state.kind !== 'job') return { instead: notFound }
    if (!isMember(open, streams.context.own.company)) return { instead: notOnTheJob }
    const decided = decide(open)
    return 'refused' in decided ? { instead: decided } : decided
  }
  try {
    return await streams.save<Refusal>(job, decideHere, acting)
  } catch (error) {
    if (!(error instanceof UnwritableError)) throw error
    const message = `Baton can't keep this change: it is ${error.reason}.`
    return { instead: refuse('unwritable', message, { details: [error.reason] }) }
  }
}

export const notFound = refuse('not-found', 'There is no such job here.')
const notOnTheJob = refuse(
  'not-on-the-job',
  'This company is no longer on the job: nothing can be changed. Ask who gave it to you.',
)

/** The issuer, or a company whose grant is active. */
function isMember(open: OpenStream, company: CompanyId): boolean {
  const { membership } = open.structure
  if (open.state.issuer === company) return true
  return [...membership.grants.values()].some(
    (line) => line.to === company && isActive(membership, line.id),
  )
}

/**
 * Everybody on the job but us: reached when the first company on the way to them has an active
 * link. Companies that are only named are phoned.
 */
export function recipientsOf(context: JobContext, open: OpenStream): Recipient[] {
  const own = context.streams.context.own.company
  const recipients: Recipient[] = []
  for (const [company, first] of firstHops(open, own)) {
    const line = [...open.structure.membership.grants.values()].find((one) => one.to === company)
    const how = context.companies.byId(first)?.state === 'active' ? 'sent' : 'not sent – phone'
    recipients.push({ company, ...companyName(context, open.state, company, line?.grant), how })
  }
  for (const name of namedOnly(open)) recipients.push({ code: '', name, how: 'not sent – phone' })
  return recipients
}

/** By company on the job: the neighbour of `own` on the way to it. */
function firstHops(open: OpenStream, own: CompanyId): Map<CompanyId, CompanyId> {
  const { membership } = open.structure
  const edges = new Map<CompanyId, CompanyId[]>()
  for (const line of membership.grants.values()) {
    if (!line.to || !isActive(membership, line.id)) continue
    edges.set(line.by, [...(edges.get(line.by) ?? []), line.to])
    edges.set(line.to, [...(edges.get(line.to) ?? []), line.by])
  }
  const hops = new Map<CompanyId, CompanyId>()
  let border: [CompanyId, CompanyId | undefined][] = [[own, undefined]]
  while (border.length > 0) {
    const next: typeof border = []
    for (const [company, first] of border) {
      for (const other of edges.get(company) ?? []) {
        if (other === own || hops.has(other)) continue
        hops.set(other, first ?? other)
        next.push([other, first ?? other])
      }
    }
    border = next
  }
  return hops
}

/** Companies without a link. */
const partyFields = [fields.alarmCompany, fields.customer, fields.provider]

function namedOnly(open: OpenStream): string[] {
  return partyFields.flatMap(({ number }) => {
    const value = open.fold.registers[registerKey(undefined, number)]?.[0]?.value
    return value?.is === 'text' && value.text ? [value.text] : []
  })
}

/** The job is complete or cancelled: what is written now is held or refused. */
export function isFrozen({ structure }: OpenStream): boolean {
  return structure.life === 'complete' || structure.life === 'cancelled'
}

/** The assignment named, or the only one of ours that is open. */
export function ownAssignment(
  context: JobContext,
  open: OpenStream,
  id: AssignmentId | undefined,
): Assignment | Refusal {
  const own = context.streams.context.own.company
  const ours = [...open.structure.assignments.values()].filter((one) => attends(one, own))
  if (id) {
    const one = open.structure.assignments.get(id)
    if (!one) return refuse('not-found', 'There is no such assignment on this job.', field)
    if (attends(one, own)) return one
    const { name } = companyName(context, open.state, one.holder, one)
    return refuse('not-held', `${name || 'Another company'} attends there, not this one.`, field)
  }
  const live = ours.filter((one) => !one.ended)
  if (live.length === 1 && live[0]) return live[0]
  if (live.length > 1) return refuse('missing', 'Say which assignment: there are several.', field)
  return ours.at(-1) ?? refuse('not-held', 'This company does not attend this job.', field)
}

const field = { field: 'assignment' }

/** Who attends: the holder, or for a guest the company that brought the guest in. */
export function attends(assignment: Assignment, company: CompanyId): boolean {
  return (assignment.holder ?? assignment.granter) === company
}

/** Its fields and lines are its two sides' to write, and a caller's on a phoned-through job. */
export function assignmentToWrite(
  context: JobContext,
  open: OpenStream,
  id: AssignmentId,
): Assignment | Refusal {
  const one = open.structure.assignments.get(id)
  if (!one) return refuse('not-found', 'There is no such assignment on this job.', field)
  const own = context.streams.context.own.company
  if (one.holder === own || one.granter === own) return one
  const role = ownGrant(context, open)?.role
  const above = role === 'alarm company' || role === 'customer'
  if (above && one.holder === open.state.issuer) return one
  return refuse('may-not', 'Only the two companies of an assignment write to it.', field)
}

/** The grant that we write under; absent for the issuer. */
export function ownGrant(context: JobContext, open: OpenStream): Grant | undefined {
  const { membership } = open.structure
  const id = grantToWriteUnder(membership, context.streams.context)
  return id && membership.grants.get(id)?.grant
}

/** Already said: the assignment ended. */
export function endedRefusal(assignment: Assignment): Refusal {
  return refuse(
    'ended',
    `This assignment is ${assignment.ended?.how ?? 'ended'}. To change it, set the job to In Progress (reopen), change it, and complete it again.`,
  )
}
