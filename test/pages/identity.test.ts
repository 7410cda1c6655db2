/** The page of the node's key, and a link that was found again. */
import t from 'tap'
import { recoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import { serve, World } from '../api/node.ts'
import { set_up_token } from '../support/administration.ts'
import { link } from '../support/company.ts'
import { Client, company } from './client.ts'

const path = '/company/identity'

t.test('nothing is done about keys that was not confirmed', async (t) => {
  const { person } = await company(t)
  const admin = await person('administrator')
  t.match((await admin.get('/company')).text, path, 'the way there')
  const { text } = await admin.get(path)
  t.match(text, 'Make a new key')
  t.match(text, 'The one certified')
  t.notMatch(text, 'Recovery phrase</', 'the key is on this machine')
  for (const [what, form] of [
    ['rotate', {}],
    ['revoke', { serial: '1000' }],
    ['revoke', { sure: 'on', serial: 'x' }],
    ['find', { address: '' }],
  ] as const) {
    const { status } = await admin.post(`${path}/${what}`, form)
    t.equal(status, 422, `${what} ${JSON.stringify(form)}`)
  }
  const dispatcher = await person('dispatcher')
  for (const what of ['rotate', 'revoke', 'find']) {
    t.equal((await dispatcher.post(`${path}/${what}`, { sure: 'on' })).status, 403, what)
  }
})

t.test('a new key and a revocation are made, and stand in the audit log', async (t) => {
  const { person } = await company(t)
  const admin = await person('administrator')
  t.equal((await admin.post(`${path}/rotate`, { sure: 'on' })).status, 303)
  t.match((await admin.get(path)).text, 'The node begins anew')
  t.equal((await admin.post(`${path}/revoke`, { sure: 'on', serial: '1000' })).status, 303)
  const { text } = await admin.get('/audit')
  t.match(text, 'Make a new node key')
  t.match(text, 'Revoke a node')
})

t.test('a link that is not found is said beside the address', async (t) => {
  const { person } = await company(t)
  const admin = await person('administrator')
  const { status, text } = await admin.post(`${path}/find`, { address: 'pat.example:4001' })
  t.equal(status, 422)
  t.match(text, 'There is no link with this company.')
  t.match(text, 'pat.example:4001', 'as it was typed')
})

t.test('a found link is approved as one, and not by words', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { code: 'PAT', world })
  await link(node.company, pat.node.company)
  const { links } = node.company
  const record = links.get(pat.node.company.id) as LinkRecord
  await links.put({ ...record, state: 'requested', found: true, words: [] })
  const admin = await person('administrator')
  const { text } = await admin.get(`/link/${record.company}`)
  t.match(text, 'with the signature of this company')
  t.notMatch(text, 'six-words')
  const approve = `/link/${record.company}/approve`
  t.equal((await admin.post(approve, {})).status, 422)
  t.equal((await admin.post(approve, { same: '' })).status, 422)
  t.match(text, 'value="found"')
})

t.test('what a partner has revoked is shown at its link', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { code: 'PAT', world })
  await link(node.company, pat.node.company)
  const { links } = node.company
  const record = links.get(pat.node.company.id) as LinkRecord
  const revocations = [{ serial: 1000, at: Date.now(), signed: '' }]
  await links.put({ ...record, revocations })
  const { text } = await (await person('administrator')).get(`/link/${record.company}`)
  t.match(text, /Old node.*revoked by them/s)
})

t.test('a company that has lost its node is set up with its phrase', async (t) => {
  const node = await serve(t, { notSetUp: true })
  const client = new Client(node.url)
  await client.post('/set-up', { token: set_up_token })
  t.match((await client.get('/set-up')).text, 'I have a recovery phrase')
  const place = { country: 'DK', zone: '', address: '' }
  const form = { name: 'Harbour Alarm', code: 'hac', ...place }
  const wrong = await client.post('/set-up/company', { ...form, phrase: 'abandon abandon' })
  t.equal(wrong.status, 422)
  t.match(wrong.text, 'These are not the 24 words')
  t.notMatch(wrong.text, 'abandon', 'what was typed is not sent back')
  const phrase = recoveryPhrase(new Uint8Array(32).fill(7))
  const made = await client.post('/set-up/company', { ...form, phrase })
  t.equal(made.headers.get('Location'), '/set-up/administrator')
})
