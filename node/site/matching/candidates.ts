/** An index of blocking keys in memory. A store on disk does the same with one row for each key. */
import { candidate_share_min, candidates_max, key_sites_max } from './limits.ts'

export type Candidates = {
  add(site: number, keys: readonly string[]): void
  /** Sites that share keys, those with the rarest keys in common first; bounded. */
  find(keys: readonly string[]): readonly number[]
}

export function candidateIndex(): Candidates {
  const sitesOf = new Map<string, number[]>()
  return {
    add(site, keys) {
      for (const key of keys) {
        const sites = sitesOf.get(key)
        if (!sites) sitesOf.set(key, [site])
        // One more than is followed tells that there are too many; who they are is of no use then.
        else if (sites.length <= key_sites_max) sites.push(site)
      }
    },
    find(keys) {
      const weights = new Map<number, number>()
      for (const key of keys) {
        const sites = sitesOf.get(key) ?? []
        if (sites.length > key_sites_max) continue
        const weight = 1 / Math.log2(1 + sites.length)
        for (const site of sites) weights.set(site, (weights.get(site) ?? 0) + weight)
      }
      let best = 0
      for (const weight of weights.values()) best = Math.max(best, weight)
      const least = best * candidate_share_min
      return [...weights]
        .filter(([, weight]) => weight >= least)
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, candidates_max)
        .map(([site]) => site)
    },
  }
}
