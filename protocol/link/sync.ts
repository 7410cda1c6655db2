/**
 * The sync machine of /baton/sync/1.0.0: two lanes and a comparison over one connection. Pure:
 * events in, effects out; sync-contract.ts says what each means and who does it.
 *
 * Live lane (sync-live.ts, sync-write.ts): our outbox goes out in order, the peer's comes in.
 * Want lane (sync-want.ts, sync-supply.ts): a node asks for a stream by the heads that it holds.
 * Comparison (sync-digest.ts): when one side doesn't know the other's queue, or daily.
 */

import type { Bye } from './byes.ts'
import type { Hello, Message } from './messages.ts'
import type { Effect, Event, Facts, Outbox } from './sync-contract.ts'
import * as digest from './sync-digest.ts'
import { silent_ms } from './sync-limits.ts'
import * as live from './sync-live.ts'
import {
  type Greeting,
  isBye,
  type Open,
  type State,
  send,
  type Turn,
  type Turned,
} from './sync-state.ts'
import * as supply from './sync-supply.ts'
import * as want from './sync-want.ts'
import * as watch from './sync-watch.ts'
import * as write from './sync-write.ts'

export type { State } from './sync-state.ts'
export type Step = { readonly state: State; readonly effects: readonly Effect[] }

const closed: State = { is: 'closed' }

/** A channel is open and the facts are read: says Hello. */
export function start(facts: Facts, now: number): Step {
  const turn: Turn = { now, effects: [] }
  send(turn, {
    is: 'hello',
    certificate: facts.certificate,
    features: facts.features,
    boot: facts.boot,
    outboxId: facts.outbox.id,
    outboxTail: facts.outbox.tail,
    held: facts.held,
    clock: now,
  })
  return { state: { is: 'greeting', facts, since: now, wanted: [] }, effects: turn.effects }
}

/**
 * What an event leads to. A state is never changed, a step can be repeated. Whatever a peer sends
 * is answered or ends the connection; an answer that no effect asked for throws, because it is the
 * driver's bug.
 */
export function step(state: State, event: Event, now: number): Step {
  if (state.is === 'closed') return { state, effects: [] }
  const turn: Turn = { now, effects: [] }
  const turned = state.is === 'greeting' ? greet(state, event, turn) : advance(state, event, turn)
  if (isBye(turned)) return { state: closed, effects: [...turn.effects, ...ending(turned)] }
  return { state: turned, effects: turn.effects }
}

function ending(bye: Bye): Effect[] {
  return [
    { is: 'send', message: { is: 'bye', bye } },
    { is: 'close', bye, by: 'us' },
  ]
}

function greet(greeting: Greeting, event: Event, turn: Turn): Turned<State> {
  const { facts, wanted } = greeting
  switch (event.is) {
    case 'frame':
      return greeted(greeting, event.message, turn)
    case 'tick':
      return turn.now - greeting.since >= silent_ms ? 'silent' : greeting
    case 'outboxGrew':
      return { ...greeting, facts: { ...facts, outbox: { ...facts.outbox, tail: event.tail } } }
    case 'digestDue':
      return { ...greeting, facts: { ...facts, outbox: { ...facts.outbox, digestDue: true } } }
    case 'wanted':
      return { ...greeting, wanted: [...wanted, ...event.streams] }
    case 'closedByPeer':
      return closed
    case 'close':
      return event.bye
    case 'loaded':
    case 'ingested':
    case 'supplyIngested':
    case 'rested':
    case 'marked':
    case 'supplyLoaded':
    case 'headsLoaded':
    case 'wantedLoaded':
    case 'digestReady':
    case 'frontiersReady':
    case 'compared':
      throw new Error(`${event.is} answers an effect, and none was asked for before Hello`)
    default:
      return event satisfies never
  }
}

function greeted(
  greeting: Greeting,
  message: Extract<Event, { is: 'frame' }>['message'],
  turn: Turn,
): Turned<State> {
  if (typeof message === 'string') return 'malformed'
  if (message.is === 'bye') return farewell(message.bye, turn)
  if (message.is !== 'hello') return 'no-hello'
  const { facts } = greeting
  if (message.boot === facts.boot || message.outboxId === facts.outbox.id) return 'malformed'
  const refused = cannotResume(facts.outbox, message, turn)
  return refused ?? pump(openWith(greeting, message, turn), turn)
}

/**
 * Why our outbox can't go on from what the peer says it holds of it. Then the outbox gets a new id,
 * under which positions begin again, and both sides meet again at once and compare.
 */
function cannotResume(outbox: Outbox, { held }: Hello, turn: Turn): Bye | undefined {
  const known = held?.outboxId === outbox.id
  const offered = outbox.offered ?? outbox.tail
  if (known && held.through >= outbox.acknowledged && held.through <= offered) return undefined
  // The peer was set up anew or never heard of this outbox: it begins at position 1, if we have it.
  if (!known && outbox.acknowledged === 0) return undefined
  if (known && held.through > offered) turn.effects.push({ is: 'suspectRestore' })
  turn.effects.push({ is: 'renewOutbox' })
  return known && held.through < outbox.acknowledged ? 'older-copy' : 'renewed'
}

function openWith({ facts, wanted }: Greeting, hello: Hello, turn: Turn): Open {
  const { outbox, held } = facts
  const knowsOurs = hello.held?.outboxId === outbox.id
  const knowsTheirs = held?.outboxId === hello.outboxId
  const unknown = !knowsOurs || !knowsTheirs
  const writing = write.beginWriting(hello.outboxId, held)
  // The flag is durable before the peer's outbox is known here: a crash can't skip the comparison.
  const digestDue = unknown && !outbox.digestDue ? true : undefined
  const marks = digestDue || wanted.length > 0
  return {
    is: 'open',
    watch: watch.clockHeard(watch.beginWatch(turn.now), hello.clock, turn),
    live: live.beginLive(outbox, knowsOurs ? (hello.held?.through ?? 0) : 0, turn),
    serving: supply.beginServing(turn.now),
    asking: want.beginAsking(),
    writing: marks ? write.addMark(writing, { wanted, digestDue }) : writing,
    comparing: digest.beginComparing(outbox.id, hello.outboxId, unknown || outbox.digestDue),
  }
}

function farewell(bye: Bye, turn: Turn): State {
  if (bye === 'older-copy') turn.effects.push({ is: 'suspectRestore' })
  turn.effects.push({ is: 'close', bye, by: 'peer' })
  return closed
}

/** One event on an open connection, and then everything that it made possible. */
function advance(open: Open, event: Event, turn: Turn): Turned<State> {
  const turned = happened(open, event, turn)
  if (isBye(turned) || turned.is !== 'open') return turned
  return pump(turned, turn)
}

function pump(before: Open, turn: Turn): Open {
  let open: Open = { ...before, live: live.pumpLive(before.live, turn) }
  open = digest.pumpComparing(open, turn)
  open = {
    ...open,
    writing: write.pumpWriting(open.writing, open.asking, turn),
    asking: want.pumpAsking(open.asking, turn),
    serving: supply.pumpServing(open.serving, turn),
  }
  const spoke = turn.effects.some(({ is }) => is === 'send')
  return spoke ? { ...open, watch: { ...open.watch, spokeAt: turn.now } } : open
}

function happened(open: Open, event: Event, turn: Turn): Turned<State> {
  switch (event.is) {
    case 'frame':
      return frame(open, event.message, turn)
    case 'tick':
      return watch.tick(open, turn)
    case 'outboxGrew':
      return { ...open, live: live.outboxGrew(open.live, event.tail) }
    case 'wanted':
      return {
        ...open,
        writing: write.addMark(open.writing, { wanted: event.streams }),
        asking: want.markedStored(open.asking, event.streams),
      }
    case 'digestDue':
      return { ...open, comparing: digest.digestDue(open.comparing) }
    case 'closedByPeer':
      return closed
    case 'close':
      return event.bye
    case 'loaded':
      return { ...open, live: live.rowsLoaded(open.live, event.items, event.more, turn) }
    case 'ingested':
      return write.ingested(open, event, turn)
    case 'supplyIngested':
      return write.supplyIngested(open, event, turn)
    case 'rested':
      return { ...open, writing: write.rested(open.writing, event.lane) }
    case 'marked':
      return write.marked(open)
    case 'supplyLoaded':
      return { ...open, serving: supply.supplyLoaded(open.serving, event, turn) }
    case 'headsLoaded':
      return { ...open, asking: want.headsLoaded(open.asking, event, turn) }
    case 'wantedLoaded':
      return { ...open, asking: want.wantedLoaded(open.asking, event.streams) }
    case 'digestReady':
      return digest.digestReady(open, event.buckets, turn)
    case 'frontiersReady':
      return digest.frontiersReady(open, event, turn)
    case 'compared':
      return digest.compared(open, event)
    default:
      return event satisfies never
  }
}

function frame(
  before: Open,
  message: Extract<Event, { is: 'frame' }>['message'],
  turn: Turn,
): Turned<State> {
  const open = { ...before, watch: { ...before.watch, heardAt: turn.now } }
  return typeof message === 'string' ? 'malformed' : received(open, message, turn)
}

function received(open: Open, message: Message, turn: Turn): Turned<State> {
  switch (message.is) {
    case 'hello':
      return 'second-hello'
    case 'deltas':
      return withPart(open, 'writing', write.deltasReceived(open.writing, message))
    case 'ack':
      return acknowledged(open, message, turn)
    case 'want':
      return withPart(open, 'serving', supply.wantReceived(open.serving, message))
    case 'supply':
      return supplied(open, message, turn)
    case 'digest':
      return digest.digestReceived(open, message.buckets, turn)
    case 'frontiers':
      return digest.frontiersReceived(open, message, turn)
    case 'ping':
      return { ...open, watch: watch.clockHeard(open.watch, message.clock, turn) }
    case 'bye':
      return farewell(message.bye, turn)
    case 'unknown':
      return open
    default:
      return message satisfies never
  }
}

function withPart<Part extends 'writing' | 'serving' | 'live' | 'asking'>(
  open: Open,
  part: Part,
  turned: Turned<Open[Part]>,
): Turned<Open> {
  return isBye(turned) ? turned : { ...open, [part]: turned }
}

function acknowledged(open: Open, ack: Extract<Message, { is: 'ack' }>, turn: Turn): Turned<Open> {
  const rows = live.rowsAcknowledged(open.live, ack, turn)
  if (isBye(rows)) return rows
  const serving = supply.supplyAcknowledged(open.serving, ack, turn.now)
  if (isBye(serving)) return serving
  if (ack.refusals.length > 0) turn.effects.push({ is: 'refused', refusals: ack.refusals })
  return { ...open, live: rows, serving }
}

function supplied(
  open: Open,
  message: Extract<Message, { is: 'supply' }>,
  turn: Turn,
): Turned<Open> {
  const asking = want.supplyReceived(open.asking, message, turn.now)
  if (isBye(asking)) return asking
  return withPart({ ...open, asking }, 'writing', write.supplyQueued(open.writing, message))
}
