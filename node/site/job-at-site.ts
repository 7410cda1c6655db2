/**
 * Jobs at a site of the book: whoever makes or changes a job names the site, and its fields are
 * written into the job. A place that is only typed is for this one job.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { fieldText } from '../../protocol/job/values.ts'
import { type CreateJob, createJob } from '../job/create.ts'
import { type EditJob, editJob } from '../job/edit.ts'
import { type Refusal, type Result, refuse } from '../job/result.ts'
import type { FieldInputs } from '../job/values.ts'
import type { Acting } from '../stream/append.ts'
import { noteChosenSite } from './arrival.ts'
import { remaining, siteFile } from './book.ts'
import type { SiteContext } from './context.ts'
import { fieldsOfSite } from './job-site.ts'
import type { SiteFile } from './site-file.ts'

/** A site of the book, by its id here. */
type AtSite = { readonly site?: StreamId }

export type CreateJobAtSite = CreateJob & AtSite
export type EditJobAtSite = EditJob & AtSite

/** Those of a job's fields that make its site another one. */
const place_fields = [
  'siteName',
  'siteAddress',
  'siteSuburb',
  'siteState',
  'sitePostcode',
  'siteCountry',
] as const

export async function createJobAtSite(
  context: SiteContext,
  { site, ...input }: CreateJobAtSite,
  acting: Acting,
): Promise<Result> {
  const { company } = context.jobs.streams.context.own
  const at = await toWrite(context, site, input.fields, company)
  if ('refused' in at) return at
  const made = await createJob(context.jobs, { ...input, fields: at.fields }, acting)
  if (!made.refused && at.file) await noteChosenSite(context, made.job, at.file)
  return made
}

export async function editJobAtSite(
  context: SiteContext,
  job: StreamId,
  { site, ...input }: EditJobAtSite,
  acting: Acting,
): Promise<Result> {
  const open = await context.jobs.streams.get(job)
  const at = await toWrite(context, site, input.fields, open?.state.issuer)
  if ('refused' in at) return at
  // Another place is typed: the job is not at the site of the book any more.
  const left =
    !at.file &&
    open &&
    fieldText(open.fold, 'siteId') !== undefined &&
    place_fields.some((name) => {
      const typed = input.fields[name]
      return typed !== undefined && typed !== (fieldText(open.fold, name) ?? '')
    })
  const fields = left ? { ...at.fields, siteId: '' } : at.fields
  const done = await editJob(context.jobs, job, { ...input, fields }, acting)
  if (!done.refused && !done.held && at.file) await noteChosenSite(context, job, at.file)
  return done
}

type ToWrite = { readonly fields: FieldInputs; readonly file?: SiteFile }

/** The fields with those of the site among them. */
async function toWrite(
  context: SiteContext,
  site: StreamId | undefined,
  typed: FieldInputs,
  issuer: CompanyId | undefined,
): Promise<ToWrite | Refusal> {
  if (typed.siteId !== undefined) {
    const message = 'Name the site of the book (site): its id at its owner is written by Baton.'
    return refuse('invalid', message, { field: 'siteId' })
  }
  if (!site) return { fields: typed }
  const named = await siteFile(context, site)
  if (!named) return refuse('invalid', 'There is no such site in the book.', { field: 'site' })
  const file = await remaining(context, named)
  const said = fieldsOfSite(file)
  const other = place_fields.find((name) => typed[name] && typed[name] !== said[name])
  if (other) {
    const message =
      'The site of the book says otherwise: change it there, or leave site out and type the place.'
    return refuse('invalid', message, { field: other })
  }
  const { siteReference, timeZone } = typed
  const fields = {
    ...typed,
    ...said,
    ...(siteReference && !said.siteReference ? { siteReference } : {}),
    ...(timeZone && !said.timeZone ? { timeZone } : {}),
    ...(isSaidBy(issuer, file, context) ? {} : { siteId: '' }),
  }
  return { fields, file }
}

/** An id is read as the issuer's own, or as one that its owner tells of: others may not say it. */
function isSaidBy(issuer: CompanyId | undefined, { owner }: SiteFile, { jobs }: SiteContext) {
  return issuer === jobs.streams.context.own.company || (owner !== undefined && owner === issuer)
}
