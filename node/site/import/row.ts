/** What a row says of a site, and what of it can't be taken, cell by cell. */
import { siteFault } from '../input.ts'
import type { SiteEdit } from '../keep.ts'
import { address_lines_max } from '../limits.ts'
import { type Column, fieldOfHeader, type SheetField } from './columns.ts'
import { unguarded } from './guard.ts'
import { cell_chars_max } from './limits.ts'
import type { CellFault, TableRow } from './table.ts'
import { isMisread } from './text.ts'

export type RowEdit = { readonly edit: SiteEdit; readonly faults: readonly CellFault[] }

/** Control and direction characters that no program writes into a cell; lines and tabs it does. */
const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** An empty cell says nothing: what the site has there stays. */
export function readRow({ cells, faults = [] }: TableRow, columns: readonly Column[]): RowEdit {
  const found: CellFault[] = [...faults]
  if (cells.length === 0) return { edit: {}, faults: found }
  const texts: { [field in SheetField]?: string } = {}
  const lines = Array.from({ length: address_lines_max }, () => '')
  for (const { column, header, field } of columns) {
    if (!field) continue
    const text = cellText(cells[column - 1] ?? '')
    if (text === '') continue
    const fault = cellFault(text)
    if (fault) {
      found.push({ ...fault, column })
      continue
    }
    const part = fieldOfHeader(header)?.part ?? 0
    if (field === 'lines') lines[part] = text
    else texts[field] = listed(field, text)
    const checked = siteFault({ [field]: field === 'lines' ? text : texts[field] })
    if (checked) found.push({ code: 'not-right', column, message: checked.message })
  }
  const address = lines.filter(Boolean).join('\n')
  if (address) texts.lines = address
  const nameColumn = columns.find(({ field }) => field === 'name')?.column
  if (!texts.name && !found.some(({ column }) => column === undefined || column === nameColumn)) {
    const message = 'Say how the site is called.'
    found.push({ code: 'no-name', message, ...(nameColumn ? { column: nameColumn } : {}) })
  }
  return { edit: texts, faults: found }
}

function cellText(cell: string): string {
  const lines = unguarded(cell).replaceAll(/\r\n?/g, '\n').split('\n')
  return lines
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function cellFault(text: string): Pick<CellFault, 'code' | 'message'> | undefined {
  if (text.length > cell_chars_max) {
    return { code: 'too-long', message: `At most ${cell_chars_max} characters.` }
  }
  if (hidden.test(text.replaceAll(/[\n\t]/g, ''))) {
    const message = 'There are characters in it that cannot be seen: type it again.'
    return { code: 'hidden-characters', message }
  }
  if (isMisread(text)) {
    const message = 'This is written in another encoding than the rest: save the file as UTF-8.'
    return { code: 'other-encoding', message }
  }
  return undefined
}

/** Lists as people write them in one cell: a line each, or parted by semicolons. */
function listed(field: SheetField, text: string): string {
  switch (field) {
    case 'accounts':
      return parts(text, /[\n;]/).join('\n')
    case 'contacts':
    case 'ownContacts':
    case 'references':
      return parts(text, /\n/)
        .map((line) => parts(line, /[;\t]/, true).join('\t'))
        .join('\n')
    case 'position':
      return text.replaceAll(/\s+/g, '')
    default:
      return text
  }
}

function parts(text: string, separator: RegExp, keepEmpty = false): string[] {
  const all = text.split(separator).map((part) => part.trim())
  return keepEmpty ? all : all.filter(Boolean)
}

/** A field as it stands in a cell of a sheet that is written. */
export function cellOf(field: SheetField, text: string): string {
  const isTable = field === 'contacts' || field === 'ownContacts' || field === 'references'
  return isTable ? text.replaceAll('\t', '; ') : text
}

/** The row that says this, for these columns. */
export function cellsOf(edit: SiteEdit, columns: readonly Column[]): string[] {
  return columns.map(({ field, header }) => {
    const isFurtherLine = (fieldOfHeader(header)?.part ?? 0) > 0
    return field && !isFurtherLine ? cellOf(field, edit[field] ?? '') : ''
  })
}
