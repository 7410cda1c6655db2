/**
 * The processes of one peer node, by the random bytes that each says in its Hello. A node that was
 * started again never comes back under an earlier one: who does runs beside another.
 */

/** More copies than anybody runs at once; in memory for each peer. */
const former_boots_max = 8

export class Boots {
  #now: string | undefined
  #former: readonly string[] = []

  /** True when an earlier process is back although another one was here since. */
  isBack(boot: string): boolean {
    if (boot === this.#now) return false
    const isBack = this.#former.includes(boot)
    if (this.#now !== undefined)
      this.#former = [this.#now, ...this.#former].slice(0, former_boots_max)
    this.#now = boot
    return isBack
  }
}
