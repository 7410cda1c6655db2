/**
 * Imports of sites: a file is sent, read and compared; an administrator looks at it; then it is
 * written. All of it is in memory. A node that stops forgets the file and keeps what was written.
 */
import { toHex } from '../../../protocol/ids.ts'
import { Background } from '../../job/background.ts'
import { type Refusal, refuse } from '../../job/result.ts'
import type { Acting } from '../../stream/append.ts'
import type { SiteContext } from '../context.ts'
import { type Column, readColumns } from './columns.ts'
import { errorFile } from './error-file.ts'
import { file_bytes_max, imports_max, kept_ms, rows_per_page_max } from './limits.ts'
import { countRows, type PreviewRow, previewRows, type RowCounts } from './preview.ts'
import { readTable, tooLarge } from './read-table.ts'
import { cellsOf } from './row.ts'
import { type FileFault, isFault, type Table, type TableForm } from './table.ts'
import { type Written, writeRows } from './write-rows.ts'

/**
 * `waiting` for the file, `reading` it, `comparing` it with the book, `compared`: to be looked at;
 * `unreadable`: see `fault`; `writing`, `written`; `broken off`: the storage failed, or it stops.
 */
export type ImportStage =
  | 'waiting'
  | 'reading'
  | 'unreadable'
  | 'comparing'
  | 'compared'
  | 'writing'
  | 'written'
  | 'broken off'

export type ImportState = {
  readonly id: string
  readonly name: string
  readonly stage: ImportStage
  /** Rows compared or written, of all. */
  readonly done: number
  readonly total: number
  readonly fault?: FileFault
  readonly form?: TableForm
  /** What each column is taken for. */
  readonly columns?: readonly Column[]
  readonly counts?: RowCounts
  /** What was written; `left out` are rows that were wrong, or that nobody wanted. */
  readonly written?: WrittenCounts
}

type WrittenCounts = { readonly [is in Written['is']]: number }

export type RowPage = {
  readonly rows: readonly PreviewRow[]
  /** Ask with this for the next ones. */
  readonly next?: number
}

export type Accepted = {
  /** Rows that are wrong are left out: nothing is written before somebody accepts that. */
  readonly leaveOutWrong: boolean
  /** New sites that may be one of the book: added, to be looked at as possible duplicates, or left out. */
  readonly possible: 'add' | 'leave out'
}

type Import = {
  readonly id: string
  readonly name: string
  touchedAt: number
  stage: ImportStage
  done: number
  total: number
  fault?: FileFault
  table?: Pick<Table, 'form' | 'header'>
  columns?: readonly Column[]
  rows: PreviewRow[]
  counts?: RowCounts
  written?: { [is in Written['is']]: number }
}

const id_bytes = 16

const noSuchImport = refuse('not-found', 'There is no such import: send the file again.')

export class SiteImports {
  readonly #context: SiteContext
  readonly #background: Background
  readonly #imports = new Map<string, Import>()

  /** `failed` hears of what can't be handled here: the storage has failed. */
  constructor(context: SiteContext, failed: (error: unknown) => void) {
    this.#context = context
    this.#background = new Background(failed)
  }

  /** Resolves when nothing is read or written any more. */
  stop(): Promise<void> {
    return this.#background.stop()
  }

  begin(name: string): ImportState | Refusal {
    this.#forgetOld()
    if (this.#imports.size >= imports_max) {
      const message = `${imports_max} imports are going on: finish or drop one of them first.`
      return refuse('too-many', message)
    }
    const { random } = this.#context.jobs.streams.context
    const id = toHex(random(id_bytes))
    const one: Import = {
      id,
      name,
      touchedAt: this.#now(),
      stage: 'waiting',
      done: 0,
      total: 0,
      rows: [],
    }
    this.#imports.set(id, one)
    return stateOf(one)
  }

  /** Takes the bytes of the file, reads them, and begins to compare its rows with the book. */
  async put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportState | Refusal> {
    const one = this.#find(id)
    if (!one) return noSuchImport
    if (one.stage !== 'waiting') return refuse('ended', 'This import has its file: begin another.')
    one.stage = 'reading'
    try {
      const file = await gathered(bytes)
      const table = file ? await readTable(file) : tooLarge
      const columns = isFault(table) ? table : readColumns(table.header)
      if (isFault(table) || isFault(columns)) {
        one.fault = isFault(table) ? table : (columns as FileFault)
        one.stage = 'unreadable'
        return stateOf(one)
      }
      Object.assign(one, { table: { form: table.form, header: table.header }, columns })
      one.total = table.rows.length
      one.stage = 'comparing'
      this.#background.start(() => this.#compare(one, table, columns))
      return stateOf(one)
    } catch (error) {
      // The line broke: the same import takes the file again.
      one.stage = 'waiting'
      throw error
    }
  }

  view(id: string): ImportState | Refusal {
    const one = this.#find(id)
    return one ? stateOf(one) : noSuchImport
  }

  /** Rows in the order of the file, of one kind or of all; `after` is `next` of the page before. */
  rows(
    id: string,
    { only, after = 0 }: { only?: PreviewRow['is']; after?: number },
  ): RowPage | Refusal {
    const one = this.#find(id)
    if (!one) return noSuchImport
    const rows: PreviewRow[] = []
    for (let at = after; at < one.rows.length; at++) {
      const row = one.rows[at] as PreviewRow
      if (only && row.is !== only) continue
      if (rows.length === rows_per_page_max) return { rows, next: at }
      rows.push(row)
    }
    return { rows }
  }

  /** Begins to write what was accepted. */
  apply(id: string, { leaveOutWrong, possible }: Accepted, acting: Acting): ImportState | Refusal {
    const one = this.#find(id)
    if (!one) return noSuchImport
    const { columns, counts } = one
    if (one.stage !== 'compared' || !columns || !counts) {
      return refuse('not-ended', `This import is ${one.stage}: it can't be written now.`)
    }
    if (counts.wrong > 0 && !leaveOutWrong) {
      const message = `${counts.wrong} rows are wrong: accept that they are left out, or correct the file.`
      return refuse('missing', message, { field: 'leaveOutWrong' })
    }
    const rows = one.rows.filter(
      (row) =>
        row.is !== 'wrong' && (possible === 'add' || row.is !== 'new' || row.possible.length === 0),
    )
    Object.assign(one, { stage: 'writing', done: 0, total: rows.length })
    one.written = { added: 0, changed: 0, same: 0, 'left out': one.rows.length - rows.length }
    this.#background.start(() => this.#write(one, rows, columns, acting))
    return stateOf(one)
  }

  /** The rows that are wrong as a CSV file, with the reason beside each. */
  errors(id: string): string | Refusal {
    const one = this.#find(id)
    if (!one) return noSuchImport
    const { table, rows } = one
    if (!table) return refuse('not-ended', 'This import has no rows.')
    return errorFile(table, rows)
  }

  drop(id: string): Refusal | undefined {
    const one = this.#find(id)
    if (!one) return noSuchImport
    if (one.stage === 'writing')
      return refuse('not-ended', 'It is being written: wait for its end.')
    this.#imports.delete(id)
    return undefined
  }

  async #compare(one: Import, table: Table, columns: readonly Column[]): Promise<void> {
    try {
      await previewRows(this.#context, table, columns, (row) => {
        one.rows.push(row)
        one.done++
        return !this.#background.stopped && this.#imports.has(one.id)
      })
      one.counts = countRows(one.rows)
      one.stage = this.#background.stopped ? 'broken off' : 'compared'
      one.touchedAt = this.#now()
    } catch (error) {
      one.stage = 'broken off'
      throw error
    }
  }

  async #write(
    one: Import,
    rows: readonly PreviewRow[],
    columns: readonly Column[],
    acting: Acting,
  ): Promise<void> {
    const written = one.written as NonNullable<Import['written']>
    const wrong = new Map<number, PreviewRow>()
    try {
      await writeRows(this.#context, rows, columns, acting, (row, became) => {
        one.done++
        written[became.is]++
        if (became.is === 'left out') {
          const { line, edit } = row
          const cells = cellsOf(edit, columns)
          wrong.set(line, { is: 'wrong', line, edit, cells, faults: became.faults })
        }
        return !this.#background.stopped
      })
      one.rows = one.rows.map((row) => wrong.get(row.line) ?? row)
      one.stage = one.done < one.total ? 'broken off' : 'written'
      one.touchedAt = this.#now()
    } catch (error) {
      one.stage = 'broken off'
      throw error
    }
  }

  #find(id: string): Import | undefined {
    this.#forgetOld()
    const one = this.#imports.get(id)
    if (one) one.touchedAt = this.#now()
    return one
  }

  #forgetOld(): void {
    for (const [id, { touchedAt, stage }] of this.#imports) {
      const isAtWork = stage === 'reading' || stage === 'comparing' || stage === 'writing'
      if (!isAtWork && touchedAt + kept_ms < this.#now()) this.#imports.delete(id)
    }
  }

  #now(): number {
    return this.#context.jobs.streams.context.now()
  }
}

/** Undefined where there are too many. */
async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > file_bytes_max) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function stateOf({ id, name, stage, done, total, ...one }: Import): ImportState {
  const { fault, table, columns, counts, written } = one
  return {
    ...{ id, name, stage, done, total },
    ...(fault ? { fault } : {}),
    ...(table ? { form: table.form } : {}),
    ...(columns ? { columns } : {}),
    ...(counts ? { counts } : {}),
    ...(written ? { written: { ...written } } : {}),
  }
}
