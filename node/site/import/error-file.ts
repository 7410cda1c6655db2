/** Rows that were not taken, to be corrected and sent again. */
import { unreadColumns } from './columns.ts'
import { byte_order_mark, csvText } from './csv-text.ts'
import type { PreviewRow } from './preview.ts'
import type { Table } from './table.ts'

/** As the file had them; the line of each, and what is wrong, stand before. */
export function errorFile(
  { form, header }: Pick<Table, 'form' | 'header'>,
  rows: readonly PreviewRow[],
): string {
  const wrong = rows.flatMap((row) => {
    if (row.is !== 'wrong') return []
    const reasons = row.faults.map(({ column, message }) => {
      const called = column === undefined ? '' : (header.cells[column - 1] ?? `column ${column}`)
      return called ? `${called}: ${message}` : message
    })
    return [[`${row.line}`, reasons.join(' '), ...(row.cells ?? [])]]
  })
  const { line, error } = unreadColumns
  const all = [[line.en, error.en, ...header.cells], ...wrong]
  return byte_order_mark + csvText(all, form.is === 'csv' ? form.separator : ',')
}
