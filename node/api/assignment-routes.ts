/** What one company of a job does: reports stages, brings others in, parts from the job. */
import { z } from 'zod'
import { reportedStages } from '../job/stages.ts'
import { jobWrite, type Route } from './route.ts'
import { assignmentId, deltaId, fieldInputs, linkedCompany, minutes, reason } from './schemas.ts'

const assignment = assignmentId.exactOptional().describe('Absent: our only one that is open.')
const fields = fieldInputs.exactOptional().describe('Fields of the assignment set with it.')

const newProvider = {
  to: linkedCompany,
  fields,
  answerMinutes: minutes.exactOptional().describe("Absent: the link's setting."),
  passes: assignmentId.exactOptional().describe('Which assignment of ours is handed on.'),
}

export const assignmentRoutes: readonly Route[] = [
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/stages',
    summary: 'Reports a stage; abandoned and stood down need a reason.',
    input: {
      stage: z.enum(reportedStages),
      assignment,
      reason: reason.exactOptional(),
      fields,
    },
    handle: (jobs, { params, input, acting }) => jobs.reportStage(params.job, input, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/withdraw-stage',
    summary: 'Takes back a stage that this company reported; it stays visible.',
    input: { stage: deltaId, reason: reason.default('') },
    handle: (jobs, { params, input, acting }) => jobs.withdrawStage(params.job, input, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/accept',
    summary: 'A person here takes the job: the stage accepted.',
    input: { assignment, fields },
    handle: (jobs, { params, input, acting }) =>
      jobs.reportStage(params.job, { stage: 'accepted', ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/complete',
    summary: 'The stage complete. What is missing is named in details.',
    input: { assignment, fields },
    handle: (jobs, { params, input, acting }) =>
      jobs.reportStage(params.job, { stage: 'complete', ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/decline',
    summary: 'This company does not take the job, and gets no more of it.',
    input: { reason, assignment },
    handle: (jobs, { params, input, acting }) =>
      jobs.leave(params.job, { how: 'declined', ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/release',
    summary: 'This company gives the job back, and gets no more of it.',
    input: { reason, assignment },
    handle: (jobs, { params, input, acting }) =>
      jobs.leave(params.job, { how: 'released', ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/pass-on',
    summary: 'Hands the job on to a provider.',
    input: newProvider,
    handle: (jobs, { params, input, acting }) =>
      jobs.bringIn(params.job, { role: 'provider', ...input }, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/bring-in',
    summary: 'Brings a provider, alarm company or customer onto the job.',
    input: { ...newProvider, role: z.enum(['provider', 'alarm company', 'customer']) },
    handle: (jobs, { params, input, acting }) => jobs.bringIn(params.job, input, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/recall',
    summary: 'Calls a provider off; until a person there confirms, a guard may still attend.',
    input: { assignment: assignmentId, reason },
    handle: (jobs, { params, input, acting }) => jobs.recall(params.job, input, acting),
  }),
  jobWrite({
    method: 'POST',
    path: '/jobs/:job/confirm',
    summary: "A person here has seen a recall or the issuer's close: nobody will attend.",
    input: { assignment: assignmentId.exactOptional() },
    handle: (jobs, { params, input, acting }) => jobs.confirm(params.job, input, acting),
  }),
]
