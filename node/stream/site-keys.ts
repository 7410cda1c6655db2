/** Under which keys sites are found: those of the book, what was told of sites, and jobs by their site. */
import { createHash } from 'node:crypto'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { type JobFold, registerKey } from '../../protocol/job/fold.ts'
import type { SiteFieldName } from '../../protocol/site/fields.ts'
import {
  site_file_number,
  site_of_job_field,
  site_said_field,
  siteFields,
} from '../../protocol/site/fields.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import type { IndexKey } from '../../storage/storage.ts'
import { textWords } from '../job/words.ts'
import { blockingKeys } from '../site/matching/blocking.ts'
import type { Place } from '../site/matching/place.ts'
import { placeKey } from '../site/matching/place-key.ts'
import { indexText, timeKey } from './key-text.ts'
import type { OpenStream } from './open-stream.ts'

/** Names of the indexes. Sites that were merged into another one stand in the first five only. */
export const siteIndexes = {
  /** SHA-256 of the exact name and address */
  siteExact: 'siteExact',
  /** owner/its id there */
  siteSource: 'siteSource',
  /** owner/its reference, lower case */
  siteReference: 'siteReference',
  /** owner; 'own' for ours */
  siteOwner: 'siteOwner',
  /** the site that it was merged into */
  siteMerged: 'siteMerged',
  /** name, lower case/suburb, lower case */
  siteName: 'siteName',
  /** a word of name, address, reference or account */
  siteWord: 'siteWord',
  /** under which possible duplicates are looked for */
  siteBlock: 'siteBlock',
  /** the number of a key that is held */
  siteKey: 'siteKey',
  /** owner/site: there while keys are held and the owner's new address was not noted */
  siteWarning: 'siteWarning',
  /** in private streams of jobs: site/when it was found/job */
  jobsAtSite: 'jobsAtSite',
  /** in what was told: site at the owner/owner */
  toldSite: 'toldSite',
  /** in what we told: our site/company that has it from us */
  toldTo: 'toldTo',
  /** of jobs: the id of their site at its owner; while they go on */
  jobsOfSite: 'jobsOfSite',
} as const

type Indexed = Pick<OpenStream, 'state' | 'structure' | 'fold'>

/** The text of a site's field; '' where there is none. */
export function siteText({ registers }: JobFold, name: SiteFieldName): string {
  const value = registers[registerKey(undefined, siteFields[name].number)]?.[0]?.value
  return value?.is === 'text' ? value.text : ''
}

/** Name and address as they are compared. */
export function placeIn(fold: JobFold): Place {
  const text = (name: SiteFieldName) => siteText(fold, name)
  const lines = linesOf(text('lines'))
  const { suburb, state, postcode, country } = {
    suburb: text('suburb'),
    state: text('state'),
    postcode: text('postcode'),
    country: text('country'),
  }
  return { name: text('name'), lines, suburb, state, postcode, country }
}

export const linesOf = (text: string): readonly string[] => text.split('\n').filter(Boolean)

/** Equal for exactly the same name and address. */
export function exactKey(place: Place): string {
  return createHash('sha256').update(placeKey(place)).digest('hex')
}

/** The site that a private stream of a job names, and for what the job said then. */
export function siteOfJobIn({
  registers,
}: JobFold): { readonly site: StreamId; readonly said: string } | undefined {
  const text = (field: number) => {
    const value = registers[registerKey(undefined, field)]?.[0]?.value
    return value?.is === 'text' ? value.text : ''
  }
  const site = text(site_of_job_field)
  return site ? { site: site as StreamId, said: text(site_said_field) } : undefined
}

export function isSiteFile({ state }: Pick<OpenStream, 'state'>): boolean {
  return state.kind === 'private' && state.number === site_file_number
}

/** Of a site of the book. */
export function siteFileKeys({ state, fold }: Indexed): IndexKey[] {
  const { stream } = state
  const text = (name: SiteFieldName) => siteText(fold, name)
  const place = placeIn(fold)
  const owner = text('owner') || 'own'
  const keys: IndexKey[] = [{ index: siteIndexes.siteExact, key: exactKey(place) }]
  const add = (index: string, key: string) => keys.push({ index, key })
  add(siteIndexes.siteOwner, owner)
  if (text('source')) add(siteIndexes.siteSource, `${owner}/${text('source')}`)
  if (text('reference')) {
    add(siteIndexes.siteReference, `${owner}/${indexText(text('reference'))}`)
  }
  if (text('mergedInto')) {
    add(siteIndexes.siteMerged, text('mergedInto'))
    return keys
  }
  add(siteIndexes.siteName, `${indexText(place.name)}/${indexText(place.suburb)}/${stream}`)
  for (const word of siteWords(text)) add(siteIndexes.siteWord, word)
  for (const key of blockingKeys(place)) add(siteIndexes.siteBlock, key)
  for (const line of linesOf(text('keys'))) {
    add(siteIndexes.siteKey, indexText(line.split('\t')[0] ?? ''))
  }
  if (text('keysWarning')) add(siteIndexes.siteWarning, `${owner}/${stream}`)
  return keys
}

/** Of what an owner tells of a site. */
export function toldSiteKeys({ state, structure }: Indexed, own: CompanyId): IndexKey[] {
  const { stream, issuer, subject } = state
  const keys: IndexKey[] = []
  if (subject) keys.push({ index: siteIndexes.toldSite, key: `${subject}/${issuer}` })
  for (const [company, reach] of neighbours(structure.membership, own)) {
    if (reach === 'nothing') continue
    keys.push({ index: 'shared', key: `${company}/${stream}` })
    if (subject && issuer === own) {
      keys.push({ index: siteIndexes.toldTo, key: `${subject}/${company}` })
    }
  }
  return keys
}

/** Of a private stream of a job that says at which site the job is. */
export function jobSiteKeys({ state, fold }: Indexed): IndexKey[] {
  const found = siteOfJobIn(fold)
  if (!found || !state.subject) return []
  const key = `${found.site}/${timeKey(state.openedAt)}/${state.subject}`
  return [{ index: siteIndexes.jobsAtSite, key }]
}

/** Texts by which a site is found. */
const found_fields = [
  'name',
  'reference',
  'accounts',
  'lines',
  'suburb',
  'postcode',
  'state',
] as const

/** Words by which a site is found, in both spellings where letters have two. */
export function siteWords(text: (name: SiteFieldName) => string): ReadonlySet<string> {
  return textWords(found_fields.map(text))
}
