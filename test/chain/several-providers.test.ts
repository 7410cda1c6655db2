/** Several providers on one job at once, and companies that come onto it late. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { reopenJob } from '../../node/job/lifecycle.ts'
import { leaveJob } from '../../node/job/parties.ts'
import { history_inline_max } from '../../protocol/limits.ts'
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
  startBothWays,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { link, until } from '../support/company.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'

t.test(
  'two providers at once: each has its own assignment, stages, times and numbers',
  async (t) => {
    const { pat, alm, sub } = await startRow(t, ['pat', 'alm', 'sub'])
    const row = [pat, alm, sub]
    const providers = [{ code: 'PAT' }, { code: 'SUB' }]
    const made = ok(await createJob(alm.jobs, { ...burglary, providers }, operator))
    t.match(made.recipients, [
      { code: 'PAT', how: 'sent' },
      { code: 'SUB', how: 'sent' },
    ])
    const { job } = made
    for (const company of [pat, sub]) {
      await untilView(company, job, 'both assignments', (view) => view.assignments.length === 2)
    }
    await reports(pat, job, 'accepted')
    await reports(sub, job, 'on site')
    await edits(pat, job, { docketNumber: 'P-1' }, guard)
    await edits(sub, job, { docketNumber: 'S-1' }, guard)
    const order = {
      assignment: heldBy(await viewOf(alm, job), sub).id,
      fields: { orderNumber: 'O' },
    }
    ok(await editJob(alm.jobs, job, order, operator))
    refusedAs(
      t,
      await editJob(pat.jobs, job, order, guard),
      'may-not',
      /two companies of an assign/,
    )
    const theirs = { kind: 'note', text: 'x', assignment: order.assignment } as const
    refusedAs(t, await writeEntry(pat.jobs, job, theirs, guard), 'may-not')
    await untilView(pat, job, 'the order', (view) => heldBy(view, sub).fields.orderNumber)
    const { view } = await equalCopies(job, row)
    t.match(heldBy(view, pat), { status: 'accepted', fields: { docketNumber: { value: 'P-1' } } })
    t.match(heldBy(view, sub), { status: 'on site', fields: { docketNumber: { value: 'S-1' } } })
    t.equal(heldBy(view, pat).fields.orderNumber, undefined)
  },
)

t.test('one provider declines, the other does the job', async (t) => {
  const { pat, alm, sub, job } = await startBothWays(t)
  ok(await leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, operator))
  await untilView(sub, job, 'declined', (view) => heldBy(view, pat).ended?.how === 'declined')
  t.equal((await viewOf(sub, job)).life, 'open')
  await reports(sub, job, 'complete')
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  await equalCopies(job, [alm, sub])
})

t.test('two providers who can’t reach each other write at once: nothing is lost', async (t) => {
  const { pat, alm, sub, network, job } = await startBothWays(t)
  cut(network, alm, pat)
  cut(network, alm, sub)
  for (const company of [pat, sub, alm]) {
    const note = { kind: 'note', text: `from ${company.code}` } as const
    ok(await writeEntry(company.jobs, job, note, guard))
  }
  heal(network, alm, pat)
  heal(network, alm, sub)
  const lines = async () => (await equalCopies(job, [alm, pat, sub])).timeline.length
  await until('all three', async () => (await lines()) === 3, 15_000)
})

for (const [length, count] of [
  ['short', 5],
  ['long', history_inline_max + 10],
] as const) {
  t.test(`a company that is brought in late gets a ${length} history, and goes on`, async (t) => {
    const { alm, pat, sub, reg } = await startRow(t, ['alm', 'pat', 'sub', 'reg'])
    await link(pat, reg)
    const job = await jobAlong([alm, pat, sub])
    for (let i = 0; i < count; i++) {
      const author = i % 2 ? alm : sub
      await notes(author, job, `note ${i}`)
    }
    await reports(sub, job, 'complete')
    await untilView(pat, job, 'complete', (view) => view.life === 'complete')
    ok(await reopenJob(pat.jobs, job, { reason: 'again' }, operator))
    await equalCopies(job, [alm, pat, sub])
    const { recipients } = await passOn(pat, job, reg)
    t.ok(recipients.some(({ code, how }) => code === 'REG' && how === 'sent'))
    const last = await notes(alm, job, 'welcome')
    await until('the last note', () => reg.storage.deltas.position(last), 15_000)
    await reports(reg, job, 'accepted')
    await untilView(alm, job, 'REG accepts', (view) => heldBy(view, reg).status === 'accepted')
    const { view, timeline } = await equalCopies(job, [alm, pat, sub, reg])
    t.equal(timeline.length, count + 1)
    t.equal(view.generation, 1, 'it knows that the job was complete once')
    t.equal(heldBy(view, sub).stages.length, 1)
  })
}

t.test('a company that is brought in late passes all of it on', async (t) => {
  const { alm, pat, sub, reg } = await startRow(t, ['alm', 'pat', 'sub', 'reg'])
  const { job } = ok(await createJob(alm.jobs, burglary, operator))
  for (let i = 0; i < history_inline_max + 1; i++) {
    await notes(alm, job, `note ${i}`)
  }
  for (const [from, to] of [
    [alm, pat],
    [pat, sub],
    [sub, reg],
  ] as const) {
    await untilView(from, job, 'the job', () => true)
    // On at once, while its history is still on the way.
    await passOn(from, job, to)
  }
  await untilView(reg, job, 'the job', () => true)
  const { timeline } = await equalCopies(job, [alm, pat, sub, reg])
  t.equal(timeline.length, history_inline_max + 1)
})
