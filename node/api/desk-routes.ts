/**
 * The desk of this company: who has a job, the response clock, the radio room, things on test, and
 * the hand-over of a shift. Signing for a hand-over is for people, on the pages.
 */
import { z } from 'zod'
import type { StreamId } from '../../protocol/ids.ts'
import { callTargets } from '../desk/calls.ts'
import type { DeskContext } from '../desk/context.ts'
import { handOverLists, listHandOvers, signedHandOver } from '../desk/hand-over.ts'
import { deskLines, deskTurns } from '../desk/job-line.ts'
import { note_chars_max, radio_line_chars_max, test_text_chars_max } from '../desk/limits.ts'
import { addNote, doneNote, listNotes } from '../desk/notes.ts'
import { giveBackJob, takeJob } from '../desk/ownership.ts'
import { type RadioReported, reportRadio } from '../desk/radio.ts'
import type { RadioUnclear } from '../desk/radio-line.ts'
import { endTest, listTests, putOnTest } from '../desk/tests.ts'
import { isRefused, type Refused, refuseRequest } from './error.ts'
import { noSuchJob } from './job-routes.ts'
import { type Answer, companyRoute, noInput, type Route } from './route.ts'
import { at, jobId, name } from './schemas.ts'

const by = name.exactOptional().describe("Who acts; absent: the token's name.")
const acting = z.strictObject({ by })
const also = z.enum(['true', 'false']).default('false')
const described = z.string().max(test_text_chars_max)

const subject = z
  .discriminatedUnion('is', [
    z.strictObject({ is: z.literal('site'), site: described }),
    z.strictObject({ is: z.literal('account'), account: described }),
    z.strictObject({ is: z.literal('job'), job: jobId }),
  ])
  .describe('A site by its name or reference, an account, or a job.')

const newTest = z.strictObject({
  subject,
  why: described,
  from: at.exactOptional().describe('ms since 1970; absent: now.'),
  until: at.describe('When it ends by itself, ms since 1970.'),
  by,
})

const jobDeskRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/desk',
    summary: 'Who has the job, who had it, its response clock, and whether it is on test or late.',
    scope: 'read',
    input: noInput,
    handle: ({ desk }, { params }) => deskOf(desk, params.job),
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/calls',
    summary: 'Whom the job is phoned about, and under which numbers.',
    scope: 'read',
    input: noInput,
    handle: async ({ desk }, { params }) => {
      const calls = await callTargets(desk, params.job)
      return calls ? { calls } : noSuchJob
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/take',
    summary: 'Takes the job. From somebody else only with `confirmed`.',
    scope: 'write',
    input: z.strictObject({ confirmed: z.boolean().default(false), by }),
    handle: async ({ desk }, { params, input, holder }) => {
      const { by = holder.name, confirmed } = input
      const taken = await takeJob(desk, params.job, { name: by }, { confirmed })
      return isRefused(taken) ? taken : deskOf(desk, params.job)
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/give-back',
    summary: 'Gives the job back: nobody has it then, and it waits.',
    scope: 'write',
    input: acting,
    handle: async ({ desk }, { params, input, holder }) => {
      const given = await giveBackJob(desk, params.job, { name: input.by ?? holder.name })
      return isRefused(given) ? given : deskOf(desk, params.job)
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/desk/radio',
    summary: 'Reports a line such as "14 on site 0312" on the one open job of that run.',
    scope: 'write',
    input: z.strictObject({
      line: z.string().max(radio_line_chars_max),
      job: jobId.exactOptional().describe('Which one, where the run has several.'),
      by,
    }),
    handle: async ({ desk }, { input, holder }) => {
      const { by: name = holder.name, ...line } = input
      const reported = await reportRadio(desk, line, { name })
      return isRefused(reported) ? reported : radioAnswer(reported)
    },
  }),
]

const shiftRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/desk/tests',
    summary: 'What is on test or is going to be; with `ended` what was lately, too.',
    scope: 'read',
    input: z.strictObject({ ended: also }),
    handle: async ({ desk }, { input }) => ({
      tests: await listTests(desk, { ended: input.ended === 'true' }),
    }),
  }),
  companyRoute({
    method: 'POST',
    path: '/desk/tests',
    summary: 'Puts a site, an account or a job on test, until it ends by itself.',
    scope: 'write',
    input: newTest,
    status: 201,
    handle: async ({ desk }, { input, holder }) => {
      const { by = holder.name, ...test } = input
      const put = await putOnTest(desk, test, by)
      return isRefused(put) ? put : { id: put.id }
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/desk/tests/:test/end',
    summary: 'Ends it before its time.',
    scope: 'write',
    input: acting,
    status: 204,
    handle: async ({ desk }, { params, input, holder }) =>
      refusalOf(await endTest(desk, params.test, input.by ?? holder.name)),
  }),
  companyRoute({
    method: 'GET',
    path: '/desk/notes',
    summary: 'Open notes of the shift, the oldest first; with `done` those done lately, too.',
    scope: 'read',
    input: z.strictObject({ done: also }),
    handle: async ({ desk }, { input }) => ({
      notes: await listNotes(desk, { done: input.done === 'true' }),
    }),
  }),
  companyRoute({
    method: 'POST',
    path: '/desk/notes',
    summary: 'Writes a note that is handed over until it is done.',
    scope: 'write',
    input: z.strictObject({ text: z.string().max(note_chars_max), by }),
    status: 201,
    handle: async ({ desk }, { input, holder }) => {
      const added = await addNote(desk, input.text, input.by ?? holder.name)
      return isRefused(added) ? added : { id: added.id }
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/desk/notes/:note/done',
    summary: 'Says that a note is done: it is not handed over any more.',
    scope: 'write',
    input: acting,
    status: 204,
    handle: async ({ desk }, { params, input, holder }) =>
      refusalOf(await doneNote(desk, params.note, input.by ?? holder.name)),
  }),
  companyRoute({
    method: 'GET',
    path: '/desk/hand-over',
    summary: 'What whoever comes in has to know, as it is now.',
    scope: 'read',
    input: noInput,
    handle: ({ desk }, { holder }) => handOverLists(desk, { name: holder.name }),
  }),
  companyRoute({
    method: 'GET',
    path: '/desk/hand-overs',
    summary: 'Hand-overs that were signed, the newest first; `next` goes on.',
    scope: 'read',
    input: z.strictObject({
      before: z
        .string()
        .regex(/^[0-9a-f]{32}$/, 'expected `next` of the page before')
        .exactOptional(),
    }),
    handle: async ({ desk }, { input }) => {
      const { lines, next } = await listHandOvers(desk, input)
      return { handOvers: lines, ...(next === undefined ? {} : { next }) }
    },
  }),
  companyRoute({
    method: 'GET',
    path: '/desk/hand-overs/:handOver',
    summary: 'One hand-over, as it was signed.',
    scope: 'read',
    input: noInput,
    handle: async ({ desk }, { params }) =>
      (await signedHandOver(desk, params.handOver)) ??
      refuseRequest('not-found', 'There is no such hand-over here.'),
  }),
]

export const deskRoutes: readonly Route[] = [...jobDeskRoutes, ...shiftRoutes]

async function deskOf(desk: DeskContext, job: StreamId): Promise<Answer | Refused> {
  const [line] = await deskLines(desk, [job])
  return line ? { ...line, turns: await deskTurns(desk, job) } : noSuchJob
}

function refusalOf(answer: object): Refused | undefined {
  return isRefused(answer) ? answer : undefined
}

/** What a program has to ask a person about is a refusal; what was understood stands in details. */
function radioAnswer(reported: RadioReported | RadioUnclear): Answer | Refused {
  switch (reported.is) {
    case 'reported':
      return { job: reported.job, ...reported.said }
    case 'unclear': {
      const { why, at, understood } = reported
      const word = at === undefined ? '' : ` at "${at}"`
      const message = `This line is not clear (${why}${word}): write run, stage, time, note.`
      const details = Object.entries(understood).map(([name, value]) => `${name}: ${value}`)
      return refuseRequest('unclear', message, { field: 'line', details })
    }
    case 'no job':
      return refuseRequest('not-found', `No open job here has the run ${reported.said.run}.`, {
        field: 'line',
      })
    case 'several': {
      const message = `Run ${reported.said.run} has several open jobs: say which in job.`
      const details = reported.jobs.map(({ id, number }) => `${number} ${id}`)
      return refuseRequest('missing', message, { field: 'job', details })
    }
    default:
      return reported satisfies never
  }
}
