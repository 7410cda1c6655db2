/**
 * Two connections between the same two nodes: which one stays. Both nodes decide it alone and must
 * decide the same, whatever order the connections came in.
 */
import type { NodeId } from '../ids.ts'

/** A connection as this choice sees it. */
export type Connection = {
  readonly dialledBy: NodeId
  /** The peer's boot, from its Hello; undefined before that. */
  readonly boot: string | undefined
}

/**
 * The connection that stays; the other is closed with `duplicate`. A peer that was restarted knows
 * nothing of the older one. A peer that dials again has given the older one up. When both dialled
 * at the same time, the one of the lower node id stays.
 */
export function connectionThatStays(older: Connection, newer: Connection): 'older' | 'newer' {
  const restarted = older.boot !== undefined && older.boot !== newer.boot
  if (restarted || older.dialledBy === newer.dialledBy) return 'newer'
  return older.dialledBy < newer.dialledBy ? 'older' : 'newer'
}
