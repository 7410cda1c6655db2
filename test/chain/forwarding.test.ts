/** Rule 3: every permitted change reaches every company on the job, except where it came from. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { withdrawEntry, writeEntry } from '../../node/job/entries.ts'
import { bringIn, confirmEnd, recallAssignment } from '../../node/job/parties.ts'
import { reportStage, withdrawStage } from '../../node/job/stages.ts'
import type { DeltaId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import {
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  ok,
  passOn,
  refusedAs,
  savedBy,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, link, until } from '../support/company.ts'
import { guard, operator, reports } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

const codes = ['alm', 'pat', 'sub', 'reg', 'car'] as const

/** Waits until every company holds this delta. */
async function everywhere(companies: readonly Company[], what: string, id: DeltaId) {
  const holds = async (company: Company) =>
    (await company.storage.deltas.position(id)) !== undefined
  for (const company of companies) {
    await until(`${what} at ${company.code}`, () => holds(company), 15_000)
  }
}

t.test('every permitted change goes down a line of five companies and back up it', async (t) => {
  const { alm, pat, sub, reg, car } = await startRow(t, codes)
  const row = [alm, pat, sub, reg, car]
  const job = await jobAlong(row)
  await equalCopies(job, row)
  // Whoever writes, and wherever it stands in the line, the others get it.
  for (const [i, company] of row.entries()) {
    const priority = editJob(company.jobs, job, { fields: { priority: i + 1 } }, operator)
    await everywhere(row, 'a field of the job', savedBy(await priority))
    const note = { kind: 'note', text: `from ${company.code}` } as const
    const noted = savedBy(await writeEntry(company.jobs, job, note, operator))
    await everywhere(row, 'a note', noted)
    const taken = { delta: noted, slot: 0, reason: 'wrong job' }
    await everywhere(
      row,
      'a note struck out',
      savedBy(await withdrawEntry(company.jobs, job, taken, operator)),
    )
  }
  const assignment = heldBy(await viewOf(reg, job), car).id
  const agreed = { assignment, fields: { orderNumber: 'O-1', dueAt: 1_800_000_000_000 } }
  await everywhere(row, 'an order number', savedBy(await editJob(reg.jobs, job, agreed, operator)))
  const asked = { kind: 'sealCheckAsked', text: 'all zones sealed?' } as const
  const ask = savedBy(await writeEntry(car.jobs, job, asked, guard))
  await everywhere(row, 'a seal check', ask)
  const answer = { kind: 'sealCheckAnswered', text: '', items: ['zone 3'], answers: ask } as const
  await everywhere(row, 'its answer', savedBy(await writeEntry(alm.jobs, job, answer, operator)))
  const wrong = await reports(car, job, 'off site')
  await everywhere(row, 'a stage', wrong)
  const back = await withdrawStage(car.jobs, job, { stage: wrong, reason: 'too early' }, guard)
  await everywhere(row, 'a stage taken back', savedBy(back))
  const outcome = { fields: { outcome: 'all in order', docketNumber: 'D-5' } }
  const done = await reportStage(car.jobs, job, { stage: 'complete', ...outcome }, guard)
  await everywhere(row, 'the outcome', savedBy(done))
  const { view, timeline } = await equalCopies(job, row)
  t.equal(view.life, 'complete')
  t.equal(view.fields.priority?.value, 5)
  t.equal(heldBy(view, car).fields.outcome?.value, 'all in order')
  t.equal(heldBy(view, car).fields.orderNumber?.value, 'O-1')
  t.equal(timeline.filter((line) => line.kind === 'note' && line.withdrawnBy).length, 5)
  t.same(view.sealChecks, [])
})

t.test('a recall and its confirmation are known all along the line', async (t) => {
  const { alm, pat, sub, reg } = await startRow(t, ['alm', 'pat', 'sub', 'reg'])
  const row = [alm, pat, sub, reg]
  const job = await jobAlong(row)
  const assignment = heldBy(await viewOf(sub, job), reg).id
  const recall = { assignment, reason: 'false alarm' }
  const called = await recallAssignment(sub.jobs, job, recall, operator)
  await everywhere(row, 'the recall', savedBy(called))
  const confirmed = savedBy(await confirmEnd(reg.jobs, job, {}, guard))
  await everywhere(row, 'its confirmation', confirmed)
  const { view } = await equalCopies(job, row)
  t.equal(heldBy(view, reg).ended?.how, 'recalled')
})

t.test(
  'a change is never sent back to where it came from, and goes over a link once',
  async (t) => {
    const network = new RecordedNetwork()
    const { alm, pat, sub, reg, car } = await startRow(t, codes, {}, network)
    const row = [alm, pat, sub, reg, car]
    const job = await jobAlong(row)
    const byAuthor = new Map<Company, DeltaId[]>()
    for (const company of row) {
      const note = { kind: 'note', text: `from ${company.code}` } as const
      const saved = savedBy(await writeEntry(company.jobs, job, note, operator))
      byAuthor.set(company, [saved])
      await everywhere(row, 'the note', saved)
    }
    await equalCopies(job, row)
    for (const [i, from] of row.entries()) {
      for (const to of [row[i - 1], row[i + 1]]) {
        if (!to) continue
        const sent = network.deltasSent(from, to)
        t.equal(new Set(sent).size, sent.length, `${from.code} to ${to.code}: each once`)
        for (const [author, ids] of byAuthor) {
          const away = Math.sign(row.indexOf(to) - i) === Math.sign(i - row.indexOf(author))
          const passes = author === from || away
          t.equal(ids.filter((id) => sent.includes(id)).length, passes ? 1 : 0)
        }
      }
    }
    t.same(network.deltasSent(alm, sub), [], 'who is no neighbour on the job is sent nothing')
  },
)

t.test('a company can be brought onto a job once: a second time is refused', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  await link(alm, sub)
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  const provider = (code: string) => ({ to: { code }, role: 'provider' }) as const
  const again = /PAT Security is on this job already/
  refusedAs(t, await bringIn(alm.jobs, job, provider('PAT'), operator), 'already-on-the-job', again)
  const elsewhere = await bringIn(alm.jobs, job, provider('SUB'), operator)
  refusedAs(t, elsewhere, 'already-on-the-job', /SUB Security is on this job already/)
  const twice = { ...burglary, providers: [{ code: 'PAT' }, { code: 'PAT' }] }
  refusedAs(t, await createJob(alm.jobs, twice, operator), 'already-on-the-job')
  const payer = { ...burglary, alarmCompany: { code: 'ALM' }, customer: { code: 'ALM' } }
  const { recipients } = ok(await createJob(pat.jobs, payer, operator))
  t.equal(recipients.length, 1, 'the alarm company is often the customer too: once on the job')
})

t.test('a job can’t be passed on in a circle', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  await link(sub, alm)
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  for (const code of ['ALM', 'PAT']) {
    const round = await bringIn(sub.jobs, job, { to: { code }, role: 'provider' }, operator)
    refusedAs(t, round, 'already-on-the-job', new RegExp(`${code} Security is on this job`))
  }
})

t.test('brought in twice by two who were apart: both stand, and nothing is lost', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  await link(alm, sub)
  const job = await jobAlong([alm, pat])
  await equalCopies(job, [alm, pat])
  cut(network, alm, pat)
  await passOn(pat, job, sub)
  await passOn(alm, job, sub)
  heal(network, alm, pat)
  await untilView(sub, job, 'both', (view) => held(view, sub).length === 2)
  const row = [alm, pat, sub]
  await equalCopies(job, row)
  for (const company of row) {
    const note = { kind: 'note', text: `from ${company.code}` } as const
    await everywhere(row, 'a note', savedBy(await writeEntry(company.jobs, job, note, operator)))
  }
  const { timeline } = await equalCopies(job, row)
  t.equal(timeline.length, 3, 'what came over two ways is there once')
  for (const company of row) {
    const view = await viewOf(company, job)
    t.equal(view.members.find((one) => one.company === sub.id)?.by, pat.id, 'the earlier is shown')
  }
})

function held(view: JobView, by: Company) {
  return view.assignments.filter(({ holder }) => holder === by.id)
}
