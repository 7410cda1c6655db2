import fc from 'fast-check'
import t from 'tap'
import type { Message } from '../../protocol/link/messages.ts'
import type { Effect, Event } from '../../protocol/link/sync-contract.ts'
import { type Known, message } from './arbitrary.ts'
import { delta, hello, items, Machine, stream } from './machine.ts'

/** Something that happens to a machine: a peer speaks, or our own driver gets round to a thing. */
type Happening =
  | { readonly is: 'said'; readonly message: Message }
  /** Said by a peer that has its counters right. */
  | { readonly is: 'fitting'; readonly message: Known }
  | { readonly is: 'answered'; readonly which: number }
  | { readonly is: 'ours'; readonly event: Event }

const buckets = Array.from({ length: 256 }, () => '00'.repeat(32))

/** An answer that a driver may give. */
function answerTo(effect: Effect): Event | undefined {
  switch (effect.is) {
    case 'load':
      return { is: 'loaded', items: items(2), more: false }
    case 'ingest':
      return { is: 'ingested', refusals: [], wanted: [stream(0, 1)] }
    case 'ingestSupply':
      return { is: 'supplyIngested', refusals: [{ id: delta(1), reason: 'malformed' }] }
    case 'mark':
      return { is: 'marked' }
    case 'loadHeads':
      return { is: 'headsLoaded', heads: [delta(1)] }
    case 'loadWanted':
      return { is: 'wantedLoaded', streams: [stream(0, 1), stream(0, 2)] }
    case 'loadSupply':
      return { is: 'supplyLoaded', deltas: [], cursor: 1, last: effect.cursor > 0 }
    case 'loadDigest':
      return { is: 'digestReady', buckets }
    case 'loadFrontiers':
      return { is: 'frontiersReady', streams: [], more: false }
    case 'compareFrontiers':
      return { is: 'compared', wanted: [stream(0, 2)], answers: [], reintroduce: [stream(0, 3)] }
    case 'send':
    case 'delivered':
    case 'refused':
    case 'clockAlarm':
    case 'suspectRestore':
    case 'renewOutbox':
    case 'close':
      return undefined
    default:
      return effect satisfies never
  }
}

const said = (from: fc.Arbitrary<Message>): fc.Arbitrary<Happening> =>
  from.map((one) => ({ is: 'said', message: one }))
const answered: fc.Arbitrary<Happening> = fc.nat().map((which) => ({ is: 'answered', which }))
const ours: fc.Arbitrary<Happening> = fc
  .constantFrom<Event>(
    { is: 'tick' },
    { is: 'outboxGrew', tail: 9 },
    { is: 'wanted', streams: [stream(0, 1)] },
    { is: 'digestDue' },
  )
  .map((event) => ({ is: 'ours', event }))

function fitted(message: Known, { state }: Machine): Message {
  if (state.is !== 'open') return message
  const { writing, asking, live, serving } = state
  if (message.is === 'deltas') return { ...message, first: writing.expected }
  if (message.is === 'supply') return { ...message, want: asking.active?.want ?? message.want }
  if (message.is === 'ack') return { ...message, through: live.sent, supplied: serving.sent }
  return message
}

function play(machine: Machine, happenings: readonly Happening[]): boolean {
  const open: Event[] = []
  const note = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      const answer = answerTo(effect)
      if (answer) open.push(answer)
    }
  }
  note(machine.effects)
  for (const happening of happenings) {
    machine.at(machine.now + 100)
    if (happening.is === 'said') note(machine.hear(happening.message))
    else if (happening.is === 'fitting') note(machine.hear(fitted(happening.message, machine)))
    else if (happening.is === 'ours') note(machine.on(happening.event))
    else {
      const [answer] = open.splice(happening.which % Math.max(1, open.length), 1)
      if (answer) note(machine.on(answer))
    }
  }
  return true
}

const greeted = fc.constantFrom('a0', 'f0').map((byte) => hello({ outboxId: byte.repeat(16) }))
const any = said(message)
const fitting: fc.Arbitrary<Happening> = message
  .filter(({ is }) => is !== 'hello' && is !== 'bye')
  .map((one) => ({ is: 'fitting', message: one }))

t.test('messages in any order are answered or end the connection, and never throw', async () => {
  const happenings = fc.array(
    fc.oneof(
      { weight: 1, arbitrary: any },
      { weight: 9, arbitrary: fitting },
      { weight: 18, arbitrary: answered },
      { weight: 2, arbitrary: ours },
    ),
    { maxLength: 80, size: 'max' },
  )
  fc.assert(
    fc.property(greeted, fc.boolean(), happenings, (first, known, rest) => {
      const held = known ? { outboxId: first.outboxId, through: 0 } : undefined
      return play(new Machine({ held }), [{ is: 'said', message: first }, ...rest])
    }),
    { numRuns: 5000 },
  )
})

t.test('so are messages that come before Hello', async () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(any, ours), { maxLength: 10 }), (all) =>
      play(new Machine(), all),
    ),
    { numRuns: 2000 },
  )
})
