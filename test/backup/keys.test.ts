/** The keys of a node, apart from its backups. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import t from 'tap'
import { backUpKeys, restoreKeys } from '../../node/backup/keys.ts'
import { unsealed } from '../../node/backup/seal.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { collect } from '../storage/samples.ts'
import { flip, folderOf, passphrase } from './files.ts'

const key = { is: 'passphrase', passphrase } as const

async function withKeys(folder: string) {
  const data = join(folder, 'data')
  await mkdir(data)
  await createIdentity(data, { name: 'ALM Security', code: 'ALM', now: Date.now() })
  await writeFile(join(data, 'secrets.key'), 'a secret\n', { mode: 0o600 })
  return { data, path: join(folder, 'keys') }
}

t.test('keys come back as they were, without numbers, epoch and recovery phrase', async (t) => {
  const folder = await folderOf(t)
  const { data, path } = await withKeys(folder)
  const identity = await loadIdentity(data, new Verifier())
  t.same(await backUpKeys(data, path, passphrase), [
    'identity/node.key',
    'identity/certificate',
    'identity/company.key',
    'secrets.key',
  ])
  t.equal((await stat(path)).mode & 0o777, 0o600)
  const nodeKey = (await readFile(join(data, 'identity', 'node.key'), 'utf8')).trim()
  t.notMatch(await readFile(path, 'latin1'), nodeKey, 'no key stands in it to be read')
  const to = join(folder, 'restored')
  await restoreKeys(to, path, key)
  t.same((await readdir(join(to, 'identity'))).sort(), ['certificate', 'company.key', 'node.key'])
  t.same(await readdir(to), ['identity', 'secrets.key'])
  const again = await loadIdentity(to, new Verifier())
  t.equal(again?.certified.node, identity?.certified.node)
  t.equal(await readFile(join(to, 'secrets.key'), 'utf8'), 'a secret\n')
})

t.test('they are never put over keys that are there, nor the file over a file', async (t) => {
  const folder = await folderOf(t)
  const { data, path } = await withKeys(folder)
  await backUpKeys(data, path, passphrase)
  await t.rejects(backUpKeys(data, path, passphrase), { code: 'BATON_BACKUP_UNWRITABLE' })
  await writeFile(join(data, 'secrets.key'), 'another\n')
  await t.rejects(restoreKeys(data, path, key), { code: 'BATON_IDENTITY_EXISTS' })
  t.equal(await readFile(join(data, 'secrets.key'), 'utf8'), 'another\n')
  t.same((await readdir(data)).sort(), ['identity', 'secrets.key'])
})

t.test('a wrong passphrase, another file and no keys are told apart', async (t) => {
  const folder = await folderOf(t)
  const { data, path } = await withKeys(folder)
  await backUpKeys(data, path, passphrase)
  const to = join(folder, 'restored')
  const wrong = { is: 'passphrase', passphrase: 'another passphrase' } as const
  await t.rejects(restoreKeys(to, path, wrong), { code: 'BATON_BACKUP_KEY' })
  await flip(path, (await stat(path)).size - 1)
  await t.rejects(restoreKeys(to, path, key), { code: 'BATON_BACKUP_DAMAGED' })
  await writeFile(path, 'a letter')
  await t.rejects(restoreKeys(to, path, key), { code: 'BATON_BACKUP_FORMAT' })
  await t.rejects(backUpKeys(folder, `${path}2`, passphrase), { code: 'BATON_KEYS_MISSING' })
  t.notOk((await readdir(folder)).includes('restored'), 'and nothing was begun')
})

t.test(
  'the file is one of age, which age’s own library opens, and the other way round',
  async (t) => {
    const folder = await folderOf(t)
    const { data, path } = await withKeys(folder)
    await backUpKeys(data, path, passphrase)
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    const opened = zstdDecompressSync(await decrypter.decrypt(await readFile(path)))
    t.match(JSON.parse(opened.toString()), { baton: 'keys 1' })
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    encrypter.setScryptWorkFactor(12)
    const theirs = await encrypter.encrypt(zstdCompressSync(Buffer.from('made by age')))
    async function* one() {
      yield theirs
    }
    t.equal(Buffer.concat(await collect(await unsealed(one(), key))).toString(), 'made by age')
  },
)
