/** The fuzzer itself: that it is led by what runs, and that what it finds is small and found again. */
import t from 'tap'
import { Coverage } from './coverage.ts'
import { fuzz, minimised } from './fuzz.ts'
import type { Target } from './target.ts'
import { loadTarget } from './targets.ts'

const coverage = new Coverage()
const target = await loadTarget('link-frame')
if (!target) throw new Error('there is no such target')
const limits = { seed: 1, ms: 60_000 }

t.test('inputs that reach something new are kept, and few of them reach all of it', async (t) => {
  const blind: Target = { ...target, seeds: [new Uint8Array()] }
  const done = await fuzz(blind, [], coverage, { ...limits, executions: 2500 })
  t.ok(done.after > 3 * done.before, `${done.before} blocks at first, then ${done.after}`)
  t.strictSame(done.findings, [])
  const few = await minimised(blind, done.corpus, coverage)
  t.ok(few.length < done.corpus.length)
  const again = await fuzz(blind, few, coverage, { ...limits, executions: 0 })
  t.ok(again.before > 0.9 * done.after, `${again.before} of ${done.after} blocks`)
})

t.test('what does not hold is found, made small, and told once', async (t) => {
  const broken: Target = {
    ...target,
    kind: 'bytes',
    run(input) {
      if (input.includes(0xff)) throw new Error(`of ${input.length} bytes one is wrong`)
    },
  }
  const { findings } = await fuzz(broken, [], coverage, { ...limits, executions: 2000 })
  t.strictSame(findings, [{ input: new Uint8Array([0xff]), what: findings[0]?.what ?? '' }])
  t.match(findings[0]?.what, /^Error: of 1 bytes one is wrong test\/fuzz\/fuzz\.test\.ts/)
})

t.teardown(() => coverage.stop())
