/** Reads the first sheet of an Excel workbook. Formulas are not worked out: what is shown counts. */
import { readSheet, type SheetData } from 'read-excel-file/node'
import { cell_chars_max, sheet_chars_max } from './limits.ts'
import type { CellFault, FileFault, Table, TableRow } from './table.ts'
import { tableOf } from './table.ts'
import { tooLarge } from './zip-directory.ts'

export async function readWorkbook(bytes: Uint8Array): Promise<Table | FileFault> {
  let sheet: SheetData<string>
  try {
    // Numbers stay as they were typed: an account of 18 digits, a postcode.
    sheet = await readSheet(Buffer.from(bytes), { trim: false, parseNumber: (text) => text })
  } catch {
    const message = 'This workbook is damaged, or no workbook: open it and save it again as .xlsx.'
    return { code: 'damaged', message }
  }
  const rows: TableRow[] = []
  let chars = 0
  for (const [at, cells] of sheet.entries()) {
    const row = rowOf(cells, at + 1)
    chars += row.cells.reduce((sum, cell) => sum + cell.length, 0)
    if (chars > sheet_chars_max) return tooLarge
    rows.push(row)
  }
  return tableOf({ is: 'xlsx' }, rows)
}

function rowOf(values: readonly unknown[], line: number): TableRow {
  const faults: CellFault[] = []
  const cells = values.map((value, at) => {
    if (value instanceof Date) {
      const message =
        'Excel has made a date of this: write it as text (2-4 becomes a day in April).'
      faults.push({ code: 'a-date', column: at + 1, message })
      return value.toISOString().slice(0, 10)
    }
    // One character too many still says that the cell is too long, and costs no memory a cell.
    return value === null || value === undefined ? '' : String(value).slice(0, cell_chars_max + 1)
  })
  return { line, cells, ...(faults.length > 0 ? { faults } : {}) }
}
