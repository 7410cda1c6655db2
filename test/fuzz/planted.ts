/** How soon planted bugs are found: each breaks one decoder as it is loaded, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Planted, planted } from './planted-bugs.ts'

const child = fileURLToPath(new URL('./planted-child.ts', import.meta.url))
const plant = fileURLToPath(new URL('./plant.ts', import.meta.url))

/** Whether all of them were found. */
export function findPlanted(seed: number): boolean {
  const found = planted.map((bug) => findOne(bug, seed))
  console.log(JSON.stringify({ fuzz: 'planted', seed, found }))
  return found.every(({ what }) => what !== undefined)
}

type Found = {
  readonly bug: string
  readonly what?: string
  readonly executions: number
  readonly seconds: number
}

function findOne({ name, target }: Planted, seed: number): Found {
  const run = spawnSync(process.execPath, ['--import', plant, child, target, String(seed)], {
    env: { ...process.env, BATON_PLANTED: name },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const found: Found = { bug: name, ...JSON.parse(run.stdout) }
  const { what = 'NOT FOUND', executions, seconds } = found
  console.log(`${name}: ${what}, after ${executions} executions, ${seconds} s`)
  return found
}
