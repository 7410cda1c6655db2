/** A file as rows of texts, before anything is known of what they mean. */

export type TableRow = {
  /** Of the file, from 1; of a row over several lines the first. */
  readonly line: number
  readonly cells: readonly string[]
  /** What is wrong with the row as such. */
  readonly faults?: readonly CellFault[]
}

/** Why a row can't be taken. */
type FaultCode =
  | 'too-many-cells'
  | 'other-separator'
  | 'other-encoding'
  | 'broken-quotes'
  | 'a-date'
  | 'too-long'
  | 'hidden-characters'
  | 'no-name'
  | 'not-right'
  | 'repeated'
  | 'several'
  | 'not-ours'

export type CellFault = {
  readonly code: FaultCode
  /** From 1; absent: the whole row. */
  readonly column?: number
  readonly message: string
}

/** Why a file can't be read. */
type FileFaultCode =
  | 'empty'
  | 'too-large'
  | 'no-table'
  | 'old-format'
  | 'damaged'
  | 'unpacks-too-large'
  | 'took-too-long'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'broken-quotes'
  | 'no-name-column'
  | 'column-twice'

export type FileFault = {
  readonly code: FileFaultCode
  readonly message: string
  readonly line?: number
}

export type TableForm =
  | { readonly is: 'csv'; readonly encoding: Encoding; readonly separator: Separator }
  | { readonly is: 'xlsx' }

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'
export const separators = [',', ';', '\t'] as const
export type Separator = (typeof separators)[number]

export type Table = {
  readonly form: TableForm
  readonly header: TableRow
  readonly rows: readonly TableRow[]
}

export function isFault(read: object): read is FileFault {
  return 'code' in read
}

/** The first row that says something is the header; what follows without a word is left out. */
export function tableOf(form: TableForm, all: readonly TableRow[]): Table | FileFault {
  const said = all.filter(({ cells, faults }) => faults || cells.some((cell) => cell.trim()))
  const [header, ...rows] = said
  if (!header) return { code: 'empty', message: 'There is nothing in this file.' }
  return { form, header, rows }
}
