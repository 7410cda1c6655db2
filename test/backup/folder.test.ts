/** A node that makes backups by itself, as a process. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import type { BackupState } from '../../node/backup/backups.ts'
import { baton } from '../cli/run.ts'
import { until } from '../support/company.ts'
import { NodeProcess } from '../support/node-process.ts'
import { folderOf, passphrase } from './files.ts'

/** Starting, backing up and checking on a busy machine. */
const wait_ms = 30_000

t.test('a node with a folder backs up by itself, and when it is told to', async (t) => {
  const root = await folderOf(t)
  const [folder, secret] = [join(root, 'backups'), join(root, 'secret')]
  await writeFile(secret, `${passphrase}\n`)
  const node = new NodeProcess(join(root, 'data'), {
    BATON_BACKUP_FOLDER: folder,
    BATON_BACKUP_PASSPHRASE_FILE: secret,
  })
  t.teardown(() => node.stop('SIGKILL'))
  const env = {
    BATON_URL: await node.ready(),
    BATON_DATA: node.data,
    BATON_BACKUP_PASSPHRASE_FILE: secret,
  }
  const state = async () => {
    const status = (await (await node.call('/status')).json()) as { backup: BackupState }
    return status.backup
  }
  await until('the first one', async () => (await state()).last, wait_ms)
  const [first = ''] = await readdir(folder)
  const checked = await baton(['verify', join(folder, first)], env)
  t.match(checked.out, /Whole; all changes are signed/, checked.err)
  t.match((await baton(['status'], env)).out, /Backup +0 min ago, 1 MB, checked/)
  // Names have seconds: another one in the same second would be the same file.
  await until('another second', () => !first.includes(stampOf(Date.now())), wait_ms)
  const told = await baton(['backup'], env)
  t.equal(told.code, 0, told.err)
  t.match(told.out, /checked/)
  const { out, err, code } = await node.stop()
  t.equal(code, 0)
  t.match(out, /backup made and checked/)
  t.notMatch(out + err, passphrase)
  t.equal((await readdir(folder)).length, 1, 'of one day the newest stays')
})

const stampOf = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
