/** Jobs and the site book over HTTP: chosen for a new job, shown on its page, kept out of one. */
import t from 'tap'
import { desks, fieldOf, plain } from './job-desk.ts'
import { addSite, harbour, jobAt, settled, siteIn } from './site-desk.ts'

const told = {
  ...harbour,
  ...{ timeZone: 'Australia/Sydney', hazards: 'Two dogs', accessNotes: 'By the gate' },
  ...{
    contactsName1: 'Kim Lund',
    contactsPhone1: '+61 2 9123 4567',
    ownHazards: 'Ice on the ramp',
  },
}

t.test('a site of the book is found while one types, and its fields are the job’s', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const site = await addSite(alm.client, told)
  await settled(alm)
  const found = await alm.client.get('/job/new/sites?siteName=quay')
  t.match(plain(found.text), /In the site book Harbour Store \(ALM, ours\) 2-4 Quay Street/)
  const [, value = ''] = /name="site" value="([^"]*)"/.exec(found.text) ?? []
  const choice = value.replaceAll('&#34;', '"')
  const typed = { type: 'patrol', request: 'look', siteName: 'quay', attend: 'on' }
  const filled = await alm.client.post('/job/new', { ...typed, site: choice })
  t.equal(fieldOf(filled.text, 'bookSite'), site)
  t.match(plain(filled.text), 'At Harbour Store (ALM) of the site book.')
  const named = {
    ...{ do: 'create', type: 'patrol', request: 'look', attend: 'on', bookSite: site },
    ...{ siteName: 'Harbour Store', siteAddress: '2-4 Quay Street, Newtown 2042' },
  }
  const made = await alm.client.post('/job/new', named)
  t.equal(made.status, 303, plain(made.text))
  const job = (made.headers.get('Location') ?? '').replace('/job/', '') as never
  const { fields } = await alm.view(job)
  t.match(fields, { siteId: { value: site }, siteSuburb: { value: 'Newtown' } })
  const text = await alm.show(job)
  t.match(text, `href="/sites/${site}"`)
  t.match(plain(text), /Two dogs[\s\S]*Ice on the ramp[\s\S]*By the gate[\s\S]*Kim Lund/)
  t.match(plain(text), /Times in brackets: at the site, Australia\/Sydney/)
  t.match(plain(text), /\d\d:\d\d \(\d\d:\d\d there\)/)
  const other = await alm.client.post('/job/new', { ...named, siteName: 'Other Store' })
  t.equal(other.status, 303)
  const otherJob = (other.headers.get('Location') ?? '').replace('/job/', '') as never
  t.equal(
    (await alm.view(otherJob)).fields.siteId,
    undefined,
    'what was typed over is a temporary site',
  )
})

t.test('who attends reads the owner’s notes; paper has nothing that only we say', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const site = await addSite(alm.client, told)
  const job = await jobAt(alm, site, pat)
  const theirs = await siteIn(pat.client, /Harbour Store \(ALM\)/)
  await pat.client.post(`/sites/${theirs}/key-hold`, { number: '112', where: 'hook 4' })
  const shown = plain(await pat.show(job))
  t.match(shown, /Two dogs[\s\S]*By the gate[\s\S]*Kim Lund/)
  t.match(shown, '112 hook 4')
  t.notMatch(shown, 'Ice on the ramp')
  const paper = plain((await pat.client.get(`/job/${job}/print`)).text)
  t.match(paper, /Two dogs[\s\S]*By the gate/)
  t.notMatch(paper, 'hook 4')
  t.match(plain((await pat.client.get(`/job/${job}/print?internal=1`)).text), 'hook 4')
  await pat.act(job, 'accept', { assignment: await pat.heldId(job) })
  await pat.act(job, 'run', { assignment: await pat.heldId(job), run: '14' })
  const guard = await pat.person('guard', '14')
  const { text, status } = await guard.get(`/job/${job}`)
  t.equal(status, 200)
  t.match(plain(text), /Two dogs[\s\S]*112 hook 4/)
  t.match(text, 'href="geo:')
  t.notMatch(text, 'href="/sites')
})

t.test('a place that was only typed is kept, and found again', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const typed = {
    siteName: 'Old Mill',
    siteAddress: 'Mill Road 1',
    request: 'look',
    account: '4711',
  }
  const job = await alm.make({ fields: typed, attend: true, providers: [] })
  await settled(alm)
  t.match(plain(await alm.show(job)), 'Keep this site')
  t.equal(await alm.act(job, 'keep-site'), 'Old Mill is in the site book.')
  const site = await siteIn(alm.client, /Old Mill \(ALM, ours\)/)
  t.match(await alm.show(job), `href="/sites/${site}"`)
  t.match((await alm.view(job)).fields, { siteId: { value: site } })
  const { text } = await alm.client.get(`/sites/${site}`)
  t.match(plain(text), /Alarm accounts 4711[\s\S]*Jobs here 1 ALM10001/)
  const reader = await alm.person('reader')
  t.equal((await reader.post(`/job/${job}/keep-site`, {})).status, 403)
})

t.test('other open jobs at the site are shown though they call it otherwise', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const site = await addSite(alm.client, harbour)
  const other = await addSite(alm.client, { name: 'Quay Warehouse', lines: '4 Quay Street' })
  const made = await alm.client.post('/job/new', {
    ...{ do: 'create', type: 'patrol', attend: 'on', bookSite: other },
    ...{ siteName: 'Quay Warehouse', siteAddress: '4 Quay Street' },
  })
  t.equal(made.status, 303, plain(made.text))
  await settled(alm)
  const at = {
    ...{ bookSite: site, siteName: 'Harbour Store' },
    siteAddress: '2-4 Quay Street, Newtown 2042',
  }
  const look = async () => plain((await alm.client.post('/job/new/outlook', at)).text)
  t.notMatch(await look(), 'ALM10001')
  const form = new URLSearchParams({ into: site })
  for (const id of [site, other]) form.append('sites[]', id)
  await alm.client.ask('/sites/merge', { method: 'POST', body: form })
  t.match(await look(), /Other open jobs at this site 1 .* ALM10001/)
})
