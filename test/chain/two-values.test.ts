/** Edits made at both ends while apart: every copy comes to the same, and shows what lost. */
import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { timeline, writeEntry } from '../../node/job/entries.ts'
import { reportStage } from '../../node/job/stages.ts'
import { attentionOf } from '../../protocol/job/attention.ts'
import {
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  nextMillisecond,
  ok,
  savedBy,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'

const guard = { by: 'Guard 14' }
const operator = { by: 'Olsen' }
const dispatcher = { by: 'Hansen' }

t.test(
  'one field set at both ends: one value everywhere, the other shown with its author',
  async (t) => {
    const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
    const job = await jobAlong([alm, pat, sub])
    await equalCopies(job, [alm, pat, sub])
    cut(network, alm, pat)
    const above = { fields: { request: 'zone 3 and 4' } }
    const below = { fields: { request: 'rear door open' } }
    const first = savedBy(await editJob(alm.jobs, job, above, operator))
    await nextMillisecond()
    const second = savedBy(await editJob(sub.jobs, job, below, guard))
    heal(network, alm, pat)
    await untilView(alm, job, 'two values', (view) => view.fields.request?.concurrent.length)
    const { view } = await equalCopies(job, [alm, pat, sub])
    const { request } = view.fields
    const values = [request, ...(request?.concurrent ?? [])]
    t.match(
      new Map(values.map((one) => [one?.write, one])),
      new Map([
        [first, { value: above.fields.request, company: alm.id, by: 'Olsen' }],
        [second, { value: below.fields.request, company: sub.id, by: 'Guard 14' }],
      ]),
    )
    t.equal(values.length, 2, 'the value that both had seen is gone')
    t.equal(request?.write, second, 'the later one wins')
    for (const company of [alm, pat, sub]) {
      t.ok(attentionOf(view, company.id, Date.now()).includes('two values'))
    }
  },
)

t.test('taking one of two values is one click that ends it everywhere', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, alm, pat)
  ok(await editJob(alm.jobs, job, { fields: { request: 'zone 4' } }, operator))
  ok(await editJob(pat.jobs, job, { fields: { request: 'zone 5' } }, dispatcher))
  heal(network, alm, pat)
  await untilView(sub, job, 'two values', (view) => view.fields.request?.concurrent.length)
  await equalCopies(job, [alm, pat, sub])
  const shown = (await viewOf(sub, job)).fields.request
  const loser = shown?.concurrent[0]
  const write = savedBy(
    await editJob(sub.jobs, job, { fields: { request: `${loser?.value}` } }, guard),
  )
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.match(view.fields.request, { value: loser?.value, write, company: sub.id, concurrent: [] })
  t.notOk(attentionOf(view, alm.id, Date.now()).includes('two values'))
})

t.test('keeping the value that won ends it too', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  const job = await jobAlong([alm, pat])
  await equalCopies(job, [alm, pat])
  cut(network, alm, pat)
  ok(await editJob(alm.jobs, job, { fields: { request: 'zone 4' } }, operator))
  ok(await editJob(pat.jobs, job, { fields: { request: 'zone 5' } }, dispatcher))
  heal(network, alm, pat)
  await untilView(alm, job, 'two values', (view) => view.fields.request?.concurrent.length)
  ok(await editJob(alm.jobs, job, { fields: { request: 'zone 5' } }, operator))
  const { view } = await equalCopies(job, [alm, pat])
  t.match(view.fields.request, { value: 'zone 5', company: alm.id, concurrent: [] })
})

t.test('different fields set at both ends do not conflict, nor do notes and stages', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, pat, sub)
  ok(await editJob(alm.jobs, job, { fields: { request: 'zone 4', priority: 1 } }, operator))
  ok(await writeEntry(alm.jobs, job, { kind: 'note', text: 'key holder rang' }, operator))
  ok(await editJob(sub.jobs, job, { fields: { siteAddress: 'Quay 9' } }, guard))
  ok(await reportStage(sub.jobs, job, { stage: 'on site' }, guard))
  ok(await writeEntry(sub.jobs, job, { kind: 'note', text: 'gate locked' }, guard))
  heal(network, pat, sub)
  await untilView(alm, job, 'the address', (view) => view.fields.siteAddress)
  await untilView(sub, job, 'the priority', (view) => view.fields.priority)
  const { view, timeline } = await equalCopies(job, [alm, pat, sub])
  t.match(view.fields, {
    request: { value: 'zone 4', concurrent: [] },
    priority: { value: 1, concurrent: [] },
    siteAddress: { value: 'Quay 9', concurrent: [] },
  })
  t.equal(heldBy(view, sub).status, 'on site')
  t.equal(timeline.length, 2)
})

t.test('one field of an assignment set by both its sides shows both', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, pat, sub)
  const assignment = heldBy(await viewOf(pat, job), sub).id
  const ordered = { assignment, fields: { orderNumber: 'PO-1' } }
  ok(await editJob(pat.jobs, job, ordered, dispatcher))
  await nextMillisecond()
  ok(await editJob(sub.jobs, job, { fields: { orderNumber: 'PO-2' } }, guard))
  heal(network, pat, sub)
  const two = (view: Awaited<ReturnType<typeof viewOf>>) =>
    heldBy(view, sub).fields.orderNumber?.concurrent.length
  await untilView(alm, job, 'two values', two)
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.match(heldBy(view, sub).fields.orderNumber, {
    value: 'PO-2',
    company: sub.id,
    concurrent: [{ value: 'PO-1', company: pat.id }],
  })
  t.equal(heldBy(view, pat).fields.orderNumber, undefined, 'PAT’s own assignment has its own')
})

t.test('a form that had not shown a value does not silently replace it', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const job = await jobAlong([alm, pat])
  const shown = (await viewOf(alm, job)).fields.request?.write
  if (!shown) throw new Error('the form shows a request')
  ok(await editJob(pat.jobs, job, { fields: { request: 'rear door open' } }, dispatcher))
  await equalCopies(job, [alm, pat])
  const form = { fields: { request: 'zone 4' }, seen: { request: [shown] } }
  ok(await editJob(alm.jobs, job, form, operator))
  const { view } = await equalCopies(job, [alm, pat])
  t.match(view.fields.request, {
    value: 'zone 4',
    concurrent: [{ value: 'rear door open', company: pat.id }],
  })
  t.not(view.fields.request?.value, burglary.fields.request)
})

t.test('three values at three companies stand side by side on every copy', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, alm, pat)
  cut(network, pat, sub)
  for (const company of [alm, pat, sub]) {
    const fields = { request: `seen by ${company.code}` }
    await nextMillisecond()
    ok(await editJob(company.jobs, job, { fields }, { by: company.code }))
    ok(await writeEntry(company.jobs, job, { kind: 'note', text: company.code }, guard))
  }
  heal(network, pat, sub)
  await untilView(sub, job, 'PAT’s value', (view) => view.fields.request?.concurrent.length === 1)
  heal(network, alm, pat)
  await untilView(sub, job, 'ALM’s value', (view) => view.fields.request?.concurrent.length === 2)
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.same(
    view.fields.request?.concurrent.map(({ by }) => by),
    ['PAT', 'ALM'],
    'the latest first',
  )
  t.equal(view.fields.request?.by, 'SUB')
  t.equal((await timeline(alm.jobs, job)).length, 3)
})
