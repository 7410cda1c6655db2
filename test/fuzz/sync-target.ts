/**
 * The sync machine between a peer that says what it likes and a driver that does what it is asked,
 * in any order. Counted here, from outside: what was sent, what is durable, what is under way.
 */
import assert from 'node:assert/strict'
import {
  frame_bytes_max,
  frames_in_flight_max,
  items_per_frame_max,
  refusals_per_ack_max,
} from '../../protocol/limits.ts'
import { type Bye, byes } from '../../protocol/link/byes.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type { Cursor, Message } from '../../protocol/link/messages.ts'
import { type State, type Step, start, step } from '../../protocol/link/sync.ts'
import type { Effect, Event } from '../../protocol/link/sync-contract.ts'
import {
  deltas_bytes_max,
  supplies_in_flight_max,
  wanted_page_max,
} from '../../protocol/link/sync-limits.ts'
import { delta, hello, items, ours, stream, theirs } from '../link/machine.ts'
import { answerTo, bucketsOf, digits, streamsOf } from './sync-driver.ts'
import { stepsIn, type Target } from './target.ts'

type Said = Exclude<Message, { is: 'unknown' }>
type One = readonly [what: number, a: number, b: number, c: number]

const bye_names = Object.keys(byes) as Bye[]
const writes: readonly string[] = ['ingest', 'ingestSupply', 'mark']
/** Comparing two states takes longer than a step. */
const repeated_every = 16
/** One step, or the time until a peer is silent. */
const waits_ms = [1, 1000, 15_000, 20_000, 45_000, 600_000]
class Play {
  #state: State
  #now = 1000
  /** Asked for and not answered. */
  readonly #asked: Effect[] = []
  #closed = false
  #tail: number
  #stated: readonly number[] = []
  /** Positions at which the frames that we sent end, and those of them that are acknowledged. */
  #sentTo: number
  #supplies = 0
  #suppliesHeard = 0
  /** Durable here: of the peer's queue, and of what it supplied. */
  #durable = 0
  #supplied = 0
  #ingesting = 0
  #told = { through: 0, supplied: 0 }
  readonly #held: Cursor | undefined
  #isGreeting = true
  #steps = 0

  constructor([, a, b, c]: One) {
    this.#tail = a % 20
    const acknowledged = Math.min(this.#tail, b % 4)
    this.#sentTo = acknowledged
    const held =
      c % 3 === 0 ? undefined : { outboxId: c % 3 === 1 ? theirs : digits(3).slice(32), through: c }
    this.#held = held
    const outbox = { id: ours, tail: this.#tail, acknowledged, digestDue: b > 127 }
    const facts = {
      certificate: new Uint8Array([1]),
      features: [],
      boot: 'bb'.repeat(16),
      outbox,
      held,
    }
    const first = start(facts, this.#now)
    this.#state = first.state
    this.#check(first)
  }

  happen([what, a, b, c]: One): void {
    if (this.#closed) return
    const event = this.#eventOf(what % 16, a, b, c)
    if (event) this.#step(event)
  }

  #step(event: Event): void {
    const before = this.#state
    const next = step(before, event, this.#now)
    if (this.#steps++ % repeated_every === 0) {
      assert.deepEqual(step(before, event, this.#now), next, 'a step can be repeated')
    }
    this.#state = next.state
    if (event.is === 'frame') this.#heard(event.message)
    this.#check(next)
  }

  /** Half of what happens is said by the peer, a third are answers. */
  #eventOf(what: number, a: number, b: number, c: number): Event | undefined {
    if (what < 6) return { is: 'frame', message: this.#fitting(what, a, b, c) }
    if (what === 6) return { is: 'frame', message: this.#unfitting(a, b, c) }
    if (what < 12) return this.#answered(a, b, c)
    if (what === 12) {
      this.#now += waits_ms[a % waits_ms.length] ?? 0
      return { is: 'tick' }
    }
    if (what === 13) {
      this.#tail += a
      return { is: 'outboxGrew', tail: this.#tail }
    }
    if (what === 14) return { is: 'wanted', streams: streamsOf(a, b) }
    if (a < 200) return { is: 'digestDue' }
    if (a < 220) return { is: 'closedByPeer' }
    return { is: 'close', bye: bye_names[b % bye_names.length] ?? 'stopping' }
  }

  /** What a peer says that has its counters right. */
  #fitting(what: number, a: number, b: number, c: number): Message {
    if (this.#state.is === 'greeting') return this.#hello(a, b, c)
    if (this.#state.is === 'closed') return { is: 'ping', clock: c }
    const { writing, live, serving, asking } = this.#state
    const refusals = Array.from({ length: c % 3 }, (_, n) => ({
      id: delta(n),
      reason: 'malformed' as const,
    }))
    switch (what) {
      case 0:
        return { is: 'deltas', first: writing.expected, items: items(1 + (a % 5)) }
      case 1:
        return {
          is: 'ack',
          through: Math.max(0, live.sent - (a % 4)),
          supplied: Math.max(0, serving.sent - (b % 2)),
          refusals,
        }
      case 2:
        return { is: 'want', want: a, stream: stream(b % 4, c % 3), heads: [delta(c)] }
      case 3: {
        const want = asking.active?.want ?? a
        return { is: 'supply', want, deltas: [new Uint8Array(b % 3)], last: c % 2 === 0 }
      }
      case 4:
        return { is: 'digest', buckets: bucketsOf(a % 3) }
      default: {
        const streams = streamsOf(b, a).map((id) => ({ stream: id, heads: [delta(c)] }))
        return { is: 'frontiers', bucket: a % 4, streams, answer: c % 2 === 0, more: c % 4 > 1 }
      }
    }
  }

  #hello(a: number, b: number, c: number): Message {
    const through = Math.min(this.#tail, b % 8)
    const outboxId = a % 8 === 7 ? ours : a % 2 === 0 ? theirs : '0a'.repeat(16)
    const held =
      b % 5 === 4
        ? undefined
        : { outboxId: b % 5 === 3 ? theirs : ours, through: b > 250 ? 999 : through }
    return hello({ outboxId, held, outboxTail: c, clock: a > 200 ? 10 ** 9 : this.#now })
  }

  #unfitting(a: number, b: number, c: number): Message | 'malformed' {
    const all: readonly (Message | 'malformed')[] = [
      'malformed',
      { is: 'unknown' },
      { is: 'ping', clock: b * 2 ** 40 },
      { is: 'bye', bye: bye_names[b % bye_names.length] ?? 'stopping' },
      { is: 'ack', through: b, supplied: c, refusals: [] },
      { is: 'ack', through: Number.MAX_SAFE_INTEGER, supplied: 0, refusals: [] },
      { is: 'deltas', first: 1 + b, items: items(1 + c) },
      { is: 'supply', want: b, deltas: [], last: true },
      { is: 'frontiers', bucket: b, streams: [], answer: true, more: false },
      this.#hello(b, c, a),
    ]
    return all[a % all.length] ?? 'malformed'
  }

  #answered(a: number, b: number, c: number): Event | undefined {
    const [effect] = this.#asked.splice(a % Math.max(1, this.#asked.length), 1)
    if (effect?.is === 'ingest') this.#durable = this.#ingesting
    if (effect?.is === 'ingestSupply') this.#supplied++
    return effect && answerTo(effect, this.#tail, b, c)
  }

  /** What the peer acknowledged: no more is under way than it was told. */
  #heard(message: Message | string): void {
    if (typeof message === 'string') return
    if (message.is === 'hello' && this.#isGreeting) {
      this.#isGreeting = false
      // Of a queue that is not the one we hold a part of, nothing is durable here.
      this.#durable = this.#held?.outboxId === message.outboxId ? this.#held.through : 0
      this.#told = { through: this.#durable, supplied: 0 }
    }
    if (message.is !== 'ack') return
    const { through, supplied } = message
    this.#stated = this.#stated.filter((end) => end > through)
    this.#suppliesHeard = Math.max(this.#suppliesHeard, Math.min(supplied, this.#supplies))
  }

  #check({ state, effects }: Step): void {
    for (const [at, effect] of effects.entries()) {
      assert(!this.#closed, 'nothing follows a close')
      if (effect.is === 'send') this.#sent(effect.message)
      else if (effect.is === 'close') this.#closed = true
      else this.#done(effect, at)
    }
    if (state.is === 'closed') {
      this.#closed = true
      assert.deepEqual(step(state, { is: 'tick' }, this.#now).effects, [], 'a closed one is silent')
    }
    if (state.is === 'open') this.#bounded(state)
  }

  #sent(message: Said): void {
    const bytes = encodeFrame(message)
    assert(bytes.length <= frame_bytes_max, 'a frame fits')
    assert.deepEqual(decodeFrame(bytes), message, 'a frame that we send is one that can be read')
    if (message.is === 'deltas') {
      const end = message.first + message.items.length - 1
      // Where the peer knows less of the queue than we do, or nothing, it is sent from there.
      if (this.#stated.length > 0) assert.equal(message.first, this.#sentTo + 1, 'no gap')
      this.#sentTo = end
      this.#stated = [...this.#stated, end]
      assert(this.#stated.length <= frames_in_flight_max, 'at most eight are unacknowledged')
      assert(end <= this.#tail, 'rows are sent that are there')
    }
    if (message.is === 'supply') {
      this.#supplies++
      assert(
        this.#supplies - this.#suppliesHeard <= supplies_in_flight_max,
        'at most four supplies',
      )
    }
    if (message.is === 'ack') {
      assert(message.through <= this.#durable, 'nothing is acknowledged that is not durable')
      assert(message.supplied <= this.#supplied, 'no supply is acknowledged that is not durable')
      assert(message.through >= this.#told.through && message.supplied >= this.#told.supplied)
      assert(message.refusals.length <= refusals_per_ack_max)
      this.#told = message
    }
  }

  #done(effect: Exclude<Effect, { is: 'send' | 'close' }>, at: number): void {
    const isWrite = writes.includes(effect.is)
    const same = this.#asked.filter(
      ({ is }) => is === effect.is || (isWrite && writes.includes(is)),
    )
    switch (effect.is) {
      case 'delivered':
        assert(effect.through <= this.#tail, 'what is delivered was there')
        return
      case 'refused':
      case 'clockAlarm':
      case 'suspectRestore':
      case 'renewOutbox':
        return
      case 'load':
        assert(effect.count > 0 && effect.count <= items_per_frame_max)
        assert(effect.bytes > 0 && effect.bytes <= deltas_bytes_max)
        assert(effect.after < this.#tail, 'rows are asked for that are there')
        break
      case 'ingest':
        this.#ingesting =
          effect.items.length === 0 ? this.#durable : effect.first + effect.items.length - 1
        if (effect.items.length > 0) assert.equal(effect.first, this.#durable + 1, 'in order')
        break
      case 'loadWanted':
        assert(effect.count <= wanted_page_max)
        break
      default:
        break
    }
    assert.equal(same.length, 0, `one ${effect.is} at a time, effect ${at}`)
    this.#asked.push(effect)
  }

  #bounded({ writing, asking, live }: Extract<State, { is: 'open' }>): void {
    assert(writing.deltas.length <= frames_in_flight_max, 'what waits to be written is bounded')
    assert(writing.supplies.length <= supplies_in_flight_max)
    assert(asking.urgent.length <= wanted_page_max && asking.stored.length <= wanted_page_max)
    assert(live.flight.length <= frames_in_flight_max)
  }
}

function play(input: Uint8Array): void {
  let game: Play | undefined
  for (const one of stepsIn(input)) {
    if (game) game.happen(one)
    else game = new Play(one)
  }
}

/** Both greet, ask, supply and compare, with answers in between. */
const answers = [7, 0, 3, 3, 7, 0, 3, 3, 7, 0, 3, 3]
/** As many frames as may be under way, and none of them written yet. */
const fullWindow = Array.from({ length: 8 }, () => [0, 1, 0, 0]).flat()
const everything = [0, 1, 2, 3, 4, 5].flatMap((what) => [what, 1, 1, 0, ...answers])

export const syncTargets: readonly Target[] = [
  {
    name: 'sync-machine',
    kind: 'steps',
    seeds: [
      new Uint8Array([0, 9, 0, 1, 0, 0, 0, 0, ...answers, ...everything, ...everything]),
      new Uint8Array([0, 0, 0, 0, 0, 1, 4, 0, ...answers, ...everything]),
      new Uint8Array([0, 9, 0, 1, 0, 0, 0, 0, ...answers, ...fullWindow]),
    ],
    bytesMax: 4 * 160,
    run: play,
  },
]
