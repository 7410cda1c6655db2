/** The fold order. */
import { compareTimes, type StreamTime } from '../delta/delta.ts'
import type { CompanyId } from '../ids.ts'

/** Time, author, id: the same everywhere, and it respects cause and effect. */
export function byFoldOrder(
  a: { readonly time: StreamTime; readonly company: CompanyId; readonly id: string },
  b: { readonly time: StreamTime; readonly company: CompanyId; readonly id: string },
): number {
  return (
    compareTimes(a.time, b.time) || compareText(a.company, b.company) || compareText(a.id, b.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
