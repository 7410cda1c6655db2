/**
 * What a row would do to the book. It means our site with its reference, else the site with exactly
 * its name and address, else a new one; so the same file, read again, makes nothing twice.
 */
import { place_fields, told_fields } from '../../../protocol/site/fields.ts'
import { exactKey, linesOf } from '../../stream/site-keys.ts'
import { byPlace, ownByReference, remaining } from '../book.ts'
import type { SiteContext } from '../context.ts'
import { likeSites } from '../duplicates.ts'
import type { SiteEdit } from '../keep.ts'
import { type SiteRow, siteRow } from '../list.ts'
import type { Place } from '../matching/place.ts'
import type { SiteFile } from '../site-file.ts'
import { type Column, type SheetField, sheetFields } from './columns.ts'
import { possible_per_row_max } from './limits.ts'
import type { CellFault } from './table.ts'

type FieldChange = {
  readonly field: SheetField
  readonly was: string
  readonly is: string
}

export type Outcome =
  /** `possible`: sites that may be the same place. */
  | { readonly is: 'new'; readonly possible: readonly SiteRow[] }
  | { readonly is: 'changed'; readonly site: SiteRow; readonly changes: readonly FieldChange[] }
  | { readonly is: 'same'; readonly site: SiteRow }
  | { readonly is: 'wrong'; readonly faults: readonly CellFault[] }

/** `look`: whether sites that may be the same are looked for. */
export async function compareRow(
  context: SiteContext,
  edit: SiteEdit,
  columns: readonly Column[],
  look: boolean,
): Promise<Outcome> {
  const columnOf = (field: SheetField) => columns.find((one) => one.field === field)?.column
  const wrong = (fault: CellFault, column: number | undefined): Outcome => ({
    is: 'wrong',
    faults: [{ ...fault, ...(column ? { column } : {}) }],
  })
  const found = await siteMeant(context, edit)
  if (found === 'several') {
    const message = `Several sites of the book have the reference ${edit.reference}.`
    return wrong({ code: 'several', message }, columnOf('reference'))
  }
  if (!found) {
    const likely = look ? await likeSites(context, placeOf(edit)) : []
    const possible = likely.slice(0, possible_per_row_max)
    return { is: 'new', possible: possible.map(({ other }) => siteRow(context, other)) }
  }
  const changes = changesTo(found, edit)
  const { file } = found
  const site = siteRow(context, file)
  if (changes.length === 0) return { is: 'same', site }
  const foreign = file.owner && changes.find(({ field }) => isTold(field))
  if (foreign) {
    const message = `${site.owner.name} owns this site and says something else of it.`
    return wrong({ code: 'not-ours', message }, columnOf(foreign.field))
  }
  return { is: 'changed', site, changes }
}

const isTold = (field: SheetField) => (told_fields as readonly string[]).includes(field)

/** `over`: it was found by one that was merged into it, which was called and lay otherwise. */
type Meant = { readonly file: SiteFile; readonly over: boolean }

async function siteMeant(
  context: SiteContext,
  edit: SiteEdit,
): Promise<Meant | 'several' | undefined> {
  const key = exactKey(placeOf(edit))
  const { reference } = edit
  const referred = reference
    ? await remainingOf(context, await ownByReference(context, reference))
    : []
  if (referred.length > 1) {
    return referred.find(({ file }) => exactKey(file.place) === key) ?? 'several'
  }
  if (referred[0]) return referred[0]
  const exact = await remainingOf(context, await byPlace(context, placeOf(edit)))
  return exact.find(({ file }) => !file.owner) ?? exact[0]
}

async function remainingOf(context: SiteContext, files: readonly SiteFile[]): Promise<Meant[]> {
  const left = new Map<string, Meant>()
  for (const one of files) {
    const file = await remaining(context, one)
    const over = file.id !== one.id && left.get(file.id)?.over !== false
    left.set(file.id, { file, over })
  }
  return [...left.values()]
}

function changesTo({ file, over }: Meant, edit: SiteEdit): FieldChange[] {
  const isSame = over || exactKey(file.place) === exactKey(placeOf(edit))
  return sheetFields.flatMap((field) => {
    const is = edit[field]
    const was = file.text(field)
    if (is === undefined || is === was) return []
    if (over && field === 'reference') return []
    // Written otherwise it is the same place; only of our own the writing is ours to change.
    if (isSame && (over || file.owner) && isPlace(field)) return []
    return [{ field, was, is }]
  })
}

const isPlace = (field: SheetField) => (place_fields as readonly string[]).includes(field)

export function placeOf(edit: SiteEdit): Place {
  const { name = '', lines = '', suburb = '', state = '', postcode = '', country = '' } = edit
  return { name, lines: linesOf(lines), suburb, state, postcode, country }
}
