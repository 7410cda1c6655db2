/** Sites out of a file, over HTTP: pasted or sent, looked at, written; and the book as a file. */
import t from 'tap'
import { until } from '../support/company.ts'
import { type Client, company } from './client.ts'
import { fieldOf, flashOf, plain } from './job-desk.ts'
import { addSite, harbour, settled } from './site-desk.ts'

const rows = [
  'Name\tAddress\tSuburb\tPostcode\tKim',
  'Old Mill\tMill Road 1\tOldtown\t8000\tx',
  '\tQuay 3\tNewtown\t2042\t',
  'Harbour Store\t2-4 Quay St\tNewtown\t2042\t',
].join('\n')

/** The page of an import, when its rows have been compared or written. */
async function shown(client: Client, at: string, words: string): Promise<string> {
  return until(words, async () => {
    const { text } = await client.get(at)
    return plain(text).includes(words) && text
  })
}

t.test('rows are looked at before anything is written; wrong ones are left out', async (t) => {
  const { person, node } = await company(t)
  const client = await person()
  await addSite(client, harbour)
  await settled({ node })
  const said = await client.post('/sites/import', { rows })
  t.equal(said.status, 303)
  const at = said.headers.get('Location') ?? ''
  const text = await shown(client, at, 'Look at it, then write it')
  t.match(plain(text), /New 2 Changed 0 As in the book 0 Wrong 1/)
  t.match(plain(text), 'Kim: not read')
  t.match(plain(text), /may be there already: Harbour Store \(ALM\)/)
  t.match(plain((await client.get(`${at}?only=wrong`)).text), /Column 1:/)
  t.notMatch((await client.get('/sites')).text, 'Old Mill')
  const unread = await client.post(`${at}/apply`, { possible: 'leave out' })
  t.match(flashOf(await client.get(unread.headers.get('Location') ?? '')), /1 rows are wrong/)
  const errors = await client.get(`${at}/errors`)
  t.match(errors.text, 'Quay 3')
  await client.post(`${at}/apply`, { possible: 'leave out', leaveOutWrong: 'on' })
  t.match(plain(await shown(client, at, 'Written:')), 'Written: 1 added, 2 left out')
  const list = plain((await client.get('/sites')).text)
  t.match(list, 'Old Mill')
  t.notMatch(list, '2-4 Quay St,')
})

t.test('a file is sent as it is; what is no table is said', async (t) => {
  const { person } = await company(t)
  const client = await person()
  const put = (body: string) =>
    client.ask('/sites/import/file?name=sites.csv', {
      method: 'PUT',
      body,
      headers: { 'Content-Type': 'application/octet-stream' },
    })
  const { to } = JSON.parse((await put('Navn;Adresse\nGl. Mølle;Møllevej 1\n')).text)
  t.match(
    plain(await shown(client, to, 'Look at it, then write it')),
    /Navn: Name Adresse: Address/,
  )
  t.equal((await client.post(`${to}/drop`, {})).headers.get('Location'), '/sites/import')
  const gone = await client.get(to)
  t.equal(gone.headers.get('Location'), '/sites/import')
  const bad = JSON.parse((await put('Foo;Bar\n1;2\n')).text)
  t.match(plain((await client.get(bad.to)).text), 'There is no column "Name"')
  const empty = await client.post('/sites/import', { rows: ' ' })
  t.equal(empty.status, 422)
  t.equal(fieldOf(empty.text, 'rows'), ' ')
})

t.test('the book goes out as CSV and as a workbook, for an administrator alone', async (t) => {
  const { person } = await company(t)
  const client = await person()
  await addSite(client, { ...harbour, hazards: '=dogs' })
  const csv = await client.get('/sites/export/csv')
  t.match(csv.headers.get('Content-Type'), 'text/csv')
  t.match(csv.text, /Harbour Store.*2-4 Quay Street/)
  t.match(csv.text, "'=dogs")
  const workbook = await client.get('/sites/export/xlsx')
  t.match(workbook.text, /^PK/)
  const operator = await person('operator')
  for (const path of ['/sites/import', '/sites/export/csv', '/sites/export/xlsx']) {
    t.equal((await operator.get(path)).status, 403, path)
  }
  t.notMatch((await operator.get('/sites')).text, '/sites/import')
})
