/**
 * Why a connection ends: the closed list of reasons in a Bye. The number is what travels.
 *
 * What closes is what the other *node* did wrong, because nothing after it can be understood:
 *
 * | breach                                                             | closes with       |
 * |--------------------------------------------------------------------|-------------------|
 * | a frame does not decode, or a field is past its limit              | `malformed`       |
 * | the peer's Hello shows our own boot or outbox id: that is ourselves| `malformed`       |
 * | any frame before Hello                                             | `no-hello`        |
 * | a second Hello                                                     | `second-hello`    |
 * | a Deltas frame that does not begin where the last one ended        | `position-gap`    |
 * | a ninth unacknowledged Deltas frame, a fifth Supply frame          | `past-window`     |
 * | an Ack of a position or Supply frame that was never sent           | `ack-past-sent`   |
 * | Supply without a Want, for another Want, or after its last frame   | `supply-unasked`  |
 * | a third Want while one is served and one waits                     | `too-many-wants`  |
 * | Frontiers or a Digest out of turn, not sorted, or of another bucket| `digest-unasked`  |
 * | no acknowledgement for 20 s, or nothing at all for 45 s            | `silent`          |
 * | a Hello with a certificate that its company has revoked            | `revoked`         |
 * | a Hello with a certificate older than one that is known            | `superseded`      |
 *
 * What only refuses (a Refusal in an Ack; the cursor moves on) is whatever rests on the contents of
 * a delta, receipt or introduction, because those may be a third company's: everything in
 * reasons.ts. One poison delta stops nothing. What is only ignored: a frame of a kind that this
 * version does not know, and an acknowledgement lower than an earlier one.
 */
export const byes = {
  stopping: 1, // orderly: the node stops, or its administrator paused the link
  malformed: 2,
  'no-hello': 3,
  'second-hello': 4,
  'position-gap': 5,
  'past-window': 6,
  'ack-past-sent': 7,
  'supply-unasked': 8,
  'too-many-wants': 9,
  'digest-unasked': 10,
  silent: 11,
  duplicate: 12, // another connection between the same two nodes goes on
  'not-linked': 13, // no active link, or the certificate is bad or another's
  renewed: 14, // the outbox has a new id: connect again at once
  'older-copy': 15, // likewise; and you had acknowledged more than you now hold: you were restored
  revoked: 16, // your company has revoked the certificate that you showed
  superseded: 17, // your company has certified another node since
} as const

export type Bye = keyof typeof byes

const byNumber = new Map(Object.entries(byes).map(([name, n]) => [n as number, name as Bye]))

/** The bye with this number; one that this version does not know reads as `stopping`. */
export function byeFromNumber(n: number): Bye {
  return byNumber.get(n) ?? 'stopping'
}
