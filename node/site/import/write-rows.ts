/**
 * Writes the rows of an import that were accepted, in units. Each row is one change of one site, and a
 * unit begins when the one before it is durable: what a stop or a crash leaves is the beginning of
 * the file, each row whole. The same file sent again goes on from there, for what is written is found.
 */
import type { Acting } from '../../stream/append.ts'
import type { SiteContext } from '../context.ts'
import { createSite, editSite } from '../keep.ts'
import type { Column } from './columns.ts'
import { compareRow } from './compare.ts'
import { rows_per_unit } from './limits.ts'
import type { PreviewRow } from './preview.ts'
import type { CellFault } from './table.ts'

/** What became of a row. */
export type Written =
  | { readonly is: 'added' | 'changed' | 'same' }
  | { readonly is: 'left out'; readonly faults: readonly CellFault[] }

/** `each` is told of a row once it is durable, and may end it by false after a unit. */
export async function writeRows(
  context: SiteContext,
  rows: readonly PreviewRow[],
  columns: readonly Column[],
  acting: Acting,
  each: (row: PreviewRow, written: Written) => boolean,
): Promise<void> {
  for (let at = 0; at < rows.length; at += rows_per_unit) {
    const unit = rows.slice(at, at + rows_per_unit)
    // What is looked up is all there is until the unit is written.
    const written = await context.changes.run(() =>
      Promise.all(unit.map((row) => writeRow(context, row, columns, acting))),
    )
    const goesOn = unit.map((row, i) => each(row, written[i] as Written))
    if (goesOn.includes(false)) return
  }
}

/** The book may be another one than at the preview: the row is compared again. */
async function writeRow(
  context: SiteContext,
  { edit }: PreviewRow,
  columns: readonly Column[],
  acting: Acting,
): Promise<Written> {
  const outcome = await compareRow(context, edit, columns, false)
  switch (outcome.is) {
    case 'same':
      return { is: 'same' }
    case 'wrong':
      return { is: 'left out', faults: outcome.faults }
    case 'new': {
      const made = await createSite(context, edit, acting)
      return made.refused ? leftOut(made.message) : { is: 'added' }
    }
    case 'changed': {
      const fields = outcome.changes.map(({ field, is }) => [field, is])
      const site = outcome.site.id
      const made = await editSite(context, site, Object.fromEntries(fields), acting)
      return made.refused ? leftOut(made.message) : { is: 'changed' }
    }
    default:
      return outcome satisfies never
  }
}

function leftOut(message: string): Written {
  return { is: 'left out', faults: [{ code: 'not-right', message }] }
}
