/** What is written on a job over HTTP: notes, calls, seal checks, radio lines; who has it; Complete. */
import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { timeline } from '../../node/job/entries.ts'
import { ok } from '../support/chain.ts'
import { desks, fieldOf, plain, shared } from './job-desk.ts'

t.test('a shared note goes to everybody on the job, an internal one to nobody', async (t) => {
  const { alm, pat, job } = await shared(t)
  const page = await pat.show(job)
  t.match(plain(page), 'Share with ALM')
  t.match(plain(page), 'Internal: never leaves PAT')
  await pat.act(job, 'note', { text: 'customer owes us money', for: 'us' })
  await pat.act(job, 'note', { text: 'gate is open', for: 'all' })
  await alm.until(job, 'the note', () => true)
  const lines = await timeline(pat.node.company.jobs, job)
  t.match(
    lines.map(({ internal }) => internal),
    [true, false],
  )
  const theirs = await waitFor(() => alm.show(job), 'gate is open')
  t.notMatch(theirs, 'owes us money')
  const ours = plain(await pat.show(job))
  t.match(ours, /Note internal: never leaves PAT PAT Olsen 1/)
  t.match(plain(await pat.refused(job, 'note', { text: ' ', for: 'all' })), 'Fill this in.')
  t.equal((await pat.client.post(`/job/${job}/note`, { text: 'x' })).status, 422, 'for whom')
})

t.test('a call is in the record with whom, number, outcome and police reference', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({
    attend: true,
    customer: { name: 'Harbour Group' },
    fields: { siteName: 'Mill', caller: 'Mrs Lund, +45 86 12 34 56' },
  })
  const page = await alm.show(job)
  t.match(plain(page), /NOT SENT – PHONE Nothing tells them of this job.*Harbour Group/)
  t.match(page, 'data-key="p"')
  const target = JSON.stringify(['Harbour Group', '86 99 88 77'])
  const call = { target, outcome: 'no answer', said: 'tries again', policeReference: '0700-1' }
  await alm.act(job, 'call', call)
  const [line] = await timeline(alm.node.company.jobs, job)
  t.match(line, {
    kind: 'attempt',
    by: 'Olsen 1',
    content: {
      text: 'Harbour Group – No answer – tries again',
      items: ['86 99 88 77', 'Police 0700-1'],
    },
  })
  const typed = { target: '', who: 'the police', number: '114', outcome: 'answered' }
  await alm.act(job, 'call', typed)
  t.match(plain(await alm.show(job)), 'the police – Answered 114')
  const nobody = await alm.refused(job, 'call', { target: '', outcome: 'busy', said: 'kept' })
  t.match(plain(nobody), 'Say who was phoned.')
  t.equal(fieldOf(nobody, 'said'), 'kept')
  for (const bad of ['{', '["only one"]', '[1,2]']) {
    await alm.refused(job, 'call', { target: bad, outcome: 'busy' })
  }
})

t.test('a seal check waits loudly at the alarm company until it is answered', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'seal-ask', { text: 'back door' })
  const { sealChecks } = await alm.until(job, 'the question', (view) => view.sealChecks.length > 0)
  const answers = sealChecks[0]?.id ?? ''
  t.match(plain(await alm.show(job)), /PAT waits for a seal check .*back door.* All sealed/)
  const none = await alm.refused(job, 'seal-answer', { answers, sealed: 'not', zones: ' ' })
  t.match(plain(none), 'Say which zones are not sealed.')
  const both = await alm.refused(job, 'seal-answer', { answers, sealed: 'all', zones: '3' })
  t.match(plain(both), 'Zones are named here')
  t.equal(fieldOf(both, 'zones'), '3')
  await alm.act(job, 'seal-answer', { answers, sealed: 'not', zones: '3, back door; 7' })
  await pat.until(job, 'the answer', (view) => view.sealChecks.length === 0)
  t.match(plain(await pat.show(job)), /Seal check answered ALM Olsen 1 .*3 back door 7/)
  const again = await alm.refused(job, 'seal-answer', { answers, sealed: 'all' })
  t.match(plain(again), 'answered already')
})

t.test('all sealed is one click', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'seal-ask')
  const { sealChecks } = await alm.until(job, 'the question', (view) => view.sealChecks.length > 0)
  await alm.act(job, 'seal-answer', { answers: sealChecks[0]?.id ?? '', sealed: 'all', zones: '' })
  await pat.until(job, 'the answer', (view) => view.sealChecks.length === 0)
  t.match(plain(await pat.show(job)), 'all sealed')
})

t.test('door seals are written down, placed or as they were found', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  await alm.act(job, 'door-seal', { numbers: 'A 4711, A 4712', what: 'placed' })
  await alm.act(job, 'door-seal', { numbers: 'A 4709', what: 'broken' })
  const page = plain(await alm.show(job))
  t.match(page, /Door seal placed .*A 4711 A 4712/)
  t.match(page, /Door seal found .*found broken A 4709/)
  t.match(plain(await alm.refused(job, 'door-seal', { numbers: '', what: 'placed' })), 'Fill')
})

t.test('a line is taken back by who wrote it, and stays to be read', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'note', { text: 'wrong job', for: 'all' })
  const [line] = await timeline(pat.node.company.jobs, job)
  const named = { delta: line?.id ?? '', slot: `${line?.slot}` }
  t.match(await pat.show(job, `/take-back?delta=${named.delta}&slot=${named.slot}`), 'wrong job')
  await pat.act(job, 'take-back', { ...named, reason: 'typed on the wrong screen' })
  const text = await waitFor(() => alm.show(job), 'taken back')
  t.match(text, /<s>[\s\S]{0,40}wrong job/)
  t.match(plain(await alm.refused(job, 'take-back', named)), 'Only who wrote a line')
})

t.test('one line from the radio room reports a stage with its time', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true, fields: { siteName: 'Mill', run: '14' } })
  const [hour = '', minute = ''] = new Date(Date.now() - 60_000)
    .toISOString()
    .slice(11, 16)
    .split(':')
  const said = await alm.act(job, 'radio', { line: `14 on site ${hour}${minute} all quiet` })
  t.match(said, /Run 14: on site \d\d:\d\d/)
  t.equal((await alm.held(job)).status, 'on site')
  t.match(plain(await alm.show(job)), 'all quiet')
  const unclear = await alm.refused(job, 'radio', { line: '14 hello' })
  t.match(plain(unclear), 'No stage was said')
  t.equal(fieldOf(unclear, 'line'), '14 hello')
  const other = await alm.refused(job, 'radio', { line: '15 on site' })
  t.match(plain(other), 'Run 15 is not on this job')
})

t.test('a job is taken, given back, and taken over only when that was confirmed', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make()
  t.match(plain(await alm.show(job)), /Who has it nobody Take it/)
  t.match(await alm.act(job, 'take'), 'You have it.')
  t.match(plain(await alm.show(job)), /Who has it You .*Give it back/)
  const other = await alm.person('operator')
  const asked = await other.post(`/job/${job}/take`, {})
  t.equal(asked.status, 409)
  t.match(plain(asked.text), /Olsen 1 has this job/)
  const over = await other.post(`/job/${job}/take`, { confirmed: 'yes' })
  t.equal(over.status, 303)
  const page = plain((await other.get(`/job/${job}`)).text)
  t.match(page, 'You have it, taken over from Olsen 1.')
  t.match(page, /Olsen 2 took it over \(Olsen 1\)/)
  t.match(await alm.act(job, 'give-back'), 'You do not have this job.')
})

t.test('opening a job is no first action; what somebody does is', async (t) => {
  const { pat, job } = await shared(t)
  for (let i = 0; i < 3; i++) t.match(plain(await pat.show(job)), 'nobody has acted')
  await pat.act(job, 'note', { text: 'looking for a car', for: 'us' })
  t.match(plain(await waitFor(() => pat.show(job), 'wrote a note')), /Olsen 1 wrote a note/)
})

t.test('what Complete still needs is named, and each thing has its field there', async (t) => {
  const completeNeeds = ['on-site', 'off-site', 'resolution', 'docket-number', 'advised'] as const
  const { alm } = await desks(t, ['alm'], { alm: { completeNeeds } })
  const job = await alm.make({ attend: true })
  const form = await alm.show(job, '/complete')
  for (const field of ['onSite', 'offSite', 'resolution', 'docketNumber', 'advisedAt']) {
    t.match(form, `href="#f-${field}"`)
    t.match(form, `id="f-${field}"`)
  }
  const typed = { outcome: 'glass broken', docketNumber: 'D-9' }
  const page = await alm.refused(job, 'complete', typed)
  t.match(plain(page), /Still needed: time on site , time off site , resolution code/)
  t.equal((page.match(/Needed for Complete\./g) ?? []).length, 4)
  t.equal(fieldOf(page, 'outcome'), 'glass broken', 'nothing typed is lost')
  t.equal((await alm.held(job)).ended, undefined)
})

t.test('times on site are reported with the Complete, each once', async (t) => {
  const completeNeeds = ['on-site', 'off-site', 'resolution'] as const
  const { alm } = await desks(t, ['alm'], { alm: { completeNeeds } })
  const job = await alm.make({ attend: true })
  const half = { onSite: '2026-11-21T20:31', offSite: '2026-11-21T20:51' }
  const wrong = { onSite: half.offSite, offSite: half.onSite, resolution: 'x' }
  t.match(plain(await alm.refused(job, 'complete', wrong)), 'before the time on site')
  t.equal((await alm.held(job)).stages.length, 0)
  await alm.refused(job, 'complete', half)
  t.equal((await alm.held(job)).stages.length, 2, 'they are reported, though more is needed')
  const form = await alm.show(job, '/complete')
  const shown = { onSite: fieldOf(form, 'onSite') ?? '', offSite: fieldOf(form, 'offSite') ?? '' }
  t.strictSame(shown, half)
  await alm.act(job, 'complete', { ...shown, resolution: 'Burglary' })
  const { stages, ended, fields } = await alm.held(job)
  t.strictSame(
    stages.map(({ stage }) => stage),
    ['on site', 'off site', 'complete'],
  )
  t.match(ended, { how: 'complete' })
  t.equal(fields.resolution?.value, 'Burglary')
  t.equal((await alm.client.get(`/job/${job}/complete`)).status, 303, 'there is nothing more to do')
})

t.test('what the form of Complete shows and nobody changed is not written again', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const { id: assignment } = await alm.held(job)
  const advisedAt = Date.parse('2026-11-21T20:31:42.123Z')
  const input = { assignment, fields: { advisedAt, outcome: 'glass broken' } }
  ok(await editJob(alm.node.company.jobs, job, input, { by: 'Holm' }))
  const before = (await alm.held(job)).fields
  const form = await alm.show(job, '/complete')
  const shown = { advisedAt: fieldOf(form, 'advisedAt') ?? '', outcome: 'glass broken' }
  t.match(shown.advisedAt, /T\d\d:31$/)
  await alm.act(job, 'complete', { ...shown, resolution: 'Burglary' })
  const { advisedAt: advised, outcome } = (await alm.held(job)).fields
  t.strictSame(advised, before.advisedAt)
  t.strictSame(outcome, before.outcome)
})

/** Asks again until the page says it. */
async function waitFor(show: () => Promise<string>, what: string): Promise<string> {
  for (let i = 0; i < 200; i++) {
    const text = await show()
    if (text.includes(what)) return text
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`the page never said: ${what}`)
}
