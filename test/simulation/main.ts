/**
 * `npm run simulate -- --seeds N` runs N simulated worlds on all processors, `--from S` begins with
 * another seed, `--seed S` runs one again, `--mutations` plants each bug in turn and tells which
 * checkers caught it after how many worlds, `--mutation NAME` those whose names begin so. The last
 * line is JSON.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Complaint } from './complaint.ts'
import { mutations } from './mutations.ts'
import type { Outcome } from './run.ts'

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
const plant = new URL('plant.ts', import.meta.url).href

/** Worlds until a planted bug has to be found. */
const worlds_per_mutation_max = 400
/** Worlds of one process: what it remembers of signatures stays bounded. */
const worlds_per_process = 100
/** Worlds make much that is gone a moment later. */
const young = ['--max-semi-space-size=32']
/** Complaints that are printed. */
const shown_max = 20

type Sum = {
  seeds: number
  hours: number
  moves: number
  acknowledged: number
  deltas: number
  days: number
  faults: Record<string, number>
  administrators: Record<string, number>
  hostile: Record<string, number>
  failures: { seed: number; complaints: readonly Complaint[] }[]
}

const emptySum = (): Sum => ({
  ...{ seeds: 0, hours: 0, moves: 0, acknowledged: 0, deltas: 0, days: 0 },
  ...{ faults: {}, administrators: {}, hostile: {} },
  failures: [],
})

/** Runs worlds in a process of their own; `told` hears of each and says whether to go on. */
function runWorlds(
  from: number,
  count: number,
  told: (outcome: Outcome) => boolean,
  planted?: string,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [...young, '--import', plant, worker, String(from), String(count)],
    {
      env: { ...process.env, ...(planted ? { BATON_PLANTED: planted } : {}) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let rest = ''
  let stopped = false
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (stopped || told(JSON.parse(line))) continue
      stopped = true
      child.kill()
    }
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0 || stopped) resolve()
      else reject(new Error(`worlds from ${from} on ended with ${code}`))
    })
  })
}

function add(sum: Sum, outcome: Outcome): void {
  sum.seeds++
  for (const name of ['hours', 'moves', 'acknowledged', 'deltas', 'days'] as const) {
    sum[name] += outcome[name]
  }
  for (const kind of ['faults', 'administrators', 'hostile'] as const) {
    const counts = sum[kind]
    for (const [name, count] of Object.entries(outcome[kind])) {
      counts[name] = (counts[name] ?? 0) + count
    }
  }
  const { seed, complaints } = outcome
  if (complaints.length > 0) sum.failures.push({ seed, complaints })
}

async function runSeeds(from: number, count: number): Promise<Sum> {
  const sum = emptySum()
  let next = from
  const isTerminal = process.stderr.isTTY
  const work = async () => {
    while (next < from + count) {
      const first = next
      const some = Math.min(worlds_per_process, from + count - first)
      next += some
      await runWorlds(first, some, (outcome) => {
        add(sum, outcome)
        if (isTerminal) process.stderr.write(`\r${progress(sum, count)}`)
        return true
      })
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  if (isTerminal) process.stderr.write('\n')
  return sum
}

function progress({ seeds, hours, failures }: Sum, count: number): string {
  const part = Math.floor((20 * seeds) / count)
  const bar = `${'#'.repeat(part)}${'.'.repeat(20 - part)}`
  return `[${bar}] ${seeds}/${count} worlds, ${hours.toFixed(0)} h, ${failures.length} failed`
}

type Caught = {
  readonly mutation: string
  /** What the checkers of the first world that fails say; none: it was not caught. */
  readonly by: readonly string[]
  readonly worlds: number
  readonly seconds: number
}

/** Which checker notices a planted bug first, and after how many worlds. */
async function catchMutation(mutation: string, from: number): Promise<Caught> {
  let worlds = 0
  let by: readonly string[] = []
  const began = performance.now()
  await runWorlds(
    from,
    worlds_per_mutation_max,
    ({ complaints }) => {
      worlds++
      by = [...new Set(complaints.map(({ check }) => check))]
      return by.length === 0
    },
    mutation,
  )
  const seconds = Math.round((performance.now() - began) / 1000)
  return { mutation, by, worlds, seconds }
}

/** All of them, or those whose names begin so. */
async function runMutations(from: number, named = ['']): Promise<readonly Caught[]> {
  const caught: Caught[] = []
  const names = mutations.map(({ name }) => name)
  const left = names.filter((name) => named.some((one) => name.startsWith(one)))
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const one = await catchMutation(name, from)
      const by = one.by.join(', ') || 'NOT CAUGHT'
      console.log(`| ${name} | ${by} | ${one.worlds} | ${one.seconds} |`)
      caught.push(one)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return caught
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    mutations: { type: 'boolean', default: false },
    mutation: { type: 'string', multiple: true },
  },
})
const from = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.seeds) : 1
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count) || count < 1) {
  console.error('seeds are whole numbers: npm run simulate -- --seeds 1000, or --seed 77')
  process.exit(2)
}
if (values.mutations || values.mutation) {
  const caught = await runMutations(from, values.mutation)
  console.log(JSON.stringify({ simulate: 'mutations', caught }))
  process.exitCode = caught.every(({ by }) => by.length > 0) ? 0 : 1
} else {
  const began = performance.now()
  const sum = await runSeeds(from, count)
  for (const { seed, complaints } of sum.failures.slice(0, shown_max)) {
    for (const { check, what } of complaints.slice(0, 3)) console.log(`${seed}: ${check}: ${what}`)
    console.log(`again with: npm run simulate -- --seed ${seed}`)
  }
  const failed = sum.failures.map(({ seed }) => seed)
  const { failures: _, ...figures } = sum
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(JSON.stringify({ simulate: 'seeds', from, ...figures, failed, seconds }))
  process.exitCode = failed.length === 0 ? 0 : 1
}
