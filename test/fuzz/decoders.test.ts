/** Nothing of the protocol that reads what comes from outside is left out of the fuzzing. */
import { setFlagsFromString } from 'node:v8'
import t from 'tap'
import { sources } from '../house/source.ts'
import { readCorpus } from './corpus.ts'
import { Coverage } from './coverage.ts'
import { outcome } from './fuzz.ts'
import { loadTargets, names } from './targets.ts'

/** What takes bytes or text and reads nothing that comes from outside, with the reason. */
const inner: Readonly<Record<string, string>> = {
  'protocol/job/endings.ts endingStage': 'the name of a stage, which was read from its number',
}

/** `file name` of each exported function and method of protocol that takes bytes or text. */
function decodersIn(path: string, text: string): string[] {
  const functions = /^export (?:async )?function (\w+)(?:<[^(]*>)?\(([^{]*?)\)\s*[:{]/gms
  return [...text.matchAll(functions)]
    .filter(([, , parameters = '']) => /Uint8Array|: string\b/.test(parameters))
    .map(([, name]) => `${path} ${name}`)
}

t.test('every reader of the protocol is run by a target', async (t) => {
  setFlagsFromString('--no-opt')
  setFlagsFromString('--no-maglev')
  const coverage = new Coverage()
  const targets = await loadTargets()
  coverage.forget()
  t.strictSame(
    targets.map(({ name }) => name),
    names,
    'each is found by its name',
  )
  for (const target of targets) {
    for (const input of [...target.seeds, ...readCorpus(target.name)]) await outcome(target, input)
  }
  coverage.take()
  const { ran } = coverage
  coverage.stop()
  const decoders = sources()
    .filter(({ path }) => path.startsWith('protocol/'))
    .flatMap(({ path, text }) => decodersIn(path, text))
  t.ok(decoders.length > 50, 'they are found')
  for (const one of decoders) {
    if (!inner[one]) t.ok(ran.has(one), one)
  }
  const gone = Object.keys(inner).filter((one) => !decoders.includes(one))
  t.strictSame(gone, [], 'what is left out is there')
})
