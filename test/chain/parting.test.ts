/** Parting from a job: what ends a grant reaches the branch, is the last that does, and is told. */
import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { leaveJob, partOnJob } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import {
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  ok,
  passOn,
  refusedAs,
  savedBy,
  startJob,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, link, until } from '../support/company.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

const names = ['alm', 'pat', 'sub', 'reg'] as const

function memberAt(view: JobView, company: Company) {
  return view.members.findLast((member) => member.company === company.id)
}

/** Off the job, and known to know it. */
function isTold(view: JobView, company: Company): boolean {
  const member = memberAt(view, company)
  return member !== undefined && !member.active && !member.untold
}

async function part(from: Company, job: StreamId, other: Company): Promise<DeltaId> {
  return savedBy(await partOnJob(from.jobs, job, other.id, 'the link ends', operator))
}

async function holds(company: Company, delta: DeltaId): Promise<boolean> {
  return (await company.storage.deltas.position(delta)) !== undefined
}

t.test(
  'a revoke passes down the branch, is the last thing sent into it, and is told',
  async (t) => {
    const network = new RecordedNetwork()
    const { alm, pat, sub, reg, job } = await startJob(t, names, {}, network)
    const revoke = await part(pat, job, sub)
    for (const company of [sub, reg]) {
      const view = await untilView(company, job, 'the revoke', (now) => !memberAt(now, sub)?.active)
      t.equal(memberAt(view, reg)?.active, false, 'with SUB went who it had brought in')
      refusedAs(
        t,
        await reportStage(company.jobs, job, { stage: 'on site' }, guard),
        'not-on-the-job',
      )
    }
    for (const at of [pat, alm]) {
      for (const branch of [sub, reg]) {
        const told = (view: JobView) => isTold(view, branch)
        await untilView(at, job, `${branch.code} is told`, told)
      }
    }
    const after = { fields: { request: 'somebody else goes' } }
    const edit = savedBy(await editJob(alm.jobs, job, after, operator))
    await until('PAT has the edit', () => holds(pat, edit), 15_000)
    const next = await jobAlong([pat, sub, reg])
    await equalCopies(next, [pat, sub, reg])
    t.notOk((await holds(sub, edit)) || (await holds(reg, edit)), 'nothing more of the job came')
    for (const [from, to] of [
      [pat, sub],
      [sub, reg],
    ] as const) {
      const sent = network.deltasSent(from, to)
      const later = sent.slice(sent.indexOf(revoke) + 1)
      const streams = later.map(async (id) => (await from.storage.deltas.position(id))?.stream)
      t.ok(later.length > 0 && sent.includes(revoke))
      t.same(new Set(await Promise.all(streams)), new Set([next]), 'after it only the other job')
    }
  },
)

t.test('until its receipt is here, the page says that a company is not told yet', async (t) => {
  const { alm, pat, sub, reg, network, job } = await startJob(t, names)
  cut(network, sub, reg)
  cut(network, pat, sub)
  await part(pat, job, sub)
  const untold = async (at: Company) =>
    (await viewOf(at, job)).members.filter((one) => one.untold).map(({ code }) => code)
  t.same(await untold(pat), ['SUB', 'REG'])
  await untilView(alm, job, 'SUB is not told', (view) => memberAt(view, sub)?.untold)
  t.same(await untold(alm), ['SUB', 'REG'])
  heal(network, pat, sub)
  await untilView(alm, job, 'SUB is told', (view) => isTold(view, sub))
  t.same(await untold(alm), ['REG'], 'a guard of REG may still attend')
  heal(network, sub, reg)
  await untilView(alm, job, 'REG is told', (view) => isTold(view, reg))
  t.same(await untold(pat), [])
})

t.test('brought in by one who had been revoked unknowingly: it is told as well', async (t) => {
  const { alm, pat, sub, reg, network } = await startRow(t, names)
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, pat, sub)
  await part(pat, job, sub)
  await passOn(sub, job, reg)
  await untilView(reg, job, 'the job', () => true)
  await reports(reg, job, 'en route')
  cut(network, sub, reg)
  heal(network, pat, sub)
  await untilView(alm, job, 'REG was brought in', (view) => memberAt(view, reg)?.untold)
  heal(network, sub, reg)
  await until(
    'REG knows that it is off the job',
    async () => (await reportStage(reg.jobs, job, { stage: 'on site' }, guard)).refused,
    15_000,
  )
  await untilView(alm, job, 'REG is told', (view) => isTold(view, reg))
})

t.test(
  'what the branch wrote before it knew comes up, is shown as late, and counts not',
  async (t) => {
    const { alm, pat, sub, network } = await startRow(t, names)
    const job = await jobAlong([alm, pat, sub])
    await equalCopies(job, [alm, pat, sub])
    cut(network, pat, sub)
    await part(pat, job, sub)
    const fields = { request: 'as SUB saw it' }
    const edit = await edits(sub, job, fields, guard)
    heal(network, pat, sub)
    await until('ALM has it', () => holds(alm, edit), 15_000)
    const view = await untilView(alm, job, 'it is offered', (now) => now.offered.length > 0)
    t.match(view.offered, [{ value: fields.request, standing: 'void', company: sub.id }])
    t.not(view.fields.request?.value, fields.request)
  },
)

t.test('who declines or releases sees that the other company has it', async (t) => {
  const { alm, pat, sub } = await startRow(t, names)
  for (const how of ['declined', 'released'] as const) {
    const job = await jobAlong([alm, pat, sub])
    await equalCopies(job, [alm, pat, sub])
    ok(
      await leaveJob(pat.jobs, job, { how, reason: 'no car' }, operator).catch(
        () => undefined as never,
      ),
    )
    await untilView(alm, job, how, (view) => heldBy(view, pat).ended?.how === how)
    await untilView(
      pat,
      job,
      'ALM has it',
      (view) => memberAt(view, alm)?.delivery?.state === 'delivered',
    )
    await untilView(pat, job, 'SUB is told', (view) => isTold(view, sub))
    await untilView(alm, job, 'SUB is told', (view) => isTold(view, sub))
  }
})

t.test(
  'granted anew after a parting: a new assignment, all of the job, and both ways',
  async (t) => {
    const { alm, pat, sub, reg, job } = await startJob(t, names)
    await part(pat, job, sub)
    await untilView(reg, job, 'it is off the job', (view) => !memberAt(view, reg)?.active)
    await notes(alm, job, 'meanwhile')
    await equalCopies(job, [alm, pat])
    await passOn(pat, job, sub)
    await untilView(
      sub,
      job,
      'a second assignment',
      (view) => view.assignments.filter(({ holder }) => holder === sub.id).length === 2,
    )
    await passOn(sub, job, reg)
    await untilView(reg, job, 'it is on the job', (view) => memberAt(view, reg)?.active)
    await reports(reg, job, 'on site')
    await untilView(alm, job, 'REG is on site', (view) => heldBy(view, reg).status === 'on site')
    await edits(alm, job, { priority: 1 })
    await untilView(reg, job, 'the priority', (view) => view.fields.priority)
    const { timeline } = await equalCopies(job, [alm, pat, sub, reg])
    t.match(timeline, [{ content: { text: 'meanwhile' } }])
  },
)

t.test('both ends part at once: one job, no harm', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, names)
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, pat, sub)
  await part(pat, job, sub)
  await part(sub, job, pat)
  heal(network, pat, sub)
  await untilView(alm, job, 'told', (view) => isTold(view, sub))
  await untilView(sub, job, 'ended', (view) => heldBy(view, sub).ended)
  await link(alm, sub)
  await passOn(alm, job, sub)
  await untilView(sub, job, 'it is on the job', (view) => memberAt(view, sub)?.active)
})
