/**
 * The contents of a job, folded: values by field, and the seal checks that wait. Incremental, and
 * the same in whatever order deltas come (causes before effects). When a Complete or a revoke turns
 * out to leave something outside, `mustRefold` says so and the stream's deltas are folded anew.
 */
import type { Delta, Slot, SlotContent, Value } from '../delta/delta.ts'
import { slotKinds } from '../delta/delta.ts'
import type { AssignmentId, CompanyId, DeltaId, GrantId } from '../ids.ts'
import { covers } from '../stream/clock.ts'
import { byFoldOrder } from '../stream/order.ts'
import type { Position, StreamState } from '../stream/state.ts'
import { type JobStructure, type Standing, standing } from './assignments.ts'
import { type Attachment, foldAttachments } from './attachments.ts'
import { type EntryKind, entryKindName } from './fields.ts'

/** Who wrote something, when, and where it stands. */
type Authorship = {
  readonly id: DeltaId
  readonly lane: number
  readonly seq: number
  readonly time: Position['time']
  readonly generation: number
  readonly company: CompanyId
  readonly grant?: GrantId
  readonly by: string
  readonly byGuest?: string
  readonly happenedAt: number
  readonly enteredAt: number
}

export type WrittenValue = Value | { readonly is: 'removed' } | { readonly is: 'unknown' }

export type Write = Authorship & { readonly slot: number; readonly value: WrittenValue }

/** A value that came late or under an ended grant: shown and offered, never applied. */
type Offered = Write & {
  readonly field: number
  readonly assignment?: AssignmentId
  readonly standing: Exclude<Standing, 'counts'>
}

/** One line of the timeline: a note, an attempt, a seal check, or what withdraws one. */
export type EntryLine = Authorship & {
  readonly slot: number
  readonly assignment?: AssignmentId
  readonly kind: EntryKind | 'withdrawal' | 'unknown'
  readonly content:
    | {
        readonly is: 'entry'
        readonly text: string
        readonly items: readonly string[]
        readonly code: number
        readonly answers?: DeltaId
      }
    | { readonly is: 'removed' }
    | { readonly is: 'unknown' }
  readonly withdraws?: { readonly delta: DeltaId; readonly slot: number }
}

/** Key in the entry store (sorts by fold time) and the entry. */
export type EntryRow = { readonly key: string; readonly entry: EntryLine }

type Ask = Pick<Authorship, 'id' | 'lane' | 'seq' | 'time' | 'company' | 'happenedAt'>

/** Highest content position by lane and generation: enough to see that nothing is left outside. */
type Top = {
  readonly lane: number
  readonly generation: number
  readonly seq: number
}

export type JobFold = {
  /**
   * By `assignment/field`: the writes that no other has replaced, the winner first; more than one
   * means that they were made without knowing of each other.
   */
  readonly registers: { readonly [key: string]: readonly Write[] }
  readonly offered: readonly Offered[]
  /** Seal checks asked and not answered: somebody is waiting outside. */
  readonly asks: readonly Ask[]
  /** Files that entries name; absent where there are none. */
  readonly attachments?: readonly Attachment[]
  readonly tops: readonly Top[]
  /** Entries so far; their text is not kept here. */
  readonly entries: number
}

export const emptyFold: JobFold = { registers: {}, offered: [], asks: [], tops: [], entries: 0 }

/** The register of a field of the job (no assignment) or of an assignment. */
export function registerKey(assignment: AssignmentId | undefined, field: number): string {
  return `${assignment ?? ''}/${field}`
}

/** One valid delta folded in. `state` and `structure` already know of it. */
export function foldDelta(
  fold: JobFold,
  state: StreamState,
  structure: JobStructure,
  delta: Delta,
  position: Position,
): { readonly fold: JobFold; readonly entries: readonly EntryRow[] } {
  const lane = state.lanes[position.lane]
  if (!lane) throw new Error('a position names a lane that the stream does not have')
  const from: Authorship = {
    id: delta.id,
    lane: position.lane,
    seq: position.seq,
    time: position.time,
    generation: position.generation,
    company: lane.company,
    ...(lane.grant ? { grant: lane.grant } : {}),
    by: delta.by,
    ...(delta.byGuest ? { byGuest: delta.byGuest } : {}),
    happenedAt: delta.happenedAt,
    enteredAt: delta.enteredAt,
  }
  const entries: EntryRow[] = []
  let next = fold
  let contents = 0
  delta.slots.forEach((slot, i) => {
    if (slot.what.is !== 'content') return
    contents++
    const removed = structure.redacted.has(`${delta.id}/${i}`)
    const change = removed ? ({ is: 'removed' } as const) : slot.what.change
    if (slot.kind === slotKinds.value) {
      next = foldValue(next, state, structure, position, from, i, slot, change)
    } else {
      const line = entryLine(from, i, slot, change)
      entries.push({ key: entryKey(line), entry: line })
      next = foldAsk(next, structure, position, line)
      next = withAttachments(next, structure, position, line)
    }
  })
  if (contents > 0) next = { ...next, tops: raisedTops(next.tops, position) }
  return { fold: next, entries }
}

/** True when what was folded so far may no longer count, or read, as it was folded. */
export function mustRefold(fold: JobFold, before: JobStructure, after: JobStructure): boolean {
  if (after.redacted.size !== before.redacted.size) return true
  const same = before.frozen === after.frozen && before.membership.cuts === after.membership.cuts
  if (same) return false
  // By its place alone: the end of a grant counts itself, and nothing of its lane before it may.
  const places = fold.tops.map((top) => ({ ...top, id: '' }))
  return places.some(
    (top) => standing(after, top) !== 'counts' || standing(before, top) !== 'counts',
  )
}

function raisedTops(tops: readonly Top[], position: Position): readonly Top[] {
  const { lane, generation, seq } = position
  const at = tops.findIndex((top) => top.lane === lane && top.generation === generation)
  const top = { lane, generation, seq }
  if (at < 0) return [...tops, top]
  return (tops[at]?.seq ?? 0) >= seq ? tops : tops.with(at, top)
}

function foldValue(
  fold: JobFold,
  { lanes }: StreamState,
  structure: JobStructure,
  position: Position,
  from: Authorship,
  slotNumber: number,
  slot: Slot,
  change: SlotContent['change'],
): JobFold {
  const write: Write = { ...from, slot: slotNumber, value: writtenValue(change) }
  const stands = standing(structure, from)
  if (stands !== 'counts') {
    const { field, assignment } = slot
    const late = { ...write, field, ...(assignment ? { assignment } : {}), standing: stands }
    return { ...fold, offered: [...fold.offered, late].sort(byFoldOrder) }
  }
  const key = registerKey(slot.assignment, slot.field)
  // Branches of a fork are lanes of one chain; which is the trunk depends on what came first.
  const sameChain = (other: Write) => lanes[other.lane]?.chain === lanes[from.lane]?.chain
  const seen = (other: Write) =>
    covers(position.clock, other.lane, other.seq) &&
    (slot.over.includes(other.id) || sameChain(other))
  const kept = (fold.registers[key] ?? []).filter((other) => !seen(other))
  const writes = [...kept, write].sort((a, b) => byFoldOrder(b, a))
  return { ...fold, registers: { ...fold.registers, [key]: writes } }
}

function writtenValue(change: SlotContent['change']): WrittenValue {
  if (change.is === 'value') return change.value
  return change.is === 'removed' ? change : { is: 'unknown' }
}

function entryLine(
  from: Authorship,
  slotNumber: number,
  slot: Slot,
  change: SlotContent['change'],
): EntryLine {
  const withdrawn = slot.kind === slotKinds.withdrawEntry ? slot.over[0] : undefined
  const kind = slot.kind === slotKinds.entry ? entryKindName(slot.field) : undefined
  return {
    ...from,
    slot: slotNumber,
    ...(slot.assignment ? { assignment: slot.assignment } : {}),
    kind: withdrawn ? 'withdrawal' : (kind ?? 'unknown'),
    content: change.is === 'value' ? { is: 'unknown' } : change,
    ...(withdrawn ? { withdraws: { delta: withdrawn, slot: slot.field } } : {}),
  }
}

/** Sorts by time. Lines of one time stand by id: who shows them asks for their author first. */
function entryKey(line: EntryLine): string {
  const ms = line.time.ms.toString(16).padStart(12, '0')
  const count = line.time.count.toString(16).padStart(8, '0')
  return `${ms}.${count}.${line.id}.${line.slot.toString(16).padStart(2, '0')}`
}

/** Asked by one company; answered by anybody who had seen it, or withdrawn by who asked. */
function foldAsk(
  fold: JobFold,
  structure: JobStructure,
  position: Position,
  line: EntryLine,
): JobFold {
  const counted = { ...fold, entries: fold.entries + 1 }
  if (standing(structure, line) !== 'counts') return counted
  if (line.kind === 'sealCheckAsked') {
    const { id, lane, seq, time, company, happenedAt } = line
    const asks = [...fold.asks, { id, lane, seq, time, company, happenedAt }]
    return { ...counted, asks: asks.sort(byFoldOrder) }
  }
  const settles = (ask: Ask) =>
    covers(position.clock, ask.lane, ask.seq) &&
    (line.kind === 'withdrawal'
      ? line.withdraws?.delta === ask.id && line.company === ask.company
      : line.kind === 'sealCheckAnswered' && answeredBy(line) === ask.id)
  return fold.asks.some(settles)
    ? { ...counted, asks: fold.asks.filter((ask) => !settles(ask)) }
    : counted
}

function withAttachments(
  fold: JobFold,
  structure: JobStructure,
  position: Position,
  line: EntryLine,
): JobFold {
  if (line.kind !== 'attachment' && line.kind !== 'withdrawal') return fold
  // A late one stays, like every entry that is late: a photo is no less true for it.
  if (standing(structure, line) === 'void') return fold
  const before = fold.attachments ?? []
  const attachments = foldAttachments(before, line, position)
  return attachments === before ? fold : { ...fold, attachments }
}

function answeredBy({ content }: EntryLine): DeltaId | undefined {
  return content.is === 'entry' ? content.answers : undefined
}
