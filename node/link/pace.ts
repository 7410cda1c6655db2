/**
 * How quickly a peer takes what is queued for it: for the latest changes, how long it took from the
 * moment they were durable here until the peer said that they are durable there.
 */

/** So many changes are looked at: some minutes of a quiet night, a moment of a busy one. */
const samples_max = 32
/** Changes on the way that are timed; in a flood those between aren't needed. */
const waiting_max = 64

export class Pace {
  readonly #samples: number[] = []
  readonly #measure: (ms: number) => void
  #waiting: { readonly through: number; readonly at: number }[] = []

  /** `measure` is told how long each took. */
  constructor(measure: (ms: number) => void = () => undefined) {
    this.#measure = measure
  }

  /** The queue is durable up to here. */
  queued(through: number, now: number): void {
    const last = this.#waiting.at(-1)
    if (last && last.through >= through) return
    if (this.#waiting.length < waiting_max) this.#waiting.push({ through, at: now })
  }

  /** The peer has all up to here. */
  delivered(through: number, now: number): void {
    for (const { at } of this.#waiting.filter((one) => one.through <= through)) {
      this.#samples.push(now - at)
      this.#measure(now - at)
    }
    this.#samples.splice(0, this.#samples.length - samples_max)
    this.#waiting = this.#waiting.filter((one) => one.through > through)
  }

  /** A new connection: what waited while there was none says nothing about the line. */
  begin(): void {
    this.#waiting = []
  }

  /** The median in ms; undefined until something was delivered. */
  median(): number | undefined {
    const sorted = this.#samples.toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)]
  }
}
