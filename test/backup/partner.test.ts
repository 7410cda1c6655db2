/** An old backup is restored, and the partner still has what it lacks: nodes over TCP. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { keepBackup } from '../../node/backup/keep.ts'
import { backUpKeys, restoreKeys } from '../../node/backup/keys.ts'
import { restoreBackup } from '../../node/backup/restore.ts'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import type { StreamId } from '../../protocol/ids.ts'
import {
  linkNodes,
  placeOf,
  type RunningNode,
  startNode,
  startNodeOn,
  untilViewAt,
} from '../support/nodes.ts'
import { operator } from '../support/people.ts'
import { folderOf, forPassphrase, passphrase } from './files.ts'

const key = { is: 'passphrase', passphrase } as const

/** Backup and keys of a node that runs. */
async function kept(t: Test, node: RunningNode) {
  const folder = await folderOf(t)
  const [path, keys] = [join(folder, 'one.backup'), join(folder, 'keys')]
  const made = node.backups.make(forPassphrase, true)
  if (!made) throw new Error('no backup')
  const { body, finish } = made
  await keepBackup(
    path,
    async () => ({ body, head: () => finish().head }),
    async () => undefined,
  )
  await backUpKeys(node.data, keys, passphrase)
  return async (name: string) => {
    const data = join(folder, name)
    await restoreBackup({ path, data, key })
    await restoreKeys(data, keys, key)
    return data
  }
}

async function makeJob(node: RunningNode, request: string, provider?: string) {
  const providers = provider ? { providers: [{ code: provider }] } : { attend: true }
  const done = await createJob(node.jobs, { fields: { request }, ...providers }, operator)
  if (done.refused) throw new Error(done.message)
  return done.job
}

async function setRequest(node: RunningNode, job: StreamId, request: string): Promise<void> {
  const done = await editJob(node.jobs, job, { fields: { request } }, operator)
  if (done.refused) throw new Error(done.message)
}

const reads = (node: RunningNode, job: StreamId, request: string) =>
  untilViewAt(node, job, request, (view) => view.fields.request?.value === request)

const numberOf = async (node: RunningNode, job: StreamId) =>
  (await node.streams.get(job))?.state.number

t.test(
  'it works at once while the partner is offline, then gets back all that the partner has',
  async (t) => {
    const [alm, pat] = [await startNode(t, 'ALM'), await startNode(t, 'PAT')]
    await linkNodes(alm, pat)
    const shared = await makeJob(pat, 'as the backup has it', 'ALM')
    await reads(alm, shared, 'as the backup has it')
    const restore = await kept(t, pat)
    // What the backup knows nothing of: a change of each, a job of each, and one that nobody else has.
    await setRequest(pat, shared, 'changed by PAT later')
    const ofPat = await makeJob(pat, 'made by PAT later', 'ALM')
    const ofAlm = await makeJob(alm, 'made by ALM later', 'PAT')
    const alone = await makeJob(pat, 'nobody else has it')
    await reads(alm, shared, 'changed by PAT later')
    await reads(alm, ofPat, 'made by PAT later')
    await reads(pat, ofAlm, 'made by ALM later')
    const used = await Promise.all([shared, ofPat, alone].map((job) => numberOf(pat, job)))
    const epoch = await readFile(join(pat.data, 'identity', 'epoch'), 'utf8')
    const places = { alm: placeOf(alm), pat: placeOf(pat) }
    await pat.stop()
    await alm.stop()

    const data = await restore('restored')
    const back = await startNodeOn(t, data, places.pat)
    t.not(await readFile(join(data, 'identity', 'epoch'), 'utf8'), epoch)
    await reads(back, shared, 'as the backup has it')
    const offline = await makeJob(back, 'made while ALM is offline', 'ALM')
    t.notOk(used.includes(await numberOf(back, offline)), 'no number that was used is used again')

    const again = await startNodeOn(t, alm.data, places.alm)
    await reads(back, shared, 'changed by PAT later')
    await reads(back, ofPat, 'made by PAT later')
    await reads(back, ofAlm, 'made by ALM later')
    await reads(again, offline, 'made while ALM is offline')
    await setRequest(back, shared, 'and on')
    await setRequest(again, ofPat, 'on here, too')
    await reads(again, shared, 'and on')
    const view = await reads(back, ofPat, 'on here, too')
    t.same(view.forks, [], 'nothing was written twice at the same place')
    t.equal(await back.streams.get(alone), undefined, 'what no partner had is gone')
  },
)

t.test('the same backup restored twice: each goes on, and nothing forks', async (t) => {
  const [alm, pat] = [await startNode(t, 'ALM'), await startNode(t, 'PAT')]
  await linkNodes(alm, pat)
  const job = await makeJob(pat, 'as the backup has it', 'ALM')
  await reads(alm, job, 'as the backup has it')
  const restore = await kept(t, pat)
  const place = placeOf(pat)
  await pat.stop()
  for (const name of ['first', 'second']) {
    const back = await startNodeOn(t, await restore(name), place)
    await setRequest(back, job, name)
    await reads(alm, job, name)
    const made = await makeJob(back, `made by the ${name}`, 'ALM')
    await reads(alm, made, `made by the ${name}`)
    const view = await reads(back, job, name)
    t.same(view.forks, [])
    await back.stop()
  }
})
