/** The site book as a file: CSV as long as the book is, or a workbook of a bounded size. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Refusal, refuse } from '../job/result.ts'
import { siteIndexes } from '../stream/site-keys.ts'
import { siteFile } from './book.ts'
import { calledHere, type SiteContext } from './context.ts'
import { type SheetLanguage, sheetColumns, sheetFields, unreadColumns } from './import/columns.ts'
import { byte_order_mark, csvText } from './import/csv-text.ts'
import { reading_mebibytes_max, reading_ms_max, sheet_sites_max } from './import/limits.ts'
import { cellOf } from './import/row.ts'
import type { Separator } from './import/table.ts'
import type { SiteFile } from './site-file.ts'

/** Sites that are written at once. */
const sites_per_piece = 200

const program = fileURLToPath(new URL('./import/write-process.ts', import.meta.url))

/** The header, and a row for each site by name; sites that were merged into another are left out. */
async function* rowsOf(context: SiteContext, language: SheetLanguage): AsyncGenerator<string[]> {
  const columns = sheetFields.map((field) => sheetColumns[field][language])
  yield [...columns, unreadColumns.owner[language]]
  const { storage } = context.jobs.streams.context
  for await (const { stream } of storage.index.read(siteIndexes.siteName, {})) {
    const file = await siteFile(context, stream)
    if (file && !file.mergedInto) yield rowOf(context, file)
  }
}

function rowOf(context: SiteContext, file: SiteFile): string[] {
  const owner = file.owner ?? context.jobs.streams.context.own.company
  return [
    ...sheetFields.map((field) => cellOf(field, file.text(field))),
    calledHere(context, owner),
  ]
}

/** Danish programs part columns by semicolons, for the comma is in their numbers. */
const separators: Readonly<Record<SheetLanguage, Separator>> = { en: ',', da: ';' }

export async function* exportCsv(
  context: SiteContext,
  language: SheetLanguage,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byte_order_mark)
  let piece: string[][] = []
  for await (const row of rowsOf(context, language)) {
    piece.push(row)
    if (piece.length < sites_per_piece) continue
    yield Buffer.from(csvText(piece, separators[language]))
    piece = []
  }
  if (piece.length > 0) yield Buffer.from(csvText(piece, separators[language]))
}

/** In a workbook every cell is a text: nothing has to be guarded. */
export async function exportWorkbook(
  context: SiteContext,
  language: SheetLanguage,
): Promise<Uint8Array | Refusal> {
  const rows: string[][] = []
  for await (const row of rowsOf(context, language)) {
    rows.push(row)
    if (rows.length > sheet_sites_max + 1) {
      const message = `More than ${sheet_sites_max} sites do not go into a workbook: take CSV.`
      return refuse('too-many', message, { field: 'format' })
    }
  }
  return workbookOf(rows)
}

/** Packing a large workbook takes seconds: a process of its own does it. */
function workbookOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = fork(program, {
      env: {},
      execArgv: [`--max-old-space-size=${reading_mebibytes_max}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: reading_ms_max,
      killSignal: 'SIGKILL',
    })
    let bytes: Uint8Array | undefined
    child.on('message', (message: Uint8Array) => {
      bytes = message
    })
    child.on('error', () => undefined) // it ends too, and that is looked at
    child.on('close', (code) => {
      if (bytes) resolve(bytes)
      else reject(new Error(`a workbook could not be written: the process ended with ${code}`))
    })
    child.send(rows, () => undefined)
  })
}
