/** A node that is backed up while it works, and what is restored of it: all of it as processes. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { head_bytes } from '../../node/backup/limits.ts'
import { baton } from '../cli/run.ts'
import { NodeProcess } from '../support/node-process.ts'
import { flip, folderOf, passphrase } from './files.ts'

const env = {
  BATON_BACKUP_PASSPHRASE: passphrase,
  BATON_KEYS_PASSPHRASE: 'another long passphrase',
}

function running(t: Test, data: string, settings: Record<string, string> = {}): NodeProcess {
  const node = new NodeProcess(data, settings)
  t.teardown(() => node.stop('SIGKILL'))
  return node
}

type Made = { readonly job: string; readonly number: string }

async function makeJob(node: NodeProcess, request: string): Promise<Made> {
  const made = await node.call('/jobs', { fields: { request }, attend: true })
  if (made.status !== 201) throw new Error(await made.text())
  return (await made.json()) as Made
}

/** `baton` beside the node. */
async function ask(node: NodeProcess, ...words: string[]) {
  return baton(words, { ...env, BATON_URL: await node.ready(), BATON_DATA: node.data })
}

const alone = (...words: string[]) => baton(words, env)

/** A node with some jobs, its backup and its keys; the node goes on. */
async function backedUp(t: Test) {
  const root = await folderOf(t)
  const node = running(t, join(root, 'data'))
  const jobs: Made[] = []
  for (let n = 0; n < 5; n++) jobs.push(await makeJob(node, `job ${n}`))
  const [backup, keys] = [join(root, 'one.backup'), join(root, 'keys')]
  const done = await ask(node, 'backup', '--to', backup)
  t.equal(done.code, 0, done.err)
  t.equal((await ask(node, 'backup-keys', '--to', keys)).code, 0)
  return { root, node, jobs, backup, keys }
}

/** A page of the list holds fifty. */
const saved_meanwhile_max = 30

async function numbersAt(node: NodeProcess): Promise<string[]> {
  const { jobs } = (await (await node.call('/jobs')).json()) as { jobs: Made[] }
  return jobs.map(({ number }) => number).sort()
}

t.test('a node is backed up while people save, checked, and restored with all of it', async (t) => {
  const root = await folderOf(t)
  const node = running(t, join(root, 'data'))
  const before = [await makeJob(node, 'before'), await makeJob(node, 'before')]
  let saving = true
  const meanwhile: Made[] = []
  const saves = (async () => {
    while (saving && meanwhile.length < saved_meanwhile_max) {
      meanwhile.push(await makeJob(node, 'meanwhile'))
    }
  })()
  const [backup, keys] = [join(root, 'one.backup'), join(root, 'keys')]
  const done = await ask(node, 'backup', '--to', backup)
  saving = false
  await saves
  t.equal(done.code, 0, done.err)
  t.match(done.out, /ALM.*read again and checked/s)
  t.ok(meanwhile.length > 0)
  t.equal((await ask(node, 'backup-keys', '--to', keys)).code, 0)
  const checked = await alone('verify', backup)
  t.match(checked.out, /all changes are signed/, checked.err)
  const data = join(root, 'restored')
  const again = await alone('restore', backup, '--data', data, '--keys', keys)
  t.equal(again.code, 0, again.err)
  t.match((await node.stop()).code, 0)
  const old = new Set([...before, ...meanwhile].map(({ number }) => number))
  const back = running(t, data)
  const held = await numbersAt(back)
  for (const { number } of before) t.ok(held.includes(number), 'made before it is there')
  t.ok(
    held.every((number) => old.has(number)),
    'and nothing that was never made',
  )
  const made = await makeJob(back, 'after')
  t.notOk(
    old.has(made.number),
    'no number is used twice, also none that the backup knows nothing of',
  )
  t.equal((await back.stop()).code, 0)
})

t.test('restoring the same backup twice, one after the other, works', async (t) => {
  const { root, node, jobs, backup, keys } = await backedUp(t)
  await node.stop()
  const epochs = new Set<string>()
  const numbers = new Set(jobs.map(({ number }) => number))
  for (const name of ['first', 'second']) {
    const data = join(root, name)
    t.equal((await alone('restore', backup, '--data', data, '--keys', keys)).code, 0)
    const back = running(t, data)
    t.equal((await numbersAt(back)).length, jobs.length)
    numbers.add((await makeJob(back, name)).number)
    await back.stop()
    epochs.add(await epochOf(data))
    t.notOk((await readdir(data)).includes('restored.json'), 'it begins so once')
    const on = running(t, data)
    await on.ready()
    t.ok(epochs.has(await epochOf(data)), 'the next start draws no other epoch')
    await on.stop()
  }
  t.equal(epochs.size, 2)
  t.notOk(epochs.has(await epochOf(node.data)))
  t.ok(numbers.size > jobs.length)
})

t.test('a backup that was changed is refused, by verify and by restore', async (t) => {
  const { root, node, backup } = await backedUp(t)
  await node.stop()
  const wrong = await baton(['verify', backup], { BATON_BACKUP_PASSPHRASE: 'not this one at all' })
  t.match(wrong.err, /BATON_BACKUP_KEY/)
  t.notMatch(wrong.err, /not this one|seven words/, 'and no passphrase is said')
  await flip(backup, head_bytes + 1000)
  t.match((await alone('verify', backup)).err, /BATON_BACKUP_DAMAGED/)
  const data = join(root, 'restored')
  const restored = await alone('restore', backup, '--data', data)
  t.equal(restored.code, 1)
  t.match(restored.err, /BATON_BACKUP_DAMAGED/)
  t.same(await readdir(data), [], 'nothing is left of it')
})

t.test(
  'nothing is restored into a folder that is not empty, and no company begins on it',
  async (t) => {
    const { root, node, backup, keys } = await backedUp(t)
    await node.stop()
    const refused = await alone('restore', backup, '--data', node.data)
    t.match(refused.err, /BATON_RESTORE_NOT_EMPTY/)
    const again = running(t, node.data)
    t.equal((await numbersAt(again)).length, 5, 'what was there is there')
    await again.stop()
    const data = join(root, 'restored')
    t.equal((await alone('restore', backup, '--data', data)).code, 0)
    const founding = await running(t, data).ended
    t.match(founding.out + founding.err, /BATON_RESTORED_OTHER/)
    t.equal(founding.code, 78)
    t.match((await alone('restore', backup, '--data', data)).err, /BATON_RESTORE_NOT_EMPTY/)
    t.equal((await alone('restore-keys', keys, '--data', data)).code, 0)
    t.match((await alone('restore-keys', keys, '--data', data)).err, /BATON_IDENTITY_EXISTS/)
    const back = running(t, data)
    t.equal((await numbersAt(back)).length, 5)
    await back.stop()
  },
)

async function epochOf(data: string): Promise<string> {
  return (await readFile(join(data, 'identity', 'epoch'), 'utf8')).trim()
}
