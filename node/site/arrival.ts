/**
 * A job arrives: which site of the book is it at? The same site at its owner, or one that this owner
 * has under its reference; else exactly the same name and address; else a new site, owned by who
 * wrote it. What was found is written beside the job, into our own private stream, so that the book
 * reads the same whenever and in whatever order it is read again.
 */
import type { StreamId } from '../../protocol/ids.ts'
import { site_of_job_field, site_said_field } from '../../protocol/site/fields.ts'
import { writePrivate } from '../job/private-stream.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { exactKey, linesOf, placeIn } from '../stream/site-keys.ts'
import { byPlace, byReference, bySource, foundFor, remaining, siteFile } from './book.ts'
import { automatic, type SiteContext } from './context.ts'
import { type JobSite, jobSite, saidKey } from './job-site.ts'
import { addSite } from './keep.ts'
import type { Place } from './matching/place.ts'
import { ownerChanged } from './owner-change.ts'
import { placeInputs, type SiteFile } from './site-file.ts'
import { believedOf, toldBy, toldInputs } from './told.ts'

/** What a job at a site means for the book. */
export type Arrival =
  | { readonly is: 'found'; readonly site: SiteFile }
  /** The sender owns it, and says something else now. */
  | { readonly is: 'changed'; readonly site: SiteFile; readonly place: Place }
  | { readonly is: 'new' }

/** What the book has that a job may mean, in the order in which it is looked at. */
export type Candidates = {
  /** Ours by that id, or the one of which its owner tells us under that id. */
  readonly same?: SiteFile
  /** Of the sender's own sites, those with its reference. */
  readonly referred: readonly SiteFile[]
  /** Exactly this name and address, the oldest first. */
  readonly equal: readonly SiteFile[]
}

/** Pure: the rule itself. */
export function readArrival(job: JobSite, { same, referred, equal }: Candidates): Arrival {
  const key = exactKey(job.place)
  const says = (site: SiteFile) => exactKey(site.place) === key
  const theirs = (site: SiteFile): Arrival =>
    says(site) ? { is: 'found', site } : { is: 'changed', site, place: job.place }
  if (same?.owner === job.issuer) return theirs(same)
  // Who does not own it is believed only where it says what the owner says, or said before.
  if (same && saysNowOrBefore(same, key)) return { is: 'found', site: same }
  const [own] = referred
  if (own && referred.length === 1) return theirs(own)
  const best =
    equal.find(({ owner }) => owner === job.issuer) ?? equal.find(({ owner }) => !owner) ?? equal[0]
  return best ? { is: 'found', site: best } : { is: 'new' }
}

/**
 * Finds or makes the site of a job; again only when the job says another one. For jobs of our own a
 * site is found only: what was typed for one job is not kept unless somebody keeps it.
 */
export async function noteSite(context: SiteContext, job: StreamId): Promise<void> {
  const { streams } = context.jobs
  const open = await streams.get(job)
  const said = open && jobSite(open)
  if (!said) return
  const key = saidKey(said)
  const known = await foundFor(context, job)
  if (known?.said === key) return
  const arrival = readArrival(said, await candidates(context, open, said))
  if (arrival.is === 'new' && said.issuer === streams.context.own.company) return
  const site = await settled(context, open, said, arrival)
  await writePrivate(context.jobs, job, foundSlots(site, key), automatic)
}

/** A person has said at which site of the book this job is: nothing is looked for. */
export async function noteChosenSite(
  context: SiteContext,
  job: StreamId,
  { id }: SiteFile,
): Promise<void> {
  await context.changes.run(async () => {
    const open = await context.jobs.streams.get(job)
    const said = open && jobSite(open)
    const key = said ? saidKey(said) : ''
    await writePrivate(context.jobs, job, foundSlots(id, key), automatic)
  })
}

const foundSlots = (site: StreamId, key: string) =>
  [
    [site_of_job_field, site],
    [site_said_field, key],
  ].map(
    ([field, text]) =>
      ({
        is: 'change',
        field: field as number,
        change: { is: 'value', value: { is: 'text', text: text as string } },
      }) as const,
  )

async function candidates(
  context: SiteContext,
  open: OpenStream,
  said: JobSite,
): Promise<Candidates> {
  const { issuer, id, reference, place } = said
  const same = id ? await sameSite(context, open, said, id) : undefined
  const referred = reference ? await byReference(context, issuer, reference) : []
  return { ...(same ? { same } : {}), referred, equal: await byPlace(context, place) }
}

/** Ours by its id; else the sender's own; else one of which somebody who owns it tells us. */
async function sameSite(
  context: SiteContext,
  open: OpenStream,
  said: JobSite,
  id: StreamId,
): Promise<SiteFile | undefined> {
  const ours = await siteFile(context, id)
  if (ours && !ours.owner) return ours
  const [sender] = await bySource(context, said.issuer, id)
  if (sender) return sender
  for (const told of await believedOf(context, open, id)) {
    const [theirs] = await bySource(context, told.state.issuer, id)
    if (theirs && saysNowOrBefore(theirs, exactKey(said.place))) return theirs
  }
  return undefined
}

function saysNowOrBefore(site: SiteFile, key: string): boolean {
  return exactKey(site.place) === key || linesOf(site.text('formerKeys')).includes(key)
}

/** The site that it comes to: found, corrected or made. */
async function settled(
  context: SiteContext,
  open: OpenStream,
  said: JobSite,
  arrival: Arrival,
): Promise<StreamId> {
  if (arrival.is === 'new') return newSite(context, open, said)
  const { site } = arrival
  if (arrival.is === 'changed') {
    // What the owner tells of the site itself is newer than what stands in one of its jobs.
    const told = await toldBy(context, said.issuer, site.source)
    if (!told) await ownerChanged(context, site.id, placeInputs(arrival.place))
  }
  return (await remaining(context, site)).id
}

/**
 * What we told of a site that the book does not have comes back from whom we told it, after our disk
 * died: the site is ours again, as far as it was told.
 */
export async function keepWhatWeTold(
  context: SiteContext,
  told: OpenStream,
  site: StreamId,
): Promise<void> {
  const inputs = toldInputs(told)
  if (!inputs.name || (await siteFile(context, site))) return
  const same = await byPlace(context, placeIn(told.fold))
  if (same.some(({ owner }) => !owner)) return
  await addSite(context, inputs)
}

/** Owned by whoever tells of it, or else by who issued the job. */
async function newSite(context: SiteContext, open: OpenStream, said: JobSite): Promise<StreamId> {
  const all = said.id ? await believedOf(context, open, said.id) : []
  const same = (told: OpenStream) => exactKey(placeIn(told.fold)) === exactKey(said.place)
  const told = all.find(({ state }) => state.issuer === said.issuer) ?? all.find(same)
  return addSite(context, {
    ...placeInputs(said.place),
    ...(said.reference ? { reference: said.reference } : {}),
    ...(told ? toldInputs(told) : {}),
    owner: told?.state.issuer ?? said.issuer,
    ...(said.id ? { source: said.id } : {}),
  })
}
