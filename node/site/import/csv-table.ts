/** Reads CSV as programs write it: any of three separators, any of three encodings. */
import { type CsvError, type Info, type Options, parse } from 'csv-parse/sync'
import { fieldOfHeader } from './columns.ts'
import { columns_max, rows_max } from './limits.ts'
import {
  type CellFault,
  type FileFault,
  type Separator,
  separators,
  type Table,
  type TableRow,
  tableOf,
} from './table.ts'
import { decode } from './text.ts'

export function readCsv(bytes: Uint8Array): Table | FileFault {
  const { text, encoding } = decode(bytes)
  if (text.includes('\0')) {
    const message = 'This is no text: save it as CSV or as an Excel workbook (.xlsx).'
    return { code: 'no-table', message }
  }
  const separator = separatorOf(text)
  const read = rowsOf(text, separator)
  if ('code' in read) return read
  const table = tableOf({ is: 'csv', encoding, separator }, read.rows)
  return 'code' in table ? table : withShape(table, separator)
}

/** The one by which the header has the most known columns, then the most columns. */
function separatorOf(text: string): Separator {
  const start = text.slice(0, 20_000).trimStart()
  let best: { separator: Separator; score: number } | undefined
  for (const separator of separators) {
    const [first] = parse(start, { ...options(separator), to: 1 }) as unknown as Parsed[]
    const cells = first?.record ?? []
    const known = cells.filter((cell) => fieldOfHeader(cell)).length
    const score = known * columns_max + Math.min(cells.length, columns_max)
    if (!best || score > best.score) best = { separator, score }
  }
  return best?.separator ?? ','
}

type Parsed = { readonly record: string[]; readonly info: Info }

const options = (delimiter: Separator) =>
  ({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_records_with_error: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) satisfies Options

function rowsOf(text: string, separator: Separator): { rows: TableRow[] } | FileFault {
  const rows: TableRow[] = []
  let unclosed: FileFault | undefined
  const noteBroken = (error: CsvError | undefined): undefined => {
    const line = Number(error?.lines ?? rows.length + 1)
    if (error?.code === 'CSV_QUOTE_NOT_CLOSED') {
      unclosed = { code: 'broken-quotes', line, message: 'A quotation mark is never closed.' }
      return undefined
    }
    if (rows.at(-1)?.line === line) return undefined
    const message = 'The quotation marks in this row do not fit: write "" for one inside a text.'
    rows.push({ line, cells: [], faults: [{ code: 'broken-quotes', message }] })
    return undefined
  }
  let next = 1
  const parsed = parse(text, { ...options(separator), on_skip: noteBroken, to: rows_max + 2 })
  for (const { record, info } of parsed as unknown as Parsed[]) {
    const over = record.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
    const line = Math.max(next, info.lines - over)
    next = info.lines + 1
    rows.push({ line, cells: record })
  }
  return unclosed ?? { rows: rows.sort((a, b) => a.line - b.line) }
}

/** Rows that don't fit below the header: cells too many, or another separator. */
function withShape(table: Table, separator: Separator): Table {
  const { length } = table.header.cells
  const others = separators.filter((one) => one !== separator)
  const rows = table.rows.map((row): TableRow => {
    const fault = shapeFault(row.cells, length, others)
    return fault && !row.faults ? { ...row, faults: [fault] } : row
  })
  return { ...table, rows }
}

function shapeFault(
  cells: readonly string[],
  length: number,
  others: readonly Separator[],
): CellFault | undefined {
  const [only = ''] = cells
  const parts = Math.max(...others.map((other) => only.split(other).length))
  if (cells.length === 1 && length > 2 && parts > 2) {
    const message = 'This row is parted by another character than the header.'
    return { code: 'other-separator', message }
  }
  if (cells.slice(length).every((cell) => cell.trim() === '')) return undefined
  const message = `This row has ${cells.length} cells, the header ${length}: put "" around a text.`
  return { code: 'too-many-cells', column: length + 1, message }
}
