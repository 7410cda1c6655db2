/**
 * `npm run bench -- chain`: companies as processes on loopback, Noise on, every delta signed, a
 * synced write before each acknowledgement. Deltas carry about 200 bytes of text. Latency is taken
 * from the beginning of a save at A to the moment at which the delta is durable at the other company
 * and told there, a save every 10 ms, by processes that have worked before: the way in which the
 * peers were measured that it is compared with.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StreamId } from '../../protocol/ids.ts'
import { CompanyProcess, linkProcesses, waitFor } from './processes.ts'

const jobs_count = 100
const deltas_each = 100
const ticks = 200
/** A median of that many runs of ticks, as the machine is noisy. */
const runs = 5
const tick_ms = 10
const missed = 2000
/** Jobs of two deltas that are made while the provider is away. */
const missed_jobs = 1000

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
    const jobs = await fill(a, figures)
    Object.assign(figures, await latency('one hop', a, b, []))
    Object.assign(figures, await latency('two hops', a, c, [b]))
    Object.assign(figures, await missedWhileKilled(a, b, start))
    Object.assign(figures, await catchUp(a, jobs, start))
    figures['memory of ALM, MB'] = Math.round((await a.call('memory')) / 1e6)
    return figures
  } finally {
    for (const one of processes) await one.kill().catch(() => undefined)
    await rm(data, { recursive: true, force: true })
  }
}

/** From saves at `first` to `last`, which gets the jobs from those between them. */
async function latency(
  name: string,
  first: CompanyProcess,
  last: CompanyProcess,
  between: readonly CompanyProcess[],
) {
  const jobs: StreamId[] = []
  for (let n = 0; n < 10; n++) {
    jobs.push(await first.call('create', { request: 'look', provider: 'PAT' }))
  }
  for (const one of between) {
    await waitFor('the jobs on the way', async () => (await one.call('holds', jobs)) === 10)
    for (const job of jobs) await one.call('passOn', { job, to: 'SUB' })
  }
  await waitFor('the jobs at the end', async () => (await last.call('holds', jobs)) === 10)
  const p50: number[] = []
  const p99: number[] = []
  for (let run = 0; run <= runs; run++) {
    await last.call('arrivals')
    await first.call('write', { jobs, count: ticks, everyMs: tick_ms })
    const came: number[] = []
    await waitFor('the ticks', async () => came.push(...(await last.call('arrivals'))) >= ticks)
    // The first run is for warming up.
    if (run === 0) continue
    p50.push(percentile(came, 0.5))
    p99.push(percentile(came, 0.99))
  }
  return {
    [`${name} p50, ms`]: percentile(p50, 0.5),
    [`${name} p50 in the best run, ms`]: Math.min(...p50),
    [`${name} p99, ms`]: percentile(p99, 0.5),
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
  const changes = await sinceConnected(again)
  await again.kill()
  for (let n = 0; n < missed_jobs; n++) await a.call('create', { request: 'x', provider: 'PAT' })
  const third = await start('PAT')
  await waitFor('the missed jobs', async () => (await third.call('held')) >= 2 * missed_jobs)
  return {
    'missed 2000 after SIGKILL, ms since connected': changes,
    'missed 1000 new jobs, ms since connected': await sinceConnected(third),
  }
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
  // Asked seldom: each answer is work for the process that is measured.
  await waitFor('the history', async () => (await again.call('held')) >= total, 10)
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
