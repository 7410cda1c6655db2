/** Fuzzes one target in a process of its own: its name, seconds, a seed. Prints JSON. */
import { readCorpus, writeCorpus, writeFinding } from './corpus.ts'
import { Coverage } from './coverage.ts'
import { fuzz, minimised } from './fuzz.ts'
import { loadTarget } from './targets.ts'

const [, , name = '', seconds, seed] = process.argv
const coverage = new Coverage()
const target = await loadTarget(name)
if (!target) throw new Error(`there is no target ${name}`)
const limits = { seed: Number(seed), ms: Number(seconds) * 1000 }
const done = await fuzz(target, readCorpus(name), coverage, limits)
const corpus = await minimised(target, done.corpus, coverage)
writeCorpus(name, corpus)
const found = done.findings.map(({ input, what }) => ({ what, file: writeFinding(name, input) }))
const { executions, before, after } = done
console.log(JSON.stringify({ executions, before, after, corpus: corpus.length, found }))
