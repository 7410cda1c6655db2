/**
 * The closed list of reasons why a delta or a frame is refused. Each is one broken rule; the
 * number is what travels. PROTOCOL.md has the same table.
 */
export const reasons = {
  malformed: 1, // does not decode, or a field has the wrong length or an impossible value
  'too-large': 2, // a limit of limits.ts on one delta
  'not-yours': 3, // the stream is unknown here, or the peer is no neighbour in it: one answer
  'bad-signature': 4, // neither its own nor a descendant's signature covers it
  'bad-certificate': 5, // the certificate is not its company's, or names another company
  'seq-gap': 6, // seq is not prev's + 1, or prev is not of that chain
  'missing-ancestor': 7, // asked for and still not supplied
  'not-granted': 8, // the chain start names no grant to its author
  'time-not-after': 9, // not greater than that of prev and deps, or the count is wrong
  'time-out-of-range': 10, // past 45 bits of milliseconds
  'wrong-generation': 11, // not the greatest of its parents', + 1 for a reopening
  'may-not-write': 12, // the table kind × writer forbids it
  'content-mismatch': 13, // a content's bytes do not match the hash in the body
  'bad-reference': 14, // names a grant, assignment or delta that is not in its past
  'past-a-limit': 15, // the author company's own count in this stream
  'refused-ancestor': 16, // rests on a delta that is refused
  'unknown-kind': 17, // stream kind unknown: told, never kept
  'bad-introduction': 18, // the path does not connect the two companies
} as const

/** Why a delta is refused. */
export type Reason = keyof typeof reasons

const byNumber = new Map(Object.entries(reasons).map(([name, n]) => [n as number, name as Reason]))

/** The reason with this number; an unknown number reads as `malformed`. */
export function reasonFromNumber(n: number): Reason {
  return byNumber.get(n) ?? 'malformed'
}
