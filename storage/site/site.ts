/** The site book beside its streams: what is to be looked at, and sites that may be the same. */
import type { StreamId } from '../../protocol/ids.ts'
import {
  allOf,
  firstStreamIn,
  lastStreamIn,
  siteDueKey,
  sitePairKey,
  sitePairsOf,
} from '../keys.ts'
import { type ChangeRow, fromJson, nothing, type Rows, toJson } from '../rows.ts'

/** Two sites that may be one and the same: only a person says so. */
export type SitePair = {
  readonly site: StreamId
  readonly other: StreamId
  /** 0 to 1. */
  readonly score: number
  /** They differ in spelling alone. */
  readonly certain: boolean
}

export interface SiteStore {
  /** Streams that are to be looked at for the site book; durable ones only. */
  due(limit: number): AsyncIterable<StreamId>
  /** What this site may be the same as; durable only. */
  pairsOf(site: StreamId): Promise<readonly SitePair[]>
  /** Each pair once; durable only. */
  pairs(): AsyncIterable<SitePair>
}

export interface SiteChanges {
  putSiteDue(stream: StreamId): void
  deleteSiteDue(stream: StreamId): void
  putSitePair(pair: SitePair): void
  deleteSitePair(pair: Pick<SitePair, 'site' | 'other'>): void
}

type Stored = Pick<SitePair, 'score' | 'certain'>

export function siteStore(rows: Rows): SiteStore {
  return {
    async *due(limit) {
      for await (const chunk of rows.keys({ ...allOf('site-due'), limit })) {
        yield* chunk.map(firstStreamIn)
      }
    },
    async pairsOf(site) {
      const pairs: SitePair[] = []
      for await (const chunk of rows.read(sitePairsOf(site))) {
        pairs.push(...chunk.map((row) => pairIn(row)))
      }
      return pairs
    },
    async *pairs() {
      for await (const chunk of rows.read(allOf('site-pair'))) {
        yield* chunk.map((row) => pairIn(row)).filter(({ site, other }) => site < other)
      }
    },
  }
}

function pairIn(row: readonly [key: string, value: Uint8Array]): SitePair {
  const [key] = row
  return { site: firstStreamIn(key), other: lastStreamIn(key), ...fromJson<Stored>(row) }
}

export function siteChanges(change: ChangeRow): SiteChanges {
  return {
    putSiteDue: (stream) => change(siteDueKey(stream), nothing),
    deleteSiteDue: (stream) => change(siteDueKey(stream), null),
    putSitePair({ site, other, score, certain }) {
      const stored = toJson({ score, certain } satisfies Stored)
      change(sitePairKey(site, other), stored)
      change(sitePairKey(other, site), stored)
    },
    deleteSitePair({ site, other }) {
      change(sitePairKey(site, other), null)
      change(sitePairKey(other, site), null)
    },
  }
}
