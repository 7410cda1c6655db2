/** Edits made at both ends while apart: every copy comes to the same, and shows what lost. */
import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { timeline } from '../../node/job/entries.ts'
import {
  attentionAt,
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
  nextMillisecond,
  ok,
  savedBy,
  startJob,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'

const dispatcher = { by: 'Hansen' }

t.test(
  'one field set at both ends: one value everywhere, the other shown with its author',
  async (t) => {
    const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
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
      t.ok((await attentionAt(company, job)).includes('two values'))
    }
  },
)

t.test('taking one of two values is one click that ends it everywhere', async (t) => {
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, alm, pat)
  await edits(alm, job, { request: 'zone 4' })
  await edits(pat, job, { request: 'zone 5' }, dispatcher)
  heal(network, alm, pat)
  await untilView(sub, job, 'two values', (view) => view.fields.request?.concurrent.length)
  await equalCopies(job, [alm, pat, sub])
  const shown = (await viewOf(sub, job)).fields.request
  const loser = shown?.concurrent[0]
  const write = await edits(sub, job, { request: `${loser?.value}` }, guard)
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.match(view.fields.request, { value: loser?.value, write, company: sub.id, concurrent: [] })
  t.notOk((await attentionAt(alm, job)).includes('two values'))
})

t.test('keeping the value that won ends it too', async (t) => {
  const { alm, pat, network, job } = await startJob(t, ['alm', 'pat'])
  cut(network, alm, pat)
  await edits(alm, job, { request: 'zone 4' })
  await edits(pat, job, { request: 'zone 5' }, dispatcher)
  heal(network, alm, pat)
  await untilView(alm, job, 'two values', (view) => view.fields.request?.concurrent.length)
  await edits(alm, job, { request: 'zone 5' })
  const { view } = await equalCopies(job, [alm, pat])
  t.match(view.fields.request, { value: 'zone 5', company: alm.id, concurrent: [] })
})

t.test('different fields set at both ends do not conflict, nor do notes and stages', async (t) => {
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, pat, sub)
  await edits(alm, job, { request: 'zone 4', priority: 1 })
  await notes(alm, job, 'key holder rang')
  await edits(sub, job, { siteAddress: 'Quay 9' }, guard)
  await reports(sub, job, 'on site')
  await notes(sub, job, 'gate locked', guard)
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
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, pat, sub)
  const assignment = heldBy(await viewOf(pat, job), sub).id
  const ordered = { assignment, fields: { orderNumber: 'PO-1' } }
  ok(await editJob(pat.jobs, job, ordered, dispatcher))
  await nextMillisecond()
  await edits(sub, job, { orderNumber: 'PO-2' }, guard)
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
  const { alm, pat, job } = await startJob(t, ['alm', 'pat'])
  const shown = (await viewOf(alm, job)).fields.request?.write
  if (!shown) throw new Error('the form shows a request')
  await edits(pat, job, { request: 'rear door open' }, dispatcher)
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
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, alm, pat)
  cut(network, pat, sub)
  for (const company of [alm, pat, sub]) {
    const fields = { request: `seen by ${company.code}` }
    await nextMillisecond()
    await edits(company, job, fields, { by: company.code })
    await notes(company, job, company.code, guard)
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
