/** Jobs as a whole: new, lists, one, its fields, and what ends or reopens it. */
import { z } from 'zod'
import { number_chars_max, text_chars_max } from '../../protocol/limits.ts'
import type { JobQuery } from './backend.ts'
import { refuseRequest } from './error.ts'
import { lives } from './job-list.ts'
import {
  companyRoute,
  jobWrite,
  large_body_bytes_max,
  noInput,
  type Route,
  saved,
} from './route.ts'
import {
  assignmentId,
  fieldInputs,
  minutes,
  party,
  queryNumber,
  reason,
  seenWrites,
  siteId,
} from './schemas.ts'

/** A page of a list. */
const jobs_per_page = 50
const jobs_per_page_max = 200
/** Providers brought in at once; more are brought in one by one. */
const providers_max = 16

const search = z.string().trim().min(1).max(text_chars_max).exactOptional()

const query: z.ZodType<JobQuery> = z.strictObject({
  life: z.enum(lives).exactOptional(),
  number: z.string().trim().min(1).max(number_chars_max).exactOptional(),
  site: search.describe("How the site's name or reference begins."),
  reference: search.describe('A whole reference: of the issuer, an order or docket number, ours.'),
  limit: queryNumber(jobs_per_page_max).default(jobs_per_page),
  cursor: z
    .string()
    .regex(/^[0-9a-f]{12}\/[0-9a-f]{64}$/, 'expected `next` of the page before')
    .exactOptional(),
})

const site = siteId
  .exactOptional()
  .describe('A site of the book: its name, address and reference are written into the job.')

const newJob = {
  fields: fieldInputs.default({}),
  site,
  number: z.string().max(number_chars_max).exactOptional(),
  alarmCompany: party.exactOptional(),
  customer: party.exactOptional(),
  providers: z.array(party).max(providers_max).exactOptional(),
  attend: z.boolean().exactOptional().describe('We attend it ourselves.'),
  answerMinutes: minutes.exactOptional(),
}

export const noSuchJob = refuseRequest('not-found', 'There is no such job here.')

export const jobRoutes: readonly Route[] = [
  jobWrite({
    method: 'POST',
    path: '/jobs',
    summary: 'Makes a job. Linked companies that it names get it; the answer says who is phoned.',
    input: newJob,
    bodyBytesMax: large_body_bytes_max,
    status: 201,
    handle: async (jobs, { input, acting }) => {
      const made = await jobs.create(input, acting)
      if (made.refused) return made
      const detail = await jobs.get(made.job)
      return { ...made, number: detail?.job.number }
    },
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs',
    summary: 'Jobs, the newest first, a page at a time.',
    scope: 'read',
    input: query,
    handle: ({ jobs }, { input }) => jobs.list(input),
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job',
    summary:
      'A job with what wants attention, who gets it, and held edits. `nameFrom` is who says how a ' +
      'company is called: own, link, certificate (its own), or grant (who brought it in).',
    scope: 'read',
    input: noInput,
    handle: async ({ jobs }, { params }) => (await jobs.get(params.job)) ?? noSuchJob,
  }),
  jobWrite({
    method: 'PATCH',
    path: '/jobs/:job',
    summary: 'Changes fields. On a complete job the edit is held here, and the answer names it.',
    input: {
      fields: fieldInputs,
      site,
      assignment: assignmentId.exactOptional(),
      seen: seenWrites.exactOptional(),
    },
    bodyBytesMax: large_body_bytes_max,
    handle: (jobs, { params, input, acting }) => jobs.edit(params.job, input, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/attend',
    summary: 'This company attends the job itself.',
    input: {},
    handle: (jobs, { params, acting }) => jobs.attend(params.job, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/cancel',
    summary: 'The issuer cancels the job; who attends there has to confirm.',
    input: { reason },
    handle: (jobs, { params, input, acting }) =>
      jobs.close(params.job, { cancelled: true, ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/close',
    summary: 'The issuer closes the job; who attends there has to confirm.',
    input: { reason },
    handle: (jobs, { params, input, acting }) =>
      jobs.close(params.job, { cancelled: false, ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/reopen',
    summary: 'Sets a complete job to In Progress; edits held here go out with it.',
    input: { assignments: z.array(assignmentId).exactOptional(), reason: reason.default('') },
    handle: (jobs, { params, input, acting }) => jobs.reopen(params.job, input, acting),
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/seen',
    summary: 'A person here has seen the job as it is now; the others are told.',
    scope: 'write',
    input: noInput,
    status: 204,
    handle: async ({ jobs }, { params }) => ((await jobs.seen(params.job)) ? undefined : noSuchJob),
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/held-edits',
    summary: 'Edits of a complete job that are kept here, unsent.',
    scope: 'read',
    input: noInput,
    handle: async ({ jobs }, { params }) => {
      const detail = await jobs.get(params.job)
      return detail ? { held: detail.held } : noSuchJob
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/held-edits/:draft/send',
    summary: 'Sends a held edit, once the job is In Progress.',
    scope: 'write',
    input: noInput,
    handle: async ({ jobs }, { params }) =>
      saved(await jobs.sendHeldEdit(params.job, params.draft)),
  }),
  companyRoute({
    method: 'DELETE',
    path: '/jobs/:job/held-edits/:draft',
    summary: 'Drops a held edit.',
    scope: 'write',
    input: noInput,
    status: 204,
    handle: async ({ jobs }, { params }) =>
      (await jobs.dropHeldEdit(params.job, params.draft))
        ? undefined
        : refuseRequest('not-found', 'There is no such held edit.'),
  }),
]
