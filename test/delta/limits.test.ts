import t from 'tap'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import type { DeltaDraft, SlotDraft } from '../../protocol/delta/write.ts'
import { type AssignmentId, type DeltaId, type GrantId, toHex } from '../../protocol/ids.ts'
import {
  certificate_bytes_max,
  code_chars,
  delta_bytes_max,
  deps_per_delta_max,
  entry_item_chars_max,
  entry_items_max,
  field_number_max,
  frontier_ids_max,
  name_chars_max,
  named_assignments_max,
  number_chars_max,
  over_per_slot_max,
  reason_chars_max,
  slots_per_delta_max,
  text_chars_max,
  value_id_bytes_max,
} from '../../protocol/limits.ts'
import { seedFor } from '../support/author.ts'
import { draftOf, envelopeOf, genesisDraft } from '../support/compose.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { type Act, act, change, entry, grant, note, value } from '../support/slots.ts'

const job = SharedJob.open()
const empty = draftOf(job.replica, alm, [])

const withSlots = (...slots: SlotDraft[]): DeltaDraft => ({ ...empty, slots })
const withAct = (what: Act): DeltaDraft => withSlots(act(what))
const ids = <Id extends string>(count: number) =>
  Array.from({ length: count }, (_, i) => toHex(seedFor(`id ${i}`)) as Id)
const id = ids<GrantId & DeltaId>(1)[0] as GrantId & DeltaId
const text = (chars: number) => 'x'.repeat(chars)
const items = (count: number, chars: number) => Array.from({ length: count }, () => text(chars))

/** A delta with so much of something, by the limit and by where it stands. */
const limited: { readonly [limit: string]: readonly [number, (count: number) => DeltaDraft] } = {
  'deps_per_delta_max: deps': [
    deps_per_delta_max,
    (count) => ({ ...empty, deps: ids<DeltaId>(count) }),
  ],
  'slots_per_delta_max: slots': [
    slots_per_delta_max,
    (count) => withSlots(...Array.from({ length: count }, () => note('x'))),
  ],
  'field_number_max: number of a field': [
    field_number_max,
    (count) => withSlots(change(count, { is: 'value', value: { is: 'flag', flag: true } })),
  ],
  'over_per_slot_max: writes replaced': [
    over_per_slot_max,
    (count) => withSlots(value('request', 'x', { over: ids<DeltaId>(count) })),
  ],
  'frontier_ids_max: heads of a revoke': [
    frontier_ids_max,
    (count) =>
      withAct({ is: 'revoke', grant: id, frontier: ids(count), how: 'revoked', reason: '' }),
  ],
  'frontier_ids_max: heads of a closing': [
    frontier_ids_max,
    (count) =>
      withAct({ is: 'certificate closed', revocation: Uint8Array.of(1), frontier: ids(count) }),
  ],
  'certificate_bytes_max: a revocation': [
    certificate_bytes_max,
    (count) =>
      withAct({ is: 'certificate closed', revocation: new Uint8Array(count), frontier: [] }),
  ],
  'named_assignments_max: assignments closed': [
    named_assignments_max,
    (count) =>
      withAct({ is: 'close', cancelled: true, assignments: ids<AssignmentId>(count), reason: '' }),
  ],
  'named_assignments_max: assignments reopened': [
    named_assignments_max,
    (count) =>
      withAct({ is: 'reopen', endings: [], assignments: ids<AssignmentId>(count), reason: '' }),
  ],
  'named_assignments_max: endings reopened': [
    named_assignments_max,
    (count) => withAct({ is: 'reopen', endings: ids<DeltaId>(count), assignments: [], reason: '' }),
  ],
  'name_chars_max: a user': [name_chars_max, (count) => ({ ...empty, by: text(count) })],
  'name_chars_max: a guest': [name_chars_max, (count) => ({ ...empty, byGuest: text(count) })],
  'name_chars_max: a company in a grant': [
    name_chars_max,
    (count) => withSlots(grant(pat, 'provider', { name: text(count) })),
  ],
  'code_chars: a code in a grant': [
    code_chars,
    (count) => withSlots(grant(pat, 'provider', { code: text(count) })),
  ],
  'number_chars_max: a job number': [
    number_chars_max,
    (count) => genesisDraft(alm, { number: text(count) }),
  ],
  'reason_chars_max: of a revoke': [
    reason_chars_max,
    (count) =>
      withAct({ is: 'revoke', grant: id, frontier: [], how: 'revoked', reason: text(count) }),
  ],
  'reason_chars_max: of a stage': [
    reason_chars_max,
    (count) => withAct({ is: 'stage', stage: 'abandoned', reason: text(count), automatic: false }),
  ],
  'reason_chars_max: of a recall': [
    reason_chars_max,
    (count) => withAct({ is: 'recall', reason: text(count) }),
  ],
  'reason_chars_max: of a close': [
    reason_chars_max,
    (count) => withAct({ is: 'close', cancelled: true, assignments: [], reason: text(count) }),
  ],
  'reason_chars_max: of a reopening': [
    reason_chars_max,
    (count) => withAct({ is: 'reopen', endings: [], assignments: [], reason: text(count) }),
  ],
  'reason_chars_max: of a withdrawal': [
    reason_chars_max,
    (count) => withAct({ is: 'withdraw', delta: id, reason: text(count) }),
  ],
  'text_chars_max: a value': [text_chars_max, (count) => withSlots(value('request', text(count)))],
  'text_chars_max: a note': [text_chars_max, (count) => withSlots(note(text(count)))],
  'entry_items_max: items of an entry': [
    entry_items_max,
    (count) => withSlots(change(1, { ...entry('zones'), items: items(count, 3) })),
  ],
  'entry_item_chars_max: an item of an entry': [
    entry_item_chars_max,
    (count) => withSlots(change(1, { ...entry('zones'), items: items(1, count) })),
  ],
  'value_id_bytes_max: an id as a value': [
    value_id_bytes_max,
    (count) => withSlots(change(1, { is: 'value', value: { is: 'id', id: 'ab'.repeat(count) } })),
  ],
}

/** How it is read; a content never refuses a delta, because it may come without it. */
function reasonOf(draft: DeltaDraft): string {
  const delta = readDelta(envelopeOf(draft, alm))
  if (delta instanceof Refused) return delta.reason
  const [what] = delta.slots.map((slot) => slot.what)
  return what?.is === 'content' && what.change.is === 'removed' ? 'removed' : 'good'
}

const ofContent = [
  'text_chars_max',
  'entry_items_max',
  'entry_item_chars_max',
  'value_id_bytes_max',
]

t.test('what reaches a limit is good, one past it is too large or reads as removed', async (t) => {
  for (const [name, [max, of]] of Object.entries(limited)) {
    t.equal(reasonOf(of(max)), 'good', name)
    const past = ofContent.some((limit) => name.startsWith(limit)) ? 'removed' : 'too-large'
    t.equal(reasonOf(of(max + 1)), past, `${name}, one past it`)
  }
})

t.test('a whole delta has a limit of its own, whatever it is made of', async (t) => {
  const notes = [text_chars_max, text_chars_max, text_chars_max, 3000].map((n) => note(text(n)))
  const room = delta_bytes_max - envelopeOf(withSlots(...notes, note('')), alm).length
  const reaching = (chars: number) => withSlots(...notes, note(text(chars)))
  // Lengths take a byte more from 128 on, so the last note is found by trying.
  const fits = Array.from({ length: 16 }, (_, i) => room - i).find(
    (chars) => envelopeOf(reaching(chars), alm).length === delta_bytes_max,
  )
  t.ok(fits)
  t.equal(reasonOf(reaching(fits ?? 0)), 'good')
  t.equal(reasonOf(reaching((fits ?? 0) + 1)), 'too-large')
})
