/** What all parts of a job's page are read with. */
import type { CompanyId } from '../../../protocol/ids.ts'
import type { DeskLine } from '../../backend/desk.ts'
import type { JobSheet } from '../../backend/job.ts'
import type { View } from '../../view.ts'
import { type Possible, possible } from './possible.ts'

export type Reader = {
  readonly view: View
  readonly sheet: JobSheet
  /** What can be done with the job by who reads it. */
  readonly may: Possible
  /** How each company on the job is called. */
  readonly names: ReadonlyMap<CompanyId, string>
  /** What the desk knows of it; absent where nothing is shown of that. */
  readonly desk?: DeskLine
}

export function readerOf(view: View, sheet: JobSheet, desk?: DeskLine): Reader {
  const { issuer, members } = sheet.job
  const lines = [issuer, ...members]
  return {
    view: atSite(view, sheet),
    sheet,
    may: possible(sheet, view.actor),
    names: new Map(lines.map(({ company, code, name }) => [company, code || name])),
    ...(desk ? { desk } : {}),
  }
}

/** Where clocks at the site show something else, each time is shown as it is there, too. */
function atSite(view: View, { job, site }: JobSheet): View {
  const named = job.fields.timeZone?.value
  const zone = (typeof named === 'string' && named) || site?.fields.timeZone
  if (!zone) return view
  return { ...view, times: view.times.alsoIn(view.language, zone, job.openedAt) }
}

/** Another company as it is called here. */
export function nameOf({ names, view }: Reader, company: CompanyId | undefined): string {
  return (company && names.get(company)) ?? view.text.jobPage.otherCompany
}

/** As a line or a button begins. */
export function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
