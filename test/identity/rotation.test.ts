/** A new node key on the disk: whole or not at all, whenever the power goes. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createIdentity, type Identity, loadIdentity } from '../../node/identity/identity.ts'
import { companySigner, prepareRotation } from '../../node/identity/rotation.ts'
import { Verifier } from '../../protocol/identity/keys.ts'

const now = 1_790_000_000_000

async function made(t: Test) {
  const data = t.testdir()
  const phrase = await createIdentity(data, { name: 'ABC Security', code: 'ABC', now })
  return { data, phrase, identity: await load(data) }
}

async function load(data: string): Promise<Identity> {
  const identity = await loadIdentity(data, new Verifier())
  if (!identity) throw new Error('no identity')
  return identity
}

async function prepared(data: string, identity: Identity, at = now + 1000) {
  if (!identity.companySigner) throw new Error('a new company has its key')
  return prepareRotation(data, identity, identity.companySigner, { now: at })
}

t.test('a prepared key is in place after the next loading, and only then', async (t) => {
  const { data, identity } = await made(t)
  const key = await readFile(join(data, 'identity', 'node.key'), 'utf8')
  const next = await prepared(data, identity)
  t.equal(await readFile(join(data, 'identity', 'node.key'), 'utf8'), key, 'not before')
  const after = await load(data)
  t.match(after.certified, { node: next.node, serial: now + 1000, code: 'ABC' })
  t.equal(after.certified.company, identity.certified.company)
  t.notOk((await readdir(join(data, 'identity'))).includes('next'))
  t.same(await load(data), after, 'and stays')
})

t.test('a crash between the two files is mended by the next loading', async (t) => {
  const { data, identity } = await made(t)
  const next = await prepared(data, identity)
  const { seed } = JSON.parse(await readFile(join(data, 'identity', 'next'), 'utf8'))
  await writeFile(join(data, 'identity', 'node.key'), `${seed}\n`)
  t.equal((await load(data)).certified.node, next.node)
})

t.test('of two that were prepared the last one counts', async (t) => {
  const { data, identity } = await made(t)
  await prepared(data, identity)
  const last = await prepared(data, identity, now + 2000)
  t.equal((await load(data)).certified.node, last.node)
})

t.test('a serial is above the one before, whatever the clock says', async (t) => {
  const { data, identity } = await made(t)
  t.equal((await prepared(data, identity, now - 1000)).serial, now + 1)
})

t.test('what is garbled is said, with what to do', async (t) => {
  const { data } = await made(t)
  await writeFile(join(data, 'identity', 'next'), '{"seed":"', { mode: 0o600 })
  await t.rejects(load(data), { code: 'BATON_IDENTITY_BROKEN', message: /delete it/ })
})

t.test('only the key of the company certifies', async (t) => {
  const { data, phrase } = await made(t)
  await rm(join(data, 'identity', 'company.key'))
  const identity = await load(data)
  t.equal(companySigner(identity, undefined), 'company-key-needed')
  t.equal(companySigner(identity, 'one two three'), 'wrong-phrase')
  const other = await createIdentity(`${data}/other`, { name: 'Other', code: 'OTH', now })
  t.equal(companySigner(identity, other), 'wrong-phrase', 'of another company')
  t.type(companySigner(identity, phrase), 'object')
})
