/** Rows of a file as an administrator reads them before anything is written. */

import { indexText } from '../../stream/key-text.ts'
import { exactKey } from '../../stream/site-keys.ts'
import type { SiteContext } from '../context.ts'
import type { SiteEdit } from '../keep.ts'
import type { Column } from './columns.ts'
import { compareRow, type Outcome, placeOf } from './compare.ts'
import { readRow } from './row.ts'
import type { CellFault, Table, TableRow } from './table.ts'

export type PreviewRow = Outcome & {
  /** Of the file, from 1. */
  readonly line: number
  readonly edit: SiteEdit
  /** Of a row that is wrong, as they stand in the file. */
  readonly cells?: readonly string[]
}

export type RowCounts = {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly wrong: number
  /** Of the new ones: those that may be a site of the book. */
  readonly possible: number
}

/** Compares row by row with the book; `each` may end it by false. */
export async function previewRows(
  context: SiteContext,
  { rows }: Pick<Table, 'rows'>,
  columns: readonly Column[],
  each: (row: PreviewRow) => boolean,
): Promise<void> {
  const twins = new Twins(columns)
  for (const row of rows) {
    const { edit, faults } = readRow(row, columns)
    const twin = faults.length > 0 ? undefined : twins.inFile(row.line, edit)
    const found = [...faults, ...(twin ? [twin] : [])]
    if (!each(found.length > 0 ? wrongRow(row, edit, found) : await compared(row, edit))) return
  }

  async function compared(row: TableRow, edit: SiteEdit): Promise<PreviewRow> {
    const outcome = await compareRow(context, edit, columns, true)
    if (outcome.is === 'wrong') return wrongRow(row, edit, outcome.faults)
    const twin = outcome.is === 'new' ? undefined : twins.inBook(row.line, outcome.site.id)
    return twin ? wrongRow(row, edit, [twin]) : { ...outcome, line: row.line, edit }
  }
}

function wrongRow(
  { line, cells }: TableRow,
  edit: SiteEdit,
  faults: readonly CellFault[],
): PreviewRow {
  return { is: 'wrong', line, edit, cells, faults }
}

/** Rows that mean the same site as an earlier one: the first is taken. */
class Twins {
  readonly #columns: readonly Column[]
  readonly #places = new Map<string, number>()
  readonly #references = new Map<string, number>()
  readonly #sites = new Map<string, number>()

  constructor(columns: readonly Column[]) {
    this.#columns = columns
  }

  inFile(line: number, edit: SiteEdit): CellFault | undefined {
    const reference = edit.reference ? indexText(edit.reference) : ''
    const byReference = reference ? first(this.#references, reference, line) : undefined
    if (byReference) return this.#repeated('reference', byReference, 'the same reference')
    const byPlace = first(this.#places, exactKey(placeOf(edit)), line)
    return byPlace ? this.#repeated('name', byPlace, 'the same name and address') : undefined
  }

  inBook(line: number, site: string): CellFault | undefined {
    const before = first(this.#sites, site, line)
    return before ? this.#repeated('name', before, 'the same site of the book') : undefined
  }

  #repeated(field: 'name' | 'reference', line: number, what: string): CellFault {
    const column = this.#columns.find((one) => one.field === field)?.column
    const message = `Line ${line} has ${what}.`
    return { code: 'repeated', message, ...(column ? { column } : {}) }
  }
}

/** The line that had it before; notes it otherwise. */
function first(seen: Map<string, number>, key: string, line: number): number | undefined {
  const before = seen.get(key)
  if (before === undefined) seen.set(key, line)
  return before
}

export function countRows(rows: readonly PreviewRow[]): RowCounts {
  const count = (is: PreviewRow['is']) => rows.filter((row) => row.is === is).length
  return {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    wrong: count('wrong'),
    possible: rows.filter((row) => row.is === 'new' && row.possible.length > 0).length,
  }
}
