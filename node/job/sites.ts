/**
 * Sites as earlier jobs have named them, and the jobs that go on at one: looked for by name or
 * reference, in the board's facets, which have the newest job of each site at their end.
 */
import type { StreamId } from '../../protocol/ids.ts'
import type { FieldName } from '../../protocol/job/fields.ts'
import { fieldText } from '../../protocol/job/values.ts'
import { boardIndexes, facetRange, type Phase } from '../stream/board-keys.ts'
import { indexText } from '../stream/key-text.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { companyName } from './company-names.ts'
import { attends, type JobContext } from './context.ts'

/** What fits below a field; who means another one types on. */
const sites_max = 8
/** Of one name: the newest jobs, which say what its address is now. */
const jobs_per_name_max = 4
/** Different names that begin so. */
const names_max = 12
/** More at one site is a festival; the rest are on the board. */
const open_jobs_max = 20

const phases: readonly Phase[] = ['going on', 'ended']

export type Site = {
  readonly name: string
  readonly address: string
  readonly reference: string
  readonly account: string
  readonly timeZone: string
  /** The company whose version it is: who issued the job. */
  readonly owner: { readonly code: string; readonly name: string }
  /** ms since 1970: when the newest job that names it was opened. */
  readonly usedAt: number
}

/** Sites whose name or reference begins with that text, the last used first. */
export async function findSites(context: JobContext, text: string): Promise<readonly Site[]> {
  const begins = indexText(text)
  if (begins === '') return []
  const found = new Map<string, Site>()
  for (const name of await namesFrom(context, begins)) {
    for (const open of await newestAt(context, name)) {
      const site = siteOf(context, open)
      const same = JSON.stringify([site.name, site.address, site.reference, site.account])
      const before = found.get(same)
      if (!before || before.usedAt < site.usedAt) found.set(same, site)
    }
  }
  return [...found.values()].sort((a, b) => b.usedAt - a.usedAt).slice(0, sites_max)
}

/** Names and references that begin so, as they are looked up: one seek for each. */
async function namesFrom({ streams }: JobContext, begins: string): Promise<string[]> {
  const names: string[] = []
  const to = `site/${begins}\u{10ffff}`
  let from = `site/${begins}`
  while (names.length < names_max) {
    const range = { from, to, limit: 1 }
    let next: string | undefined
    for await (const { key } of streams.context.storage.index.read(boardIndexes.facet, range)) {
      next = key.split('/')[1]
    }
    if (next === undefined) break
    names.push(next)
    // '0' follows '/': past all keys of that name.
    from = `site/${next}0`
  }
  return names
}

async function newestAt({ streams }: JobContext, name: string): Promise<OpenStream[]> {
  const newest: OpenStream[] = []
  for (const phase of phases) {
    const range = { ...facetRange('site', name, phase), reverse: true, limit: jobs_per_name_max }
    for await (const { stream } of streams.context.storage.index.read(boardIndexes.facet, range)) {
      const open = await streams.get(stream)
      if (open) newest.push(open)
    }
  }
  return newest
}

function siteOf(context: JobContext, { state, fold }: OpenStream): Site {
  const text = (name: FieldName) => fieldText(fold, name) ?? ''
  const { code, name } = companyName(context, state, state.issuer)
  return {
    name: text('siteName'),
    address: text('siteAddress'),
    reference: text('siteReference'),
    account: text('account'),
    timeZone: text('timeZone'),
    owner: { code, name },
    usedAt: state.openedAt,
  }
}

export type SiteWords = {
  readonly name: string
  readonly address?: string
  readonly reference?: string
}

/** A job that goes on at a site, and whether the visit of another one can serve it. */
export type JobAtSite = {
  readonly id: StreamId
  readonly number: string
  readonly issuer: { readonly code: string; readonly name: string }
  readonly openedAt: number
  readonly type?: string
  readonly siteAddress?: string
  readonly request?: string
  readonly ours: boolean
  readonly servable: boolean
  readonly servedBy?: StreamId
  readonly status: string
}

/** Jobs that go on at that site, the oldest first; `except`: the one that is looked at. */
export async function openJobsAt(
  context: JobContext,
  { name, reference = '' }: SiteWords,
  except?: StreamId,
): Promise<readonly JobAtSite[]> {
  const { streams } = context
  const found = new Map<StreamId, JobAtSite>()
  for (const text of new Set([indexText(name), indexText(reference)])) {
    if (text === '') continue
    const range = facetRange('site', text, 'going on')
    const rows = streams.context.storage.index.read(boardIndexes.facet, {
      ...range,
      reverse: true,
      limit: open_jobs_max,
    })
    for await (const { stream } of rows) {
      const open = stream === except ? undefined : await streams.get(stream)
      if (open) found.set(stream, jobAtSite(context, open))
    }
  }
  return [...found.values()].sort((a, b) => a.openedAt - b.openedAt)
}

/** A job as it stands in a list of those at one site. */
export function jobAtSite(context: JobContext, open: OpenStream): JobAtSite {
  const { state, structure, fold } = open
  const own = context.streams.context.own.company
  const { code, name } = companyName(context, state, state.issuer)
  const ours = [...structure.assignments.values()].filter((one) => attends(one, own) && !one.ended)
  const servable = ours.length === 1 && ours.every((one) => !one.tied && !hasOpenBelow(open, one))
  const servedBy = ours.find((one) => one.tied)?.tied
  const latest = [...structure.assignments.values()].findLast((one) => !one.ended)
  return {
    id: state.stream,
    number: state.number,
    issuer: { code, name },
    openedAt: state.openedAt,
    ...shown('type', fieldText(fold, 'type')),
    ...shown('siteAddress', fieldText(fold, 'siteAddress')),
    ...shown('request', fieldText(fold, 'request')),
    ours: state.issuer === own,
    servable,
    ...(servedBy ? { servedBy } : {}),
    status: latest?.status ?? structure.life,
  }
}

function hasOpenBelow(
  { structure }: OpenStream,
  { children }: { readonly children: readonly string[] },
): boolean {
  return [...structure.assignments.values()].some(
    ({ id, ended }) => children.includes(id) && !ended,
  )
}

function shown<Key extends string>(
  key: Key,
  value: string | undefined,
): { readonly [key in Key]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: string }
}
