import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { identityFiles } from '../../node/identity/files.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import { openNumbers } from '../../node/identity/numbers.ts'
import { openCertificate } from '../../protocol/identity/certificate.ts'
import { signerFromSeed, signerId, Verifier } from '../../protocol/identity/keys.ts'
import { seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'

const now = Date.UTC(2026, 10, 21)
const wanted = { name: 'Patrol & Sons', code: 'PAT', now }
const verifier = new Verifier()
const secrets = ['company.key', 'node.key']
const files = [
  'certificate',
  'company.key',
  'epoch',
  'node.key',
  'numbers.json',
  'recovery-phrase.txt',
]

/** A data folder that doesn't exist yet, and the path of a file of the identity in it. */
function dataFor(t: Test) {
  const data = join(t.testdir(), 'data')
  return { data, path: (name: string) => join(data, 'identity', name) }
}

t.test('before set-up there is no identity', async (t) => {
  t.equal(await loadIdentity(dataFor(t).data, verifier), undefined)
})

t.test('what was created is loaded, and the phrase is the company’s', async (t) => {
  const { data } = dataFor(t)
  const phrase = await createIdentity(data, wanted)
  const identity = await loadIdentity(data, verifier)
  if (!identity) throw new Error('there is one')
  t.match(identity.certified, { name: 'Patrol & Sons', code: 'PAT', serial: now })
  t.strictSame(openCertificate(identity.certified.bytes, verifier), identity.certified)
  t.equal(signerId<NodeId>(signerFromSeed(identity.seed)), identity.certified.node)
  t.equal(signerId<NodeId>(identity.signer), identity.certified.node)
  const typed = seedFromRecoveryPhrase(phrase)
  if (!('seed' in typed)) throw new Error('the phrase is good')
  t.equal(signerId<CompanyId>(signerFromSeed(typed.seed)), identity.certified.company)
})

t.test('the files are their owner’s alone, even when the mask would let others in', async (t) => {
  const before = process.umask(0)
  t.teardown(() => process.umask(before))
  const { data, path } = dataFor(t)
  await createIdentity(data, wanted)
  t.strictSame(readdirSync(path('.')).sort(), files)
  t.equal(statSync(path('.')).mode & 0o777, 0o700)
  for (const name of files) t.equal(statSync(path(name)).mode & 0o777, 0o600, name)
})

t.test('an identity is never overwritten', async (t) => {
  const { data, path } = dataFor(t)
  await createIdentity(data, wanted)
  const key = readFileSync(path('node.key'), 'utf8')
  await t.rejects(createIdentity(data, wanted), { code: 'BATON_IDENTITY_EXISTS' })
  t.equal(readFileSync(path('node.key'), 'utf8'), key)
})

t.test('what a set-up left that was interrupted is no identity and no obstacle', async (t) => {
  const { data } = dataFor(t)
  mkdirSync(join(data, 'identity.new'), { recursive: true })
  writeFileSync(join(data, 'identity.new', 'node.key'), 'half')
  t.equal(await loadIdentity(data, verifier), undefined)
  await createIdentity(data, wanted)
  t.ok(await loadIdentity(data, verifier))
  t.strictSame(readdirSync(data), ['identity'])
})

t.test('the node runs when company.key was taken away', async (t) => {
  const { data, path } = dataFor(t)
  await createIdentity(data, wanted)
  t.ok((await loadIdentity(data, verifier))?.companySigner)
  rmSync(path('company.key'))
  const identity = await loadIdentity(data, verifier)
  t.ok(identity)
  t.equal(identity?.companySigner, undefined)
})

t.test('what others can read is refused, with the command that mends it', async (t) => {
  for (const [name, mode] of [
    ['node.key', 0o640],
    ['company.key', 0o604],
    ['.', 0o710],
  ] as const) {
    const { data, path } = dataFor(t)
    await createIdentity(data, wanted)
    chmodSync(path(name), mode)
    const folder = path('.').replace(/\/\.?$/, '')
    const message = `run: chmod 700 '${folder}' && chmod 600 '${folder}'/*`
    const code = 'BATON_IDENTITY_READABLE'
    await t.rejects(loadIdentity(data, verifier), { code, message })
    rmSync(data, { recursive: true })
  }
})

t.test('what is missing, cut short or garbled is refused and says what to do', async (t) => {
  const { data, path } = dataFor(t)
  await createIdentity(data, wanted)
  const spoilt = (name: string): (string | undefined)[] => {
    const text = readFileSync(path(name), 'utf8')
    return ['', text.slice(0, 40), `${text.trim()}00`, 'zz'.repeat(32), undefined]
  }
  for (const name of [...secrets, 'certificate']) {
    const good = readFileSync(path(name), 'utf8')
    for (const text of spoilt(name)) {
      if (text === undefined) rmSync(path(name))
      else writeFileSync(path(name), text)
      if (text === undefined && name === 'company.key') continue
      const refused = loadIdentity(data, verifier)
      await t.rejects(refused, { code: 'BATON_IDENTITY_BROKEN', message: name }, `${name}: ${text}`)
      await t.rejects(refused, { message: /restore.*backup.*recovery phrase/ })
    }
    writeFileSync(path(name), good, { mode: 0o600 })
  }
  t.ok(await loadIdentity(data, verifier))
})

t.test('keys and certificates of different identities are not mixed', async (t) => {
  const { data, path } = dataFor(t)
  const other = join(data, 'other')
  await createIdentity(data, wanted)
  await createIdentity(other, wanted)
  for (const [name, message] of [
    ['node.key', /don't belong together/],
    ['company.key', /another company's/],
  ] as const) {
    const good = readFileSync(path(name))
    writeFileSync(path(name), readFileSync(join(other, 'identity', name)))
    const code = 'BATON_IDENTITY_BROKEN'
    await t.rejects(loadIdentity(data, verifier), { code, message })
    writeFileSync(path(name), good)
  }
})

t.test('a recovered company is the same, its node and its numbers are new', async (t) => {
  const { data } = dataFor(t)
  const first = join(data, 'first')
  const typed = seedFromRecoveryPhrase(await createIdentity(first, wanted))
  if (!('seed' in typed)) throw new Error('the phrase is good')
  const lost = await loadIdentity(first, verifier)
  const second = join(data, 'second')
  await createIdentity(second, { ...wanted, now: now + 1, companySeed: typed.seed })
  const found = await loadIdentity(second, verifier)
  t.notOk(readdirSync(join(second, 'identity')).includes('recovery-phrase.txt'), 'it was typed')
  t.equal(found?.certified.company, lost?.certified.company)
  t.not(found?.certified.node, lost?.certified.node)
  t.equal(found?.certified.serial, now + 1)
  t.ok((await (await openNumbers(identityFiles(second))).next()) > 3_000_000)
})
