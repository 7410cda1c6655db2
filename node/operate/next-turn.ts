/** Resolves when whatever else there is to do has been done: for long work that must not hold it up. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
