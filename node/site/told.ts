/**
 * Telling other companies of a site. A site of the book never leaves the company. What may travel is
 * told in a stream of its own to each company that has a job there from us: its neighbours beside it
 * are not seen by it, it gets what was true when its last job came, and changes while one goes on.
 * Whoever passes the job on brings the next company into the same stream, so that what is read there
 * is signed by the owner, link or no link.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { toHex } from '../../protocol/ids.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import { told_fields } from '../../protocol/site/fields.ts'
import { isActive, neighbours } from '../../protocol/stream/grants.ts'
import { frontierNow, grantToWriteUnder } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { linesOf, siteIndexes, siteText } from '../stream/site-keys.ts'
import { jobsAt, mergedInto, siteFile, streamsUnder } from './book.ts'
import { automatic, type SiteContext } from './context.ts'
import { readable } from './input.ts'
import { jobSite } from './job-site.ts'
import { told_keys_max, told_per_owner_max } from './limits.ts'
import type { SiteFile, SiteInputs } from './site-file.ts'
import { inPortions, siteSlots } from './site-file.ts'

/** What is told of a site by its id there, also by who only claims it; a bounded number. */
export async function toldSites(context: SiteContext, id: StreamId): Promise<OpenStream[]> {
  const { storage } = context.jobs.streams.context
  const told: OpenStream[] = []
  const by = new Map<CompanyId, number>()
  const range = { from: `${id}/`, to: `${id}0`, limit: told_keys_max }
  for await (const { stream, key } of storage.index.read(siteIndexes.toldSite, range)) {
    const issuer = key.slice(id.length + 1) as CompanyId
    by.set(issuer, (by.get(issuer) ?? 0) + 1)
    if ((by.get(issuer) ?? 0) > told_per_owner_max) continue
    const open = await context.jobs.streams.get(stream)
    if (open) told.push(open)
  }
  return told
}

/**
 * What is believed of the site of a job: what the job's issuer tells, and what came to us from the
 * company that brought us onto the job. Anybody else can tell something under an id that he has read.
 */
export async function believedOf(
  context: SiteContext,
  job: OpenStream,
  id: StreamId,
): Promise<OpenStream[]> {
  const { company } = context.jobs.streams.context.own
  const givers = giversTo(job, company)
  const all = await toldSites(context, id)
  return all.filter(
    (told) =>
      told.state.issuer !== company &&
      (told.state.issuer === job.state.issuer ||
        giversTo(told, company).some((giver) => givers.includes(giver))),
  )
}

/** Whether what this owner tells of a site is believed for a job. */
export async function isBelieved(
  context: SiteContext,
  job: OpenStream,
  owner: CompanyId,
  id: StreamId | undefined,
): Promise<boolean> {
  const all = id ? await believedOf(context, job, id) : []
  return all.some(({ state }) => state.issuer === owner)
}

/** Companies that brought this one in, and whose grant goes on. */
function giversTo({ structure }: OpenStream, own: CompanyId): CompanyId[] {
  const { membership } = structure
  const lines = [...membership.grants.values()]
  return lines.filter(({ id, to }) => to === own && isActive(membership, id)).map(({ by }) => by)
}

/** What this owner tells us of it: the newest, where it came on more than one way. */
export async function toldBy(
  context: SiteContext,
  owner: CompanyId,
  id: StreamId | undefined,
): Promise<OpenStream | undefined> {
  if (!id) return undefined
  const all = (await toldSites(context, id)).filter(({ state }) => state.issuer === owner)
  return all.toSorted((a, b) => lastTime(b) - lastTime(a))[0]
}

function lastTime({ state }: OpenStream): number {
  return Math.max(...state.lanes.map(({ tip }) => tip?.time.ms ?? 0))
}

/** Everything that it says, as fields of a site of the book; what nobody could have typed is left out. */
export function toldInputs({ fold }: OpenStream): SiteInputs {
  return Object.fromEntries(told_fields.map((name) => [name, readable(name, siteText(fold, name))]))
}

/** Sees to it that everybody whom we gave this job knows its site as its owner has it. */
export async function tellOfJob(context: SiteContext, open: OpenStream): Promise<void> {
  const { own } = context.jobs.streams.context
  const said = jobSite(open)
  const id = said?.id
  if (!id) return
  const to = givenBy(open, own.company)
  if (to.length === 0) return
  const file = await siteFile(context, id)
  if (file && !file.owner) {
    // A job that another company issued may name any id of ours that it has read.
    if (said.issuer !== own.company) return
    for (const company of to) await tell(context, file, company)
    return
  }
  const all =
    said.issuer === own.company ? await toldSites(context, id) : await believedOf(context, open, id)
  for (const told of all) {
    for (const company of to) await bringInto(context, told, company)
  }
}

/** Companies that this one brought onto the job, and that are on it. */
function givenBy({ structure }: OpenStream, own: CompanyId): CompanyId[] {
  const { membership } = structure
  const lines = [...membership.grants.values()]
  const given = lines.filter(({ id, by }) => by === own && isActive(membership, id))
  return [...new Set(given.flatMap(({ to }) => (to ? [to] : [])))]
}

/** What we tell this company of a site of ours, as it is now. */
async function tell(context: SiteContext, file: SiteFile, company: CompanyId): Promise<void> {
  const { streams } = context.jobs
  const says = Object.fromEntries(told_fields.map((name) => [name, file.text(name)]))
  const [existing] = await toldTo(context, file.id, company)
  if (existing) {
    await streams.save(existing, ({ fold }) => inPortions(siteSlots(fold, says)), automatic)
    return
  }
  const grant = grantTo(context, company)
  if (!grant) return
  const nonce = toHex(streams.context.random(nonce_bytes))
  const genesis = { kind: 'site', nonce, number: '', attends: false, subject: file.id } as const
  const [first, ...others] = inPortions(siteSlots(undefined, says))
  const steps = [...others, () => [grant]]
  await streams.create(genesis, first?.([]) ?? [], steps, automatic)
}

/** Streams in which we tell this company of that site: one. */
async function toldTo(
  context: SiteContext,
  site: StreamId,
  company: CompanyId,
): Promise<StreamId[]> {
  const found: StreamId[] = []
  for await (const stream of streamsUnder(context, siteIndexes.toldTo, `${site}/${company}`)) {
    const open = await context.jobs.streams.get(stream)
    if (open && givenBy(open, context.jobs.streams.context.own.company).includes(company)) {
      found.push(stream)
    }
  }
  return found
}

/** Hands on what its owner told us, if we may. */
async function bringInto(
  context: SiteContext,
  { state }: OpenStream,
  company: CompanyId,
): Promise<void> {
  const { streams } = context.jobs
  const grant = grantTo(context, company)
  if (!grant) return
  await streams.save(
    state.stream,
    (open) => {
      const { membership } = open.structure
      if (neighbours(membership, streams.context.own.company).get(company) === 'all') return []
      const under = grantToWriteUnder(membership, streams.context)
      const ours = under && membership.grants.get(under)
      if (!ours?.grant.passOn || !isActive(membership, ours.id)) return []
      return [() => [grant]]
    },
    automatic,
  )
}

/** Reads and passes on; nobody but the owner writes. */
function grantTo({ jobs }: SiteContext, company: CompanyId) {
  const known = jobs.companies.byId(company)
  if (!known || known.state === 'requested' || known.state === 'unlinked') return undefined
  return {
    is: 'act',
    act: {
      is: 'grant',
      to: { company },
      code: known.code,
      name: known.name,
      role: 'provider',
      write: false,
      passOn: known.settings.mayPassOn,
      answerMinutes: 0,
    },
  } as const
}

/**
 * A site of ours was changed: told to companies that have a job of ours there that goes on, and to
 * those with a standing service. Others read it with their next job.
 */
export async function tellChange(context: SiteContext, site: StreamId): Promise<void> {
  const file = await siteFile(context, site)
  if (!file || file.owner || file.mergedInto) return
  const { own } = context.jobs.streams.context
  const to = new Set(linesOf(file.text('standing')) as CompanyId[])
  const sites = [site, ...(await mergedInto(context, site)).map(({ id }) => id)]
  for await (const job of jobsAt(context, sites)) {
    const open = await context.jobs.streams.get(job)
    if (!open || !goesOn(open.state, open.structure, own.company)) continue
    for (const company of givenBy(open, own.company)) to.add(company)
  }
  for (const company of to) await tell(context, file, company)
}

/** The link with a company has ended: it is told of no site any more. */
export async function stopTelling(context: SiteContext, company: CompanyId): Promise<void> {
  const { storage, own } = context.jobs.streams.context
  const range = { from: `${company}/`, to: `${company}0` }
  const streams: StreamId[] = []
  for await (const { stream } of storage.index.read('shared', range)) streams.push(stream)
  for (const stream of streams) {
    await context.jobs.streams.save(
      stream,
      (open) => {
        if (open.state.kind !== 'site') return []
        const { membership } = open.structure
        const between = [...membership.grants.values()].filter(
          ({ id, by, to }) =>
            isActive(membership, id) &&
            ((by === own.company && to === company) || (by === company && to === own.company)),
        )
        return between.map(({ id }) => () => [
          {
            is: 'act',
            act: {
              is: 'revoke',
              grant: id,
              frontier: frontierNow(open),
              how: 'unlinked',
              reason: '',
            },
          },
        ])
      },
      automatic,
    )
  }
}
