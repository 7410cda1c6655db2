/** Nodes that go on with something older than they had, as whole processes with a partner. */
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { baton } from '../cli/run.ts'
import { freePort } from '../support/free-port.ts'
import type { NodeProcess } from '../support/node-process.ts'
import { folder, type Job, jobFrom, linked, run, untilHas } from '../support/process-company.ts'

const secrets = {
  BATON_BACKUP_PASSPHRASE: 'seven words of a poem',
  BATON_KEYS_PASSPHRASE: 'another long passphrase',
}

async function does(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { code, out, err } = await baton(words, { ...secrets, ...more })
  if (code !== 0) throw new Error(`${words.join(' ')}: ${err}${out}`)
}

const epochIn = async (data: string) => readFile(join(data, 'identity', 'epoch'), 'utf8')

/** ALM and PAT at places that stay, a job that both have, and what ALM was at that time. */
async function scene(t: Test) {
  const root = await folder(t)
  const [almPort, patPort] = [await freePort(), await freePort()]
  const [almAt, patAt] = [almPort, patPort].map((port) => ({
    BATON_LISTEN: `/ip4/127.0.0.1/tcp/${port}`,
  }))
  const patData = join(root, 'pat')
  const startAlm = (data: string) => run(t, data, 'ALM', almAt)
  const startPat = () => run(t, patData, 'PAT', patAt)
  const [alm, pat] = await Promise.all([startAlm(join(root, 'alm')), startPat()])
  await linked(alm, pat)
  const shared = await jobFrom(alm, 'PAT')
  await untilHas(pat, shared)
  const used = [shared]
  return {
    ...{ root, alm, pat, startAlm, startPat, shared, used },
    epochs: [await epochIn(alm.data)],
    /** A job of each, which the other one has. */
    async goesOn(node: NodeProcess, partner: NodeProcess): Promise<readonly Job[]> {
      const [given, taken] = [await jobFrom(node, 'PAT'), await jobFrom(partner, 'ALM')]
      used.push(given)
      await untilHas(partner, given)
      await untilHas(node, taken)
      return [given, taken]
    },
  }
}

type Scene = Awaited<ReturnType<typeof scene>>

async function backedUp({ root, alm }: Pick<Scene, 'root' | 'alm'>) {
  const [backup, keys] = [join(root, 'one.backup'), join(root, 'keys')]
  const node = { BATON_URL: await alm.ready(), BATON_DATA: alm.data }
  await does(['backup', '--to', backup], node)
  await does(['backup-keys', '--to', keys], node)
  return async (name: string) => {
    const data = join(root, name)
    await does(['restore', backup, '--data', data, '--keys', keys])
    return data
  }
}

/** It takes work at its first moment, whoever is there, under no epoch and number that it used. */
async function worksAtOnce(t: Test, { shared, used, epochs }: Scene, node: NodeProcess) {
  const line = { kind: 'note', text: 'written after it was set back' }
  t.equal((await node.call(`/jobs/${shared.id}/entries`, line)).status, 200, 'jobs are written to')
  const made = await jobFrom(node, 'PAT')
  t.notOk(
    used.some(({ number }) => number === made.number),
    `${made.number} was used by none of ${used.length} jobs`,
  )
  used.push(made)
  const epoch = await epochIn(node.data)
  t.notOk(epochs.includes(epoch), 'under an epoch of its own')
  epochs.push(epoch)
  return made
}

/** What was on several nodes before is on both now, and they go on. */
async function untilWhole(scene: Scene, node: NodeProcess, pat: NodeProcess, jobs: readonly Job[]) {
  for (const job of jobs) for (const at of [node, pat]) await untilHas(at, job)
  await scene.goesOn(node, pat)
}

t.test(
  'the same old backup is restored twice, one after the other: each works on at once',
  async (t) => {
    const all = await scene(t)
    const { alm, pat } = all
    const restored = await backedUp(all)
    const later = [...(await all.goesOn(alm, pat))]
    await alm.stop('SIGKILL')
    for (const name of ['first', 'second']) {
      const back = await all.startAlm(await restored(name))
      later.push(await worksAtOnce(t, all, back))
      await untilWhole(all, back, pat, later)
      await back.stop()
    }
  },
)

t.test(
  'an old backup that is restored while nobody is there: it works, and meets them later',
  async (t) => {
    const all = await scene(t)
    const restored = await backedUp(all)
    const later = await all.goesOn(all.alm, all.pat)
    await all.alm.stop('SIGKILL')
    await all.pat.stop()
    const back = await all.startAlm(await restored('restored'))
    const made = await worksAtOnce(t, all, back)
    await untilWhole(all, back, await all.startPat(), [...later, made])
  },
)

t.test(
  'a whole data folder that is put back, keys and all, goes on under a new epoch',
  async (t) => {
    const all = await scene(t)
    const { alm, pat } = all
    await alm.stop()
    const snapshot = join(all.root, 'snapshot')
    await cp(alm.data, snapshot, { recursive: true, preserveTimestamps: true })
    const on = await all.startAlm(alm.data)
    const later = await all.goesOn(on, pat)
    await on.stop()
    await pat.stop()
    await rm(alm.data, { recursive: true })
    await cp(snapshot, alm.data, { recursive: true, preserveTimestamps: true })
    const back = await all.startAlm(alm.data)
    const made = await worksAtOnce(t, all, back)
    await untilWhole(all, back, await all.startPat(), [...later, made])
  },
)
