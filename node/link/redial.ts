/** When a peer is dialled again: after a connection, after a dial that failed, beside a copy of us. */
import type { Bye } from '../../protocol/link/byes.ts'

/** First wait before dialling again: a restarted peer is back within a second. */
const redial_ms_min = 250
/** Longest wait: a peer that was away all night is found within half a minute. */
const redial_ms_max = 30_000
/**
 * What a copy of us that has taken our place is left before we take it back: at first enough to say
 * Hello and send what waits, then more, because on a busy machine less than that gets nobody further.
 */
const turn_ms_min = 1000
/** Longest turn: so long, and half as long again, an alarm of the other copy may wait. */
const turn_ms_max = 5000

export type EndedConnection = {
  readonly bye: Bye | undefined
  readonly by: 'us' | 'peer'
  /** The peer said Hello. */
  readonly isGreeted: boolean
  readonly isDialledHere: boolean
}

export class Redial {
  #wait = redial_ms_min
  /** How often in a row something else with our key has taken our place. */
  #displaced = 0
  #hurried = false

  /** Once may be a connection that crossed another one; who is displaced again has a copy. */
  get isBesideCopy(): boolean {
    return this.#displaced > 1
  }

  /** ms until the next dial, 0: at once. */
  afterConnection({ bye, by, isGreeted, isDialledHere }: EndedConnection): number {
    // Another process with our key is there: each gets its turn.
    if (bye === 'duplicate' && by === 'peer') {
      return jittered(Math.min(turn_ms_max, turn_ms_min * 2 ** this.#displaced++))
    }
    const renews = bye === 'renewed' || bye === 'older-copy'
    // A copy that comes between makes the queues begin anew each time: it is still there.
    if (!renews) this.#displaced = 0
    // Who ends it without a Hello (we are not linked there any more) is dialled ever less often.
    if (isGreeted) this.#wait = redial_ms_min
    // Both want to meet again at once; who says so each time waits like everybody else. The other
    // side leaves the dial to who dialled: its own could reach a copy, and part the two again.
    this.#hurried = !this.#hurried && renews
    return this.#hurried && isDialledHere ? 0 : this.afterDial()
  }

  /** ms until the next dial after one that failed. */
  afterDial(): number {
    const wait = this.#wait
    this.#wait = Math.min(redial_ms_max, wait * 2)
    return jittered(wait)
  }
}

/** A hundred links of one restarted node don't all come back at the same moment. */
function jittered(ms: number): number {
  return ms * (0.5 + Math.random())
}
