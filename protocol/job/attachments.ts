/**
 * The files of a job, folded: which entries name one. The same in whatever order entries come, also
 * past the limit: of each company the first ones in fold order count.
 */
import { type NamedFile, readAttachment } from '../attachment/attachment.ts'
import type { AssignmentId } from '../ids.ts'
import { attachments_per_company_max } from '../limits.ts'
import { covers } from '../stream/clock.ts'
import { byFoldOrder } from '../stream/order.ts'
import type { Position } from '../stream/state.ts'
import type { EntryLine } from './fold.ts'

export type Attachment = NamedFile &
  Pick<EntryLine, 'id' | 'slot' | 'lane' | 'seq' | 'time' | 'company' | 'by' | 'happenedAt'> & {
    readonly assignment?: AssignmentId
    /** Struck through by the company that wrote it: its bytes go to nobody any more. */
    readonly withdrawn?: true
  }

/** One entry or withdrawal folded in; what is void never comes here. */
export function foldAttachments(
  before: readonly Attachment[],
  line: EntryLine,
  position: Pick<Position, 'clock'>,
): readonly Attachment[] {
  if (line.kind === 'withdrawal') return withoutWithdrawn(before, line, position)
  const file = line.content.is === 'entry' ? readAttachment(line.content) : undefined
  if (!file) return before
  const { id, slot, lane, seq, time, company, by, happenedAt, assignment } = line
  const one = { ...file, id, slot, lane, seq, time, company, by, happenedAt }
  const added = assignment ? { ...one, assignment } : one
  const all = [...before, added].sort((a, b) => byFoldOrder(a, b) || a.slot - b.slot)
  const same = all.filter((other) => other.company === company)
  // Those struck through count on: else the limit would depend on what came first.
  const beyond = same[attachments_per_company_max]
  return beyond ? all.filter((other) => other !== beyond) : all
}

/** Struck through by the same company, which had seen it. */
function withoutWithdrawn(
  before: readonly Attachment[],
  { withdraws, company }: EntryLine,
  { clock }: Pick<Position, 'clock'>,
): readonly Attachment[] {
  const isMeant = (one: Attachment) =>
    one.id === withdraws?.delta &&
    one.slot === withdraws.slot &&
    one.company === company &&
    covers(clock, one.lane, one.seq)
  if (!before.some((one) => isMeant(one) && !one.withdrawn)) return before
  return before.map((one) => (isMeant(one) ? { ...one, withdrawn: true } : one))
}
