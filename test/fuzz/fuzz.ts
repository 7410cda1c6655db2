/**
 * Fuzzing one target: inputs are changed, run some at a time, and kept where a block of the product
 * runs that no input reached before. What does not hold is a finding, made as small as it goes.
 */
import { Random } from '../link/model-random.ts'
import type { Coverage } from './coverage.ts'
import { mutated } from './mutate.ts'
import { step_bytes, type Target } from './target.ts'

/** Inputs between two looks at what ran: a look takes some milliseconds. */
const batch_inputs = 256
/** Far above what any input takes, on a busy machine too. */
const slow_ms = 400
/** One that was slow is tried again: it may have been another program. */
const slow_tries = 3
/** Findings of a target, each by another message: more are the same again. */
const findings_max = 5
/** Kept of a target: all together they are some hundred small files. */
const corpus_inputs_max = 24
/** Looks for a smaller input that fails alike. */
const shrinks_max = 500

type Finding = {
  readonly input: Uint8Array
  /** The first line of what was thrown, and where. */
  readonly what: string
}

/** Findings with these alike are one: the kind of error and its place, whatever it names. */
function kindOf(what: string): string {
  const [name = ''] = what.split(':')
  return `${name} ${what.split(' ').at(-1)}`
}

export type Fuzzed = {
  readonly executions: number
  /** Blocks that ran with the seeds and the corpus, and with what was found. */
  readonly before: number
  readonly after: number
  /** What was run to reach all of that. */
  readonly corpus: readonly Uint8Array[]
  readonly findings: readonly Finding[]
}

export type Limits = {
  readonly seed: number
  /** Ends at whichever comes first. */
  readonly ms: number
  readonly executions?: number
  /** Ends with the first finding. */
  readonly first?: boolean
}

/** A coverage is started before the product is loaded. */
export async function fuzz(
  target: Target,
  kept: readonly Uint8Array[],
  coverage: Coverage,
  limits: Limits,
): Promise<Fuzzed> {
  const run = new Run(target, coverage)
  coverage.take()
  for (const input of [...target.seeds, ...kept]) await run.keep(input)
  const before = run.blocks
  const random = new Random(limits.seed)
  const ends = performance.now() + limits.ms
  const isOver = () =>
    performance.now() >= ends ||
    run.executions >= (limits.executions ?? Number.POSITIVE_INFINITY) ||
    run.findings.length >= (limits.first ? 1 : findings_max)
  while (!isOver()) {
    const batch = Array.from({ length: batch_inputs }, () => mutated(target, run.corpus, random))
    await run.batch(batch)
  }
  const { executions, blocks: after, corpus, findings } = run
  return { executions, before, after, corpus, findings }
}

/** As few of the inputs as run the same blocks beyond those of the seeds, small ones first. */
export async function minimised(
  target: Target,
  inputs: readonly Uint8Array[],
  coverage: Coverage,
): Promise<Uint8Array[]> {
  const seeds = new Set(target.seeds)
  const reached = new Map<Uint8Array, ReadonlySet<number>>()
  // Twice: the blocks of a function are known when all have run.
  for (let round = 0; round < 2; round++) {
    for (const input of inputs) {
      coverage.take()
      await outcome(target, input)
      reached.set(input, new Set(coverage.take()))
    }
  }
  const chosen: Uint8Array[] = []
  const left = new Set([...reached.values()].flatMap((blocks) => [...blocks]))
  for (const seed of seeds) {
    for (const block of reached.get(seed) ?? []) left.delete(block)
    reached.delete(seed)
  }
  while (left.size > 0 && chosen.length < corpus_inputs_max) {
    const worth = [...reached].map(([input, blocks]) => {
      const fresh = [...blocks].filter((block) => left.has(block)).length
      return { input, blocks, fresh }
    })
    worth.sort((a, b) => b.fresh - a.fresh || a.input.length - b.input.length)
    const [best] = worth
    if (!best) break
    chosen.push(best.input)
    for (const block of best.blocks) left.delete(block)
  }
  return chosen
}

/** What does not hold when this input is run; undefined: all of it does. */
export async function outcome(target: Target, input: Uint8Array): Promise<string | undefined> {
  let took = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < slow_tries && took > slow_ms; tries++) {
    const began = performance.now()
    try {
      const pending = target.run(input)
      // Most are done at once: waiting for nothing would take longer than they do.
      if (pending) await pending
    } catch (error) {
      return wordsOf(error)
    }
    took = performance.now() - began
  }
  return took > slow_ms ? `slower than ${slow_ms} ms` : undefined
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`
  const place = /\((?:file:\/\/)?[^()]*?\/((?:protocol|node|admin-ui|storage|test)\/[^()]*)\)/
  const [line = ''] = error.message.split('\n')
  return `${error.name}: ${line.slice(0, 200)} ${place.exec(error.stack ?? '')?.[1] ?? ''}`.trim()
}

class Run {
  readonly corpus: Uint8Array[] = []
  readonly findings: Finding[] = []
  executions = 0
  readonly #target: Target
  readonly #coverage: Coverage
  readonly #reached = new Set<number>()

  constructor(target: Target, coverage: Coverage) {
    this.#target = target
    this.#coverage = coverage
  }

  get blocks(): number {
    return this.#reached.size
  }

  /** Runs one that is in the corpus whatever it reaches. */
  async keep(input: Uint8Array): Promise<void> {
    await this.#run(input)
    this.corpus.push(input)
    this.#reach(this.#coverage.take())
  }

  async batch(inputs: readonly Uint8Array[]): Promise<void> {
    for (const input of inputs) await this.#run(input)
    const ran = this.#coverage.take()
    if (this.#isNew(ran)) await this.#halve(inputs)
    // What the inputs did not reach again depends on what ran before them.
    this.#reach(ran)
  }

  /** Which of the inputs reached something new: half of them, half of those, and so on. */
  async #halve(inputs: readonly Uint8Array[]): Promise<void> {
    const [only] = inputs
    if (!only) return
    for (const input of inputs) await this.#run(input)
    const ran = this.#coverage.take()
    if (!this.#isNew(ran)) return
    if (inputs.length === 1) {
      this.corpus.push(only)
      this.#reach(ran)
      return
    }
    const middle = inputs.length >> 1
    await this.#halve(inputs.slice(0, middle))
    await this.#halve(inputs.slice(middle))
  }

  async #run(input: Uint8Array): Promise<void> {
    this.executions++
    const what = await outcome(this.#target, input)
    if (what === undefined || this.findings.length >= findings_max) return
    if (this.findings.some((one) => kindOf(one.what) === kindOf(what))) return
    this.findings.push(await this.#shrunk({ input, what }))
  }

  /** Pieces are left out as long as it fails alike. */
  async #shrunk(finding: Finding): Promise<Finding> {
    const unit = this.#target.kind === 'steps' ? step_bytes : 1
    let small = finding
    let tries = 0
    for (let count = small.input.length / unit; count >= 1; count /= 2) {
      const length = Math.floor(count) * unit
      for (let at = 0; at < small.input.length && tries < shrinks_max; tries++) {
        const { input } = small
        const without = Uint8Array.from([...input.subarray(0, at), ...input.subarray(at + length)])
        const what = await outcome(this.#target, without)
        if (what !== undefined && kindOf(what) === kindOf(small.what))
          small = { input: without, what }
        else at += length
      }
    }
    return small
  }

  #isNew(ran: readonly number[]): boolean {
    return ran.some((block) => !this.#reached.has(block))
  }

  #reach(ran: readonly number[]): void {
    for (const block of ran) this.#reached.add(block)
  }
}
