/**
 * Loaded before the program (`node --import`): plants the bug that BATON_PLANTED names. A place that
 * is not found any more is an error, so that no mutation is tested that changes nothing.
 */
import { registerHooks } from 'node:module'
import { mutations } from './mutations.ts'

const name = process.env.BATON_PLANTED
const mutation = mutations.find((one) => one.name === name)
if (name && !mutation) throw new Error(`there is no planted bug ${name}`)

if (mutation) {
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
