/** Which column is which field: the names of columns, in English and Danish. */
import { editDistance } from '../../operate/edit-distance.ts'
import type { EditedField } from '../input.ts'
import { address_lines_max } from '../limits.ts'
import { header_chars_max, header_slip_letters_max } from './limits.ts'
import type { FileFault, TableRow } from './table.ts'

/** Fields that stand in a sheet. Who is told of changes at once is no text of a sheet. */
export type SheetField = Exclude<EditedField, 'standing'>

export type SheetLanguage = 'en' | 'da'

type Names = { readonly en: string; readonly da: string; readonly also?: readonly string[] }

/** In the order in which a sheet is written. `also`: how others call the column. */
export const sheetColumns: Readonly<Record<SheetField, Names>> = {
  reference: {
    en: 'Reference',
    da: 'Reference',
    also: ['ref', 'site number', 'site no', 'site id', 'stednummer', 'stednr', 'objektnummer'],
  },
  name: { en: 'Name', da: 'Navn', also: ['site', 'site name', 'sted', 'stednavn', 'objekt'] },
  lines: {
    en: 'Address',
    da: 'Adresse',
    also: ['address 1', 'address line 1', 'street', 'street address', 'adresse 1', 'vej', 'gade'],
  },
  suburb: { en: 'Suburb', da: 'By', also: ['town', 'city', 'bydel'] },
  state: { en: 'State', da: 'Region', also: ['county', 'province'] },
  postcode: {
    en: 'Postcode',
    da: 'Postnummer',
    also: ['post code', 'postal code', 'zip', 'zip code', 'postnr'],
  },
  country: { en: 'Country', da: 'Land' },
  position: { en: 'Position', da: 'Position', also: ['coordinates', 'koordinater'] },
  timeZone: { en: 'Time zone', da: 'Tidszone', also: ['timezone'] },
  accessNotes: { en: 'Access notes', da: 'Adgang', also: ['access', 'adgangsforhold'] },
  hazards: { en: 'Hazards', da: 'Farer', also: ['dangers', 'risici'] },
  contacts: { en: 'Contacts', da: 'Kontakter', also: ['contact', 'kontaktpersoner'] },
  accounts: {
    en: 'Accounts',
    da: 'Alarmkonti',
    also: ['account', 'alarm account', 'alarm accounts', 'account number', 'konto', 'alarmkonto'],
  },
  client: { en: 'Client', da: 'Kunde', also: ['customer'] },
  responseClass: { en: 'Response class', da: 'Responsklasse', also: ['udrykningsklasse'] },
  ownAccessNotes: { en: 'Own access notes', da: 'Egen adgang' },
  ownHazards: { en: 'Own hazards', da: 'Egne farer' },
  ownContacts: { en: 'Own contacts', da: 'Egne kontakter' },
  references: { en: 'References of others', da: 'Andres referencer' },
}

export const sheetFields = Object.keys(sheetColumns) as SheetField[]

/** Columns that Baton writes and does not read. */
export const unreadColumns = {
  owner: { en: 'Owner', da: 'Ejer' },
  line: { en: 'Line', da: 'Linje' },
  error: { en: 'Error', da: 'Fejl' },
} as const satisfies Readonly<Record<string, Names>>

/** What a column of the file is taken for. */
export type Column = {
  /** From 1. */
  readonly column: number
  readonly header: string
  /** Absent: nothing of it is read. */
  readonly field?: SheetField
  /** A name that was perhaps meant. */
  readonly meant?: string
}

type Target = { readonly field: SheetField; readonly part: number }

const targets: ReadonlyMap<string, Target> = new Map(
  sheetFields.flatMap((field) => {
    const { en, da, also = [] } = sheetColumns[field]
    return [en, da, ...also].map((name) => [plainHeader(name), { field, part: 0 }] as const)
  }),
)

const unread: ReadonlySet<string> = new Set(
  Object.values(unreadColumns).flatMap(({ en, da }) => [plainHeader(en), plainHeader(da)]),
)

/** Capitals, dots and dashes do not matter. */
function plainHeader(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s._\-:*]+/gu, ' ')
    .trim()
}

/** Address lines below the first one have columns of their own: `Address 2`. */
const further_line = /^(?:address|address line|adresse|adresselinje) ([2-9])$/

export function fieldOfHeader(header: string): Target | undefined {
  const plain = plainHeader(header)
  const [, further] = further_line.exec(plain) ?? []
  if (further && Number(further) <= address_lines_max) {
    return { field: 'lines', part: Number(further) - 1 }
  }
  return targets.get(plain)
}

/** What each column of the header is, or why the file can't be taken. */
export function readColumns({ cells, line }: TableRow): readonly Column[] | FileFault {
  const taken = new Map<string, number>()
  const columns: Column[] = []
  for (const [at, header] of cells.entries()) {
    const target = fieldOfHeader(header)
    const shown = { column: at + 1, header }
    if (!target) {
      const meant = meantBy(header)
      columns.push({ ...shown, ...(meant ? { meant } : {}) })
      continue
    }
    const key = `${target.field} ${target.part}`
    const before = taken.get(key)
    if (before !== undefined) {
      const message = `Columns ${before} and ${at + 1} are both "${sheetColumns[target.field].en}".`
      return { code: 'column-twice', message, line }
    }
    taken.set(key, at + 1)
    columns.push({ ...shown, field: target.field })
  }
  if (taken.has('name 0')) return columns
  const meant = columns.find((one) => one.meant && fieldOfHeader(one.meant)?.field === 'name')
  const hint = meant ? ` Did you mean "${meant.meant}" by "${meant.header}"?` : ''
  const message = `There is no column "Name" (or "Navn") in the first row.${hint}`
  return { code: 'no-name-column', message, line }
}

function meantBy(header: string): string | undefined {
  const plain = plainHeader(header)
  if (plain === '' || plain.length > header_chars_max || unread.has(plain)) return undefined
  const near = [...targets.keys()]
    .map((name) => ({ name, distance: editDistance(plain, name) }))
    .filter(({ name, distance }) => distance <= Math.min(header_slip_letters_max, name.length / 2))
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.name
}
