/** The timeline of a job: notes, attempts, seal checks, door seals. */
import { z } from 'zod'
import { type EntryKind, entryKinds } from '../../protocol/job/fields.ts'
import { entry_item_chars_max, entry_items_max, text_chars_max } from '../../protocol/limits.ts'
import type { TimelineLine } from '../job/entries.ts'
import { refuse } from '../job/result.ts'
import { noSuchJob } from './job-routes.ts'
import { companyRoute, jobWrite, large_body_bytes_max, type Route } from './route.ts'
import { assignmentId, deltaId, queryNumber, reason } from './schemas.ts'

/** A page of the timeline. */
const lines_per_page = 200
const lines_per_page_max = 1000

/** An attachment is written when its bytes are here, and only then. */
type WrittenKind = Exclude<EntryKind, 'attachment'>
const kinds = Object.keys(entryKinds).filter((kind) => kind !== 'attachment') as WrittenKind[]

const newEntry = {
  kind: z.enum(kinds).default('note'),
  text: z.string().max(text_chars_max).default(''),
  items: z
    .array(z.string().max(entry_item_chars_max))
    .max(entry_items_max)
    .exactOptional()
    .describe('Zones that are not sealed, numbers of seals, the number rung.'),
  assignment: assignmentId.exactOptional(),
  answers: deltaId.exactOptional().describe('The seal check that this answers.'),
  internal: z.boolean().default(false).describe('A note that no other company ever gets.'),
}

const query = z.strictObject({
  limit: queryNumber(lines_per_page_max).default(lines_per_page),
  cursor: z.string().max(200).exactOptional().describe('`next` of the page before.'),
})

export const entryRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/entries',
    summary: 'The timeline, the oldest first, a page at a time; ours alone are marked internal.',
    scope: 'read',
    input: query,
    handle: async ({ jobs }, { params, input }) => {
      const lines = await jobs.timeline(params.job)
      return lines ? pageOf(lines, input.limit, input.cursor) : noSuchJob
    },
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/entries',
    summary: 'Writes a line that every company on the job reads, or an internal note.',
    input: newEntry,
    bodyBytesMax: large_body_bytes_max,
    handle: async (jobs, { params, input, acting }) => {
      const { internal, ...entry } = input
      if (!internal) return jobs.writeEntry(params.job, entry, acting)
      const { kind, text, ...more } = entry
      if (kind === 'note' && Object.keys(more).length === 0) {
        return jobs.writeInternalNote(params.job, text, acting)
      }
      return internalIsNote
    },
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/entries/withdraw',
    summary: 'Strikes a line through; it stays readable.',
    input: { delta: deltaId, slot: z.int().min(0), reason: reason.default('') },
    handle: (jobs, { params, input, acting }) => jobs.withdrawEntry(params.job, input, acting),
  }),
]

const internalIsNote = refuse('invalid', 'Internal is a note, without anything else.', {
  field: 'internal',
})

type Page = { readonly entries: readonly TimelineLine[]; readonly next?: string }

/** Lines after the cursor. One that arrives late may belong before it: the next reading has it. */
function pageOf(lines: readonly TimelineLine[], limit: number, cursor?: string): Page {
  const sorted = lines.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const rest = cursor === undefined ? sorted : sorted.filter((line) => placeOf(line) > cursor)
  const entries = rest.slice(0, limit)
  const last = entries.at(-1)
  return last && rest.length > limit ? { entries, next: placeOf(last) } : { entries }
}

/** Sorts as the timeline does. */
function placeOf({ time, id, slot }: TimelineLine): string {
  const ms = time.ms.toString(16).padStart(12, '0')
  const count = time.count.toString(16).padStart(8, '0')
  return `${ms}.${count}.${id}.${slot.toString(16).padStart(2, '0')}`
}
