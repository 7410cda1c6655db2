/** Reads the first sheet of an Excel workbook. Formulas are not worked out: what is shown counts. */
import { readSheet, type SheetData } from 'read-excel-file/node'
import type { CellFault, FileFault, Table, TableRow } from './table.ts'
import { tableOf } from './table.ts'

export async function readWorkbook(bytes: Uint8Array): Promise<Table | FileFault> {
  let sheet: SheetData<string>
  try {
    // Numbers stay as they were typed: an account of 18 digits, a postcode.
    sheet = await readSheet(Buffer.from(bytes), { trim: false, parseNumber: (text) => text })
  } catch {
    const message = 'This workbook is damaged, or no workbook: open it and save it again as .xlsx.'
    return { code: 'damaged', message }
  }
  return tableOf(
    { is: 'xlsx' },
    sheet.map((cells, at) => rowOf(cells, at + 1)),
  )
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
    return value === null || value === undefined ? '' : String(value)
  })
  return { line, cells, ...(faults.length > 0 ? { faults } : {}) }
}
