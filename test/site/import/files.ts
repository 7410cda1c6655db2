/** Files as people send them, and what the node reads in them. */
import writeWorkbook from 'write-excel-file/node'
import { readColumns } from '../../../node/site/import/columns.ts'
import { readTable } from '../../../node/site/import/read-table.ts'
import { readRow } from '../../../node/site/import/row.ts'
import { isFault, type Table } from '../../../node/site/import/table.ts'

export async function tableIn(file: string | Uint8Array): Promise<Table> {
  const table = await readTable(bytesOf(file))
  if (isFault(table)) throw new Error(`${table.code}: ${table.message}`)
  return table
}

export const bytesOf = (file: string | Uint8Array) =>
  typeof file === 'string' ? Buffer.from(file) : file

export async function faultIn(file: string | Uint8Array, ms?: number) {
  const table = await readTable(bytesOf(file), ms)
  const columns = isFault(table) ? table : readColumns(table.header)
  if (!isFault(columns)) throw new Error('it was read')
  return columns
}

/** Line, texts and faults (`column code`) of each row. */
export async function rowsIn(file: string | Uint8Array) {
  const table = await tableIn(file)
  const columns = readColumns(table.header)
  if (isFault(columns)) throw new Error(`${columns.code}: ${columns.message}`)
  return table.rows.map((row) => {
    const { edit, faults } = readRow(row, columns)
    return {
      line: row.line,
      edit,
      faults: faults.map(({ column, code }) => `${column ?? 'row'} ${code}`),
    }
  })
}

type Cell = Parameters<typeof writeWorkbook>[0] extends readonly (infer Row)[] ? Row : never

export async function workbook(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) =>
    row.map((value) => {
      if (value === null || value === '') return null
      if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' }
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  return writeWorkbook(cells as unknown as Cell[]).toBuffer()
}

/** As older programs write it. */
export const windows1252 = (text: string) => Buffer.from(text, 'latin1')

export function utf16(text: string, bigEndian = false): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
