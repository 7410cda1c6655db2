/** Sites that may be one, over HTTP: shown side by side, merged, taken apart, called two places. */
import t from 'tap'
import { until } from '../support/company.ts'
import { company } from './client.ts'
import { desks, flashOf, plain } from './job-desk.ts'
import { addSite, harbour, jobAt, settled, siteIn } from './site-desk.ts'

t.test('two versions are shown with what differs; merged, and undone at once', async (t) => {
  const { person, node } = await company(t)
  const client = await person('operator')
  const one = await addSite(client, harbour)
  const other = await addSite(client, { ...harbour, lines: '2-4 Quay St', name: 'Harbour Stores' })
  await client.post(`/sites/${other}/key-hold`, { number: '7', where: 'hook 1' })
  await settled({ node })
  const { text } = await client.get('/sites/duplicates')
  t.match(plain(text), /Possible duplicates 1/)
  t.match(
    text,
    /<mark><span class="unseen">only here: <\/span>St<span class="unseen"> end<\/span><\/mark>/,
  )
  t.match(plain(text), /(certain|likely|possible)[^·]* \d+ of 100/)
  const form = new URLSearchParams({ into: one })
  for (const id of [one, other]) form.append('sites[]', id)
  const said = await client.ask('/sites/merge', { method: 'POST', body: form })
  t.equal(said.status, 303)
  const merged = await client.get(`/sites/${one}`)
  t.match(flashOf(merged), 'Merged: Harbour Store (ALM) remains.')
  t.match(merged.text, new RegExp(`action="/sites/${one}/unmerge"`))
  t.match(plain(merged.text), /Keys 1 7 hook 1/, 'its keys are read with the one that remains')
  t.match(plain((await client.get(`/sites/${other}`)).text), 'was merged into Harbour Store (ALM)')
  const undone = await client.post(`/sites/${one}/unmerge`, { 'sites[]': other })
  t.equal(undone.status, 303)
  t.match(plain((await client.get(`/sites/${other}`)).text), /Keys 1 7 hook 1/)
  t.match(plain((await client.get(`/sites/${one}`)).text), 'Taken apart again')
})

t.test('what a person has called two places is not suggested any more', async (t) => {
  const { person, node } = await company(t)
  const client = await person('operator')
  const ids = [
    await addSite(client, harbour),
    await addSite(client, { ...harbour, lines: '2-4 Quay St' }),
  ]
  await settled({ node })
  const form = new URLSearchParams()
  for (const id of ids) form.append('sites[]', id)
  t.equal((await client.ask('/sites/distinct', { method: 'POST', body: form })).status, 303)
  const page = await client.get('/sites/duplicates')
  t.match(flashOf(page), 'are two places')
  t.match(plain(page.text), 'No possible duplicates')
  await settled({ node })
  t.match(plain((await client.get('/sites/duplicates')).text), 'No possible duplicates')
})

t.test(
  'what was called two places is taken back at once, or later at either of them',
  async (t) => {
    const { person, node } = await company(t)
    const client = await person('operator')
    const one = await addSite(client, harbour)
    const other = await addSite(client, { ...harbour, lines: '2-4 Quay St' })
    const say = async () => {
      await settled({ node })
      const form = new URLSearchParams()
      for (const id of [one, other]) form.append('sites[]', id)
      await client.ask('/sites/distinct', { method: 'POST', body: form })
      return client.get('/sites/duplicates')
    }
    t.match(
      (await say()).text,
      new RegExp(`action="/sites/${one}/not-distinct"`),
      'undo is offered',
    )
    for (const [at, of] of [[one, other] as const, [other, one] as const]) {
      t.match(plain((await client.get(`/sites/${at}`)).text), 'Not the same place 1')
      const said = await client.post(`/sites/${at}/not-distinct`, { other: of })
      t.equal(said.status, 303)
      const { text } = await client.get(`/sites/${at}`)
      t.match(plain(text), 'Taken back: they may be suggested')
      t.notMatch(text, 'id="distinct"')
      t.match(plain((await client.get('/sites/duplicates')).text), 'of 100', 'suggested again')
      await say()
    }
  },
)

t.test(
  'of ours and theirs theirs remains, and their next change of address is noted',
  async (t) => {
    const { alm, pat } = await desks(t, ['alm', 'pat'])
    const site = await addSite(alm.client, harbour)
    const ours = await addSite(pat.client, { ...harbour, lines: '2-4 Quay St' })
    await pat.client.post(`/sites/${ours}/key-hold`, { number: '112', where: 'hook 4' })
    await jobAt(alm, site, pat)
    const theirs = await siteIn(pat.client, /Harbour Store \(ALM\)/)
    t.match(
      plain((await pat.client.get('/sites/duplicates')).text),
      'The version of ALM remains: they tell of its changes.',
    )
    const merge = async (into: string) => {
      const form = new URLSearchParams({ into })
      for (const id of [ours, theirs]) form.append('sites[]', id)
      return pat.client.ask('/sites/merge', { method: 'POST', body: form })
    }
    const wrong = await merge(ours)
    t.equal(wrong.status, 422)
    t.match(plain(wrong.text), 'ALM owns the other version')
    t.equal((await merge(theirs)).status, 303)
    const { text } = await alm.client.get(`/sites/${site}/edit`)
    t.match(text, 'form-site')
    const moved = await alm.client.post(`/sites/${site}/edit`, {
      ...harbour,
      lines: '6 Quay Street',
    })
    t.equal(moved.status, 303)
    await settled(alm)
    const shows = async () => plain((await pat.client.get(`/sites/${theirs}`)).text)
    const words = await until('the new address', async () => {
      await settled(pat)
      const shown = await shows()
      return shown.includes('6 Quay Street') && shown
    })
    t.match(words, /ALM has changed this site while keys to it are held here\./)
    t.match(words, /Address was 2-4 Quay Street is now 6 Quay Street/)
    t.match(words, 'Address changed ALM')
    t.match(
      plain((await pat.client.get('/')).text),
      /Moved by their owners while keys are held here: 1 .* Harbour Store ALM 6 Quay/,
    )
    t.match(plain((await pat.client.get('/sites?warned=1')).text), 'moved, keys held')
    t.equal((await pat.client.post(`/sites/${theirs}/noted`, {})).status, 303)
    t.notMatch(plain((await pat.client.get('/')).text), 'Moved by their owners')
    t.notMatch(await shows(), 'while keys to it are held')
  },
)
