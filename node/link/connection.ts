/**
 * One connection to one peer node: drives the sync machine. Does what its effects say, in the order
 * given, and answers with events; everything that is decided is decided in protocol/link.
 */

import { setTimeout as delay } from 'node:timers/promises'
import { frame_bytes_max } from '../../protocol/limits.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import type { FrameFault } from '../../protocol/link/fields.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type { Hello, Message } from '../../protocol/link/messages.ts'
import { type State, start, step } from '../../protocol/link/sync.ts'
import type { Effect, Event, Facts, Lane, Rest } from '../../protocol/link/sync-contract.ts'
import { nextTurn } from '../operate/next-turn.ts'
import type { Channel } from '../transport/transport.ts'
import type { ConnectionWork } from './connection-work.ts'
import type { Pace } from './pace.ts'
import type { Spending } from './spending.ts'

/** How often the machine hears that time passes: what it waits for is 15 s and longer. */
const tick_ms = 5000
/** What no queue knows of, a fault in either copy, is found within a day. */
const compare_ms = 24 * 3_600_000
/** What a frame costs before it is here: its encryption and its way through the multiplexer. */
const frame_ms = 0.05
/** And each byte of it: 10 ms a MiB. */
const byte_ms = 10 / (1024 * 1024)
/** Of one peer without a look at what else there is to do. */
const read_ms_max = 4
/** What we said last has that long to leave: a peer that stopped reading blocks nothing. */
const farewell_ms_max = 500

/** The first frame of a channel: read before the facts, because they depend on who that is. */
export async function readFirst(
  channel: Channel,
): Promise<{ message: Message | FrameFault; rest: AsyncIterator<Uint8Array> } | undefined> {
  const rest = channel.frames[Symbol.asyncIterator]()
  const first = await rest.next()
  return first.done ? undefined : { message: decodeFrame(first.value), rest }
}

export class SyncConnection {
  readonly channel: Channel
  /** From the peer's Hello. */
  peerBoot: string | undefined
  /** ms; positive: the peer's clock is ahead. As it said last. */
  clockDifference: number | undefined
  /** Resolves when the channel is closed and every write has ended. */
  readonly ended: Promise<{ readonly bye: Bye | undefined; readonly by: 'us' | 'peer' }>
  readonly #work: ConnectionWork
  readonly #now: () => number
  readonly #pending = new Set<Promise<void>>()
  readonly #refuses: (hello: Hello) => Bye | undefined
  readonly #opened: (boot: string) => void
  readonly #pace: Pace
  readonly #spending: Spending
  /** Lanes that rest, with what ends it. */
  readonly #resting = new Map<Lane, NodeJS.Timeout>()
  readonly #ending = new AbortController()
  readonly #finish: (how: { bye: Bye | undefined; by: 'us' | 'peer' }) => void
  #state: State
  #sending: Promise<void> = Promise.resolve()
  #closing = false
  /** ms of reading since other work was let in. */
  #sinceTurn = 0
  readonly #timers: readonly NodeJS.Timeout[]

  constructor(
    channel: Channel,
    facts: Facts,
    work: ConnectionWork,
    options: {
      readonly now: () => number
      readonly frames: AsyncIterator<Uint8Array>
      /** The peer's first frame, where it was read already. */
      readonly first?: Message | FrameFault
      /** Why this is not who it should be, by its certificate; undefined: it is. */
      readonly refuses: (hello: Hello) => Bye | undefined
      /** Called when both Hellos were exchanged, with the peer's boot. */
      readonly opened: (boot: string) => void
      readonly pace: Pace
      readonly spending: Spending
    },
  ) {
    const { now, frames, first } = options
    this.channel = channel
    this.#refuses = options.refuses
    this.#opened = options.opened
    this.#pace = options.pace
    this.#pace.begin()
    this.#spending = options.spending
    this.#work = work
    this.#now = now
    const { promise, resolve } = Promise.withResolvers<{
      bye: Bye | undefined
      by: 'us' | 'peer'
    }>()
    this.#finish = resolve
    this.ended = promise
    const started = start(facts, now())
    this.#state = started.state
    this.#perform(started.effects)
    this.#timers = [
      setInterval(() => this.handle({ is: 'tick' }), tick_ms),
      setInterval(() => this.handle({ is: 'digestDue' }), compare_ms),
    ]
    if (first !== undefined) this.#receive(first)
    this.#read(frames).catch((error: unknown) => this.#broke(error))
  }

  /** True when Hellos were exchanged and nothing ended it. */
  get isOpen(): boolean {
    return this.#state.is === 'open' && !this.#closing
  }

  handle(event: Event): void {
    if (this.#closing) return
    if (event.is === 'outboxGrew') this.#pace.queued(event.tail, this.#now())
    const next = step(this.#state, event, this.#now())
    this.#state = next.state
    this.#perform(next.effects)
  }

  #receive(message: Message | FrameFault): void {
    if (typeof message !== 'string' && message.is === 'hello') {
      const bye = this.#refuses(message)
      if (bye) {
        this.handle({ is: 'close', bye })
        return
      }
      this.peerBoot = message.boot
    }
    const before = this.isOpen
    if (typeof message !== 'string' && 'clock' in message) {
      this.clockDifference = message.clock - this.#now()
    }
    this.handle({ is: 'frame', message })
    if (!before && this.isOpen && this.peerBoot !== undefined) this.#opened(this.peerBoot)
  }

  async #read(frames: AsyncIterator<Uint8Array>): Promise<void> {
    for (;;) {
      // A broken channel has ended: what was not acknowledged is sent again on the next one.
      const next = await frames.next().catch(() => undefined)
      if (!next || next.done || this.#closing) break
      await this.#readOne(next.value)
    }
    if (this.#closing) return
    this.handle({ is: 'closedByPeer' })
    if (!this.#closing) await this.#close(undefined, 'peer')
  }

  /** Frames cost what they cost, whatever is in them: who sends too many is read more slowly. */
  async #readOne(frame: Uint8Array): Promise<void> {
    const beganAt = performance.now()
    this.#receive(decodeFrame(frame))
    const ms = performance.now() - beganAt
    this.#spending.spend({ processor: ms + frame_ms + frame.length * byte_ms })
    this.#sinceTurn += ms
    // What waits in the channel is there without waiting: other links are let in between.
    if (this.#sinceTurn > read_ms_max) {
      this.#sinceTurn = 0
      await nextTurn()
    }
    const rest = this.#spending.rest('live', ['processor'])
    const { signal } = this.#ending
    if (rest) await delay(rest.ms, undefined, { signal }).catch(() => undefined)
  }

  #perform(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.is === 'delivered') this.#pace.delivered(effect.through, this.#now())
      if (effect.is === 'send') this.#send(encodeFrame(effect.message))
      else if (effect.is === 'close') void this.#close(effect.bye, effect.by)
      else this.#run(effect)
    }
  }

  #send(frame: Uint8Array): void {
    // Our own bug, which must not look like a broken channel.
    if (frame.length > frame_bytes_max) {
      throw new RangeError(`a frame of ${frame.length} bytes is never sent`)
    }
    this.#sending = this.#sending
      .then(() => this.channel.send(frame))
      // The reading side notices the same break and ends the connection.
      .catch(() => undefined)
  }

  /** Reads and writes run beside each other; the machine asks for one of each kind at a time. */
  #run(effect: Exclude<Effect, { is: 'send' | 'close' }>): void {
    const running = this.#work
      .perform(effect)
      .then((event) => {
        if (!event) return
        this.handle(event)
        if ('rests' in event) for (const rest of event.rests ?? []) this.#rest(rest)
      })
      .catch((error: unknown) => this.#broke(error))
      .finally(() => this.#pending.delete(running))
    this.#pending.add(running)
  }

  /** A lane that rests already begins again when that is over. */
  #rest({ lane, ms }: Rest): void {
    if (this.#closing || this.#resting.has(lane)) return
    const timer = setTimeout(() => {
      this.#resting.delete(lane)
      this.handle({ is: 'rested', lane })
    }, ms)
    this.#resting.set(lane, timer)
  }

  /** The storage failed or we have a bug: the node hears of it, and nothing more is exchanged. */
  #broke(error: unknown): void {
    this.#work.failed(error)
    if (this.#closing) return
    this.#send(encodeFrame({ is: 'bye', bye: 'stopping' }))
    void this.#close('stopping', 'us')
  }

  async #close(bye: Bye | undefined, by: 'us' | 'peer'): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const timer of this.#resting.values()) clearTimeout(timer)
    this.#ending.abort()
    this.#work.stop()
    if (by === 'us') await this.#sentOrLate()
    await this.channel.close()
    await Promise.all(this.#pending)
    this.#finish({ bye, by })
  }

  async #sentOrLate(): Promise<void> {
    const sent = new AbortController()
    const late = delay(farewell_ms_max, undefined, { signal: sent.signal }).catch(() => undefined)
    await Promise.race([this.#sending, late])
    sent.abort()
  }
}
