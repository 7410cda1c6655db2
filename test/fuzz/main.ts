/**
 * Coverage-guided fuzzing of everything that reads what comes from outside:
 *
 *     npm run fuzz -- --seconds 20             each target for so long
 *     npm run fuzz -- --target delta --seed 7
 *     npm run fuzz -- --planted                how soon planted bugs are found
 *
 * What reaches something new goes into test/fuzz/corpus, findings into test/fuzz/findings. The last
 * line is JSON.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPlanted } from './planted.ts'
import { names } from './targets.ts'

/** Beyond its time, for loading, the corpus, and making it small: after that an input hangs. */
const more_ms_max = 300_000

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    planted: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const chosen = names.filter((name) => (values.target ?? name) === name)
if (!(seconds > 0) || !Number.isSafeInteger(seed) || chosen.length === 0) {
  console.error(
    `npm run fuzz -- --target delta --seconds 20 --seed 1\ntargets: ${names.join(', ')}`,
  )
  process.exit(2)
}

/** Of one target, as fuzz-one.ts prints it. */
type Figures = {
  readonly executions: number
  readonly before: number
  readonly after: number
  readonly corpus: number
  readonly found: readonly { readonly what: string; readonly file?: string }[]
}

function fuzzOne(target: string): Figures {
  const program = fileURLToPath(new URL('./fuzz-one.ts', import.meta.url))
  const run = spawnSync(process.execPath, [program, target, `${seconds}`, `${seed}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: seconds * 1000 + more_ms_max,
  })
  if (run.status === 0) return JSON.parse(run.stdout)
  return {
    executions: 0,
    before: 0,
    after: 0,
    corpus: 0,
    found: [{ what: 'it hung or broke off' }],
  }
}

/** Whether nothing was found. */
function fuzzChosen(): boolean {
  const figures = chosen.map((target) => {
    const one = fuzzOne(target)
    const { executions, before, after, corpus, found } = one
    console.log(
      `${target.padEnd(20)} ${String(executions).padStart(9)} executions, blocks ` +
        `${before} -> ${after}, corpus ${corpus}, findings ${found.length}`,
    )
    for (const { what, file = '' } of found) console.log(`  ${what}\n    ${file}`)
    return { target, ...one }
  })
  console.log(JSON.stringify({ fuzz: 'targets', seed, seconds, figures }))
  return figures.every(({ found }) => found.length === 0)
}

const isGood = values.planted ? findPlanted(seed) : fuzzChosen()
process.exitCode = isGood ? 0 : 1
