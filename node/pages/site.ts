/** What the pages ask of the site book: the use cases, each for who may. Guards see no book. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { fieldText } from '../../protocol/job/values.ts'
import { told_fields } from '../../protocol/site/fields.ts'
import { isPhone, telOf } from '../address-book/phone.ts'
import { type JobAtSite, jobAtSite } from '../job/sites.ts'
import { noteSite } from '../site/arrival.ts'
import { jobsAt, mergedInto, siteOfJob } from '../site/book.ts'
import { noSuchSite, type SiteContext, type SiteResult } from '../site/context.ts'
import { callDistinct, possibleDuplicatesOf, uncallDistinct } from '../site/duplicates.ts'
import { editJobAtSite } from '../site/job-at-site.ts'
import { jobSite } from '../site/job-site.ts'
import { createSite, editSite, noteOnSite, type SiteEdit, settleKeysWarning } from '../site/keep.ts'
import { changeKey, type KeyChange } from '../site/keys.ts'
import { bookSite, listSites, rowsOf, type SiteList, searchSites } from '../site/list.ts'
import { type Merge, mergeSites, unmergeSite } from '../site/merge.ts'
import { isBelieved } from '../site/told.ts'
import { linesOf, siteIndexes } from '../stream/site-keys.ts'
import type { Actor } from '../user/actor.ts'
import type { Permission } from '../user/roles.ts'
import { asked } from './asked.ts'

/** Jobs of a site that are shown; the board has the others. */
const jobs_shown_max = 20
/** A tab of the list says “100+” from there on. */
const counted_max = 100
/** Sites that are named where operators look; the list has the others. */
const warned_shown_max = 6

export function sitesBackend(book: SiteContext) {
  const read = (actor: Actor) => forDesk(book, actor, 'see')
  const write = (actor: Actor) => forDesk(book, actor, 'dispatch')
  return {
    list: async (actor: Actor, query: Parameters<typeof listSites>[1]) =>
      withAllKeys(book, await listSites(read(actor), query)),
    search: async (actor: Actor, text: string) =>
      withAllKeys(book, await searchSites(read(actor), text)),
    counts: async (actor: Actor) => countsOf(read(actor)),
    warned: async (actor: Actor) =>
      (await listSites(read(actor), { warned: true })).sites.slice(0, warned_shown_max),
    duplicates: async (actor: Actor, site?: StreamId) => possibleDuplicatesOf(read(actor), site),
    get: async (actor: Actor, site: StreamId) => viewOf(read(actor), site),
    rows: async (actor: Actor, sites: readonly StreamId[]) => rowsOf(read(actor), sites),
    jobsAt: async (actor: Actor, site: StreamId) => newestAt(read(actor), site),
    add: async (actor: Actor, edit: SiteEdit) => createSite(write(actor), edit, by(actor)),
    change: async (actor: Actor, site: StreamId, edit: SiteEdit) =>
      editSite(write(actor), site, edit, by(actor)),
    note: async (actor: Actor, site: StreamId, text: string) =>
      noteOnSite(write(actor), site, text, by(actor)),
    settleWarning: async (actor: Actor, site: StreamId) => settleAll(write(actor), site, actor),
    changeKey: async (actor: Actor, site: StreamId, change: KeyChange) =>
      changeKey(write(actor), site, change, by(actor)),
    merge: async (actor: Actor, merge: Merge) => mergeSites(write(actor), merge, by(actor)),
    unmerge: async (actor: Actor, sites: readonly StreamId[]) =>
      unmergeAll(write(actor), sites, actor),
    callDistinct: async (actor: Actor, site: StreamId, other: StreamId) =>
      callDistinct(write(actor), site, other, by(actor)),
    uncallDistinct: async (actor: Actor, site: StreamId, other: StreamId) =>
      uncallDistinct(write(actor), site, other, by(actor)),
    keepOfJob: async (actor: Actor, job: StreamId) => keepOfJob(write(actor), job, actor),
  } as const
}

const by = ({ name }: Actor) => ({ by: name })

/** A guard has the site of a job on the job's page; nobody leads one to the book. */
function forDesk(book: SiteContext, actor: Actor, permission: Permission): SiteContext {
  if (actor.role === 'guard') throw new Error('a guard asks for the site book')
  return asked(book, actor, permission)
}

async function countsOf({ jobs }: SiteContext) {
  const { storage } = jobs.streams.context
  let duplicates = 0
  for await (const _ of storage.sites.pairs()) if (++duplicates >= counted_max) break
  let warned = 0
  const range = { limit: counted_max }
  for await (const _ of storage.index.read(siteIndexes.siteWarning, range)) warned++
  return { duplicates, warned }
}

/** Keys that were taken in to a site before it was merged into another are held to that one. */
async function withAllKeys(context: SiteContext, list: SiteList): Promise<SiteList> {
  const sites = await Promise.all(
    list.sites.map(async (row) => {
      const merged = await mergedInto(context, row.id)
      const keys = merged.reduce((sum, { text }) => sum + linesOf(text('keys')).length, row.keys)
      return { ...row, keys }
    }),
  )
  return { ...list, sites }
}

async function viewOf(context: SiteContext, site: StreamId) {
  const view = await bookSite(context, site)
  return view && { ...view, ...withContacts(view.fields), standing: standingOf(context, view) }
}

type Fields = NonNullable<Awaited<ReturnType<typeof bookSite>>>['fields']

function withContacts({ contacts = '', ownContacts = '' }: Fields) {
  return { contacts: contactsIn(contacts), ownContacts: contactsIn(ownContacts) }
}

function contactsIn(text: string) {
  return linesOf(text).map((line) => {
    const [name = '', role = '', phone = ''] = line.split('\t')
    return { name, role, phone, ...(isPhone(phone) ? { tel: telOf(phone) } : {}) }
  })
}

function standingOf({ jobs }: SiteContext, { fields }: { readonly fields: Fields }) {
  return linesOf(fields.standing ?? '').map((id) => {
    const company = id as CompanyId
    const known = jobs.companies.byId(company)
    return { company, code: known?.code ?? '', name: known?.name ?? company.slice(0, 8) }
  })
}

/** Of the site and of those that were merged into it. */
async function newestAt(context: SiteContext, site: StreamId) {
  const { streams } = context.jobs
  const sites = [site, ...(await mergedInto(context, site)).map(({ id }) => id)]
  const found = new Map<StreamId, JobAtSite>()
  for (const one of sites) {
    let taken = 0
    for await (const job of jobsAt(context, [one], { reverse: true })) {
      const open = await streams.get(job)
      if (open) found.set(job, jobAtSite(context.jobs, open))
      if (++taken > jobs_shown_max) break
    }
  }
  const jobs = [...found.values()].sort((a, b) => b.openedAt - a.openedAt)
  return { jobs: jobs.slice(0, jobs_shown_max), more: jobs.length > jobs_shown_max }
}

/** A warning may stand at a site that was merged into the one that is looked at. */
async function settleAll(context: SiteContext, site: StreamId, actor: Actor): Promise<SiteResult> {
  for (const { id, text } of await mergedInto(context, site)) {
    if (text('keysWarning')) await settleKeysWarning(context, id, by(actor))
  }
  return settleKeysWarning(context, site, by(actor))
}

async function unmergeAll(
  context: SiteContext,
  sites: readonly StreamId[],
  actor: Actor,
): Promise<SiteResult> {
  let result: SiteResult = noSuchSite
  for (const site of sites) {
    result = await unmergeSite(context, site, by(actor))
    if (result.refused) return result
  }
  return result
}

async function keepOfJob(context: SiteContext, job: StreamId, actor: Actor): Promise<SiteResult> {
  const open = await context.jobs.streams.get(job)
  const said = open && jobSite(open)
  if (!open || !said || said.issuer !== context.jobs.streams.context.own.company) return noSuchSite
  const before = await siteOfJob(context, job)
  if (before) return { refused: false, site: before.id }
  const { lines, ...place } = said.place
  const made = await createSite(
    context,
    {
      ...place,
      lines: lines.join('\n'),
      reference: said.reference ?? '',
      timeZone: fieldText(open.fold, 'timeZone') ?? '',
      accounts: fieldText(open.fold, 'account') ?? '',
    },
    by(actor),
  )
  if (made.refused) return made
  // A job that goes on says from now on that it is at this site, so that who attends is told of it.
  const isOn = goesOn(open.state, open.structure, said.issuer)
  const told =
    isOn && (await editJobAtSite(context, job, { fields: {}, site: made.site }, by(actor)))
  if (!told || told.refused) await noteSite(context, job)
  return made
}

/**
 * The site of a job, as the book has it: for whoever attends, guards included. What another company
 * says of a site it owns is for jobs of that company: a third one, which claims the same place, tells
 * nobody how to get in.
 */
export async function siteSheet(context: SiteContext, job: StreamId) {
  const open = await context.jobs.streams.get(job)
  const file = await siteOfJob(context, job)
  const view = file && (await bookSite(context, file.id))
  if (!open || !view) return undefined
  const { id, name, owner, ours, keysHeld, keysWarning } = view
  const believed =
    ours ||
    owner.company === open.state.issuer ||
    (await isBelieved(context, open, owner.company, file.source))
  const fields = believed ? view.fields : withoutTold(view.fields)
  return { id, name, owner, ours, fields, keysHeld, keysWarning, ...withContacts(fields) }
}

/** What only we say of it. */
function withoutTold(fields: SiteFields): SiteFields {
  const told: ReadonlySet<string> = new Set(told_fields)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !told.has(name)))
}

type SiteFields = NonNullable<Awaited<ReturnType<typeof bookSite>>>['fields']

/** Jobs that go on at the site of the book that a job is at; the newest first. */
export async function openAtSiteOf(context: SiteContext, job: StreamId): Promise<JobAtSite[]> {
  const file = await siteOfJob(context, job)
  return file ? openAtSite(context, file.id, job) : []
}

/** Jobs that go on there. */
export async function openAtSite(
  context: SiteContext,
  site: StreamId,
  except?: StreamId,
): Promise<JobAtSite[]> {
  const { streams } = context.jobs
  const { company } = streams.context.own
  const sites = [site, ...(await mergedInto(context, site)).map(({ id }) => id)]
  const found: JobAtSite[] = []
  let looked = 0
  for (const one of sites) {
    for await (const job of jobsAt(context, [one], { reverse: true })) {
      if (found.length >= jobs_shown_max || ++looked > jobs_looked_at_max) return found
      const open = job === except ? undefined : await streams.get(job)
      if (open && goesOn(open.state, open.structure, company)) {
        found.push(jobAtSite(context.jobs, open))
      }
    }
  }
  return found
}

/** Of a site with years of jobs: those that still go on are among the newest. */
const jobs_looked_at_max = 200
