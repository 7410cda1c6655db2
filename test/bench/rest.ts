/**
 * `npm run bench -- rest`: a company's program with 10,000 open jobs at rest: how soon it is ready, and
 * how much memory it keeps.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { NodeProcess } from '../support/node-process.ts'

const jobs_count = 10_000
/** Jobs made at a time while the store is filled. */
const at_once = 200
/** After that long nothing of the start is left in memory. */
const rest_ms = 10_000
const starts = 5

export async function benchRest(): Promise<Record<string, number>> {
  const data = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  try {
    await fill(data)
    const ready: number[] = []
    for (let n = 0; n < starts; n++) ready.push(await readyIn(data))
    const resting = new NodeProcess(data)
    await resting.ready()
    await delay(rest_ms)
    const memory = await residentBytes(resting.child.pid as number)
    await resting.stop()
    return {
      jobs: jobs_count,
      'ready in, ms (median of 5)': Math.round(median(ready)),
      'resident at rest, MB': Math.round(memory / 1e6),
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function fill(data: string): Promise<void> {
  const node = new NodeProcess(data)
  for (let made = 0; made < jobs_count; made += at_once) {
    const jobs = Array.from({ length: at_once }, (_, n) => ({
      fields: { request: `job ${made + n}` },
      attend: true,
    }))
    const answers = await Promise.all(jobs.map((job) => node.call('/jobs', job)))
    if (answers.some(({ status }) => status !== 201)) throw new Error('a job was not made')
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  }
  await node.stop()
}

async function readyIn(data: string): Promise<number> {
  const began = performance.now()
  const node = new NodeProcess(data)
  const url = await node.ready()
  await fetch(`${url}/readyz`)
  const ms = performance.now() - began
  await node.stop()
  return ms
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
