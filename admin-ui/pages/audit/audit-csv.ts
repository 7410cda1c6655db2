/** The audit log as a file, page after page as it is read: it is never held whole. */
import { Readable } from 'node:stream'
import type { AuditQuery } from '../../backend/user.ts'
import { csv_begin, csvLine } from '../../csv.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { actionWords } from './action-words.ts'
import { auditQuery } from './audit-query.ts'

/** What a spreadsheet can still work with; for more there is the filter. */
export const csv_lines_max = 100_000

export function auditCsv(call: Call): Reply {
  const lines = csvOf(call, auditQuery(call.query))
  return { is: 'stream', type: 'text/csv; charset=utf-8', body: Readable.from(lines) }
}

async function* csvOf({ actor, backend, view }: Call, query: AuditQuery): AsyncGenerator<string> {
  const { auditLog } = view.text
  const { when, who, action, target, outcome, from, details } = auditLog
  yield csv_begin + csvLine([when, who, action, target, outcome, from, details])
  let before = query.before
  for (let count = 0; count < csv_lines_max; ) {
    const asked = before === undefined ? query : { ...query, before }
    const { lines, next } = await backend.users.audit(actor, asked)
    for (const line of lines.slice(0, csv_lines_max - count)) {
      const { at, name, action, target = '', outcome, address, text = '' } = line
      // Times as every program reads them, whatever its zone.
      const cells = [new Date(at).toISOString(), name, actionWords(view, action), target]
      yield csvLine([...cells, auditLog.outcomes[outcome], address, text])
    }
    count += lines.length
    if (next === undefined) return
    before = next
  }
}
