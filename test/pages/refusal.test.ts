/** Refusals as they are read: what the desk, files and the address book refuse, in Danish. */
import t from 'tap'
import { photo } from '../support/attachments.ts'
import type { Client } from './client.ts'
import { desks, flashOf, plain } from './job-desk.ts'

async function inDanish(client: Client): Promise<void> {
  await client.post('/preferences', { language: 'da', scheme: 'system', rows: 'dense' })
  await client.get('/preferences')
}

t.test('who does not have a job is told so, not that the company does not attend', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  await inDanish(alm.client)
  t.equal(await alm.act(job, 'give-back'), 'Du har ikke denne opgave.')
})

t.test('a guard’s line for another run is refused in the guard’s language', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true, fields: { run: '14' } })
  const guard = await alm.person('guard', '14')
  await inDanish(guard)
  const said = await guard.post(`/job/${job}/radio`, { line: '15 fremme' })
  t.equal(said.status, 422)
  t.match(plain(said.text), 'Du melder kun for din egen patrulje.')
})

t.test('a file that is none of those that are taken', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  await inDanish(alm.client)
  const begun = await alm.client.ask(`/job/${job}/file`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'gate.jpg', size: 500 }),
  })
  const { upload } = JSON.parse(begun.text)
  const put = (body: Uint8Array) =>
    alm.client.ask(`/job/${job}/file/${upload}?offset=0`, {
      method: 'PUT',
      body: new Uint8Array(body),
    })
  t.match(JSON.parse((await put(photo(501))).text), { refused: /^Filen er for stor/ })
  t.match(JSON.parse((await put(Buffer.alloc(500))).text), { refused: /^Kun billeder/ })
})

t.test('a company that the address book has already', async (t) => {
  const { alm } = await desks(t, ['alm'])
  await inDanish(alm.client)
  const entry = { name: 'Nattevagten', code: 'NAT' }
  const made = await alm.client.post('/address-book/new', entry)
  t.equal(made.status, 303, plain(made.text))
  t.match(flashOf(await alm.client.get('/address-book')), 'Nattevagten')
  const twice = await alm.client.post('/address-book/new', entry)
  t.match(plain(twice.text), 'Der er allerede et firma med det navn.')
  const coded = await alm.client.post('/address-book/new', { ...entry, name: 'Nat' })
  t.match(plain(coded.text), 'Et andet firma har denne kode.')
})
