/** Planting a bug in a file of the product as it is loaded: for a program that does so before all else. */
import { registerHooks } from 'node:module'
import type { Mutation } from '../simulation/mutations.ts'

/**
 * Plants the one that BATON_PLANTED names, and `always` whatever it names. A place that is not found
 * any more is an error, so that no mutation is tested that changes nothing.
 */
export function plantOne(mutations: readonly Mutation[], always: readonly Mutation[] = []): void {
  const name = process.env.BATON_PLANTED
  const mutation = mutations.find((one) => one.name === name)
  if (name && !mutation) throw new Error(`there is no planted bug ${name}`)
  const planted = mutation ? [...always, mutation] : always
  if (planted.length === 0) return
  registerHooks({
    load(wanted, context, next) {
      const loaded = next(wanted, context)
      const here = planted.filter(
        ({ file }) => wanted === new URL(`../../${file}`, import.meta.url).href,
      )
      if (here.length === 0) return loaded
      let source = Buffer.from(loaded.source as Uint8Array | string).toString()
      for (const { file, find, put } of here) {
        if (!source.includes(find)) throw new Error(`${file} has changed: ${find}`)
        source = source.replace(find, () => put)
      }
      return { ...loaded, source }
    },
  })
}
