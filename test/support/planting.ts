/** Planting a bug in a file of the product as it is loaded: for a program that does so before all else. */
import { registerHooks } from 'node:module'
import type { Mutation } from '../simulation/mutations.ts'

/**
 * Plants the one that BATON_PLANTED names. A place that is not found any more is an error, so that
 * no mutation is tested that changes nothing.
 */
export function plantOne(mutations: readonly Mutation[]): void {
  const name = process.env.BATON_PLANTED
  const mutation = mutations.find((one) => one.name === name)
  if (name && !mutation) throw new Error(`there is no planted bug ${name}`)
  if (!mutation) return
  const { file, find, put } = mutation
  const url = new URL(`../../${file}`, import.meta.url).href
  registerHooks({
    load(wanted, context, next) {
      const loaded = next(wanted, context)
      if (wanted !== url) return loaded
      const source = Buffer.from(loaded.source as Uint8Array | string).toString()
      if (!source.includes(find)) throw new Error(`${file} has changed: ${find}`)
      return { ...loaded, source: source.replace(find, () => put) }
    },
  })
}
