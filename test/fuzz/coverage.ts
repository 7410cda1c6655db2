/**
 * Which blocks of the product have run, as V8 counts them (precise, by blocks). It has to begin
 * before the product is loaded: what was compiled earlier is counted by functions only.
 */
import { Session } from 'node:inspector'
import { root } from '../house/source.ts'

type Counted = {
  readonly url: string
  readonly functions: readonly {
    readonly functionName: string
    readonly ranges: readonly {
      readonly startOffset: number
      readonly endOffset: number
      readonly count: number
    }[]
  }[]
}

/** What a function is known to be made of. */
type Known = {
  readonly file: string
  readonly name: string
  /** By `start-end`: a number of its own for each block, counted from 0. */
  readonly blocks: Map<string, { readonly start: number; readonly end: number; readonly n: number }>
}

const product = new RegExp(`^file://${root}/((?:protocol|node|admin-ui|storage)/.*)$`)

export class Coverage {
  readonly #session = new Session()
  readonly #functions = new Map<string, Known>()
  readonly #ran = new Set<string>()
  #blocks = 0

  constructor() {
    this.#session.connect()
    this.#post('Profiler.enable')
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** The blocks of the product that ran since the last time, by their numbers. */
  take(): number[] {
    const { result } = this.#post('Profiler.takePreciseCoverage') as { result: readonly Counted[] }
    const ran: number[] = []
    for (const { url, functions } of result) {
      const file = product.exec(url)?.[1]
      if (file) for (const one of functions) this.#add(file, one, ran)
    }
    return ran
  }

  /** Blocks that are known, run or not: a function shows its blocks when it first runs. */
  get known(): number {
    return this.#blocks
  }

  /**
   * `file name` of each function that ran since the beginning. Optimised code counts its blocks and
   * not its calls: with `--no-opt` and `--no-maglev` none is missing.
   */
  get ran(): ReadonlySet<string> {
    return this.#ran
  }

  /** What was counted so far is what loading took. */
  forget(): void {
    this.take()
    this.#ran.clear()
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage')
    this.#session.disconnect()
  }

  #add(file: string, { functionName: name, ranges }: Counted['functions'][number], ran: number[]) {
    const [whole] = ranges
    if (!whole || ranges.every(({ count }) => count === 0)) return
    const key = `${file} ${whole.startOffset}`
    let known = this.#functions.get(key)
    if (!known) {
      known = { file, name, blocks: new Map() }
      this.#functions.set(key, known)
    }
    this.#ran.add(`${file} ${name}`)
    for (const { startOffset: start, endOffset: end } of ranges) {
      const block = `${start}-${end}`
      if (!known.blocks.has(block)) known.blocks.set(block, { start, end, n: this.#blocks++ })
    }
    // A block without a count of its own ran as often as the one around it.
    const left = ranges.filter(({ count }) => count === 0)
    for (const { start, end, n } of known.blocks.values()) {
      if (!left.some((one) => one.startOffset <= start && end <= one.endOffset)) ran.push(n)
    }
  }

  #post(method: string, parameters: object = {}): unknown {
    let answer: unknown
    // In one thread the answer is there before `post` returns.
    this.#session.post(method, parameters, (error, result) => {
      if (error) throw error
      answer = result
    })
    return answer
  }
}
