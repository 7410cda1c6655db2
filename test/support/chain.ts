/** What tests of several companies share: starting them in a row, and comparing their copies. */
import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { Test } from 'tap'
import { type CreateJob, createJob } from '../../node/job/create.ts'
import { type TimelineLine, timeline } from '../../node/job/entries.ts'
import { bringIn } from '../../node/job/parties.ts'
import type { Done, RefusalCode, Result } from '../../node/job/result.ts'
import { unseenIn } from '../../node/stream/unseen.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { type Attention, attentionOf } from '../../protocol/job/attention.ts'
import type { AssignmentView, JobView } from '../../protocol/job/view.ts'
import { Company, type CompanyOptions, link, until } from './company.ts'
import { MemoryNetwork } from './memory-transport.ts'

/** Waits for a link to be dialled again, and for a busy machine. */
const wait_ms = 15_000

/** Companies by name; each is linked with the next. Stopped when the test ends. */
export async function startRow<Name extends string>(
  t: Test,
  names: readonly Name[],
  options: Partial<Record<Name, CompanyOptions>> = {},
  network = new MemoryNetwork(),
): Promise<Record<Name, Company> & { readonly network: MemoryNetwork }> {
  const row: Company[] = []
  const started: { [name: string]: Company } = {}
  for (const name of names) {
    const company = await Company.start(name.toUpperCase(), network, options[name])
    t.teardown(() => company.stop())
    const last = row.at(-1)
    if (last) await link(last, company)
    row.push(company)
    started[name] = company
  }
  return { ...(started as Record<Name, Company>), network }
}

/** The same company again, on what it left on the disk. */
export async function startAgain(
  t: Test,
  before: Company,
  network: MemoryNetwork,
  options: CompanyOptions,
): Promise<Company> {
  const company = await Company.start(before.code, network, {
    identity: before.identity,
    ...options,
  })
  t.teardown(() => company.stop())
  return company
}

/** Throws unless it was saved. */
export function ok(result: Result): Done {
  assert.equal(result.refused, false, result.refused ? result.message : '')
  return result as Done
}

/** Saved, and sent or held: the id of the job's last delta. */
export function savedBy(result: Result): Done['saved'][number] {
  const last = ok(result).saved.at(-1)
  assert(last, 'nothing was saved')
  return last
}

export function refusedAs(t: Test, result: Result, code: RefusalCode, message?: RegExp): void {
  assert(result.refused, `it was saved, not refused as ${code}`)
  t.equal(result.code, code, result.message)
  if (message) t.match(result.message, message)
}

export const burglary: CreateJob = {
  fields: { type: 'alarm response', request: 'burglar alarm, zone 3', siteName: 'Harbour Store' },
}

/** A job of the first company, passed on by each to the next; everybody has it. */
export async function jobAlong(
  row: readonly Company[],
  input: CreateJob = burglary,
): Promise<StreamId> {
  const [issuer, ...others] = row as [Company, ...Company[]]
  const first = others[0]
  const providers = first ? [{ code: first.code }] : []
  const { job } = ok(await createJob(issuer.jobs, { providers, ...input }, { by: 'Olsen' }))
  for (const [i, company] of others.entries()) {
    await until(`${company.code} has the job`, () => company.view(job), wait_ms)
    const next = others[i + 1]
    if (next) await passOn(company, job, next)
  }
  return job
}

/** Companies in a row and a job of the first's, passed on by each to the next: one and the same. */
export async function startJob<Name extends string>(
  t: Test,
  names: readonly Name[],
  options: Partial<Record<Name, CompanyOptions>> = {},
  network = new MemoryNetwork(),
): Promise<Record<Name, Company> & { readonly network: MemoryNetwork; readonly job: StreamId }> {
  const started = await startRow(t, names, options, network)
  const row = names.map((name): Company => started[name])
  const job = await jobAlong(row)
  await equalCopies(job, row)
  return { ...started, job }
}

/** ALM between two providers, and a job that it gave to both: everybody has all of it. */
export async function startBothWays(t: Test, input: Partial<CreateJob> = {}) {
  const started = await startRow(t, ['pat', 'alm', 'sub'])
  const { alm, pat, sub } = started
  const providers = [{ code: 'PAT' }, { code: 'SUB' }]
  const made = await createJob(alm.jobs, { ...burglary, providers, ...input }, { by: 'Olsen' })
  const { job } = ok(made)
  await equalCopies(job, [alm, pat, sub])
  return { ...started, job }
}

export async function passOn(from: Company, job: StreamId, to: Company): Promise<Done> {
  const input = { to: { code: to.code }, role: 'provider' } as const
  return ok(await bringIn(from.jobs, job, input, { by: `dispatcher at ${from.code}` }))
}

export async function viewOf(company: Company, job: StreamId): Promise<JobView> {
  const view = await company.view(job)
  assert(view, `${company.code} does not have the job`)
  return view
}

/** What about the job wants eyes at this company. */
export async function attentionAt(
  company: Company,
  job: StreamId,
  now = Date.now(),
): Promise<Attention[]> {
  const open = await company.streams.get(job)
  assert(open, `${company.code} does not have the job`)
  return attentionOf(open, company.id, now, unseenIn(open.indexed))
}

/** The assignment that this company holds; its last one where there are several. */
export function heldBy(view: JobView, holder: Company): AssignmentView {
  const one = view.assignments.findLast((assignment) => assignment.holder === holder.id)
  assert(one, `${holder.code} has no assignment`)
  return one
}

/** Waits until this company's copy of the job looks so. */
export function untilView(
  company: Company,
  job: StreamId,
  what: string,
  look: (view: JobView) => unknown,
): Promise<JobView> {
  return until(
    `${company.code}: ${what}`,
    async () => {
      const view = await company.view(job)
      return view && look(view) ? view : undefined
    },
    wait_ms,
  )
}

/** Waits until every company reads the same on its job and timeline, and returns that. */
export async function equalCopies(job: StreamId, companies: readonly Company[]): Promise<Copy> {
  let copies: readonly (Copy | undefined)[] = []
  const equal = async () => {
    copies = await Promise.all(companies.map((company) => copyOf(company, job)))
    return copies.every((copy) => copy && isDeepStrictEqual(copy, copies[0]))
  }
  // When it stays different, the difference says more than that time is up.
  await until('equal copies', equal, wait_ms).catch(() => undefined)
  for (const copy of copies) assert.deepEqual(copy, copies[0])
  for (const { failures } of companies) assert.deepEqual(failures, [])
  return copies[0] as Copy
}

export type Copy = { readonly view: JobView; readonly timeline: readonly TimelineLine[] }

/** All that a company reads, without how far it came at others, which each knows differently. */
export async function copyOf(company: Company, job: StreamId): Promise<Copy | undefined> {
  const view = await company.view(job)
  if (!view) return undefined
  const members = view.members.map(({ delivery: _, ...member }) => ({ ...member, untold: false }))
  const lines = await timeline(company.jobs, job)
  return {
    view: { ...view, members },
    timeline: lines.filter((line) => !line.internal).map(withoutLane),
  }
}

/** Lane numbers are each node's own. */
function withoutLane({ withdrawnBy, ...line }: TimelineLine): TimelineLine {
  const by = withdrawnBy ? { withdrawnBy: { ...withdrawnBy, lane: 0 } } : {}
  return { ...line, ...by, lane: 0 }
}

/** What is written after this is later than what was before it, on any clock that is right. */
export async function nextMillisecond(): Promise<void> {
  const now = Date.now()
  await until('the next millisecond', () => Date.now() > now)
}

export function cut(network: MemoryNetwork, one: Company, other: Company): void {
  network.cut(one.own.node, other.own.node)
}

export function heal(network: MemoryNetwork, one: Company, other: Company): void {
  network.heal(one.own.node, other.own.node)
}
