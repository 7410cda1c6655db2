/** What people at the companies do: the same use cases as the pages and the interface call. */
import { saveJob } from '../../node/job/context.ts'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { timeline, withdrawEntry, writeEntry, writeInternalNote } from '../../node/job/entries.ts'
import { attendJob, closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { bringIn, confirmEnd, leaveJob, recallAssignment } from '../../node/job/parties.ts'
import type { Result } from '../../node/job/result.ts'
import { markSeen } from '../../node/job/seen.ts'
import { reportedStages, reportStage, withdrawStage } from '../../node/job/stages.ts'
import type { AssignmentId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import type { Random } from '../link/model-random.ts'
import type { Company } from '../support/company.ts'

/** A company at work on one of its jobs. */
type Desk = {
  readonly company: Company
  readonly job: StreamId
  readonly view: JobView
  readonly random: Random
  /** Codes of the companies that it has links with. */
  readonly linked: readonly string[]
}
type Move = (desk: Desk) => Promise<Result | undefined>

const reason = 'so it came about'
/** Open jobs of a company beyond which nobody makes another one: people work on what there is. */
const jobs_each_max = 6
/** Numbers that people give themselves: so few that some are given twice. */
const own_numbers = 3

const acting = (company: Company) => ({ by: `somebody at ${company.code}` })

const note: Move = ({ company, job, random }) =>
  writeEntry(company.jobs, job, { kind: 'note', text: `note ${random.hex(6)}` }, acting(company))

const edit: Move = ({ company, job, random }) => {
  const fields = { request: `version ${random.hex(4)}` }
  return editJob(company.jobs, job, { fields }, acting(company))
}

const editAssignment: Move = ({ company, job, view, random }) => {
  const assignment = random.pick(view.assignments)?.id as AssignmentId
  const fields = { orderNumber: random.hex(2), docketNumber: random.hex(2) }
  return editJob(company.jobs, job, { fields, assignment }, acting(company))
}

const stage: Move = ({ company, job, view, random }) => {
  const own = view.assignments.filter(({ holder, ended }) => holder === company.id && !ended)
  const assignment = random.pick(own)?.id
  const reported = random.pick(reportedStages.slice(0, -1)) ?? 'accepted'
  const report = { stage: reported, reason, ...(assignment ? { assignment } : {}) }
  return reportStage(company.jobs, job, report, acting(company))
}

const complete: Move = ({ company, job }) =>
  reportStage(company.jobs, job, { stage: 'complete' }, acting(company))

const passOn: Move = ({ company, job, random, linked }) => {
  const code = random.pick(linked) ?? company.code
  return bringIn(company.jobs, job, { to: { code }, role: 'provider' }, acting(company))
}

const leave: Move = ({ company, job, view, random }) => {
  const how = random.chance(0.5) ? 'declined' : 'released'
  const own = view.assignments.filter(({ holder, ended }) => holder === company.id && !ended)
  const assignment = random.pick(own)?.id
  const leaving = { how, reason, ...(assignment ? { assignment } : {}) } as const
  return leaveJob(company.jobs, job, leaving, acting(company))
}

const recall: Move = ({ company, job, view, random }) => {
  const given = view.assignments.filter(({ granter }) => granter === company.id)
  const assignment = random.pick(given)?.id as AssignmentId
  return recallAssignment(company.jobs, job, { assignment, reason }, acting(company))
}

const reopen: Move = ({ company, job, view, random }) => {
  const named = random.chance(0.5) ? random.pick(view.assignments)?.id : undefined
  const input = named ? { assignments: [named], reason } : { reason }
  return reopenJob(company.jobs, job, input, acting(company))
}

/** A line that this company wrote, if there is any. */
async function ownLine({ company, job, random }: Desk) {
  const lines = await timeline(company.jobs, job)
  return random.pick(lines.filter((line) => line.company === company.id && !line.internal))
}

const strikeThrough: Move = async (desk) => {
  const { company, job } = desk
  const line = await ownLine(desk)
  const input = line && { delta: line.id, slot: line.slot, reason }
  return input && withdrawEntry(company.jobs, job, input, acting(company))
}

/** What somebody wrote is deleted for good, at everybody. */
const erase: Move = async (desk) => {
  const { company, job } = desk
  const line = await ownLine(desk)
  if (!line) return undefined
  const act = { is: 'redact', delta: line.id, slot: line.slot } as const
  return saveJob(company.jobs, job, acting(company), () => [() => [{ is: 'act', act }]])
}

const takeBack: Move = ({ company, job, view, random }) => {
  const stages = view.assignments.flatMap((one) => one.stages)
  const named = random.pick(stages)?.id as DeltaId
  return withdrawStage(company.jobs, job, { stage: named, reason }, acting(company))
}

/** What the version before this one has no way to write. */
const newMoves: readonly Move[] = [erase, takeBack]

const moves: readonly Move[] = [
  ...Array<Move>(6).fill(note),
  ...Array<Move>(4).fill(edit),
  ...Array<Move>(2).fill(editAssignment),
  ...Array<Move>(6).fill(stage),
  complete,
  ...Array<Move>(6).fill(passOn),
  leave,
  recall,
  ({ company, job }) => confirmEnd(company.jobs, job, {}, acting(company)),
  ({ company, job }) => attendJob(company.jobs, job, acting(company)),
  ({ company, job, random }) =>
    closeJob(company.jobs, job, { cancelled: random.chance(0.5), reason }, acting(company)),
  reopen,
  ...newMoves,
  strikeThrough,
  ({ company, job, random }) =>
    writeInternalNote(company.jobs, job, `for us alone ${random.hex(4)}`, acting(company)),
]

/** Somebody at this company does something; undefined where there was nothing to do. */
export async function act(
  company: Company,
  random: Random,
  linked: readonly string[],
  isOlder: boolean,
): Promise<Result | undefined> {
  const jobs: StreamId[] = []
  for await (const stream of company.storage.streams.ids()) {
    if ((await company.streams.get(stream))?.state.kind === 'job') jobs.push(stream)
  }
  if (jobs.length === 0 || (jobs.length < jobs_each_max && random.chance(0.1))) {
    return create(company, random, linked)
  }
  const job = random.pick(jobs) as StreamId
  const view = await company.view(job)
  if (!view) return undefined
  if (random.chance(0.1)) {
    await markSeen(company.streams, company.receipts, job)
    return undefined
  }
  const desk = { company, job, view, random, linked }
  const revives = view.life === 'unassigned' ? passOn : reopen
  const move = view.life !== 'open' && random.chance(0.5) ? revives : random.pick(moves)
  return move && !(isOlder && newMoves.includes(move)) ? move(desk) : undefined
}

function create(company: Company, random: Random, linked: readonly string[]): Promise<Result> {
  const code = random.pick(linked)
  const fields = { request: `job ${random.hex(4)}`, siteName: 'Harbour Store' }
  const party = random.from(0, 5)
  const others =
    code === undefined || party === 0
      ? { attend: true }
      : party === 1
        ? { alarmCompany: { code } }
        : { providers: [{ code }] }
  // A number of their own system, which may have been used.
  const number = random.chance(0.2) ? { number: `R${random.from(1, own_numbers)}` } : {}
  return createJob(company.jobs, { fields, ...number, ...others }, acting(company))
}
