/** Making a job over HTTP: who gets it, what else goes on there, what was pasted, what is refused. */
import t from 'tap'
import type { StreamId } from '../../protocol/ids.ts'
import { type Desk, desks, fieldOf, flashOf, formOf, plain } from './job-desk.ts'

const form_ = { siteName: 'Harbour Store', type: 'alarm response', request: 'zone 3' }

/** Sends the form; the job that was made, and what was said. */
async function make(desk: Desk, form: Record<string, string>) {
  const said = await desk.client.post('/job/new', { do: 'create', ...form })
  const to = said.headers.get('Location') ?? ''
  if (said.status !== 303) throw new Error(`${said.status}: ${plain(said.text)}`)
  const page = await desk.client.get(to)
  return { job: to.replace('/job/', '') as StreamId, flash: flashOf(page), page: page.text }
}

t.test('OK makes the job, sends it, and names who gets it', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const { job, flash } = await make(alm, {
    ...form_,
    ...{ provider: 'PAT · PAT Security', priority: '2', responseClass: '4', answerMinutes: '5' },
    ...{ siteAddress: 'Quay 3', account: '4711', caller: 'Lund', orderNumber: 'PO-7' },
  })
  t.match(flash, /^Made\. Goes to PAT Security\.$/)
  const view = await pat.until(job, 'the job at PAT', ({ assignments }) => {
    return assignments[0]?.fields.dueAt
  })
  t.match(view.fields, {
    siteName: { value: 'Harbour Store', by: 'Olsen 1' },
    priority: { value: 2 },
    account: { value: '4711' },
  })
  const { fields, answerDueAt } = await pat.held(job)
  t.match(fields, { responseClass: { value: '4' }, orderNumber: { value: 'PO-7' } })
  t.equal(Number(fields.dueAt?.value) - view.openedAt < 30 * 60_000 + 5000, true)
  t.equal(Number(fields.dueAt?.value) - view.openedAt > 30 * 60_000 - 5000, true)
  t.ok(answerDueAt)
  t.match(plain(await alm.show(job)), 'Who has it You')
})

t.test('a job goes to several providers, each in a field that is added', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const typed = { ...form_, provider: 'PAT' }
  const first = await alm.client.get('/job/new')
  t.notMatch(first.text, 'name="provider2"')
  const added = await alm.client.post('/job/new', { ...typed, do: 'another provider' })
  t.equal(added.status, 200)
  t.equal(fieldOf(added.text, 'provider'), 'PAT')
  t.equal(fieldOf(added.text, 'siteName'), 'Harbour Store', 'nothing that was typed is lost')
  t.match(added.text, /<input[^>]* name="provider2"[^>]* autofocus/)
  t.notMatch(added.text, 'name="provider3"')
  const all = { ...typed, provider2: 'Night Patrol', provider3: 'Dog Team' }
  const third = await alm.client.post('/job/new', { ...all, do: 'look' })
  t.match(plain(third.text), /At OK PAT Security Provider .* Night Patrol .* Dog Team/)
  const { job, flash } = await make(alm, all)
  t.match(flash, 'Goes to PAT Security')
  t.match(flash, /NOT SENT – PHONE: .*Night Patrol, Dog Team/)
  await pat.until(job, 'the job at PAT', () => true)
  const view = await alm.view(job)
  t.match(view.fields.provider?.value, 'Night Patrol, Dog Team')
  const twice = { do: 'create', siteName: 'Mill', provider: 'PAT', provider2: 'PAT Security' }
  const refused = await alm.client.post('/job/new', twice)
  t.equal(refused.status, 422)
  t.match(plain(refused.text), 'PAT Security is on this job already.')
  t.equal(fieldOf(refused.text, 'provider2'), 'PAT Security')
  const six = { ...typed, provider6: 'x', do: 'another provider' }
  t.notMatch((await alm.client.post('/job/new', six)).text, 'value="another provider"')
})

t.test('who has no link is not sent, and has to be phoned, with the number', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const { addressBook } = alm.node.backend.company() ?? {}
  const phones = [{ label: 'office', number: '86 11 22 33' }]
  await addressBook?.add({ name: 'Night Patrol', phones }, 'Anne')
  const { job, flash, page } = await make(alm, {
    ...form_,
    ...{ provider: 'night patrol', responseClass: '3', customer: 'Harbour Group' },
  })
  t.match(flash, 'NOT SENT – PHONE: ')
  t.match(flash, 'Night Patrol 86 11 22 33')
  t.match(flash, 'Harbour Group')
  t.match(page, 'href="tel:')
  t.ok((await alm.held(job)).fields.dueAt, 'we enter its stages, so its due time is kept here')
})

t.test('naming a linked alarm company is phoning through, and the page says so', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const form = { ...form_, alarmCompany: 'ALM', quotedNumber: 'ALM10077' }
  const look = await pat.client.post('/job/new', { ...form, do: 'look' })
  t.equal(look.status, 200)
  t.match(plain(look.text), 'Phoned through: ALM Security follows the job under our number')
  const { job } = await make(pat, form)
  const view = await alm.until(job, 'the copy', () => true)
  t.equal(view.number, 'PAT10001')
  t.match(
    view.members.map(({ code, role, passOn }) => [code, role, passOn]),
    [
      ['PAT', 'issuer', true],
      ['ALM', 'alarm company', false],
    ],
  )
})

t.test('other open jobs at the site are shown before anything is sent', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const theirs = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(theirs, 'the job at PAT', () => true)
  const form = { ...form_, siteName: ' harbour  STORE', attend: 'on' }
  const first = await pat.client.post('/job/new', { ...form, do: 'create' })
  t.equal(first.status, 409)
  t.match(plain(first.text), 'There are other open jobs at this site: look at them')
  t.match(plain(first.text), /Other open jobs at this site 1 .* ALM10001 ALM/)
  t.equal(fieldOf(first.text, 'request'), 'zone 3')
  t.match(first.text, `name="looked[]" value="${theirs}"`)
  const { job } = await make(pat, { ...form, 'looked[]': theirs, 'serves[]': theirs })
  t.equal((await pat.held(theirs)).tied, job)
  const alms = await alm.until(theirs, 'accepted', ({ assignments }) => assignments[0]?.answered)
  t.notMatch(JSON.stringify(alms), 'PAT10001', 'the companies do not see each other’s jobs')
  t.match(plain(await pat.show(theirs)), 'Served by the visit of another job')
})

t.test('a job at the same site that came between is shown, too', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const first = await alm.make({ attend: true })
  const second = await alm.make({ attend: true })
  const form = { ...form_, do: 'create', 'looked[]': first }
  const said = await alm.client.post('/job/new', form)
  t.equal(said.status, 409)
  t.match(said.text, `name="looked[]" value="${second}"`)
})

t.test('the form for another visit at a site is filled with it', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const theirs = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(theirs, 'the job at PAT', () => true)
  const { text } = await pat.client.get(`/job/new?at=${theirs}`)
  t.equal(fieldOf(text, 'siteName'), 'Harbour Store')
  t.match(text, new RegExp(`name="serves\\[\\]" value="${theirs}" checked`))
  t.equal((await pat.client.get(`/job/new?at=${'a'.repeat(64)}`)).status, 200)
})

t.test('sites of earlier jobs are found by how they begin, and fill the form', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const fields = { siteAddress: 'Quay 3', siteReference: 'HS-204', account: '4711' }
  await alm.make({ fields: { siteName: 'Harbour Store', ...fields } })
  await alm.make({ fields: { siteName: 'Town Hall' } })
  const found = await alm.client.get('/job/new/sites?siteName=hArb')
  t.match(plain(found.text), /Harbour Store Quay 3 HS-204 4711 ALM/)
  t.notMatch(found.text, 'Town Hall')
  t.match(plain((await alm.client.get('/job/new/sites?siteName=hs-2')).text), 'Harbour Store')
  t.match(plain((await alm.client.get('/job/new/sites?siteName=Mill')).text), 'temporary site')
  t.equal((await alm.client.get('/job/new/sites')).text, '')
  const [, value = ''] = /name="site" value="([^"]*)"/.exec(found.text) ?? []
  const site = value.replaceAll('&#34;', '"')
  const typed = { ...form_, siteName: 'harb', request: 'typed before' }
  const { text, status } = await alm.client.post('/job/new', { ...typed, site })
  t.equal(status, 200)
  t.match(formOf(text, 'form-new'), {
    ...{ siteName: 'Harbour Store', ...fields },
    request: 'typed before',
  })
  for (const bad of ['{', '[1]', '["a","b"]']) {
    t.equal((await alm.client.post('/job/new', { ...typed, site: bad })).status, 200)
  }
})

t.test('what is pasted fills what is empty, and nothing of it is lost', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const clipboard = 'Account: 4711\nSite: Old Mill\nAddress: Road 1\nZone: 3 hall\nkey in box 12'
  const typed = { do: 'paste', siteName: 'New Mill', request: 'typed before', clipboard }
  const { text, status } = await alm.client.post('/job/new', typed)
  t.equal(status, 200)
  t.match(formOf(text, 'form-new'), {
    account: '4711',
    siteName: 'New Mill',
    siteAddress: 'Road 1',
    request: 'typed before\nZone: 3 hall\nkey in box 12\nSite: Old Mill',
  })
  t.match(plain(text), 'Recognised: Account Site Address')
  const long = await alm.client.post('/job/new', { do: 'paste', clipboard: 'x'.repeat(8001) })
  t.equal(long.status, 422)
  t.match(plain(long.text), 'At most 8,000 characters.')
  const most = await alm.client.post('/job/new', { do: 'paste', clipboard: 'ø'.repeat(8000) })
  t.equal(most.status, 200)
})

t.test('what is wrong is said beside its field, and what was typed stays', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const faults: [Record<string, string>, string][] = [
    [{ type: 'nonsense' }, 'Choose one of the list.'],
    [{ dueAt: 'tonight' }, 'A date and time are expected.'],
    // Found by fuzzing: later than any change can say.
    [{ dueAt: '9999-03-29T02:30' }, 'A date and time are expected.'],
    [{ priority: 'high' }, 'A whole number is expected.'],
    [{ request: 'x'.repeat(4001) }, 'At most 4,000 characters.'],
    [{ number: '!!', attend: 'on' }, 'A number has 1 to 40 letters'],
    [{ responseClass: '3' }, '“Response class” is agreed with whoever attends'],
    [{ provider: 'alm' }, 'That is this company itself: tick that we attend.'],
    [{ answerMinutes: '-1' }, 'This is not right.'],
  ]
  for (const [form, words] of faults) {
    const said = await alm.client.post('/job/new', { do: 'create', caller: 'Lund', ...form })
    t.equal(said.status, 422, JSON.stringify(form).slice(0, 60))
    t.match(plain(said.text), words)
    t.equal(fieldOf(said.text, 'caller'), 'Lund')
  }
  t.equal((await alm.client.get('/')).status, 200)
  await make(alm, { ...form_, number: 'W-1' })
  const twice = { ...form_, number: 'W-1', siteName: 'Mill', do: 'create' }
  t.match(plain((await alm.client.post('/job/new', twice)).text), 'has issued a job W-1 already')
})

t.test(
  'a job without a provider is made, and the page says loudly that nobody attends',
  async (t) => {
    const { alm } = await desks(t, ['alm'])
    const { page } = await make(alm, form_)
    t.match(plain(page), 'Unassigned')
    t.match(plain(page), 'Nobody attends.')
  },
)

t.test('companies are suggested by code and name while somebody types', async (t) => {
  const { alm } = await desks(t, ['alm', 'pat'])
  const { text } = await alm.client.get('/job/new/parties?provider=pa')
  t.match(text, '<option value="PAT · PAT Security">')
  t.equal((await alm.client.get('/job/new/parties?provider=zz')).text, '')
})
