/** A sync machine in the hands of a test: messages and answers in, effects out. */
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import type { Hello, Item, Message } from '../../protocol/link/messages.ts'
import { type State, type Step, start, step } from '../../protocol/link/sync.ts'
import type { Effect, Event, Facts } from '../../protocol/link/sync-contract.ts'

export const ours = 'b0'.repeat(16)
export const theirs = 'f0'.repeat(16)
const certificate = new Uint8Array([1])

/** A stream, or a delta, whose id begins with this byte. */
export const stream = (first: number, rest = 0) =>
  (first.toString(16).padStart(2, '0') + rest.toString(16).padStart(62, '0')) as StreamId
export const delta = (n: number) => n.toString(16).padStart(64, '0') as DeltaId

/** Rows as they are loaded, each a delta of one byte. */
export const items = (count: number): Item[] =>
  Array.from({ length: count }, () => ({ is: 'delta', signed: new Uint8Array([7]) }))

/** The peer's first words; nothing in its outbox, and all of ours held. */
export function hello(change: Partial<Hello> = {}): Hello {
  return {
    is: 'hello',
    certificate,
    features: [],
    boot: 'ee'.repeat(16),
    outboxId: theirs,
    outboxTail: 0,
    held: { outboxId: ours, through: 0 },
    clock: 0,
    ...change,
  }
}

export class Machine {
  now = 0
  state: State
  /** Of the last event. */
  effects: readonly Effect[]

  constructor(facts: { outbox?: Partial<Facts['outbox']>; held?: Facts['held'] } = {}) {
    const outbox = { id: ours, tail: 0, acknowledged: 0, digestDue: false, ...facts.outbox }
    const held = 'held' in facts ? facts.held : { outboxId: theirs, through: 0 }
    const started = start({ certificate, features: [], boot: 'bb'.repeat(16), outbox, held }, 0)
    this.state = started.state
    this.effects = started.effects
  }

  /** Greeted by a peer that knows our outbox and whose outbox is known. */
  static open(
    facts: ConstructorParameters<typeof Machine>[0] = {},
    greeting: Partial<Hello> = {},
  ): Machine {
    const machine = new Machine(facts)
    machine.hear(hello(greeting))
    return machine
  }

  on(event: Event): readonly Effect[] {
    const next: Step = step(this.state, event, this.now)
    this.state = next.state
    this.effects = next.effects
    return next.effects
  }

  hear(message: Message): readonly Effect[] {
    return this.on({ is: 'frame', message })
  }

  at(now: number): this {
    this.now = now
    return this
  }

  /** What the last event had sent. */
  get sent(): readonly Message[] {
    return this.effects.flatMap((effect) => (effect.is === 'send' ? [effect.message] : []))
  }

  /** The names of the other effects of the last event. */
  get asked(): readonly string[] {
    return this.effects.flatMap(({ is }) => (is === 'send' ? [] : [is]))
  }

  effect<Name extends Effect['is']>(name: Name): Extract<Effect, { is: Name }> | undefined {
    return this.effects.find((effect) => effect.is === name) as
      | Extract<Effect, { is: Name }>
      | undefined
  }

  /** Says that there are no wanted streams, which every machine asks for first. */
  wantsNothing(): this {
    this.on({ is: 'wantedLoaded', streams: [] })
    return this
  }

  /** The reason with which we closed, if we did. */
  get bye(): string | undefined {
    const close = this.effect('close')
    return close?.by === 'us' ? close.bye : undefined
  }
}
