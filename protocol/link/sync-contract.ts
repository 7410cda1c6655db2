/**
 * The contract between the sync machine (sync.ts) and its driver.
 *
 * The machine speaks for one connection to one node. It decides what is sent, asked for, written
 * and acknowledged, and in which order; it touches nothing. The driver does what effects say, in
 * the order given, and answers with events. It is the driver who holds the channel, the storage and
 * the clock.
 *
 * ```ts
 * let { state, effects } = start(await factsOf(node), clock())
 * perform(effects)
 * const turn = (event: Event) => {
 *   const next = step(state, event, clock())
 *   state = next.state
 *   perform(next.effects)
 * }
 * for await (const bytes of channel.frames) turn({ is: 'frame', message: decodeFrame(bytes) })
 * turn({ is: 'closedByPeer' })
 *
 * function perform(effects: readonly Effect[]) {
 *   for (const effect of effects) switch (effect.is) {
 *     case 'send': outgoing.push(encodeFrame(effect.message)); break // one loop sends in order
 *     case 'load': readRows(effect).then((rows) => turn({ is: 'loaded', ...rows })); break
 *     …
 *   }
 * }
 * ```
 *
 * What the driver keeps to:
 *
 * 1. **One machine a node at a time.** Before `start`, the machine of an older connection to the
 *    same node is closed and the write it asked for has ended (duplicate.ts says which connection
 *    stays). Facts are read after that, and after subscribing to what makes the outbox grow.
 * 2. **The peer's Hello is checked before it is handed in:** certificate, company, revocation. If
 *    it is bad, the driver steps `close` with `not-linked` instead. An unknown node's first frame
 *    is read before there are facts: they depend on its company.
 * 3. **Every asking effect is answered exactly once,** unless the machine is closed: load → loaded,
 *    ingest → ingested, ingestSupply → supplyIngested, mark → marked, loadSupply → supplyLoaded,
 *    loadHeads → headsLoaded, loadWanted → wantedLoaded, loadDigest → digestReady, loadFrontiers →
 *    frontiersReady, compareFrontiers → compared. Never from within `step`. At most one of each is
 *    open. A read that fails, or a write, ends the connection (`close`).
 * 4. **Writes** are ingest, ingestSupply and mark: the machine asks for one at a time, and the
 *    answer means that it is durable. One such write is one batch: deltas, views, indexes, onward
 *    outbox rows, wanted rows and the cursor together. While the machine lives nobody else writes
 *    wanted rows of its node, they are asked for by `wanted`: that is why the end of a supply can't
 *    clear a row that was marked after the Want.
 * 5. **After `close`** the driver sends what is still to be sent, closes the channel and hands in
 *    nothing more. With `renewed` or `older-copy` (by either side) it dials again at once, with any
 *    other reason after its back-off.
 * 6. **An outbox gets a new id only while no machine speaks for it:** whoever drops rows under a
 *    living one steps `close` with `renewed` first. By `renewOutbox` the machine ends itself.
 * 7. **`tick`** about once a second.
 * 8. **Each rest** that an answer names is ended by one `rested`, in less time than a peer waits for
 *    an acknowledgement (`unacknowledged_ms`).
 */
import type { DeltaId, StreamId } from '../ids.ts'
import type { Bye } from './byes.ts'
import type { FrameFault } from './fields.ts'
import type { Cursor, Frontier, Item, Message, Refusal } from './messages.ts'

/** What is stored about the peer node, and who we are. */
export type Facts = {
  readonly certificate: Uint8Array
  readonly features: readonly number[]
  /** 16 random bytes, hex, drawn when the process started. */
  readonly boot: string
  readonly outbox: Outbox
  /** What we hold durably of the peer's queue. */
  readonly held: Cursor | undefined
}

/** Our queue towards the peer node. */
export type Outbox = {
  /**
   * 16 random bytes, hex. A new one, and positions from 1, whenever rows were dropped; and before
   * anything is appended in a directory that is known to be restored or copied, because positions
   * that were given out twice can't be told apart.
   */
  readonly id: string
  readonly tail: number
  /**
   * Rows up to here may have been sent; those after it can't be held by anybody, so a peer that
   * holds one got it from a copy of this directory. Absent: the tail.
   */
  readonly offered?: number
  /** Held by the peer; rows up to here are gone, rows after it are all there. */
  readonly acknowledged: number
  /** Compare digests, although both sides know each other's queues. */
  readonly digestDue: boolean
}

/** What a peer sends to be written: its queue, and what it was asked for. */
export type Lane = 'deltas' | 'supply'

/** How long, for who has the clock; the machine only keeps which. */
export type Rest = { readonly lane: Lane; readonly ms: number }

/** What happened. The first six come by themselves, the others answer an effect. */
export type Event =
  | { readonly is: 'frame'; readonly message: Message | FrameFault }
  | { readonly is: 'tick' }
  /** Rows up to this position are durable. */
  | { readonly is: 'outboxGrew'; readonly tail: number }
  /** Somebody else than the peer found that these streams should be asked for. */
  | { readonly is: 'wanted'; readonly streams: readonly StreamId[] }
  /** The daily comparison. The driver need not have stored it. */
  | { readonly is: 'digestDue' }
  /** The channel ended without a Bye. */
  | { readonly is: 'closedByPeer' }
  /** We want to end it. */
  | { readonly is: 'close'; readonly bye: Bye }
  | {
      readonly is: 'loaded'
      /** The rows after `load.after`, without a gap, at least one. */
      readonly items: readonly Item[]
      /** Stopped by a limit and not by the tail. */
      readonly more: boolean
    }
  | {
      readonly is: 'ingested'
      readonly refusals: readonly Refusal[]
      /** Streams marked wanted in the batch: an item lacked ancestors, or its history. */
      readonly wanted: readonly StreamId[]
      /** Lanes of which nothing more is written until `rested`: the peer has used its share up. */
      readonly rests?: readonly Rest[]
    }
  | {
      readonly is: 'supplyIngested'
      readonly refusals: readonly Refusal[]
      readonly rests?: readonly Rest[]
    }
  /** The lane's rest is over. */
  | { readonly is: 'rested'; readonly lane: Lane }
  | { readonly is: 'marked' }
  | {
      readonly is: 'supplyLoaded'
      readonly deltas: readonly Uint8Array[]
      /** Where the next load goes on; the driver's own number. */
      readonly cursor: number
      /** The stream's end was reached. */
      readonly last: boolean
    }
  | { readonly is: 'headsLoaded'; readonly heads: readonly DeltaId[] }
  /** Durable wanted rows, at most `loadWanted.count`; none: there are none. */
  | { readonly is: 'wantedLoaded'; readonly streams: readonly StreamId[] }
  | { readonly is: 'digestReady'; readonly buckets: readonly string[] }
  | {
      readonly is: 'frontiersReady'
      /** In the order of their ids. */
      readonly streams: readonly Frontier[]
      /** The bucket has streams after these. */
      readonly more: boolean
    }
  | {
      readonly is: 'compared'
      /** Held here, and a head that the peer names isn't. */
      readonly wanted: readonly StreamId[]
      /** To a page: streams unknown here (no heads), or held with heads that the page lacks. */
      readonly answers: readonly Frontier[]
      /** Held here, granted to the peer, and unknown there. */
      readonly reintroduce: readonly StreamId[]
    }

/** What the driver is to do. */
export type Effect =
  | { readonly is: 'send'; readonly message: Exclude<Message, { is: 'unknown' }> }
  /**
   * Read outbox rows after this position: at most `count`, and `itemBytes` of them together at most
   * `bytes`. A row whose delta is gone, or that fits no frame, is `nothing`; so is a delta that the
   * peer may no longer see.
   */
  | {
      readonly is: 'load'
      readonly after: number
      readonly count: number
      readonly bytes: number
    }
  /** The peer holds everything up to here: delete the rows, show "delivered to the node". */
  | { readonly is: 'delivered'; readonly through: number }
  /** The peer refused these: judge again what is ours, tell people. */
  | { readonly is: 'refused'; readonly refusals: readonly Refusal[] }
  /**
   * Write items of the peer's queue and the cursor { outboxId, first + items.length - 1 }. A delta
   * that lacks ancestors is dropped and its stream marked wanted; so is an introduction whose
   * history doesn't follow. Without items: only the cursor { outboxId, 0 }.
   */
  | {
      readonly is: 'ingest'
      readonly outboxId: string
      readonly first: number
      readonly items: readonly Item[]
    }
  /** Write deltas of a stream that was asked for; what lacks ancestors is refused. */
  | {
      readonly is: 'ingestSupply'
      readonly stream: StreamId
      readonly deltas: readonly Uint8Array[]
      /** Delete the wanted row in the same batch. */
      readonly clear: boolean
    }
  /** One batch: put wanted rows, append `introduce` rows to the outbox, set the digest flag. */
  | {
      readonly is: 'mark'
      readonly wanted: readonly StreamId[]
      readonly reintroduce: readonly StreamId[]
      /** Undefined: leave the flag as it is. */
      readonly digestDue: boolean | undefined
    }
  /** Ids held of the stream by which the peer sees what we lack: its heads, at most heads_max. */
  | { readonly is: 'loadHeads'; readonly stream: StreamId }
  | { readonly is: 'loadWanted'; readonly count: number }
  /**
   * Read what the stream has beyond these heads, in causal order, from `cursor` (0: the beginning),
   * about `bytes` of it and at most items_per_frame_max. A stream that is unknown, or not the
   * peer's to see, has nothing: no deltas, `last`. Heads that aren't held are passed over.
   */
  | {
      readonly is: 'loadSupply'
      readonly stream: StreamId
      readonly heads: readonly DeltaId[]
      readonly cursor: number
      readonly bytes: number
    }
  /** Bucket hashes (digest.ts) over every stream that both may see, with every head held. */
  | { readonly is: 'loadDigest' }
  /** Streams of that bucket that both may see, after this id, at most `count`. */
  | {
      readonly is: 'loadFrontiers'
      readonly bucket: number
      readonly after: StreamId | undefined
      readonly count: number
    }
  /**
   * Compare what the peer lists with what is held; a stream deleted here counts as equal. A page
   * says with `range` which of our streams it would list: those of the bucket after `after` up to
   * `through` (undefined: the bucket's end). An answer has no range.
   */
  | {
      readonly is: 'compareFrontiers'
      readonly bucket: number
      readonly streams: readonly Frontier[]
      readonly range:
        | { readonly after: StreamId | undefined; readonly through: StreamId | undefined }
        | undefined
    }
  /** Clocks differ by more than clock_alarm_ms; positive: the peer's is ahead. */
  | { readonly is: 'clockAlarm'; readonly difference: number }
  /** The peer knows more of us than we do: this is a restored or copied directory. */
  | { readonly is: 'suspectRestore' }
  /** Drop all rows; new id, nothing in it, digest due: in one batch, before dialling again. */
  | { readonly is: 'renewOutbox' }
  | { readonly is: 'close'; readonly bye: Bye; readonly by: 'us' | 'peer' }
