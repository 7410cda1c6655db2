/**
 * Four companies in a ring do what comes to their minds on one job while links come and go. Nothing
 * that was saved is lost, nothing throws, and everybody on the job comes to the same.
 */
import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { type TimelineLine, timeline, writeEntry } from '../../node/job/entries.ts'
import { attendJob, closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { bringIn, confirmEnd, leaveJob, recallAssignment } from '../../node/job/parties.ts'
import type { Result } from '../../node/job/result.ts'
import { reportedStages, reportStage, withdrawStage } from '../../node/job/stages.ts'
import type { AssignmentId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { Random } from '../link/model-random.ts'
import { burglary, copyOf, cut, equalCopies, heal, ok, startRow, viewOf } from '../support/chain.ts'
import { type Company, link, until } from '../support/company.ts'

const moves_each = 300
const reason = 'so it came about'

type Move = (company: Company, job: StreamId, view: JobView, random: Random) => Promise<Result>

const acting = (company: Company) => ({ by: `somebody at ${company.code}` })
const someAssignment = (view: JobView, random: Random) =>
  random.pick(view.assignments)?.id as AssignmentId

const give: Move = (company, job, _, random) => {
  const code = random.pick(['PAT', 'SUB', 'EXT']) ?? 'PAT'
  const input = { to: { code }, role: 'provider' } as const
  return bringIn(company.jobs, job, input, acting(company))
}

const reopen: Move = (company, job, view, random) => {
  const named = random.chance(0.5) && view.assignments.length > 0
  const input = named ? { assignments: [someAssignment(view, random)], reason } : { reason }
  return reopenJob(company.jobs, job, input, acting(company))
}

/** The more often a move stands here, the more often it is made. */
const moves: readonly Move[] = [
  (company, job, _, random) => {
    const fields = { request: `version ${random.hex(4)}` }
    return editJob(company.jobs, job, { fields }, acting(company))
  },
  (company, job, view, random) => {
    const assignment = someAssignment(view, random)
    const fields = { orderNumber: random.hex(2), docketNumber: random.hex(2) }
    return editJob(company.jobs, job, { fields, assignment }, acting(company))
  },
  ...Array<Move>(3).fill((company, job, view, random) => {
    const stage = random.pick(reportedStages.slice(0, -1)) ?? 'accepted'
    const own = view.assignments.filter(({ holder, ended }) => holder === company.id && !ended)
    const assignment = random.pick(own)?.id
    const report = { stage, reason, ...(assignment ? { assignment } : {}) }
    return reportStage(company.jobs, job, report, acting(company))
  }),
  (company, job) => reportStage(company.jobs, job, { stage: 'complete' }, acting(company)),
  give,
  give,
  (company, job, view, random) => {
    const how = random.pick(['declined', 'released'] as const) ?? 'declined'
    const own = view.assignments.filter(({ holder, ended }) => holder === company.id && !ended)
    const assignment = random.pick(own)?.id
    const leaving = { how, reason, ...(assignment ? { assignment } : {}) }
    return leaveJob(company.jobs, job, leaving, acting(company))
  },
  (company, job, view, random) => {
    const recall = { assignment: someAssignment(view, random), reason }
    return recallAssignment(company.jobs, job, recall, acting(company))
  },
  (company, job) => confirmEnd(company.jobs, job, {}, acting(company)),
  (company, job) => attendJob(company.jobs, job, acting(company)),
  (company, job, _, random) =>
    closeJob(company.jobs, job, { cancelled: random.chance(0.5), reason }, acting(company)),
  reopen,
  (company, job, view, random) => {
    const stage = random.pick(view.assignments.flatMap(({ stages }) => stages))?.id as DeltaId
    return withdrawStage(company.jobs, job, { stage, reason }, acting(company))
  },
]

/** Most often what brings a job that has ended back to life: much else is refused then. */
function nextMove({ life }: JobView, random: Random): Move {
  const revives = life === 'unassigned' ? give : reopen
  const revive = life !== 'open' && random.chance(0.5)
  return (revive ? revives : random.pick(moves)) ?? reopen
}

function textOf({ content }: TimelineLine): string {
  return content.is === 'entry' ? content.text : content.is
}

/**
 * The notes that this company wrote, but for those under a grant that never counted: who gave it
 * had been off the job already.
 */
async function writtenAt(company: Company, job: StreamId): Promise<string[]> {
  const grants = (await company.streams.get(job))?.structure.membership.grants
  const lines = await timeline(company.jobs, job)
  return lines
    .filter((line) => line.company === company.id)
    .filter(({ grant }) => !(grant && grants?.get(grant)?.void))
    .map(textOf)
}

async function playRandomJob(t: Test, seed: number): Promise<void> {
  const random = new Random(seed)
  const { alm, pat, sub, ext, network } = await startRow(t, ['alm', 'pat', 'sub', 'ext'])
  await link(alm, sub)
  await link(pat, ext)
  const all = [alm, pat, sub, ext]
  const links = [
    [alm, pat],
    [pat, sub],
    [sub, ext],
    [alm, sub],
    [pat, ext],
  ] as const
  const providers = [{ code: 'PAT' }]
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers }, { by: 'Olsen' }))
  /** All links are up, and everybody on the job has all of it. */
  const meet = () => {
    for (const [one, other] of links) heal(network, one, other)
    return companiesOn(job, alm, all)
  }
  let saved = 0
  for (let i = 0; i < moves_each; i++) {
    const [one, other] = random.pick(links) ?? links[0]
    if (random.chance(0.2)) cut(network, one, other)
    if (random.chance(0.02)) await meet()
    const company = random.pick(all) ?? alm
    const view = await company.view(job)
    if (!view) continue
    const text = `note ${i}`
    const result = random.chance(0.3)
      ? await writeEntry(company.jobs, job, { kind: 'note', text }, acting(company))
      : await nextMove(view, random)(company, job, view, random)
    // What can't be done is said in words of the field, before the protocol forbids it.
    assert(!(result.refused && /may not write that/.test(result.message)), String(i))
    if (result.refused || result.saved.length === 0) continue
    saved++
  }
  await meet()
  // Who has left by now sends what it wrote before it knew; nobody on the job waits for that.
  const missing = async () => {
    const here = new Set((await timeline(alm.jobs, job)).map(textOf))
    const written = await Promise.all(all.map((company) => writtenAt(company, job)))
    return written.flat().filter((text) => !here.has(text))
  }
  await until('every note', async () => (await missing()).length === 0, 10_000).catch(() => {})
  t.same(await missing(), [], 'nothing that was written is lost')
  const on = await meet()
  const texts = (await equalCopies(job, on)).timeline.map(textOf)
  t.equal(new Set(texts).size, texts.length, 'and nothing is there twice')
  t.ok(saved > 30, `${saved} moves were made`)
  await goOn(alm, job)
  await meet()
  for (const company of on) {
    await company.streams.rebuild(() => {})
    assert.deepEqual(await equalCopies(job, [company]), await copyOf(alm, job))
  }
}

/** However it stands: its issuer can reopen it, attend it, and end it. */
async function goOn(issuer: Company, job: StreamId): Promise<void> {
  const { life } = await viewOf(issuer, job)
  if (life === 'complete' || life === 'cancelled') {
    ok(await reopenJob(issuer.jobs, job, { reason }, acting(issuer)))
    assert.match((await viewOf(issuer, job)).life, /open|unassigned/)
  }
  const attended = await attendJob(issuer.jobs, job, acting(issuer))
  assert(!attended.refused || attended.code === 'already-on-the-job')
  ok(await closeJob(issuer.jobs, job, { cancelled: true, reason }, acting(issuer)))
}

/** Everybody whose grant is active, once all of them read the same. */
async function companiesOn(
  job: StreamId,
  issuer: Company,
  all: readonly Company[],
): Promise<readonly Company[]> {
  let on: readonly Company[] = []
  const same = async () => {
    const { members } = await viewOf(issuer, job)
    on = all.filter(({ id }) => members.some((one) => one.active && one.company === id))
    const [first, ...others] = await Promise.all(on.map((company) => copyOf(company, job)))
    return others.every((copy) => isDeepStrictEqual(copy, first))
  }
  await until('everybody on the job reads the same', same, 10_000).catch(() => undefined)
  await equalCopies(job, on)
  return on
}

t.test('whatever companies do while links come and go, they come to the same', async (t) => {
  t.jobs = 8
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    t.test(`seed ${seed}`, { buffered: true }, (t) => playRandomJob(t, seed))
  }
})
