/** What people may type of a site: shapes and limits, the field named. */
import { text_chars_max } from '../../protocol/limits.ts'
import { place_fields, type SiteFieldName } from '../../protocol/site/fields.ts'
import { type Refusal, refuse } from '../job/result.ts'
import {
  accounts_max,
  address_lines_max,
  contact_chars_max,
  contacts_max,
  place_chars_max,
  references_max,
} from './limits.ts'

/** What people and sheets write; keys, merges and owners have use cases of their own. */
export const edited_fields = [
  ...place_fields,
  'position',
  'timeZone',
  'accessNotes',
  'hazards',
  'contacts',
  'reference',
  'accounts',
  'client',
  'responseClass',
  'ownAccessNotes',
  'ownHazards',
  'ownContacts',
  'references',
  'standing',
] as const satisfies readonly SiteFieldName[]

export type EditedField = (typeof edited_fields)[number]

/** Control and direction characters: nobody means to type them, and they make text look like another. */
const unwritten = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

const every_unwritten = new RegExp(unwritten.source, 'gu')

/** The first thing that is wrong. */
export function siteFault(edit: { readonly [name in EditedField]?: string }): Refusal | undefined {
  for (const name of edited_fields) {
    const text = edit[name]
    if (text === undefined) continue
    const message = faultOf(name, text)
    if (message) return refuse('invalid', message, { field: name })
  }
  return undefined
}

function faultOf(name: EditedField, text: string): string | undefined {
  if (text.length > text_chars_max) return `At most ${text_chars_max} characters.`
  if (unwritten.test(text.replaceAll(/[\n\t]/g, ''))) {
    return 'There are characters in it that cannot be seen: type it again.'
  }
  const lines = text.split('\n')
  switch (name) {
    case 'name':
    case 'suburb':
    case 'state':
    case 'postcode':
    case 'country':
    case 'reference':
    case 'client':
    case 'responseClass':
      return lineFault(text)
    case 'lines':
      if (lines.length > address_lines_max) return `At most ${address_lines_max} lines.`
      return lines.map(lineFault).find(Boolean)
    case 'position':
      return text === '' || isPosition(text)
        ? undefined
        : 'Degrees north and east, such as 55.6761,12.5683.'
    case 'timeZone':
      return text === '' || isTimeZone(text) ? undefined : 'A time zone, such as Europe/Copenhagen.'
    case 'contacts':
    case 'ownContacts':
      if (lines.length > contacts_max) return `At most ${contacts_max} contacts.`
      return lines.map(contactFault).find(Boolean)
    case 'accounts':
      return listFault(lines, accounts_max)
    case 'references':
    case 'standing':
      return listFault(lines, references_max)
    case 'accessNotes':
    case 'hazards':
    case 'ownAccessNotes':
    case 'ownHazards':
      return undefined
    default:
      return name satisfies never
  }
}

/** Texts of several lines. */
const long_fields: readonly SiteFieldName[] = ['lines', 'contacts', 'accessNotes', 'hazards']

/** A text of another company as one that people here could have typed: no signs that hide. */
export function readable(name: SiteFieldName, text: string): string {
  const isLong = long_fields.includes(name)
  const stays = (sign: string) => isLong && (sign === '\n' || sign === '\t')
  const clean = text.replaceAll(every_unwritten, (sign) => (stays(sign) ? sign : ' ')).trim()
  return isLong ? clean : clean.slice(0, place_chars_max).toWellFormed()
}

function lineFault(text: string): string | undefined {
  if (/[\n\t]/.test(text)) return 'One line.'
  return text.length > place_chars_max ? `At most ${place_chars_max} characters.` : undefined
}

function contactFault(line: string): string | undefined {
  const parts = line.split('\t')
  if (parts.length > 3) return 'A contact has a name, a role and a phone number.'
  if (parts.some((part) => part.length > contact_chars_max)) {
    return `At most ${contact_chars_max} characters for each part of a contact.`
  }
  return undefined
}

function listFault(lines: readonly string[], most: number): string | undefined {
  if (lines.length > most) return `At most ${most} lines.`
  return lines.some((line) => line.length > 2 * place_chars_max) ? 'A line is too long.' : undefined
}

/** Degrees north from -90 to 90, east from -180 to 180, decimal. */
function isPosition(text: string): boolean {
  const match = /^(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?)$/.exec(text)
  return match !== null && Math.abs(Number(match[1])) <= 90 && Math.abs(Number(match[2])) <= 180
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return /^[A-Za-z]/.test(text)
  } catch {
    return false
  }
}
