/** Backups as programs and the command line ask for them, and what of them is shown. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { clientOf, refused } from '../api/client.ts'
import { serve } from '../api/node.ts'
import { baton } from '../cli/run.ts'
import { folderOf, passphrase } from './files.ts'

t.test('a backup is given to administrators, and encrypted or not at all', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const weak = await ask('POST', '/backup', { token: node.write, body: { passphrase } })
  refused(t, weak, 403, 'wrong-scope')
  refused(t, await ask('POST', '/backup', { token: node.admin }), 422, 'missing', 'passphrase')
  const short = await ask('POST', '/backup', { token: node.admin, body: { passphrase: 'short' } })
  refused(t, short, 422, 'invalid', 'passphrase')
  const recipient = `age1${'q'.repeat(58)}`
  const mistyped = await ask('POST', '/backup', { token: node.admin, body: { recipient } })
  refused(t, mistyped, 422, 'invalid', 'recipient')
  refused(t, await ask('POST', '/backups', { token: node.admin }), 404, 'not-found')
  const { body } = await ask('GET', '/status', { token: node.read })
  t.same(body.backup, { running: false, overdue: false, failures: 0 })
})

t.test('a backup that breaks off at the node leaves no file, and says so', async (t) => {
  const node = await serve(t)
  const folder = await folderOf(t)
  const { storage } = node.company
  const snapshot = storage.snapshot
  storage.snapshot = async function* () {
    yield* snapshot()
    throw new Error('the disk broke')
  }
  const env = {
    BATON_URL: node.url,
    BATON_TOKEN: node.admin,
    BATON_BACKUP_PASSPHRASE: passphrase,
  }
  const broken = await baton(['backup', '--to', join(folder, 'one.backup')], env)
  t.equal(broken.code, 3, broken.err)
  t.match(broken.err, /broke off/)
  t.same(await readdir(folder), [])
  storage.snapshot = snapshot
  const done = await baton(['backup', '--to', join(folder, 'one.backup')], env)
  t.equal(done.code, 0, done.err)
  const again = await baton(['backup', '--to', join(folder, 'one.backup')], env)
  t.equal(again.code, 1, 'and none is written over another')
  t.match(again.err, /BATON_BACKUP_UNWRITABLE/)
  t.notMatch(node.logged.join(), passphrase)
})
