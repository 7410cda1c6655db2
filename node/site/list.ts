/** The site book as people read it: lists, searches, one site with all that belongs to it. */
import type { CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { EntryLine } from '../../protocol/job/fold.ts'
import {
  type SiteFieldName,
  type SiteLineKind,
  siteFields,
  siteLineKind,
} from '../../protocol/site/fields.ts'
import { hasAll, searchTerms, type Term } from '../job/words.ts'
import { linesOf, siteIndexes, siteWords } from '../stream/site-keys.ts'
import { mergedInto, remaining, siteFile } from './book.ts'
import type { SiteContext } from './context.ts'
import { type HeldKey, readKeys } from './keys.ts'
import {
  compared_max,
  found_sites_max,
  only_word_keys_max,
  sites_per_page_max,
  word_keys_max,
} from './limits.ts'
import type { SiteFile } from './site-file.ts'

type SiteOwner = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
}

/** A line of the list: the owner stands after the name, ours included. */
export type SiteRow = {
  readonly id: StreamId
  readonly name: string
  /** In one line. */
  readonly address: string
  readonly owner: SiteOwner
  readonly ours: boolean
  readonly reference: string
  readonly keys: number
  readonly warning: boolean
}

type SiteHistoryLine = {
  readonly id: DeltaId
  readonly kind: SiteLineKind
  readonly items: readonly string[]
  readonly text: string
  readonly by: string
  /** ms since 1970 */
  readonly at: number
  /** The site that it was written to, where that was merged into this one. */
  readonly of?: StreamId
}

export type SiteView = SiteRow & {
  readonly fields: { readonly [name in SiteFieldName]?: string }
  /** It was merged into this one. */
  readonly mergedInto?: SiteRow
  /** Sites that were merged into it: their keys, notes and jobs are read with it. */
  readonly merged: readonly SiteRow[]
  /** Sites that a person has called another place than this one. */
  readonly distinct: readonly SiteRow[]
  readonly keysHeld: readonly (HeldKey & { readonly site: StreamId })[]
  /** What of name and address its owner changed while keys are held, until somebody has noted it. */
  readonly keysWarning: readonly string[]
  /** The newest first. */
  readonly history: readonly SiteHistoryLine[]
}

/** Lines of a site's history that are read; each is some hundred bytes. */
const history_lines_max = 500

export function siteRow({ jobs }: SiteContext, file: SiteFile): SiteRow {
  const { own } = jobs.streams.context
  const { place } = file
  const known = file.owner && jobs.companies.byId(file.owner)
  const company = file.owner ?? own.company
  return {
    id: file.id,
    name: place.name,
    address: addressOf(file),
    owner: {
      company,
      code: file.owner ? (known?.code ?? '') : own.code,
      name: file.owner ? (known?.name ?? company.slice(0, 8)) : own.name,
    },
    ours: !file.owner,
    reference: file.text('reference'),
    keys: linesOf(file.text('keys')).length,
    warning: file.text('keysWarning') !== '',
  }
}

/** In one line, as it stands on an envelope. */
function addressOf({ place }: SiteFile): string {
  const { lines, suburb, state, postcode, country } = place
  const town = [suburb, state, postcode].filter(Boolean).join(' ')
  return [...lines, town, country].filter(Boolean).join(', ')
}

export type SiteList = {
  readonly sites: readonly SiteRow[]
  /** Ask with this for the next ones. */
  readonly next?: string
  /** There are more than a search looks at: type more. */
  readonly more?: boolean
}

/** By name; `after` is what the page before gave as `next`. */
export async function listSites(
  context: SiteContext,
  { after, warned = false }: { readonly after?: string; readonly warned?: boolean },
): Promise<SiteList> {
  const { storage } = context.jobs.streams.context
  const index = warned ? siteIndexes.siteWarning : siteIndexes.siteName
  const sites: SiteRow[] = []
  const range = { ...(after ? { from: `${after}\u0001` } : {}), limit: sites_per_page_max + 1 }
  let last: string | undefined
  for await (const { key, stream } of storage.index.read(index, range)) {
    if (sites.length === sites_per_page_max) return { sites, ...(last ? { next: last } : {}) }
    last = key
    const file = await siteFile(context, stream)
    if (file) sites.push(siteRow(context, file))
  }
  return { sites }
}

/** Sites that have all these words; the last one is a beginning, for it is being typed. */
export async function searchSites(
  context: SiteContext,
  text: string,
  limit = found_sites_max,
): Promise<SiteList> {
  const terms = searchTerms(text)
  if (terms.length === 0) return listSites(context, {})
  const found = await rarest(context, terms)
  const sites: SiteRow[] = []
  let compared = 0
  for (const id of found.streams) {
    if (sites.length >= limit || compared++ >= compared_max) return { sites, more: true }
    const file = await siteFile(context, id)
    if (!file || file.mergedInto) continue
    if (found.certain || hasAll([...siteWords(file.text)], terms))
      sites.push(siteRow(context, file))
  }
  return found.cut ? { sites, more: true } : { sites }
}

/**
 * Sites under all words that few have; a word that very many have only confirms. `certain`: they
 * have all the words, and nothing is to be compared.
 */
async function rarest(context: SiteContext, terms: readonly Term[]) {
  const keys = terms.length > 1 ? word_keys_max : only_word_keys_max
  const all = await Promise.all(terms.map((term) => under(context, term, keys)))
  const few = all.filter(({ cut }) => !cut)
  const [first, ...others] = (few.length > 0 ? few : all).toSorted(
    (a, b) => a.streams.size - b.streams.size,
  )
  const common = [...(first?.streams ?? [])].filter((stream) =>
    others.every(({ streams, cut }) => cut || streams.has(stream)),
  )
  const certain = all.length === 1 || few.length === all.length
  return { streams: common, cut: few.length === 0, certain }
}

async function under({ jobs }: SiteContext, { forms, isBeginning }: Term, keys: number) {
  const { storage } = jobs.streams.context
  const streams = new Set<StreamId>()
  let cut = false
  for (const form of forms) {
    const to = isBeginning ? `${form}\u{10ffff}` : `${form}\u0001`
    const range = { from: form, to, limit: keys }
    let read = 0
    for await (const { stream } of storage.index.read(siteIndexes.siteWord, range)) {
      streams.add(stream)
      read++
    }
    // Words that begin alike often stand for one site: what counts is whether there were more.
    cut ||= read === keys
  }
  return { streams, cut }
}

/** One site with all that belongs to it; undefined where there is none. */
export async function bookSite(context: SiteContext, id: StreamId): Promise<SiteView | undefined> {
  const file = await siteFile(context, id)
  if (!file) return undefined
  const left = file.mergedInto ? await remaining(context, file) : undefined
  const merged = await mergedInto(context, id)
  const all = [file, ...merged]
  const names = Object.keys(siteFields) as SiteFieldName[]
  const history = (
    await Promise.all(all.map((one) => historyOf(context, one, one !== file)))
  ).flat()
  return {
    ...siteRow(context, file),
    fields: Object.fromEntries(
      names.flatMap((name) => (file.text(name) ? [[name, file.text(name)]] : [])),
    ),
    ...(left && left.id !== id ? { mergedInto: siteRow(context, left) } : {}),
    merged: merged.map((one) => siteRow(context, one)),
    distinct: await rowsOf(context, linesOf(file.text('distinctFrom')) as StreamId[]),
    keysHeld: all.flatMap((one) =>
      readKeys(one.text('keys')).map((key) => ({ ...key, site: one.id })),
    ),
    keysWarning: all.flatMap((one) => linesOf(one.text('keysWarning'))),
    history: history.sort((a, b) => b.at - a.at).slice(0, history_lines_max),
  }
}

/** Those that are in the book by themselves. */
export async function rowsOf(context: SiteContext, sites: readonly StreamId[]): Promise<SiteRow[]> {
  const files = await Promise.all(sites.map((site) => siteFile(context, site)))
  return files.flatMap((file) => (file && !file.mergedInto ? [siteRow(context, file)] : []))
}

async function historyOf(
  { jobs }: SiteContext,
  { id }: SiteFile,
  isMerged: boolean,
): Promise<SiteHistoryLine[]> {
  const lines: SiteHistoryLine[] = []
  for await (const row of jobs.streams.context.storage.entries.read(id)) {
    const line = row.entry as EntryLine
    if (line.content.is !== 'entry') continue
    const kind = siteLineKind(line.content.code)
    if (!kind) continue
    const { items, text } = line.content
    const of = isMerged ? { of: id } : {}
    lines.push({ id: line.id, kind, items, text, by: line.by, at: line.enteredAt, ...of })
  }
  return lines
}
