/** The page of a job: who sees what, what counts as seen, and hostile text stays text. */
import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { reopenJob } from '../../node/job/lifecycle.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { ok } from '../support/chain.ts'
import { type Desk, desks, plain, shared } from './job-desk.ts'

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u05d0\u05d1 🚨'

t.test('text of another company is text, wherever it stands', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const job = await alm.make({
    fields: { siteName: hostile, siteAddress: hostile, request: hostile, caller: hostile },
    providers: [{ code: 'PAT' }],
    customer: { name: hostile },
  })
  const by = { by: '<i>Olsen</i>' }
  const { jobs } = alm.node.company
  ok(await writeEntry(jobs, job, { kind: 'note', text: hostile, items: [hostile] }, by))
  ok(await writeEntry(jobs, job, { kind: 'sealCheckAsked', text: hostile }, by))
  ok(await writeEntry(jobs, job, { kind: 'doorSealFound', text: hostile, items: [hostile] }, by))
  await pat.until(job, 'all of it', ({ sealChecks }) => sealChecks.length > 0)
  await pat.act(job, 'stage', { stage: 'on site', time: '' })
  await pat.act(job, 'run', { assignment: await pat.heldId(job), run: '<b>"14' })
  const guard = await pat.person('guard', '<b>"14')
  const reopenable = await pat.heldId(job)
  const pages = [
    await pat.show(job),
    await pat.show(job, '/edit'),
    await pat.show(job, `/edit/${reopenable}`),
    await pat.show(job, '/complete'),
    await pat.show(job, '/print?internal=1'),
    await pat.refused(job, 'decline', { reason: '', assignment: hostile }),
    await pat.refused(job, 'note', { text: '', for: hostile }),
    (await pat.client.get(`/job/new?at=${job}`)).text,
    (await pat.client.get('/job/new/sites?siteName=%22')).text,
    (await guard.get(`/job/${job}`)).text,
    (await guard.get('/run')).text,
  ]
  for (const [i, text] of pages.entries()) {
    t.notMatch(text, /<script>|<img src=x|<i>Olsen|<b>"14/, `page ${i}`)
  }
  t.match(pages[0], '&#60;script&#62;alert(1)')
  t.match(pages[0], /class="text">[^<]*\u202e/, 'text that turns round is apart from what follows')
})

async function seenBy(desk: Desk, job: StreamId, of: Desk): Promise<string | undefined> {
  const { members } = await desk.view(job)
  return members.find(({ company }) => company === of.node.company.id)?.delivery?.state
}

function isSeen(of: Desk) {
  return ({ members }: JobView) =>
    members.some((one) => one.company === of.node.company.id && one.delivery?.state === 'seen')
}

t.test('a page that somebody has before the eyes is seen by the company', async (t) => {
  const { alm, pat, job } = await shared(t)
  await alm.until(job, 'delivered', ({ members }) => members[1]?.delivery?.state === 'delivered')
  await pat.client.get(`/job/${job}/seen`)
  const view = await alm.until(job, 'seen', isSeen(pat))
  t.match(
    plain(await alm.show(job)),
    /PAT PAT Security seen (\d+ \w+, )?\d\d:\d\d delivered (\d+ \w+, )?\d\d:\d\d/,
  )
  const receipts = await pat.node.company.storage.receipts.of(job)
  for (let i = 0; i < 5; i++) await pat.client.get(`/job/${job}/seen`)
  t.strictSame(
    await pat.node.company.storage.receipts.of(job),
    receipts,
    'said again, it is said once',
  )
  t.equal(view.members.length, 2)
})

t.test('a page says that somebody has opened it, and not again when it loads itself', async (t) => {
  const { pat, job } = await shared(t)
  const seen = `/job/${job}/seen`
  const page = await pat.show(job, '?all=1')
  t.match(page, `<noscript><img class="unseen" alt="" src="${seen}"></noscript>`)
  t.match(page, `data-seen="${seen}"`)
  t.match(page, '<meta http-equiv="refresh" content="60; url=?all=1&#38;again=1">')
  t.notMatch(await pat.show(job, '?again=1'), `src="${seen}"`)
  const reader = await pat.person('reader')
  t.notMatch((await reader.get(`/job/${job}`)).text, '/seen"')
  t.equal((await reader.get(seen)).status, 403)
  const none = `/job/${'a'.repeat(64)}/seen`
  t.equal((await pat.client.get(none)).status, 404)
})

t.test(
  'what is fetched in a hidden tab or only asked for, and who only reads, see nothing',
  async (t) => {
    const { alm, pat, job } = await shared(t)
    await alm.until(job, 'delivered', ({ members }) => members[1]?.delivery?.state === 'delivered')
    await pat.client.get(`/job/${job}`, { 'HX-Request': 'true' })
    await pat.show(job)
    await pat.client.ask(`/job/${job}`, { method: 'HEAD' })
    const reader = await pat.person('reader')
    t.equal((await reader.get(`/job/${job}`)).status, 200)
    await pat.node.company.receipts.stop()
    t.equal(
      (await pat.node.company.storage.receipts.of(job)).some(({ seen }) => seen),
      false,
    )
    t.equal(await seenBy(alm, job, pat), 'delivered')
    await pat.client.get(`/job/${job}`, { 'HX-Request': 'true', 'Baton-Visible': 'yes' })
    await alm.until(job, 'seen', isSeen(pat))
  },
)

t.test('the way names each company with how far the job has come there', async (t) => {
  const { alm, pat, sub } = await desks(t, ['alm', 'pat', 'sub'])
  const job = await alm.make({ providers: [{ code: 'PAT' }], customer: { name: 'Harbour Group' } })
  await pat.until(job, 'the job at PAT', () => true)
  await pat.act(job, 'pass-on', { to: 'SUB' })
  await sub.until(job, 'the job at SUB', () => true)
  await alm.until(job, 'SUB has it', ({ members }) => members[2]?.delivery?.state === 'delivered')
  const page = plain(await alm.show(job))
  t.match(page, /ALM ALM Security this company issuer/)
  t.match(page, /SUB SUB Security delivered (\d+ \w+, )?\d\d:\d\d provider by PAT/)
  t.match(page, /Harbour Group NOT SENT – PHONE/)
  const theirs = plain(await sub.show(job))
  t.notMatch(theirs, 'NOT SENT – PHONE', 'who is only named is phoned by who named it')
  t.match(theirs, /Harbour Group no link/)
})

t.test('stages have both times; what was entered later says so', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const happenedAt = Date.now() - 3_600_000
  ok(
    await reportStage(
      alm.node.company.jobs,
      job,
      { stage: 'on site' },
      { by: 'Hansen', happenedAt },
    ),
  )
  const page = plain(await alm.show(job))
  t.match(page, /On site ALM Hansen (\d+ \w+, )?\d\d:\d\d 1h ago entered \d\d:\d\d/)
})

t.test('a guard reports on the assignment of the own run, however it is written', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true, fields: { run: '7' } })
  const first = await alm.heldId(job)
  const { jobs } = alm.node.company
  ok(await reportStage(jobs, job, { stage: 'abandoned', reason: 'no car' }, { by: 'Holm' }))
  await alm.act(job, 'attend')
  const second = await alm.heldId(job)
  ok(await editJob(jobs, job, { assignment: second, fields: { run: 'r3' } }, { by: 'Holm' }))
  ok(await reopenJob(jobs, job, { assignments: [first], reason: 'found' }, { by: 'Holm' }))
  const guard = await alm.person('guard', 'R3')
  t.match((await guard.get(`/job/${job}`)).text, `name="assignment" value="${second}"`)
  await guard.post(`/job/${job}/stage`, { stage: 'on site', assignment: second })
  const { assignments } = await alm.view(job)
  t.equal(assignments.find(({ id }) => id === second)?.status, 'on site')
  t.equal(assignments.find(({ id }) => id === first)?.ended, undefined)
})

t.test('a guard sees the jobs of the own run, with one button for what comes next', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true, fields: { siteName: 'Mill', run: '14' } })
  const other = await alm.make({ attend: true, fields: { siteName: 'Town Hall', run: '15' } })
  const guard = await alm.person('guard', '14')
  const run = await guard.get('/run')
  t.match(plain(run.text), /Jobs of run 14 .*Mill/)
  t.notMatch(run.text, 'Town Hall')
  const page = await guard.get(`/job/${job}`)
  t.match(page.text, /class="primary big" name="stage" value="despatched"/)
  t.notMatch(page.text, /sheet-cancel|form-accept|\/edit"/)
  t.equal((await guard.post(`/job/${job}/stage`, { stage: 'on site' })).status, 303)
  t.match((await guard.get(`/job/${job}`)).text, 'value="off site"')
  t.equal((await guard.post(`/job/${job}/note`, { text: 'all quiet', for: 'all' })).status, 303)
  t.equal((await guard.post(`/job/${job}/seal-ask`, {})).status, 303)
  t.match((await alm.held(job)).stages, [{ stage: 'on site', by: 'Olsen 2' }])
  for (const [path, form] of [
    ['', undefined],
    ['/print', undefined],
    ['/stage', { stage: 'on site' }],
    ['/note', { text: 'x', for: 'all' }],
    ['/seal-ask', {}],
    ['/call', { who: 'x', outcome: 'busy' }],
    ['/door-seal', { numbers: '1', what: 'placed' }],
  ] as const) {
    const address = `/job/${other}${path}`
    const { status } = form ? await guard.post(address, form) : await guard.get(address)
    t.equal(status, 404, `${path}: the job of another run is not there`)
  }
  for (const path of ['accept', 'complete', 'edit', 'cancel', 'run', 'pass-on']) {
    t.equal((await guard.post(`/job/${job}/${path}`, {})).status, 403, path)
  }
  t.equal((await alm.held(other)).stages.length, 0)
  t.equal((await alm.client.get('/run')).status, 404, 'who has no run has no page for it')
})

t.test('who only reads is shown no form', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const reader = await alm.person('reader')
  const { text, status } = await reader.get(`/job/${job}`)
  t.equal(status, 200)
  t.notMatch(text, /<form[^>]* action="\/job/)
  t.notMatch(text, /\/edit|popovertarget/)
})

t.test('the sheet on paper has the dates, and internal notes only when asked for', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  await alm.act(job, 'note', { text: 'owes us money', for: 'us' })
  await alm.act(job, 'note', { text: 'gate open', for: 'all' })
  const paper = await alm.show(job, '/print')
  t.match(paper, 'gate open')
  t.notMatch(paper, 'owes us money')
  t.match(plain(paper), new RegExp(`${new Date().getUTCFullYear()}, \\d\\d:\\d\\d`))
  t.match(await alm.show(job, '/print?internal=1'), 'owes us money')
})

t.test('in Danish the page is Danish', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  await alm.client.post('/preferences', { language: 'da', scheme: 'system', rows: 'dense' })
  const page = plain(await alm.show(job))
  for (const words of [
    'Afslut…',
    'Giv videre…',
    'Forløb',
    'Hvem har den',
    'Internt: forlader aldrig ALM',
  ]) {
    t.match(page, words)
  }
  t.match(plain(await alm.refused(job, 'release', { reason: 'x' })), 'Firmaet udfører ikke')
})
