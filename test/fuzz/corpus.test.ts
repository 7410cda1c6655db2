/**
 * What fuzzing has found is kept: every input that reached something new is run again, and some
 * thousand that are made of them. `npm run fuzz` looks further.
 */
import t from 'tap'
import { Random } from '../link/model-random.ts'
import { readCorpus } from './corpus.ts'
import { outcome } from './fuzz.ts'
import { mutated } from './mutate.ts'
import { loadTargets } from './targets.ts'

/** Inputs of a target that are made anew; all together take some seconds. */
const made = 60

for (const target of await loadTargets()) {
  t.test(`${target.name}: whatever comes is answered`, async (t) => {
    const kept = readCorpus(target.name)
    const corpus = [...target.seeds, ...kept]
    // Another seed a day: a bound of time, and not always the same inputs.
    const seed = Math.floor(Date.now() / 86_400_000)
    const random = new Random(seed)
    const inputs = [
      ...corpus,
      ...Array.from({ length: made }, () => mutated(target, corpus, random)),
    ]
    for (const input of inputs) {
      const what = await outcome(target, input)
      if (what !== undefined) t.fail(`${what}: ${Buffer.from(input).toString('hex')}, seed ${seed}`)
    }
    t.ok(inputs.length > made)
  })
}
