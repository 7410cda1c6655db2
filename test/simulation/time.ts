/**
 * Time, chance and threads of a simulated world. The program under test runs unchanged: what it asks
 * of Node (timers, clocks, random bytes, signatures checked on the thread pool) is answered from here,
 * so a run is a function of its seed. One of these a process, because it replaces globals.
 *
 * Each node runs in an asynchronous context of its own. A timer belongs to the node that set it: what
 * a killed node still had to do is never done.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timersPromises from 'node:timers/promises'
import type { Random } from '../link/model-random.ts'

/** A node's program, from its start to its end. */
export type Life = {
  readonly name: string
  alive: boolean
  /** ms that its clock is wrong by. */
  readonly skew: number
  /** The program is of the version before this one. */
  readonly isOlder: boolean
}

type Timer = {
  at: number
  readonly order: number
  readonly every: number | undefined
  readonly life: Life | undefined
  readonly run: () => void
  cancelled: boolean
}

/** Signatures that are known to be good or bad: each node checks them, one check is enough. */
const signatures_remembered_max = 200_000

const real = {
  setImmediate: globalThis.setImmediate,
  verify: crypto.verify,
  Date: globalThis.Date,
}

/** Times that the world settles between two turns of the real loop. */
const settles_per_turn = 256
/** What a tick starts may use a tick itself. */
const ticks_per_settle = 2

/** Monday, 2 March 2026, 06:00 UTC: any day will do, as long as it is always the same. */
const begins_at = real.Date.UTC(2026, 2, 2, 6)

const lives = new AsyncLocalStorage<Life>()
const verdicts = new Map<string, boolean>()

export class World {
  readonly random: Random
  /** ms since the world began. */
  now = 0
  readonly #heap: Timer[] = []
  #order = 0
  #settled = 0

  constructor(random: Random) {
    this.random = random
  }

  /** Runs within the life of a node: its clock, its timers. */
  within<T>(life: Life, work: () => T): T {
    return lives.run(life, work)
  }

  /** Runs with nobody's clock. */
  outside<T>(work: () => T): T {
    return lives.exit(work)
  }

  /** After this many ms, unless the node that asks for it has died. */
  after(ms: number, run: () => void, every?: number): Timer {
    const at = this.now + Math.max(0, ms)
    const timer = { at, order: this.#order++, every, life: lives.getStore(), run, cancelled: false }
    this.#push(timer)
    return timer
  }

  /** Resolves after this many ms; never, when the node that waits has died. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  /** Lets everything happen that happens within the next ms. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await this.#settle()
    for (let timer = this.#heap[0]; timer && timer.at <= end; timer = this.#heap[0]) {
      this.#pop()
      if (timer.cancelled || timer.life?.alive === false) continue
      this.now = Math.max(this.now, timer.at)
      if (timer.life) lives.run(timer.life, timer.run)
      else timer.run()
      if (timer.every !== undefined) {
        timer.at = this.now + timer.every
        this.#push(timer)
      }
      await this.#settle()
    }
    // Passes run beside each other: one that was shorter does not set the time back.
    this.now = Math.max(this.now, end)
  }

  /** Lets time pass until this is done; throws when it takes longer. */
  async until<T>(what: string, work: Promise<T>, longest = 600_000): Promise<T> {
    let done = false
    const settled = work.finally(() => {
      done = true
    })
    settled.catch(() => undefined)
    const end = this.now + longest
    await this.#settle()
    while (!done) {
      if (this.now >= end) throw new Error(`after ${longest} ms still waiting for ${what}`)
      await this.pass(Math.max(1, Math.min((this.#heap[0]?.at ?? end) - this.now, end - this.now)))
    }
    return settled
  }

  /**
   * All that follows without time passing: a tick comes when no promise has anything left to do. A
   * turn of the real loop costs ten times that, and is taken now and then for what Node cleans up.
   */
  async #settle(): Promise<void> {
    if (++this.#settled % settles_per_turn === 0) {
      return new Promise((resolve) => real.setImmediate(resolve))
    }
    for (let n = 0; n < ticks_per_settle; n++) await new Promise<void>(process.nextTick)
  }

  #push(timer: Timer): void {
    const heap = this.#heap
    let i = heap.push(timer) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (isBefore(heap[parent] as Timer, timer)) break
      heap[i] = heap[parent] as Timer
      i = parent
    }
    heap[i] = timer
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      const other = heap[child + 1]
      if (other && isBefore(other, heap[child] as Timer)) child++
      if (isBefore(last, heap[child] as Timer)) break
      heap[i] = heap[child] as Timer
      i = child
    }
    heap[i] = last
  }
}

const isBefore = (one: Timer, other: Timer) =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

let world: World | undefined

const present = () => {
  if (!world) throw new Error('the program runs outside of the world')
  return world
}

/** From here on the program lives in this world. A second one replaces it. */
export function enter(next: World): void {
  const isFirst = world === undefined
  world = next
  if (isFirst) install()
}

/** What the clock of the node that asks says, ms since 1970. */
function clock(): number {
  return begins_at + Math.floor(present().now) + (lives.getStore()?.skew ?? 0)
}

class WorldDate extends real.Date {
  constructor(...parts: unknown[]) {
    if (parts.length === 0) super(clock())
    else super(...(parts as [number]))
  }

  static override now(): number {
    return clock()
  }
}

class Handle {
  readonly timer: Timer

  constructor(timer: Timer) {
    this.timer = timer
  }

  unref(): this {
    return this
  }

  ref(): this {
    return this
  }

  [Symbol.dispose](): void {
    this.timer.cancelled = true
  }
}

function install(): void {
  const set = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    new Handle(present().after(ms, () => run(...args)))
  const setAgain = (run: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) =>
    new Handle(present().after(ms, () => run(...args), Math.max(1, ms)))
  const clear = (handle: unknown) => {
    if (handle instanceof Handle) handle.timer.cancelled = true
  }
  Object.assign(globalThis, {
    setTimeout: set,
    setInterval: setAgain,
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => set(run, 0, ...args),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    Date: WorldDate,
  })
  Math.random = () => present().random.next()
  Object.defineProperty(performance, 'now', { value: () => present().now })
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController()
    present().after(ms, () => controller.abort(new DOMException('late', 'TimeoutError')))
    return controller.signal
  }
  Object.assign(timersPromises, { setTimeout: delay })
  const isOlder = () => lives.getStore()?.isOlder === true
  Object.assign(globalThis, { batonIsOlder: isOlder })
  installCrypto()
  syncBuiltinESMExports()
}

function delay<T>(
  ms?: number,
  value?: T,
  { signal }: { signal?: AbortSignal } = {},
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      timer.cancelled = true
      reject(signal?.reason)
    }
    if (signal?.aborted) return reject(signal.reason)
    const timer = present().after(ms ?? 0, () => {
      signal?.removeEventListener('abort', stop)
      resolve(value)
    })
    signal?.addEventListener('abort', stop, { once: true })
  })
}

function installCrypto(): void {
  const randomBytes = (bytes: number) => {
    const { random } = present()
    return Buffer.from(Array.from({ length: bytes }, () => random.from(0, 255)))
  }
  const randomInt = (least: number, below: number) => present().random.from(least, below - 1)
  const randomUUID = () => {
    const hex = present().random.hex(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  Object.assign(crypto, { randomBytes, randomInt, randomUUID, verify })
}

type Verify = (
  algorithm: null,
  data: Buffer,
  key: crypto.KeyObject,
  signature: Uint8Array,
  callback?: (error: Error | null, good: boolean) => void,
) => boolean | undefined

const keyBytes = new WeakMap<crypto.KeyObject, Buffer>()

function bytesOf(key: crypto.KeyObject): Buffer {
  const known = keyBytes.get(key)
  if (known) return known
  const bytes = key.export({ format: 'der', type: 'spki' })
  keyBytes.set(key, bytes)
  return bytes
}

/** As the real one, but each signature once a process, and on the pool without a thread. */
const verify: Verify = (algorithm, data, key, signature, callback) => {
  const name = crypto
    .createHash('sha256')
    .update(bytesOf(key))
    .update(signature)
    .update(data)
    .digest('base64')
  let good = verdicts.get(name)
  if (good === undefined) {
    good = (real.verify as Verify)(algorithm, data, key, signature) as boolean
    if (verdicts.size >= signatures_remembered_max) verdicts.clear()
    verdicts.set(name, good)
  }
  if (!callback) return good
  const isGood = good
  present().after(0, () => callback(null, isGood))
  return undefined
}
