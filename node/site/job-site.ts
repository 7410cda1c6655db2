/** How a job says at which site it is, and how a site of the book is written into a job. */
import { createHash } from 'node:crypto'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import { registerKey } from '../../protocol/job/fold.ts'
import { fieldText } from '../../protocol/job/values.ts'
import type { FieldInputs } from '../job/values.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { exactKey, linesOf } from '../stream/site-keys.ts'
import type { Place } from './matching/place.ts'
import type { SiteFile } from './site-file.ts'

/** What a job says of its site. */
export type JobSite = {
  /** The company that issued the job: name and address are as it wrote them. */
  readonly issuer: CompanyId
  /** Its id at the site's owner. */
  readonly id?: StreamId
  readonly reference?: string
  readonly place: Place
}

/**
 * Undefined where the job names no site, and where another company than its issuer has written at
 * it: whoever may write to a job must not say which of our sites, or whose, is meant.
 */
export function jobSite({ state, fold }: OpenStream): JobSite | undefined {
  const name = fieldText(fold, 'siteName')
  if (name === undefined || state.kind !== 'job') return undefined
  const writers = said_fields.flatMap(
    (field) => fold.registers[registerKey(undefined, fields[field].number)]?.[0]?.company ?? [],
  )
  if (writers.some((company) => company !== state.issuer)) return undefined
  const id = fieldText(fold, 'siteId') as StreamId | undefined
  const reference = fieldText(fold, 'siteReference')
  return {
    issuer: state.issuer,
    ...(id ? { id } : {}),
    ...(reference ? { reference } : {}),
    place: {
      name,
      lines: linesOf(fieldText(fold, 'siteAddress') ?? ''),
      suburb: fieldText(fold, 'siteSuburb') ?? '',
      state: fieldText(fold, 'siteState') ?? '',
      postcode: fieldText(fold, 'sitePostcode') ?? '',
      country: fieldText(fold, 'siteCountry') ?? '',
    },
  }
}

/** What a job says of its site. */
export const said_fields: readonly FieldName[] = [
  'siteId',
  'siteName',
  'siteAddress',
  'siteSuburb',
  'siteState',
  'sitePostcode',
  'siteCountry',
  'siteReference',
]

/** Equal as long as a job says the same of its site. */
export function saidKey({ id, reference, place }: JobSite): string {
  const said = JSON.stringify([id ?? '', reference ?? '', exactKey(place)])
  return createHash('sha256').update(said).digest('hex')
}

/** The fields of a job at this site: what of a site travels with a job. */
export function fieldsOfSite(site: SiteFile): FieldInputs {
  return {
    siteId: site.owner ? (site.source ?? '') : site.id,
    siteName: site.place.name,
    siteAddress: site.place.lines.join('\n'),
    siteSuburb: site.place.suburb,
    siteState: site.place.state,
    sitePostcode: site.place.postcode,
    siteCountry: site.place.country,
    siteReference: site.text('reference'),
    timeZone: site.text('timeZone'),
  }
}
