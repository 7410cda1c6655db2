/** Rule 7: how far a job has come at every company is visible, and silence is loud. */
import t from 'tap'
import { watchAnswers } from '../../node/job/answer-watch.ts'
import { startAutomatic } from '../../node/job/automatic.ts'
import { createJob } from '../../node/job/create.ts'
import { timeline } from '../../node/job/entries.ts'
import { type AssignmentId, type StreamId, toBytes } from '../../protocol/ids.ts'
import type { Delivery, JobView } from '../../protocol/job/view.ts'
import { history_inline_max } from '../../protocol/limits.ts'
import {
  burglary,
  cut,
  heal,
  heldBy,
  jobAlong,
  ok,
  passOn,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, link, until } from '../support/company.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'

function deliveryAt(view: JobView, company: Company): Delivery | undefined {
  return view.members.find((member) => member.company === company.id)?.delivery
}

/** Waits until this company's page says so of another one. */
async function untilDelivery(
  at: Company,
  job: StreamId,
  of: Company,
  state: Delivery['state'],
): Promise<Delivery> {
  const what = `${of.code} is ${state}`
  const view = await untilView(at, job, what, (now) => deliveryAt(now, of)?.state === state)
  return deliveryAt(view, of) as Delivery
}

t.test('queued, delivered and seen are told of every company, over several hops', async (t) => {
  const { alm, pat, sub, reg, network } = await startRow(t, ['alm', 'pat', 'sub', 'reg'])
  const row = [alm, pat, sub, reg]
  const began = Date.now()
  const job = await jobAlong(row)
  for (const at of row) {
    for (const other of row) {
      if (other === at) continue
      const { deliveredAt = 0, seenAt } = await untilDelivery(at, job, other, 'delivered')
      t.ok(deliveredAt >= began && deliveredAt <= Date.now(), `${at.code}: ${other.code}, when`)
      t.equal(seenAt, undefined, 'no person there has looked')
    }
  }
  const looked = Date.now()
  await reg.receipts.seen(job)
  for (const at of [alm, pat, sub]) {
    const { deliveredAt = 0, seenAt = 0 } = await untilDelivery(at, job, reg, 'seen')
    t.ok(deliveredAt >= began && seenAt >= looked && seenAt <= Date.now())
  }
  // What is written now has been seen by nobody, and where a link is cut it waits.
  cut(network, sub, reg)
  await edits(alm, job, { request: 'zone 9' })
  await untilDelivery(alm, job, sub, 'delivered')
  t.same(deliveryAt(await viewOf(alm, job), reg), { state: 'queued' })
  heal(network, sub, reg)
  await untilDelivery(alm, job, reg, 'delivered')
})

for (const [history, count] of [
  ['short', 0],
  ['long', history_inline_max + 50],
] as const) {
  t.test(`brought in later, with a ${history} history: it knows who else has it`, async (t) => {
    const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
    const job = await jobAlong([alm, pat])
    for (let i = 0; i < count; i++) {
      await notes(alm, job, `note ${i}`)
    }
    await untilDelivery(alm, job, pat, 'delivered')
    await pat.receipts.seen(job)
    await untilDelivery(alm, job, pat, 'seen')
    await passOn(pat, job, sub)
    await untilDelivery(sub, job, pat, 'seen')
    await untilDelivery(sub, job, alm, 'delivered')
    await untilDelivery(alm, job, sub, 'delivered')
    t.same([...alm.failures, ...pat.failures, ...sub.failures], [])
  })
}

t.test('a receipt that comes before what it is about counts once that is there', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await untilDelivery(sub, job, alm, 'delivered')
  cut(network, pat, sub)
  await notes(pat, job, 'not at SUB yet')
  await untilDelivery(pat, job, alm, 'delivered')
  const receipts = await pat.storage.receipts.of(job)
  const early = receipts.find(({ company, seen }) => company === alm.id && !seen)
  await sub.receipts.take(pat.id, [toBytes(early?.signed ?? '')], () => undefined)
  heal(network, pat, sub)
  await until('the note', async () => (await timeline(sub.jobs, job)).length === 1, 15_000)
  await untilDelivery(sub, job, alm, 'delivered')
  t.same(
    (await sub.storage.receipts.of(job)).filter(({ partial }) => partial),
    [],
  )
})

t.test('delivered means durable at the company, not sent to it', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  cut(network, alm, pat)
  const providers = [{ code: 'PAT' }]
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers }, operator))
  t.same(deliveryAt(await viewOf(alm, job), pat), { state: 'queued' })
  heal(network, alm, pat)
  await untilDelivery(alm, job, pat, 'delivered')
  t.ok((await pat.streams.get(job))?.state.held, 'PAT has it on the disk')
})

t.test('a silent peer is visible: when it was last there, and why it is not', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  const status = () => alm.network.status(pat.id)[0]
  const connected = await until('a connection', () => status()?.connected && status(), 15_000)
  t.ok(connected && Date.now() - (connected.lastSeenAt ?? 0) < 1000, 'it is there now')
  const cutAt = Date.now()
  cut(network, alm, pat)
  const silent = await until('it is gone', () => !status()?.connected && status(), 15_000)
  t.ok(silent)
  const failing = await until('a dial fails', () => status()?.trouble && status(), 15_000)
  const { lastSeenAt = 0, trouble } = failing || {}
  t.ok(lastSeenAt >= cutAt - 1000 && lastSeenAt <= Date.now(), 'the time stands still')
  t.match(trouble, /can't be reached/)
  t.ok(alm.news.some((news) => news.is === 'disconnected' && news.company === pat.id))
  heal(network, alm, pat)
  await until('it is there again', () => status()?.connected, 15_000)
  t.equal(status()?.trouble, undefined)
})

t.test('no answer in time alarms at both ends, once, and an answer in time does not', async (t) => {
  let minutes = 0
  const clock = {
    get clockOffset() {
      return minutes * 60_000
    },
  }
  const { alm, pat } = await startRow(t, ['alm', 'pat'], { alm: clock, pat: clock })
  const alarms: { readonly at: string; readonly assignment: AssignmentId }[] = []
  for (const company of [alm, pat]) {
    const tell = ({ assignment }: { assignment: AssignmentId }) =>
      alarms.push({ at: company.code, assignment })
    t.teardown(watchAnswers(company.jobs, tell, (error) => company.failures.push(error)))
  }
  const input = { ...burglary, providers: [{ code: 'PAT' }], answerMinutes: 5 }
  const sent = []
  for (let i = 0; i < 3; i++) {
    const { job } = ok(await createJob(alm.jobs, input, operator))
    const view = await untilView(pat, job, 'the job', (now) => now.assignments.length > 0)
    sent.push({ job, assignment: heldBy(view, pat).id })
  }
  const [silent, answered, automatic] = sent
  if (!silent || !answered || !automatic) throw new Error('there are three')
  await reports(pat, answered.job, 'accepted')
  await untilView(alm, answered.job, 'the answer', (view) => heldBy(view, pat).answered)
  t.equal(heldBy(await viewOf(alm, answered.job), pat).answerDueAt, undefined)
  t.same(alarms, [], 'not before its time')
  minutes = 6
  const all = () => alarms.length >= 4
  await until('alarms at both ends', all, 15_000)
  await notes(pat, silent.job, 'on the phone', guard)
  await reports(pat, silent.job, 'accepted')
  await reports(pat, automatic.job, 'accepted')
  const expected = [alm, pat].flatMap(({ code }) =>
    [silent, automatic].map(({ assignment }) => `${code} ${assignment}`),
  )
  t.same(alarms.map(({ at, assignment }) => `${at} ${assignment}`).sort(), expected.sort())
})

t.test('a node that accepts by itself does not stop the answer clock: a person does', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const input = { ...burglary, providers: [{ code: 'PAT' }], answerMinutes: 5 }
  await link(alm, pat, { autoAccept: true })
  t.teardown(startAutomatic(pat.jobs, (error) => pat.failures.push(error)))
  const { job } = ok(await createJob(alm.jobs, input, operator))
  const view = await untilView(alm, job, 'accepted', (v) => heldBy(v, pat).status === 'accepted')
  t.match(heldBy(view, pat), { answered: false, stages: [{ automatic: true, by: 'Baton' }] })
  t.ok(heldBy(view, pat).answerDueAt)
  await reports(pat, job, 'accepted')
  await untilView(alm, job, 'the person’s answer', (v) => heldBy(v, pat).answered)
})
