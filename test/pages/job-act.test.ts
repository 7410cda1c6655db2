/** What is done with a job over HTTP: each action, what it says, and why it is refused. */
import t from 'tap'
import { startAutomatic } from '../../node/job/automatic.ts'
import { desks, fieldOf, plain, shared } from './job-desk.ts'

const timelineOf = (page: string) => plain(page.slice(page.indexOf('id="timeline"')))

t.test('accepting answers the job, and the other side sees it', async (t) => {
  const { alm, pat, job } = await shared(t)
  t.match(await pat.show(job), 'data-key="a"')
  t.match(await pat.act(job, 'accept'), /Accepted\. Goes to ALM Security\./)
  await alm.until(job, 'accepted', ({ assignments }) => assignments[0]?.answered)
  t.match(plain(await alm.show(job)), /Accepted PAT Olsen 1/)
  t.notMatch(await pat.show(job), 'data-key="a"')
})

t.test('declining needs a reason; without one the form comes back as it was', async (t) => {
  const { alm, pat, job } = await shared(t)
  const page = await pat.refused(job, 'decline', { reason: '   ' })
  t.match(page, 'Decline ALM10001')
  t.match(page, /aria-invalid="true"/)
  t.match(plain(page), 'Fill this in.')
  await pat.act(job, 'decline', { reason: 'no car' })
  const view = await alm.until(job, 'declined', ({ life }) => life === 'unassigned')
  t.match(view.assignments[0]?.ended, { how: 'declined', reason: 'no car' })
  t.match(plain(await alm.show(job)), /Declined: PAT Security/)
  t.match(plain(await pat.show(job)), 'This company is no longer on the job')
})

t.test('what was accepted is released, not declined', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'accept')
  const page = await pat.show(job)
  t.match(page, 'sheet-release')
  t.notMatch(page, 'sheet-decline')
  await pat.act(job, 'release', { reason: 'the car broke down' })
  const view = await alm.until(job, 'released', ({ life }) => life === 'unassigned')
  t.match(view.assignments[0]?.ended, { how: 'released', reason: 'the car broke down' })
})

t.test('a job is passed on to who is linked, and says who gets it', async (t) => {
  const { alm, pat, sub } = await desks(t, ['alm', 'pat', 'sub'])
  const job = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(job, 'the job at PAT', () => true)
  const said = await pat.act(job, 'pass-on', { to: 'sub', responseClass: '4', answerMinutes: '5' })
  t.match(said, /Passed on\. Goes to .*SUB Security/)
  const view = await sub.until(job, 'the job at SUB', () => true)
  const held = await sub.held(job)
  t.equal(held.granter, pat.node.company.id)
  t.match(
    view.members.map(({ code }) => code),
    ['ALM', 'PAT', 'SUB'],
  )
  await sub.until(job, 'its fields', ({ assignments }) =>
    assignments.some(({ fields }) => typeof fields.dueAt?.value === 'number'),
  )
  t.match((await sub.held(job)).fields, { responseClass: { value: '4' } })
})

t.test('nobody is brought in twice, nor who gave us the job: said in words', async (t) => {
  const { alm, pat, job } = await shared(t)
  const loop = await pat.refused(job, 'pass-on', { to: 'ALM · ALM Security' })
  t.match(plain(loop), 'ALM Security is on this job already.')
  t.match(loop, 'value="ALM · ALM Security"', 'what was typed is kept')
  t.match(plain(await alm.refused(job, 'pass-on', { to: 'PAT' })), 'PAT Security is on this job')
  t.match(plain(await pat.refused(job, 'pass-on', { to: 'pat' })), 'That is this company itself.')
})

t.test('who has no link is phoned: the issuer names it, and enters its stages', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make()
  t.match(await alm.act(job, 'pass-on', { to: 'Night Patrol' }), /NOT SENT – PHONE: Night Patrol/)
  t.match((await alm.view(job)).fields.provider?.value, 'Night Patrol')
  t.match(await alm.act(job, 'stage', { stage: 'on site', time: '' }), /^On site\./)
  t.equal((await alm.held(job)).status, 'on site')
})

t.test('who was given a job passes it on by phone: its own assignment says to whom', async (t) => {
  const { pat, alm, job } = await shared(t)
  await pat.act(job, 'pass-on', { to: 'Night Patrol' })
  await alm.until(job, 'the run', ({ assignments }) => assignments[0]?.fields.run)
  const view = await alm.view(job)
  t.equal(view.assignments[0]?.fields.run?.value, 'Night Patrol')
  t.equal(view.fields.provider, undefined, 'no field of the job is written over by it')
})

t.test('what is agreed with who is phoned stands on our own assignment', async (t) => {
  const { alm, pat, job } = await shared(t)
  const agreed = { responseClass: '3', orderNumber: 'PO-7', dueAt: '2026-11-23T04:30' }
  const early = await pat.refused(job, 'pass-on', { to: 'Night Patrol', answerMinutes: '5' })
  t.match(plain(early), 'Without a link nobody is waited for')
  t.equal(fieldOf(early, 'answerMinutes'), '5')
  await pat.act(job, 'pass-on', { to: 'Night Patrol', ...agreed })
  const own = await alm.make()
  let saves = 0
  const stop = alm.node.company.jobs.streams.onChanged(() => saves++)
  await alm.act(own, 'pass-on', { to: 'Night Patrol', ...agreed })
  stop()
  t.equal(saves, 1, 'attending, and what was agreed')
  const classed = await alm.make()
  await alm.act(classed, 'pass-on', { to: 'Night Patrol', responseClass: '3' })
  for (const one of [await pat.held(job), await alm.held(own)]) {
    t.match(one.fields, {
      responseClass: { value: '3' },
      orderNumber: { value: 'PO-7' },
      dueAt: { value: Date.parse('2026-11-23T04:30Z') },
    })
  }
  t.type((await alm.held(classed)).fields.dueAt?.value, 'number', 'its class says until when')
  t.equal((await alm.view(own)).fields.provider?.value, 'Night Patrol')
  const again = await alm.refused(own, 'pass-on', { to: 'Night Patrol', dueAt: 'soon' })
  t.match(plain(again), 'Pass on')
})

t.test('a recall is loud until a person there confirms it', async (t) => {
  const { alm, pat, job } = await shared(t)
  const [one] = (await alm.view(job)).assignments
  const said = await alm.act(job, 'recall', { assignment: one?.id ?? '', reason: 'false alarm' })
  t.match(said, 'a guard may still attend')
  t.match(plain(await alm.show(job)), 'recalled, not confirmed: a guard may still attend')
  t.match(timelineOf(await alm.show(job)), 'guard may still attend')
  await pat.until(job, 'recalled', ({ assignments }) => assignments[0]?.recall)
  const page = plain(await pat.show(job))
  t.match(page, /Recalled\. false alarm Call your guard off, then confirm/)
  t.match(await pat.act(job, 'confirm'), /^Confirmed\./)
  await alm.until(job, 'confirmed', ({ assignments }) => assignments[0]?.ended)
  t.notMatch(plain(await alm.show(job)), 'guard may still attend')
  t.match(plain(await pat.refused(job, 'confirm')), 'There is no recall and no close to confirm.')
})

t.test('cancelling names who is open; they confirm', async (t) => {
  const { alm, pat, job } = await shared(t)
  t.match(plain(await alm.show(job)), /Still open, and must confirm: PAT Security/)
  await alm.act(job, 'cancel', { reason: 'the customer rang' })
  await pat.until(job, 'cancelled', ({ life }) => life === 'cancelled')
  t.match(plain(await pat.show(job)), 'Closed by its issuer.')
  await pat.act(job, 'confirm')
  await alm.until(job, 'confirmed', ({ assignments }) => !assignments[0]?.mustConfirm)
  t.match(plain(await alm.refused(job, 'cancel', { reason: 'again' })), 'complete already')
})

t.test('only who issued a job cancels or closes it', async (t) => {
  const { alm, pat, job } = await shared(t)
  for (const to of ['cancel', 'close']) {
    t.match(plain(await pat.refused(job, to, { reason: 'x' })), 'Only who issued the job')
  }
  t.notMatch(await pat.show(job), 'sheet-cancel')
  await alm.act(job, 'close', { reason: 'they never came' })
  t.equal((await alm.view(job)).life, 'complete')
})

t.test('a reopening names who goes on; the others keep their outcome', async (t) => {
  const { alm, pat, sub } = await desks(t, ['alm', 'pat', 'sub'])
  const job = await pat.make({ providers: [{ code: 'ALM' }, { code: 'SUB' }] })
  for (const desk of [alm, sub]) {
    await desk.until(job, 'the job', () => true)
    await desk.act(job, 'accept')
    await desk.act(job, 'complete', {})
  }
  await pat.until(job, 'complete', ({ life }) => life === 'complete')
  const form = await pat.show(job, '/reopen')
  t.match(plain(form), 'Only those ticked go on')
  const mine = await sub.heldId(job)
  await pat.act(job, 'reopen', { 'assignments[]': mine, reason: 'the back door again' })
  const view = await pat.view(job)
  t.equal(view.life, 'open')
  const byHolder = new Map(view.assignments.map((one) => [one.holder, one.ended?.how]))
  t.equal(byHolder.get(alm.node.company.id), 'complete')
  t.equal(byHolder.get(sub.node.company.id), undefined)
})

t.test('stages are reported with the time at which they happened', async (t) => {
  const now = Date.parse('2026-11-21T23:05:00Z')
  const { alm } = await desks(t, ['alm'], { alm: { now: () => now } })
  const job = await alm.make({ attend: true })
  t.match(await alm.show(job), 'data-key="s"')
  await alm.act(job, 'stage', { stage: 'en route', time: '2258' })
  await alm.act(job, 'stage', { stage: 'on site', time: '23:58' })
  const { stages } = await alm.held(job)
  t.match(
    stages.map(({ stage, happenedAt }) => [stage, new Date(happenedAt).toISOString().slice(0, 16)]),
    [
      ['en route', '2026-11-21T22:58'],
      ['on site', '2026-11-20T23:58'],
    ],
    'what has not come today was yesterday',
  )
  const page = await alm.refused(job, 'stage', { stage: 'off site', time: '7 o’clock' })
  t.match(plain(page), 'A time such as 03:12 or 0312 is expected')
  t.equal((await alm.client.post(`/job/${job}/stage`, { stage: 'accepted' })).status, 422)
})

t.test('a wrong stage is taken back, struck through, at every company', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'stage', { stage: 'off site', time: '' })
  const [wrong] = (await pat.held(job)).stages
  const form = await pat.show(job, `/take-back?delta=${wrong?.id}`)
  t.match(plain(form), 'Off site')
  await pat.act(job, 'take-back', { delta: wrong?.id ?? '', reason: 'wrong button' })
  await alm.until(job, 'taken back', ({ assignments }) =>
    assignments[0]?.stages.some(({ standing }) => standing === 'withdrawn'),
  )
  t.match(await alm.show(job), '<s>Off site</s>')
  const foreign = await alm.refused(job, 'take-back', { delta: wrong?.id ?? '' })
  t.match(plain(foreign), 'Only who reported a stage takes it back')
  t.equal((await alm.client.get(`/job/${job}/take-back?delta=x`)).status, 404)
})

t.test('standing down and abandoning end our assignment, with a reason', async (t) => {
  const { alm } = await desks(t, ['alm'])
  for (const [to, how] of [
    ['stand-down', 'stood down'],
    ['abandon', 'abandoned'],
  ] as const) {
    const job = await alm.make({ attend: true })
    const assignment = await alm.heldId(job)
    t.match(plain(await alm.refused(job, to, { assignment, reason: '' })), 'Fill this in.')
    await alm.act(job, to, { assignment, reason: 'cancelled before arrival' })
    t.match((await alm.held(job)).ended, { how, reason: 'cancelled before arrival' })
  }
})

t.test('attending ourselves opens our own assignment, once', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make()
  t.match(plain(await alm.show(job)), /Nobody attends\. Attend ourselves/)
  await alm.act(job, 'attend')
  t.equal((await alm.view(job)).life, 'open')
  t.match(plain(await alm.refused(job, 'attend')), 'attends this job already')
})

t.test('a run is assigned, changed and taken off again', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const assignment = await alm.heldId(job)
  await alm.act(job, 'run', { assignment, run: '14' })
  t.match(plain(await alm.show(job)), /Run 14/)
  await alm.act(job, 'run', { assignment, run: '' })
  t.equal((await alm.held(job)).fields.run?.value, '')
})

t.test('a job is combined with another visit at its site', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const { jobs, failures, beforeStop } = pat.node.company
  beforeStop.push(startAutomatic(jobs, (error) => failures.push(error)))
  const theirs = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(theirs, 'the job at PAT', () => true)
  const visit = await pat.make({ attend: true, fields: { siteName: 'harbour store' } })
  const page = plain(await pat.show(theirs))
  t.match(page, 'Other open jobs here 1')
  t.match(page, 'Served by the visit of PAT10001')
  t.match(await pat.act(theirs, 'combine', { by: visit }), 'Served by the same visit')
  t.equal((await pat.held(theirs)).tied, visit)
  t.equal((await pat.held(theirs)).answered, true)
  await pat.act(visit, 'complete', { resolution: 'All in order' })
  const done = await alm.until(theirs, 'complete', ({ life }) => life === 'complete')
  t.equal(done.assignments[0]?.fields.resolution?.value, 'All in order')
  t.match(plain(await pat.refused(theirs, 'combine', { by: visit })), 'complete')
})
