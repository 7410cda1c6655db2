/** What can be wrong with a backup is found and named, and nothing half is left of it. */
import {
  appendFile,
  copyFile,
  readdir,
  readFile,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { head_bytes } from '../../node/backup/limits.ts'
import { checkSealed, readManifest } from '../../node/backup/read.ts'
import { restoreBackup } from '../../node/backup/restore.ts'
import { makeIdentity, type OpenWith } from '../../node/backup/seal.ts'
import { verifyBackup } from '../../node/backup/verify.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { openMemoryStorage, openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { position } from '../storage/samples.ts'
import { play } from '../support/history.ts'
import { backUp, flip, folderOf, passphrase, putFile } from './files.ts'

const key: OpenWith = { is: 'passphrase', passphrase }

const quick = { signatures: false }

async function storageWith(values: number): Promise<Storage> {
  const storage = await openMemoryStorage()
  for (let n = 0; n < values; n++) {
    // What can't be compressed, so that the file has bytes to flip.
    await storage.write((unit) => unit.putSetting(`s${n}`, Math.random().toString(36).repeat(9)))
  }
  return storage
}

t.test('one changed bit is found wherever it is, with and without the key', async (t) => {
  const storage = await storageWith(200)
  const { path } = await backUp(t, storage)
  const { size } = await stat(path)
  const folder = await folderOf(t)
  const broken = join(folder, 'broken')
  const places = [0, 14, 20, 200, head_bytes - 1, head_bytes, head_bytes + 60, head_bytes + 300]
  for (const at of [...places, Math.floor(size / 2), size - 1]) {
    await copyFile(path, broken)
    await flip(broken, at)
    const code = at === 0 ? 'BATON_BACKUP_FORMAT' : 'BATON_BACKUP_DAMAGED'
    await t.rejects(verifyBackup({ path: broken, key, ...quick }), { code }, `byte ${at}`)
    const sealed = async () => checkSealed(broken, await readManifest(broken, new Verifier()))
    await t.rejects(sealed(), { code }, `byte ${at}, without the key`)
    const data = join(folder, `data-${at}`)
    await t.rejects(restoreBackup({ path: broken, data, key }), { code })
    t.same(await readdir(data).catch(() => []), [])
  }
})

t.test('a backup that is cut off, or has more than it should, says so', async (t) => {
  const { path } = await backUp(t, await storageWith(20))
  await appendFile(path, 'x')
  await t.rejects(verifyBackup({ path, key, ...quick }), { code: 'BATON_BACKUP_DAMAGED' })
  const { size } = await stat(path)
  await truncate(path, size - 1)
  for (const length of [size - 2, head_bytes, 20]) {
    await truncate(path, length)
    await t.rejects(verifyBackup({ path, key, ...quick }), {
      code: 'BATON_BACKUP_DAMAGED',
      message: /cut off/,
    })
  }
  await writeFile(path, 'a letter')
  await t.rejects(verifyBackup({ path, key, ...quick }), { code: 'BATON_BACKUP_FORMAT' })
})

t.test('a backup opens with its own passphrase or key, and with no other', async (t) => {
  const storage = await storageWith(3)
  const [ours, other] = [await makeIdentity(), await makeIdentity()]
  const code = 'BATON_BACKUP_KEY'
  const wrong: OpenWith = { is: 'passphrase', passphrase: `${passphrase}.` }
  const identity: OpenWith = { is: 'identity', identity: ours.identity }
  const stranger: OpenWith = { is: 'identity', identity: other.identity }
  const { path } = await backUp(t, storage)
  for (const one of [wrong, identity, { is: 'identity', identity: 'AGE-SECRET-KEY-1X' } as const]) {
    await t.rejects(verifyBackup({ path, key: one, ...quick }), { code })
  }
  await t.resolves(verifyBackup({ path, key, ...quick }))
  const to = { is: 'recipients', recipients: [ours.recipient] } as const
  const made = await backUp(t, storage, { to })
  for (const one of [key, stranger]) {
    await t.rejects(verifyBackup({ path: made.path, key: one, ...quick }), { code })
  }
  await t.resolves(verifyBackup({ path: made.path, key: identity, ...quick }))
})

/** A job of three companies, as a node has it. */
async function storageWithJob() {
  const storage = await openMemoryStorage()
  const { deltas } = play(true, [])
  const stream = (deltas[0] as Delta).stream
  for (const [n, { id, signed }] of deltas.entries()) {
    const at = { ...position('any', n), id }
    await storage.write((unit) => unit.putDelta(stream, n, at, signed.envelope))
  }
  return { storage, stream, last: deltas.at(-1) as Delta, n: deltas.length - 1 }
}

t.test(
  'a change that nobody has signed is found, and with --quick it is not looked for',
  async (t) => {
    const { storage, stream, last, n } = await storageWithJob()
    const { path } = await backUp(t, storage)
    await t.resolves(verifyBackup({ path, key, signatures: true }))
    const forged = Uint8Array.from(last.signed.envelope)
    const at = Buffer.from(forged).indexOf(last.signed.signature)
    forged[at] = (forged[at] as number) ^ 1
    await storage.write((unit) => unit.replaceDelta(stream, n, forged))
    const made = await backUp(t, storage)
    await t.rejects(verifyBackup({ path: made.path, key, signatures: true }), {
      code: 'BATON_BACKUP_DAMAGED',
      message: /not signed/,
    })
    await t.resolves(verifyBackup({ path: made.path, key, ...quick }))
    await storage.write((unit) => unit.replaceDelta(stream, n, Buffer.from('no change')))
    const none = await backUp(t, storage)
    await t.rejects(verifyBackup({ path: none.path, key, signatures: true }), /can't be read/)
  },
)

t.test('photos come back as they were; one that was damaged before is left out', async (t) => {
  const root = await folderOf(t)
  const data = join(root, 'data')
  const storage = await openMemoryStorage()
  const large = Buffer.alloc(700_000, 'photo')
  const whole = await putFile(storage, data, large)
  const rotten = await putFile(storage, data, Buffer.from('another photo'))
  await flip(rotten.path, 3)
  const { path } = await backUp(t, storage, { data })
  t.match(await verifyBackup({ path, key, ...quick }), {
    manifest: { files: 2, attachments: true },
    damagedFiles: 1,
  })
  const to = join(root, 'restored')
  t.match(await restoreBackup({ path, data: to, key }), { damagedFiles: 1 })
  t.ok(large.equals(await readFile(whole.path.replace(data, to))))
  await t.rejects(stat(rotten.path.replace(data, to)), { code: 'ENOENT' })
  const restored = await openStorage({ directory: join(to, 'store') })
  t.match(await restored.attachments.file(rotten.hash), { is: 'here' })
  await restored.close()
  const without = await backUp(t, storage, { data, attachments: false })
  t.match(await verifyBackup({ path: without.path, key, ...quick }), {
    manifest: { files: 0, attachments: false },
  })
})
