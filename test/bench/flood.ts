/**
 * `npm run bench -- flood`: a node with an honest partner and one linked company that floods it, on
 * loopback, each a process. A save of the partner every 50 ms: from its beginning until it is durable
 * at the flooded node and told there. In each kind of flood for some seconds, and without it just
 * before, because a machine that does other work is not the same a minute later. Another company
 * floods each time, so that each begins with a full budget.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StreamId } from '../../protocol/ids.ts'
import { author } from '../support/author.ts'
import { Flooder, linkWith } from '../support/flooder.ts'
import { floodOf, type QueueFlood, queueFloods } from '../support/floods.ts'
import { startNode } from '../support/libp2p-node.ts'
import { CompanyProcess, linkProcesses, waitFor } from './processes.ts'

const ticks = 200
const tick_ms = 50
/** Made before the clock runs; sent again and again after that. */
const items_count = 3000

const otherFloods = ['frames', 'digests', 'streams', 'asks', 'pairings'] as const
type Kind = QueueFlood | (typeof otherFloods)[number]
const kinds: readonly Kind[] = [...queueFloods, ...otherFloods]

export async function benchFlood(): Promise<Record<string, number>> {
  const data = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  const processes: CompanyProcess[] = []
  try {
    for (const code of ['ALM', 'PAT']) {
      processes.push(await CompanyProcess.start(join(data, code), code))
    }
    const [alm, pat] = processes as [CompanyProcess, CompanyProcess]
    await linkProcesses(alm, pat)
    // Who floods is another machine: what it takes of this one is not what is measured.
    setPriority(constants.priority.PRIORITY_LOW)
    return await measured(alm, pat)
  } finally {
    for (const one of processes) await one.kill().catch(() => undefined)
    await rm(data, { recursive: true, force: true })
  }
}

async function measured(alm: CompanyProcess, pat: CompanyProcess): Promise<Record<string, number>> {
  const jobs: StreamId[] = []
  for (let n = 0; n < 10; n++) {
    jobs.push(await pat.call('create', { request: 'look', provider: 'ALM' }))
  }
  await waitFor('the jobs', async () => (await alm.call('holds', jobs)) === jobs.length)
  const honest = () => latency(alm, pat, jobs)
  // For warming up.
  await honest()
  const figures: Record<string, number> = {}
  const only = process.argv[3]?.split(',')
  for (const kind of kinds) {
    if (only && !only.includes(kind)) continue
    const alone = await honest()
    const under = await flooded(kind, alm, honest)
    const times = Number((under.p99 / alone.p99).toFixed(1))
    Object.assign(figures, named(`before ${kind}`, alone), named(kind, under))
    figures[`${kind}: p99, times unloaded`] = times
  }
  figures['memory of ALM, MB'] = Math.round((await alm.call('memory')) / 1e6)
  return figures
}

type Latency = { readonly p50: number; readonly p99: number }

async function latency(
  alm: CompanyProcess,
  pat: CompanyProcess,
  jobs: StreamId[],
): Promise<Latency> {
  await alm.call('arrivals')
  await pat.call('write', { jobs, count: ticks, everyMs: tick_ms })
  const came: number[] = []
  const all = async () => came.push(...(await alm.call('arrivals'))) >= ticks
  await waitFor('the saves', all, 20)
  const sorted = came.toSorted((one, other) => one - other)
  const part = (of: number) => sorted[Math.floor(of * (sorted.length - 1))] ?? Number.NaN
  return { p50: part(0.5), p99: part(0.99) }
}

function named(when: string, { p50, p99 }: Latency): Record<string, number> {
  return {
    [`${when}: p50, ms`]: Number(p50.toFixed(1)),
    [`${when}: p99, ms`]: Number(p99.toFixed(1)),
  }
}

/** What the partner sees while a company does this. */
async function flooded(
  kind: Kind,
  alm: CompanyProcess,
  honest: () => Promise<Latency>,
): Promise<Latency> {
  const own = author(`F${kinds.indexOf(kind).toString().padStart(2, '0')}`)
  await alm.call('trust', linkWith(own))
  const transport = await startNode(`node 1 of ${own.code}`)
  const to = await alm.call('place')
  const flooder = new Flooder(own, transport, to)
  const target = { company: to.company, code: 'ALM', name: 'ALM Security' }
  const queued = queueFloods.find((one) => one === kind) ?? 'attachments'
  const { begin, items, job } = floodOf(queued, own, target, queued === kind ? items_count : 0)
  let isEnough = false
  const enough = () => isEnough
  await flooder.connect()
  await flooder.queue(begin)
  await flooder.settled()
  const flood = async () => {
    if (kind === 'asks') await flooder.asks(job.stream, enough)
    else if (kind !== queued) await flooder[kind as Exclude<Kind, QueueFlood | 'asks'>](enough)
    else while (!isEnough) await flooder.queue(items, enough)
  }
  const flooding = flood().catch((error: unknown) => console.error(kind, String(error)))
  const seen = await honest()
  isEnough = true
  await flooding
  const refused = [...flooder.refused.values()].reduce((sum, one) => sum + one, 0)
  console.log(`${kind}: ${flooder.acknowledged} items acknowledged, ${refused} refused`)
  await flooder.close()
  await transport.stop()
  return seen
}
