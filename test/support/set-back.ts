/** Nodes that go on with something older than they had, as whole processes with a partner. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import { baton } from '../cli/run.ts'
import { freePort } from './free-port.ts'
import type { NodeProcess } from './node-process.ts'
import { folder, type Job, jobFrom, linked, run, untilHas } from './process-company.ts'

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
export async function scene(t: Test) {
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

export async function backedUp({ root, alm }: Pick<Scene, 'root' | 'alm'>) {
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
export async function worksAtOnce(t: Test, { shared, used, epochs }: Scene, node: NodeProcess) {
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
export async function untilWhole(
  scene: Scene,
  node: NodeProcess,
  pat: NodeProcess,
  jobs: readonly Job[],
) {
  for (const job of jobs) for (const at of [node, pat]) await untilHas(at, job)
  await scene.goesOn(node, pat)
}
