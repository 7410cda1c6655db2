/**
 * `npm run bench -- chain`: companies as processes on loopback, Noise on, every delta signed, a
 * synced write before each acknowledgement. Deltas carry about 200 bytes of text.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StreamId } from '../../protocol/ids.ts'
import { CompanyProcess, linkProcesses, waitFor } from './processes.ts'

const jobs_count = 100
const deltas_each = 100
const ticks = 300
const missed = 2000

export async function benchChain(): Promise<Record<string, number>> {
  const data = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  const processes: CompanyProcess[] = []
  const start = async (code: string) => {
    const one = await CompanyProcess.start(join(data, code), code)
    processes.push(one)
    return one
  }
  try {
    const figures: Record<string, number> = {}
    const [a, b, c] = [await start('ALM'), await start('PAT'), await start('SUB')]
    await linkProcesses(a, b)
    await linkProcesses(b, c)
    Object.assign(figures, await latencies(a, b, c))
    const jobs = await fill(a, figures)
    Object.assign(figures, await missedWhileKilled(a, b, start))
    Object.assign(figures, await catchUp(a, jobs, start))
    figures['memory of ALM, MB'] = Math.round((await a.call('memory')) / 1e6)
    return figures
  } finally {
    for (const one of processes) await one.kill().catch(() => undefined)
    await rm(data, { recursive: true, force: true })
  }
}

async function latencies(a: CompanyProcess, b: CompanyProcess, c: CompanyProcess) {
  const jobs: StreamId[] = []
  for (let n = 0; n < 10; n++)
    jobs.push(await a.call('create', { request: 'look', provider: 'PAT' }))
  const there = (one: CompanyProcess, count: number) => async () =>
    (await one.call('held')) >= count
  await waitFor('the jobs at PAT', there(b, 20))
  for (const job of jobs) await b.call('passOn', { job, to: 'SUB' })
  await waitFor('the jobs at SUB', there(c, 30))
  await a.call('write', { jobs, count: 100, everyMs: 2 }) // warm
  await new Promise((resolve) => setTimeout(resolve, 500))
  await b.call('arrivals')
  await c.call('arrivals')
  await a.call('write', { jobs, count: ticks, everyMs: 20 })
  await waitFor('the ticks at SUB', there(c, 30 + 100 + ticks))
  const one = await b.call('arrivals')
  const two = await c.call('arrivals')
  return {
    'one hop p50, ms': percentile(one, 0.5),
    'one hop p99, ms': percentile(one, 0.99),
    'two hops p50, ms': percentile(two, 0.5),
    'two hops p99, ms': percentile(two, 0.99),
  }
}

async function fill(a: CompanyProcess, figures: Record<string, number>): Promise<StreamId[]> {
  const jobs: StreamId[] = []
  for (let n = 0; n < jobs_count; n++) jobs.push(await a.call('create', { request: `job ${n}` }))
  const ms = await a.call('fill', { jobs, each: deltas_each - 1 })
  figures['saves, a second'] = Math.round((jobs_count * (deltas_each - 1)) / (ms / 1000))
  return jobs
}

/** B is killed, A goes on, B comes back: from its connection until everything is durable there. */
async function missedWhileKilled(
  a: CompanyProcess,
  b: CompanyProcess,
  start: (code: string) => Promise<CompanyProcess>,
) {
  const jobs: StreamId[] = []
  for (let n = 0; n < 100; n++) jobs.push(await a.call('create', { request: 'x', provider: 'PAT' }))
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await b.kill()
  await a.call('fill', { jobs, each: missed / jobs.length })
  const again = await start('PAT')
  await waitFor('the missed deltas', async () => (await again.call('held')) >= missed)
  return { 'missed 2000 after SIGKILL, ms since connected': await sinceConnected(again) }
}

/** A fresh company gets jobs with a history, which were granted while it was away. */
async function catchUp(
  a: CompanyProcess,
  jobs: readonly StreamId[],
  start: (code: string) => Promise<CompanyProcess>,
) {
  const fresh = await start('NEW')
  await linkProcesses(a, fresh)
  await fresh.kill()
  for (const job of jobs) await a.call('passOn', { job, to: 'NEW' })
  const again = await start('NEW')
  const total = jobs_count * deltas_each
  await waitFor('the history', async () => (await again.call('held')) >= total)
  const ms = await sinceConnected(again)
  return {
    'catch-up of 10000, deltas a second': Math.round(total / (ms / 1000)),
    'catch-up of 10000, ms': Math.round(ms),
  }
}

async function sinceConnected(one: CompanyProcess): Promise<number> {
  return Math.round((await one.call('sinceConnected' as 'held')) as number)
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((x, y) => x - y)
  return Number(
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN).toFixed(
      2,
    ),
  )
}
