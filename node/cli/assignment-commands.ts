/** Commands of one company on a job: stages, bringing others in, parting from the job. */
import { type Call, type Command, type Option, operand } from './command.ts'
import { fieldOption } from './job-commands.ts'
import { assignmentOf } from './job-find.ts'
import { assignment, assignmentOption, givenFields, write } from './job-write.ts'
import { numberOf } from './values.ts'

/** To a linked company, with the new assignment's fields. */
function newProvider(call: Call): object {
  const minutes = call.options.text('answer-minutes')
  return {
    to: { code: operand(call, 1) },
    ...givenFields(call),
    ...(minutes === undefined ? {} : { answerMinutes: numberOf(minutes, 'answer-minutes') }),
  }
}

const providerOptions: Readonly<Record<string, Option>> = {
  'answer-minutes': { type: 'string', value: 'N', help: "To answer in; the link's setting." },
  ...fieldOption,
}

export const assignmentCommands: readonly Command[] = [
  write({
    name: 'job accept',
    path: '/accept',
    options: { ...assignmentOption, ...fieldOption },
    summary: 'A person here takes the job.',
    body: (call) => ({ ...assignment(call), ...givenFields(call) }),
  }),
  write({
    name: 'job decline',
    path: '/decline',
    operands: ['REASON'],
    options: assignmentOption,
    summary: 'This company does not take the job.',
    body: (call) => ({ reason: operand(call, 1), ...assignment(call) }),
  }),
  write({
    name: 'job release',
    path: '/release',
    operands: ['REASON'],
    options: assignmentOption,
    summary: 'This company gives the job back.',
    body: (call) => ({ reason: operand(call, 1), ...assignment(call) }),
  }),
  write({
    name: 'job pass-on',
    path: '/pass-on',
    operands: ['CODE'],
    options: providerOptions,
    summary: 'Hands the job on to a provider.',
    body: newProvider,
  }),
  write({
    name: 'job bring-in',
    path: '/bring-in',
    operands: ['CODE', 'ROLE'],
    options: providerOptions,
    summary: 'Brings a provider, "alarm company" or customer onto the job.',
    body: (call) => ({ ...newProvider(call), role: operand(call, 2).replaceAll('-', ' ') }),
  }),
  write({
    name: 'job stage',
    path: '/stages',
    operands: ['STAGE', '[REASON]'],
    options: { ...assignmentOption, ...fieldOption },
    summary: 'Reports a stage: despatched, en-route, on-site, off-site, stood-down, abandoned.',
    body: (call) => {
      const [, stage = '', reason] = call.operands
      const why = reason === undefined ? {} : { reason }
      return {
        stage: stage.replaceAll('-', ' '),
        ...why,
        ...assignment(call),
        ...givenFields(call),
      }
    },
  }),
  write({
    name: 'job withdraw-stage',
    path: '/withdraw-stage',
    operands: ['STAGE-ID', '[REASON]'],
    summary: 'Takes back a stage that this company reported; "job show --json" has the ids.',
    body: (call) => ({ stage: operand(call, 1), reason: call.operands[2] ?? '' }),
  }),
  write({
    name: 'job complete',
    path: '/complete',
    options: { ...assignmentOption, ...fieldOption },
    summary: 'The job is done here. What is missing is named.',
    body: (call) => ({ ...assignment(call), ...givenFields(call) }),
  }),
  write({
    name: 'job recall',
    path: '/recall',
    operands: ['CODE', 'REASON'],
    summary: 'Calls a provider off; until they confirm, a guard may still attend.',
    body: async (call, job) => ({
      assignment: await assignmentOf(call.client, job, operand(call, 1)),
      reason: operand(call, 2),
    }),
  }),
  write({
    name: 'job confirm',
    path: '/confirm',
    options: assignmentOption,
    summary: "A person here has seen a recall or the issuer's close.",
    body: assignment,
  }),
]
