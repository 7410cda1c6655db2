/** Work that nobody asked for: what fails is told, and a stop waits until all of it has ended. */
export class Background {
  readonly #failed: (error: unknown) => void
  readonly #running = new Set<Promise<void>>()
  #stopped = false

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  /** Long work looks at it between two steps and ends. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** Does nothing after a stop. */
  start(work: () => Promise<void>): void {
    if (this.#stopped) return
    const running = work()
      .catch(this.#failed)
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** With the next turn: what changed is sent to others before anything is read for this. */
  startLater(work: () => Promise<void>): void {
    this.start(() => new Promise((resolve) => setImmediate(resolve)).then(work))
  }

  /** Resolves when nothing runs: only then may the storage be closed. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#running)
  }
}
