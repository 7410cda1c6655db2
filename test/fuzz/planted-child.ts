/** One target until the first finding, in a program that has a planted bug. Prints JSON. */
import { Coverage } from './coverage.ts'
import { fuzz } from './fuzz.ts'
import { loadTarget } from './targets.ts'

/** Far more than any of them takes. */
const ms_max = 120_000

const [, , name = '', seed] = process.argv
const coverage = new Coverage()
const target = await loadTarget(name)
if (!target) throw new Error(`there is no target ${name}`)
const began = performance.now()
// Without the corpus: that holds inputs that a bug of that kind was found with.
const done = await fuzz(target, [], coverage, { seed: Number(seed), ms: ms_max, first: true })
const seconds = Math.round((performance.now() - began) / 100) / 10
const [finding] = done.findings
const what = finding ? { what: finding.what } : {}
console.log(JSON.stringify({ ...what, executions: done.executions, seconds }))
