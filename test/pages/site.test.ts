/** The site book over HTTP: added, found, changed, with keys and notes; who may do what. */
import t from 'tap'
import { company } from './client.ts'
import { desks, fieldOf, flashOf, formOf, plain } from './job-desk.ts'
import { addSite, harbour, jobAt, settled, siteIn } from './site-desk.ts'

const full = {
  ...harbour,
  ...{ state: 'NSW', country: 'Australia', position: '-33.9, 151.2', timeZone: 'Australia/Sydney' },
  ...{ accessNotes: 'Gate on the left', hazards: 'Two dogs', reference: 'HS-204' },
  ...{ contactsName1: 'Kim Lund', contactsRole1: 'manager', contactsPhone1: '+61 2 9123 4567' },
  ...{ accounts: '4711\n 4712 ', client: 'Harbour Group', responseClass: '3' },
  ...{ ownAccessNotes: 'Our key box is behind the sign', references: 'PAT: 88' },
}

t.test('a site is added and shown with all that is known of it', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  t.match((await client.get('/sites')).text, 'No sites yet')
  const id = await addSite(client, full)
  const { text } = await client.get(`/sites/${id}`)
  const words = plain(text)
  t.match(words, 'Harbour Store (ALM, ours)')
  t.match(words, '2-4 Quay Street, Newtown NSW 2042, Australia')
  t.match(words, 'ALM keeps this site.')
  t.match(words, /Two dogs[\s\S]*Gate on the left/)
  t.match(
    text,
    /Kim Lund <small>manager<\/small><\/span> <a class="phone" href="tel:\+61291234567"/,
  )
  t.match(words, /Only here Never leaves this company\. Our access notes Our key box/)
  t.match(words, /Australia\/Sydney Time there: \w{3}/)
  t.match(words, /Alarm accounts 4711 4712/)
  t.match(words, 'PAT: 88')
  const map = /<a href="(https:[^"]+)" target="_blank" rel="noopener noreferrer"/.exec(text)?.[1]
  t.equal(
    map?.replaceAll('&#38;', '&'),
    'https://www.openstreetmap.org/?mlat=-33.9&mlon=151.2#map=18/-33.9/151.2',
  )
  t.match(text, 'href="geo:-33.9,151.2?q=-33.9,151.2"')
})

t.test('it is found by any of its words, and the list says whose it is', async (t) => {
  const { person, node } = await company(t)
  const client = await person('operator')
  await addSite(client, full)
  await addSite(client, { name: 'Old Mill', lines: 'Mill Road 1' })
  await settled({ node })
  const found = async (text: string) =>
    plain((await client.get(`/sites?text=${encodeURIComponent(text)}`)).text)
  t.match(await found('quay har'), /Harbour Store \(ALM, ours\)/)
  t.notMatch(await found('quay har'), 'Old Mill')
  t.match(await found('4711'), 'Harbour Store')
  t.match(await found('hs-204'), 'Harbour Store')
  t.match(await found('nowhere'), 'No site with these words')
  const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
  t.match((await client.get('/sites?text=quay', partial)).text, /^<div id="sites-list"/)
})

t.test('what is wrong stands beside the field, and everything typed stays', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  const refused = async (change: object, field: string, words: string | RegExp) => {
    const { status, text } = await client.post('/sites/new', { ...full, ...change })
    t.equal(status, 422, field)
    const beside = text.split('<div class="field').find((one) => one.includes(`name="${field}"`))
    t.match(beside, words, field)
    t.equal(fieldOf(text, 'contactsName1'), 'Kim Lund')
    t.equal(fieldOf(text, 'hazards'), 'Two dogs')
  }
  await refused({ name: ' ' }, 'name', 'Say how the site is called.')
  await refused({ position: 'at the corner' }, 'position', /Degrees north and east/)
  await refused({ standing: 'PAT' }, 'standing', 'There is no linked company “PAT”.')
  await refused(
    { contactsName1: 'Kim Lund', contactsRole1: 'x'.repeat(101) },
    'contactsName1',
    /At most 100/,
  )
})

t.test(
  'only what was typed over is changed; two changes of one field are both shown',
  async (t) => {
    const { person } = await company(t)
    const [one, other] = [await person('operator'), await person('operator')]
    const id = await addSite(one, full)
    const at = `/sites/${id}/edit`
    const [first, second] = [
      formOf((await one.get(at)).text, 'form-site'),
      formOf((await other.get(at)).text, 'form-site'),
    ]
    t.equal(first.contactsPhone1, '+61 2 9123 4567')
    t.equal(
      (await one.post(at, { ...first, hazards: 'One dog', client: 'Harbour Ltd' })).status,
      303,
    )
    const stale = await other.post(at, { ...second, hazards: 'Three dogs', suburb: 'Oldtown' })
    t.equal(stale.status, 409)
    t.match(plain(stale.text), /Not saved yet: Olsen 1 has changed this site meanwhile\./)
    t.match(plain(stale.text), 'Saved now: One dog')
    t.equal(fieldOf(stale.text, 'hazards'), 'Three dogs')
    t.equal(fieldOf(stale.text, 'suburb'), 'Oldtown')
    const again = formOf(stale.text, 'form-site')
    t.equal((await other.post(at, again)).status, 303)
    const words = plain((await one.get(`/sites/${id}`)).text)
    t.match(words, 'Three dogs')
    t.match(words, 'Oldtown')
    t.match(words, 'Harbour Ltd', 'what the other had not touched stays as it was saved')
    t.match(words, /Suburb or town and Hazards changed[\s\S]*was Newtown is now Oldtown/)
  },
)

t.test('keys are taken in, handed out, brought back and given up, each with who', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  const id = await addSite(client, harbour)
  const act = async (to: string, form: Record<string, string>) => {
    const said = await client.post(`/sites/${id}/${to}`, form)
    t.equal(said.status, 303, `${to}: ${plain(said.text).slice(0, 400)}`)
    return client.get(`/sites/${id}`)
  }
  const held = await act('key-hold', { number: '112', where: 'hook 4' })
  t.equal(flashOf(held), 'Key 112 is held.')
  t.match(plain(held.text), /Keys 1 112 hook 4 hangs/)
  const out = await act('key-out', { number: '112', who: 'Gina, run 14', of: id })
  t.match(plain(out.text), 'Gina, run 14 has it')
  const twice = await client.post(`/sites/${id}/key-out`, { number: '112', who: 'Bo', of: id })
  t.equal(twice.status, 422)
  t.match(plain(twice.text), 'Gina, run 14 has key 112.')
  const back = await act('key-in', { number: '112', who: 'Gina, run 14', of: id })
  t.match(
    plain(back.text),
    /Key back[\s\S]*112 Gina, run 14[\s\S]*Key handed out[\s\S]*Key taken in/,
  )
  t.match(plain((await client.get('/sites')).text), /Harbour Store \(ALM, ours\) .* 1/)
  const empty = await client.post(`/sites/${id}/key-hold`, { number: '', where: 'hook 5' })
  t.equal(empty.status, 422)
  t.equal(fieldOf(empty.text, 'where'), 'hook 5')
  const gone = await act('key-gone', { number: '112', of: id })
  t.match(plain(gone.text), 'No keys are held to this site.')
})

t.test('who may only see changes nothing, and a guard has no book', async (t) => {
  const { person } = await company(t)
  const id = await addSite(await person('operator'), harbour)
  const reader = await person('reader')
  const { text } = await reader.get(`/sites/${id}`)
  t.match(plain(text), 'Harbour Store')
  t.notMatch(text, /<form method="post"(?! action="\/logout")/)
  t.notMatch((await reader.get('/sites')).text, /Add a site|name="sites\[\]"/)
  t.equal((await reader.post(`/sites/${id}/note`, { text: 'x' })).status, 403)
  const guard = await person('guard', '14')
  for (const path of ['/sites', `/sites/${id}`, '/sites/duplicates']) {
    t.equal((await guard.get(path)).status, 404, path)
  }
  t.notMatch((await guard.get('/run')).text, 'href="/sites"')
})

t.test('of another company’s site only what is ours can be written', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const site = await addSite(alm.client, full)
  await jobAt(alm, site, pat)
  const theirs = await siteIn(pat.client, /Harbour Store \(ALM\)/)
  const { text } = await pat.client.get(`/sites/${theirs}/edit`)
  t.equal(fieldOf(text, 'lines'), undefined)
  t.match(plain(text), 'are changed by ALM')
  const form = { ...formOf(text, 'form-site'), ownHazards: 'Loose step' }
  t.equal((await pat.client.post(`/sites/${theirs}/edit`, { ...form, name: 'Ours' })).status, 303)
  const words = plain((await pat.client.get(`/sites/${theirs}`)).text)
  t.match(words, 'Loose step')
  t.match(words, 'Harbour Store (ALM)')
  t.notMatch(words, 'Harbour Group', 'what only ALM says is not told')
})
