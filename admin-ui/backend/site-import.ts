/** What the pages need of the node to take sites out of a file, in steps, and to write the book as one. */
import type { EditedField, SiteEdit, SiteRefused, SiteRow } from './site.ts'
import type { Actor } from './user.ts'

/** All of it is for who may `administer`. */
export interface SiteImportsBackend {
  /** Takes the file and begins to compare its rows with the book; nothing is written. */
  begin(
    actor: Actor,
    file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<SiteImport | SiteRefused>
  view(actor: Actor, id: string): SiteImport | SiteRefused
  rows(
    actor: Actor,
    id: string,
    query: { readonly only?: ImportRow['is']; readonly after?: number },
  ): { readonly rows: readonly ImportRow[]; readonly next?: number } | SiteRefused
  apply(
    actor: Actor,
    id: string,
    accepted: { readonly leaveOutWrong: boolean; readonly possible: 'add' | 'leave out' },
  ): SiteImport | SiteRefused
  /** The rows that are wrong as CSV, with the reason beside each. */
  errors(actor: Actor, id: string): string | SiteRefused
  drop(actor: Actor, id: string): SiteRefused | undefined
  exportCsv(actor: Actor): AsyncIterable<Uint8Array>
  exportWorkbook(actor: Actor): Promise<Uint8Array | SiteRefused>
}

type ImportStage =
  | 'waiting'
  | 'reading'
  | 'unreadable'
  | 'comparing'
  | 'compared'
  | 'writing'
  | 'written'
  | 'broken off'

export type SiteImport = {
  readonly id: string
  readonly name: string
  readonly stage: ImportStage
  /** Rows compared or written, of all. */
  readonly done: number
  readonly total: number
  readonly fault?: { readonly code: FileFaultCode; readonly message: string }
  /** What each column is taken for; without a field nothing of it is read. */
  readonly columns?: readonly {
    readonly column: number
    readonly header: string
    readonly field?: EditedField
    readonly meant?: string
  }[]
  readonly counts?: {
    readonly [is in 'new' | 'changed' | 'same' | 'wrong' | 'possible']: number
  }
  readonly written?: { readonly [is in 'added' | 'changed' | 'same' | 'left out']: number }
}

export type ImportRow = { readonly line: number; readonly edit: SiteEdit } & (
  | { readonly is: 'new'; readonly possible: readonly SiteRow[] }
  | {
      readonly is: 'changed'
      readonly site: SiteRow
      readonly changes: readonly {
        readonly field: EditedField
        readonly was: string
        readonly is: string
      }[]
    }
  | { readonly is: 'same'; readonly site: SiteRow }
  | {
      readonly is: 'wrong'
      readonly faults: readonly {
        readonly code: RowFaultCode
        readonly column?: number
        readonly message: string
      }[]
    }
)

export type FileFaultCode =
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

export type RowFaultCode =
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
