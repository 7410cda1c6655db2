/** Rows as CSV that spreadsheets read right. */
import { stringify } from 'csv-stringify/sync'
import { guardedCell } from './guard.ts'
import type { Separator } from './table.ts'

/** Programs that take a file without it for Windows-1252 do not with it. */
export const byte_order_mark = '\ufeff'

export function csvText(rows: readonly (readonly string[])[], separator: Separator): string {
  return stringify(
    rows.map((cells) => cells.map(guardedCell)),
    { delimiter: separator, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}
