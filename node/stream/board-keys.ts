/**
 * Under which keys the board finds a job: what wants attention, and what it is filtered by. A key
 * ends with the time of the job's opening, so that each range has its newest job at its end.
 */
import type { CompanyId } from '../../protocol/ids.ts'
import { type JobReading, steadyAttention } from '../../protocol/job/attention.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { runText } from '../../protocol/job/run.ts'
import { fieldText, fieldValue } from '../../protocol/job/values.ts'
import type { IndexKey } from '../../storage/storage.ts'
import { indexText, timeKey } from './key-text.ts'

/** Names of the indexes that only the board reads. */
export const boardIndexes = {
  /** what is wanted/opened */
  attention: 'attention',
  /** what jobs are filtered by/value/whether it goes on/opened */
  facet: 'facet',
  /** when it ended/new or updated, of a job that others have changed since somebody here looked */
  ended: 'ended',
} as const

/** Of runs that are looked up; users have shorter ones. */
const run_chars_max = 200

/** What jobs are filtered by. */
export type Facet =
  | 'all'
  | 'type'
  | 'priority'
  /** Another company that is or was on the job, by its id. */
  | 'company'
  /** Of our own assignments. */
  | 'run'
  | 'site'
  | 'on site'
  | 'unaccepted'

/** Whether a job goes on for us. */
export type Phase = 'going on' | 'ended'

/** As keys say it: each job has several of them, in its record too. */
const phase_keys: Readonly<Record<Phase, string>> = { 'going on': '1', ended: '0' }

/** The range of one value of a facet; '0' follows '/'. */
export function facetRange(
  facet: Facet,
  value: string,
  phase: Phase,
): { from: string; to: string } {
  const range = `${facet}/${value}/${phase_keys[phase]}`
  return { from: `${range}/`, to: `${range}0` }
}

export function boardKeys(job: JobReading, own: CompanyId): IndexKey[] {
  const { state } = job
  const opened = timeKey(state.openedAt)
  const phase: Phase = goesOn(state, job.structure, own) ? 'going on' : 'ended'
  const keys: IndexKey[] = []
  const addFacet = (facet: Facet, value: string) => {
    keys.push({
      index: boardIndexes.facet,
      key: `${facet}/${value}/${phase_keys[phase]}/${opened}`,
    })
  }
  addFacets(job, own, addFacet)
  for (const what of steadyAttention(job, own)) {
    if (phase === 'going on' || what === 'closed: confirm') {
      keys.push({ index: boardIndexes.attention, key: `${what}/${opened}` })
    }
  }
  return keys
}

function addFacets(
  job: JobReading,
  own: CompanyId,
  add: (facet: Facet, value: string) => void,
): void {
  const { fold } = job
  add('all', '')
  const type = fieldText(fold, 'type')
  if (type !== undefined) add('type', indexText(type))
  const priority = fieldValue(fold, 'priority')
  if (priority?.is === 'number') add('priority', `${priority.number}`)
  for (const company of companiesOf(job, own)) add('company', company)
  for (const site of sitesOf(job)) add('site', site)
  for (const run of runsOf(job, own)) add('run', run)
  if (isOnSite(job)) add('on site', '')
  if (isUnaccepted(job)) add('unaccepted', '')
}

/** Somebody is on site, and has not left. */
export function isOnSite({ structure }: JobReading): boolean {
  for (const { ended, status } of structure.assignments.values()) {
    if (!ended && status === 'on site') return true
  }
  return false
}

/** Somebody has still to take it: no person there has answered, nor passed it on. */
export function isUnaccepted({ structure }: JobReading): boolean {
  for (const { ended, granter, answered } of structure.assignments.values()) {
    if (!ended && granter !== undefined && !answered) return true
  }
  return false
}

function companiesOf({ state, structure }: JobReading, own: CompanyId): Set<CompanyId> {
  const companies = new Set<CompanyId>([state.issuer])
  for (const { to } of structure.membership.grants.values()) if (to) companies.add(to)
  companies.delete(own)
  return companies
}

/** Name and reference of the site, as they are looked up. */
export function sitesOf({ fold }: JobReading): Set<string> {
  const sites = [fieldText(fold, 'siteName'), fieldText(fold, 'siteReference')]
  return new Set(sites.flatMap((site) => (site && indexText(site)) || []))
}

/** The runs of our own assignments, as they are compared. */
export function runsOf({ structure, fold }: JobReading, own: CompanyId): Set<string> {
  const runs = new Set<string>()
  for (const { id, holder, granter } of structure.assignments.values()) {
    const run = (holder ?? granter) === own ? runKey(fieldText(fold, 'run', id) ?? '') : ''
    if (run !== '') runs.add(run)
  }
  return runs
}

/**
 * A run as it is compared: capitals and spaces around it don't matter, all else does, for guards see
 * the jobs of their own run only. '' is none; no user has one that long.
 */
export function runKey(run: string): string {
  const key = runText(run)
  return key.length > run_chars_max ? '' : key.replaceAll('%', '%25').replaceAll('/', '%2f')
}
