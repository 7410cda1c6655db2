/**
 * What users of such networks are told, sentence by sentence (shared/seeds/smartnet-faq.txt,
 * rephrased), on three whole nodes over TCP. What it says of Complete is in complete.test.ts and
 * held-edits.test.ts.
 */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { bringIn } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { burglary, ok, refusedAs } from '../support/chain.ts'
import { type RunningNode, startLine, untilViewAt } from '../support/nodes.ts'
import { edits, guard, operator, reports } from '../support/people.ts'

function heldBy(view: JobView, node: RunningNode) {
  return view.assignments.find(({ holder }) => holder === node.company)
}

t.test('what the frequently asked questions promise', async (t) => {
  const { alm, pat, sub } = await startLine(t)
  const toPat = { ...burglary, providers: [{ code: 'PAT' }] }

  t.test('companies send jobs to each other and see status and outcome as they go', async (t) => {
    const { job } = ok(await createJob(alm.jobs, toPat, operator))
    await untilViewAt(pat, job, 'the job')
    for (const stage of ['accepted', 'en route', 'on site', 'off site'] as const) {
      await reports(pat, job, stage)
      await untilViewAt(alm, job, stage, (view) => heldBy(view, pat)?.status === stage)
    }
    const fields = { outcome: 'window broken, boarded up', resolution: 'B2' }
    ok(await reportStage(pat.jobs, job, { stage: 'complete', fields }, guard))
    const view = await untilViewAt(alm, job, 'complete', ({ life }) => life === 'complete')
    t.equal(heldBy(view, pat)?.fields.outcome?.value, fields.outcome)
  })

  t.test('a number is unique: three letters stand before the issuing company’s own', async (t) => {
    const made = []
    for (const node of [alm, pat, sub]) {
      const { job } = ok(await createJob(node.jobs, burglary, operator))
      made.push((await untilViewAt(node, job, 'its number')).number)
    }
    t.match(made, [/^ALM\d+$/, /^PAT\d+$/, /^SUB\d+$/])
  })

  t.test('everybody who deals with a job uses the issuing company’s number for it', async (t) => {
    const { job } = ok(await createJob(alm.jobs, toPat, operator))
    const { number } = await untilViewAt(pat, job, 'the job')
    ok(await bringIn(pat.jobs, job, { to: { code: 'SUB' }, role: 'provider' }, operator))
    t.equal((await untilViewAt(sub, job, 'the job')).number, number)
    t.match(number, /^ALM/)
  })

  t.test('phoned through to you, a job is still copied back to the issuing company', async (t) => {
    const { job } = ok(
      await createJob(pat.jobs, { ...burglary, alarmCompany: { code: 'ALM' } }, operator),
    )
    const { number } = await untilViewAt(alm, job, 'the copy')
    t.match(number, /^PAT/, 'it has your number and not theirs')
    await reports(pat, job, 'on site')
    await untilViewAt(alm, job, 'progress', (view) => heldBy(view, pat)?.status === 'on site')
    const on = await bringIn(alm.jobs, job, { to: { code: 'PAT' }, role: 'provider' }, operator)
    t.ok(on.refused)
    t.equal(
      (await untilViewAt(alm, job, 'its grant')).members.find((m) => m.company === alm.company)
        ?.passOn,
      false,
      'so it goes to no other system at their end',
    )
  })

  for (const role of ['alarmCompany', 'customer'] as const) {
    t.test(`you don’t send: OK has sent it where another is ${role}`, async (t) => {
      const made = ok(await createJob(pat.jobs, { ...burglary, [role]: { code: 'ALM' } }, operator))
      t.match(made.recipients, [{ code: 'ALM', how: 'sent' }], 'when you create')
      await untilViewAt(alm, made.job, 'the job')
      const fields = { request: 'two zones now' }
      const saved = ok(await editJob(pat.jobs, made.job, { fields }, operator))
      t.match(saved.recipients, [{ code: 'ALM', how: 'sent' }], 'and when you update')
      const request = ({ fields: now }: JobView) => now.request?.value === fields.request
      await untilViewAt(alm, made.job, 'the update', request)
    })
  }

  t.test('changes go to who is linked to their copy: down the line, and back up', async (t) => {
    const { job } = ok(await createJob(alm.jobs, toPat, operator))
    await untilViewAt(pat, job, 'the job')
    ok(await bringIn(pat.jobs, job, { to: { code: 'SUB' }, role: 'provider' }, operator))
    await untilViewAt(sub, job, 'the job')
    const request = 'key is at the neighbour’s'
    await edits(alm, job, { request })
    const asked = ({ fields }: JobView) => fields.request?.value === request
    await untilViewAt(sub, job, 'what the alarm company changed', asked)
    await reports(sub, job, 'on site', 'off site')
    const fields = { outcome: 'all in order', resolution: 'A1' }
    ok(await reportStage(sub.jobs, job, { stage: 'complete', fields }, guard))
    const done = (view: JobView) => heldBy(view, sub)?.fields.outcome?.value === 'all in order'
    const view = await untilViewAt(alm, job, 'what the patrol that did it reported', done)
    t.equal(view.life, 'complete')
  })

  t.test('before the links are set up, nothing is sent, and the page says so', async (t) => {
    const far = { ...burglary, providers: [{ code: 'SUB' }] }
    refusedAs(t, await createJob(alm.jobs, far, operator), 'unknown-company', /no link with "SUB"/)
    const named = { ...burglary, providers: [{ name: 'Sub Guards' }] }
    const { recipients } = ok(await createJob(alm.jobs, named, operator))
    t.match(recipients, [{ name: 'Sub Guards', how: 'not sent – phone' }])
  })
})
