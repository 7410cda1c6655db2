/** Commands that write into the timeline of a job. */
import { notFound } from './client.ts'
import { type Call, type Command, type Option, operand } from './command.ts'
import { write } from './job-write.ts'

const itemOption: Readonly<Record<string, Option>> = {
  item: { type: 'string', multiple: true, value: 'TEXT', help: 'As often as needed.' },
}

function items({ options }: Call): object {
  const all = options.texts('item')
  return all.length === 0 ? {} : { items: all }
}

export const entryCommands: readonly Command[] = [
  write({
    name: 'job note',
    path: '/entries',
    operands: ['TEXT'],
    options: { internal: { type: 'boolean', help: 'No other company ever gets it.' } },
    summary: 'Writes a note that every company on the job reads.',
    body: (call) => ({
      text: operand(call, 1),
      ...(call.options.has('internal') ? { internal: true } : {}),
    }),
  }),
  write({
    name: 'job attempt',
    path: '/entries',
    operands: ['TEXT'],
    options: itemOption,
    summary: 'Writes down a phone call: who, how it ended; the number as an item.',
    body: (call) => ({ kind: 'attempt', text: operand(call, 1), ...items(call) }),
  }),
  write({
    name: 'job seal-check',
    path: '/entries',
    operands: ['[TEXT]'],
    summary: 'Asks whether every zone is sealed again.',
    body: ({ operands }) => ({ kind: 'sealCheckAsked', text: operands[1] ?? '' }),
  }),
  write({
    name: 'job seal-answer',
    path: '/entries',
    operands: ['[TEXT]'],
    options: itemOption,
    summary: 'Answers the seal check that waits: all sealed, or each unsealed zone as an item.',
    body: async (call, job) => ({
      kind: 'sealCheckAnswered',
      text: call.operands[1] ?? '',
      answers: await waitingCheck(call, job),
      ...items(call),
    }),
  }),
]

async function waitingCheck({ client }: Call, job: string): Promise<string> {
  const { sealChecks } = (await client.get<{ job: { sealChecks: { id: string }[] } }>(job)).job
  const [check] = sealChecks
  if (!check) throw notFound('No seal check waits on this job.')
  return check.id
}
