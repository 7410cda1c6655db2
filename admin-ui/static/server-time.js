/**
 * The node's time: what happened has the node's times, and a PC's clock may be minutes off. A page
 * says when it was made (views/layout.ts); what the PC's clock said then is where it is off.
 */

const madeAt = Number(document.documentElement.dataset.madeAt)
/** ms. When the answer began to come, not when this script runs: it may have waited for others. */
const { responseStart = 0 } = performance.getEntriesByType('navigation')[0] ?? {}
const ahead = Date.now() - (performance.now() - responseStart) - madeAt

/** ms since 1970. */
export function now() {
  return Date.now() - ahead
}
