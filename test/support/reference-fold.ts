/**
 * A plain, slow reference for the fold of a job, written from sections 3 and 4 of the design and
 * not from the code: whole sets of ancestors, everything sorted by (time, author, id) and read
 * anew. No lanes, no clocks, nothing incremental. Where it and the product differ, one is wrong.
 */
import type { Delta, Slot, SlotContent } from '../../protocol/delta/delta.ts'
import { slotKinds } from '../../protocol/delta/delta.ts'
import type { AssignmentId, CompanyId, DeltaId } from '../../protocol/ids.ts'
import { type EntryKind, entryKindName, fieldName } from '../../protocol/job/fields.ts'
import type { FieldViews, JobView, ValueView } from '../../protocol/job/view.ts'
import { assignmentViews } from './reference-assignments.ts'
import { actsOf, type JobLife, lifeOf } from './reference-life.ts'
import { type Known, knownInFoldOrder } from './reference-past.ts'
import { grantIn, type Membership, membershipOf } from './reference-void.ts'

export type ReferenceJob = {
  readonly view: JobView
  readonly entries: readonly ReferenceEntry[]
  readonly attachments: readonly ReferenceAttachment[]
  readonly standings: ReadonlyMap<DeltaId, Standing>
}

type ReferenceEntry = {
  readonly id: DeltaId
  readonly slot: number
  readonly kind: EntryKind | 'withdrawal' | 'unknown'
  readonly content: SlotContent['change']
}

/** In fold order. */
type ReferenceAttachment = Pick<ReferenceEntry, 'id' | 'slot'> & {
  readonly hash: string
  readonly withdrawn: boolean
}

type Standing = 'counts' | 'late' | 'void'

/** Everything that the other readings need. */
export type Reading = {
  /** All held, and those of them that are valid, in fold order. */
  readonly all: readonly Known[]
  readonly valid: readonly Known[]
  readonly counting: readonly Known[]
  readonly membership: Membership
  readonly life: JobLife
  readonly standingOf: (known: Known) => Standing
  /** Whether this slot of this delta was redacted. */
  readonly isRedacted: (id: DeltaId, slot: number) => boolean
}

/** Deliveries are read from receipts and positions and not folded: the reference has none. */
export function withoutDelivery(view: JobView): JobView {
  return { ...view, members: view.members.map(({ delivery: _, ...one }) => one) }
}

/** What people read of a job of which these deltas are held, valid and undecided ones. */
export function referenceJob(deltas: readonly Delta[]): ReferenceJob {
  const all = knownInFoldOrder(deltas)
  const valid = all.filter(({ undecided }) => !undecided)
  const membership = membershipOf(valid)
  const counting = valid.filter((one) => !membership.isVoid(one))
  const life = lifeOf(valid, membership)
  const standingOf = (known: Known): Standing =>
    membership.isVoid(known) ? 'void' : life.isLate(known) ? 'late' : 'counts'
  const redactions = actsOf(valid, 'redact')
  const isRedacted = (id: DeltaId, slot: number) =>
    redactions.some(({ what }) => what.delta === id && what.slot === slot)
  const reading = { all, valid, counting, membership, life, standingOf, isRedacted }
  return {
    view: withoutDelivery(viewOf(reading)),
    entries: entriesOf(reading),
    attachments: attachmentsOf(reading),
    standings: new Map(valid.map((one) => [one.id, standingOf(one)])),
  }
}

function viewOf(reading: Reading): JobView {
  const { all, life } = reading
  const genesis = all.find(({ start, delta }) => start.genesis && delta.seq === 0) as Known
  return {
    id: genesis.delta.stream,
    number: genesis.start.genesis?.number ?? '',
    issuer: { company: genesis.company, ...nameOf(all, genesis.company) },
    openedAt: genesis.delta.time.ms,
    generation: life.generation,
    life: life.life,
    cancelled: life.cancelled,
    fields: fieldsOf(reading, undefined),
    assignments: assignmentViews(reading),
    members: membersOf(reading, genesis.company),
    sealChecks: waitingSealChecks(reading),
    offered: offeredOf(reading),
    forks: forkedCompanies(all),
    undecided: all.length - reading.valid.length,
  }
}

/** A company as its newest certificate names it. */
export function nameOf(all: readonly Known[], company: CompanyId): { code: string; name: string } {
  const certificates = all
    .filter((one) => one.company === company && one.delta.seq === 0)
    .sort(
      (a, b) => b.start.certificate.serial - a.start.certificate.serial || (a.id < b.id ? -1 : 1),
    )
  const { code = '', name = '' } = certificates[0]?.start.certificate ?? {}
  return { code, name }
}

type Write = { readonly by: Known; readonly place: number; readonly slot: Slot }

function writesOf(known: readonly Known[]): Write[] {
  return known.flatMap((by) =>
    by.delta.slots.flatMap((slot, place) =>
      slot.kind === slotKinds.value && slot.what.is === 'content' ? [{ by, place, slot }] : [],
    ),
  )
}

/** "Last write wins, per field; a write that had not seen the one it beats is concurrent." */
export function fieldsOf(reading: Reading, assignment: AssignmentId | undefined): FieldViews {
  const all = writesOf(reading.valid.filter((one) => reading.standingOf(one) === 'counts'))
  const here = all.filter(({ slot }) => slot.assignment === assignment)
  const views: Record<string, unknown> = {}
  for (const number of new Set(here.map(({ slot }) => slot.field))) {
    const name = fieldName(number)
    const writes = here.filter(({ slot }) => slot.field === number)
    const standing = writes.filter((one) => !writes.some((other) => replaces(other, one)))
    const [winner, ...others] = standing.reverse().map((one) => viewOfWrite(reading, one))
    if (name) views[name] = { ...winner, concurrent: others }
  }
  return views as FieldViews
}

/** It names what it saw and replaces; its own chain's earlier writes it has always seen. */
function replaces(write: Write, earlier: Write): boolean {
  if (write.by === earlier.by) return write.place > earlier.place
  const named = write.slot.over.includes(earlier.by.id)
  const same = write.by.delta.chain === earlier.by.delta.chain
  return write.by.past.has(earlier.by.id) && (named || same)
}

function viewOfWrite({ isRedacted }: Reading, { by, place, slot }: Write): ValueView {
  const change = slot.what.is === 'content' ? slot.what.change : { is: 'unknown' as const }
  const { id, delta, company } = by
  const { by: user, happenedAt, enteredAt } = delta
  const same = { write: id, company, by: user, happenedAt, enteredAt }
  if (isRedacted(id, place) || change.is === 'removed') {
    return { value: null, missing: 'removed', ...same }
  }
  if (change.is !== 'value') return { value: null, missing: 'unknown', ...same }
  const { value } = change
  const plain = 'text' in value ? value.text : 'number' in value ? value.number : undefined
  if (plain !== undefined) return { value: plain, ...same }
  return {
    value: 'at' in value ? value.at : 'id' in value ? value.id : value.is === 'flag' && value.flag,
    ...same,
  }
}

/** "Late values are offered, not applied." */
function offeredOf(reading: Reading): JobView['offered'] {
  return writesOf(reading.valid).flatMap((write) => {
    const standing = reading.standingOf(write.by)
    if (standing === 'counts') return []
    const { field, assignment } = write.slot
    const named = { field: fieldName(field) ?? ('unknown' as const), standing }
    return [{ ...viewOfWrite(reading, write), ...named, ...(assignment ? { assignment } : {}) }]
  })
}

function entriesOf({ valid, isRedacted }: Reading): ReferenceEntry[] {
  return valid.flatMap(({ id, delta }) =>
    delta.slots.flatMap(({ kind, field, over, what }, slot) => {
      if (what.is !== 'content' || kind === slotKinds.value) return []
      const withdraws = kind === slotKinds.withdrawEntry && over.length > 0
      const named = kind === slotKinds.entry ? entryKindName(field) : undefined
      const read = what.change.is === 'value' ? { is: 'unknown' as const } : what.change
      const content = isRedacted(id, slot) ? { is: 'removed' as const } : read
      return [{ id, slot, kind: withdraws ? 'withdrawal' : (named ?? 'unknown'), content }]
    }),
  )
}

/** Not void; struck through where its own company says so, having seen it. */
function attachmentsOf(reading: Reading): ReferenceAttachment[] {
  const counting = reading.valid.filter((one) => reading.standingOf(one) !== 'void')
  const byId = new Map(counting.map((one) => [one.id, one]))
  const entries = entriesOf({ ...reading, valid: counting })
  const withdraws = (entry: ReferenceEntry, file: ReferenceEntry): boolean => {
    const by = byId.get(entry.id) as Known
    const of = byId.get(file.id) as Known
    const { over, field } = by.delta.slots[entry.slot] as Slot
    const named = over[0] === file.id && field === file.slot
    return named && by.company === of.company && (by === of || by.past.has(of.id))
  }
  const withdrawals = entries.filter(({ kind }) => kind === 'withdrawal')
  return entries.flatMap((one) => {
    const { id, slot, kind, content } = one
    const hash = content.is === 'entry' ? content.items[0] : undefined
    if (kind !== 'attachment' || hash === undefined) return []
    return [{ id, slot, hash, withdrawn: withdrawals.some((entry) => withdraws(entry, one)) }]
  })
}

/** Asked, and neither answered by somebody who had seen it nor withdrawn by who asked. */
function waitingSealChecks(reading: Reading): JobView['sealChecks'] {
  const counted = reading.valid.filter((one) => reading.standingOf(one) === 'counts')
  const entries = entriesOf({ ...reading, valid: counted })
  const byId = new Map(counted.map((one) => [one.id, one]))
  const settles = (entry: ReferenceEntry, ask: Known): boolean => {
    const by = byId.get(entry.id) as Known
    if (by !== ask && !by.past.has(ask.id)) return false
    const { content, kind } = entry
    if (kind === 'sealCheckAnswered') return content.is === 'entry' && content.answers === ask.id
    const withdrawn = by.delta.slots[entry.slot]?.over[0] === ask.id
    return kind === 'withdrawal' && withdrawn && by.company === ask.company
  }
  return entries.flatMap(({ id, kind }) => {
    const ask = byId.get(id) as Known
    if (kind !== 'sealCheckAsked' || entries.some((entry) => settles(entry, ask))) return []
    return [{ id, company: ask.company, askedAt: ask.delta.happenedAt }]
  })
}

function membersOf({ all, membership }: Reading, issuer: CompanyId): JobView['members'] {
  const delivery = { state: 'queued' } as const
  const first = { role: 'issuer', passOn: true, active: true, untold: false, delivery } as const
  const { grants, ends, isVoid, isActive, above } = membership
  const lines = [...grants].flatMap(([id, by]) => {
    const grant = grantIn(by)
    if (!grant || !('company' in grant.to)) return []
    if (isVoid(by) && !above(id).some((one) => (ends.get(one) ?? []).length > 0)) return []
    return [{ id, by, grant, company: grant.to.company }]
  })
  const companies = [...new Set(lines.map(({ company }) => company))]
  const others = companies.flatMap((company) => {
    const same = lines.filter((line) => line.company === company)
    const line = same.find(({ id }) => isActive(id)) ?? same.at(-1)
    if (!line) return []
    const { id, by, grant } = line
    const { code, name, role, passOn } = grant
    const active = isActive(id)
    const over = above(id).flatMap((one) => ends.get(one) ?? [])
    const untold = !active && over.length > 0 && !over.some((end) => end.company === company)
    const told = { company, code, name, role, by: by.company, grant: id, passOn, active, untold }
    return [active ? { ...told, delivery } : told]
  })
  return [{ company: issuer, ...nameOf(all, issuer), ...first }, ...others]
}

/** Two bodies at one place: of a chain, or at the start of what should be one chain. */
function forkedCompanies(all: readonly Known[]): CompanyId[] {
  const forked = new Set<CompanyId>()
  for (const [i, one] of all.entries()) {
    const place = placeOf(one)
    if (all.some((other, j) => i !== j && placeOf(other) === place)) forked.add(one.company)
  }
  return [...forked].sort()
}

function placeOf({ delta, start }: Known): string {
  if (delta.seq > 0) return `${delta.chain}/${delta.seq}`
  const { node, serial } = start.certificate
  return `${node}/${serial}/${start.epoch}/${start.grant ?? ''}`
}
