/** Commands about a job as a whole: attend, end, reopen, and what is held of a complete one. */
import type { HeldEdit } from '../job/held.ts'
import type { Done } from '../job/result.ts'
import { type Command, operand } from './command.ts'
import { jobPath } from './job-find.ts'
import { savedLines } from './job-print.ts'
import { write } from './job-write.ts'
import { clock, table } from './print.ts'

export const lifeCommands: readonly Command[] = [
  write({ name: 'job attend', path: '/attend', summary: 'This company attends the job itself.' }),
  write({
    name: 'job cancel',
    path: '/cancel',
    operands: ['REASON'],
    summary: 'The issuer cancels the job.',
    body: (call) => ({ reason: operand(call, 1) }),
  }),
  write({
    name: 'job close',
    path: '/close',
    operands: ['REASON'],
    summary: 'The issuer closes the job.',
    body: (call) => ({ reason: operand(call, 1) }),
  }),
  write({
    name: 'job reopen',
    path: '/reopen',
    operands: ['[REASON]'],
    options: {
      assignment: { type: 'string', multiple: true, value: 'ID', help: 'Which; ours.' },
    },
    summary: 'Sets a complete job to In Progress; edits held here go out with it.',
    body: ({ operands, options }) => {
      const assignments = options.texts('assignment')
      const reason = operands[1] ?? ''
      return assignments.length > 0 ? { assignments, reason } : { reason }
    },
  }),
  {
    name: 'job seen',
    operands: ['JOB'],
    options: {},
    summary: 'A person here has seen the job; the others are told.',
    async run(call) {
      await call.client.post(`${await jobPath(call.client, operand(call, 0))}/seen`)
      return { json: { seen: true }, lines: ['Seen.'] }
    },
  },
  {
    name: 'job held',
    operands: ['JOB'],
    options: {},
    summary: 'Edits of a complete job that are kept here.',
    async run(call) {
      const job = await jobPath(call.client, operand(call, 0))
      const answer = await call.client.get<{ held: { id: string; edit: HeldEdit }[] }>(
        `${job}/held-edits`,
      )
      const rows = answer.held.map(({ id, edit }) => [
        id,
        edit.by,
        clock(edit.at),
        edit.entry?.text ?? Object.keys(edit.fields).join(', '),
      ])
      return { json: answer, lines: table(['ID', 'BY', 'WHEN', 'WHAT'], rows, 'Nothing is held.') }
    },
  },
  {
    name: 'job held-send',
    operands: ['JOB', 'ID'],
    options: {},
    summary: 'Sends a held edit, once the job is In Progress.',
    async run(call) {
      const job = await jobPath(call.client, operand(call, 0))
      const path = `${job}/held-edits/${encodeURIComponent(operand(call, 1))}/send`
      const done = await call.client.post<Done>(path)
      return { json: done, lines: savedLines('Sent.', done) }
    },
  },
  {
    name: 'job held-drop',
    operands: ['JOB', 'ID'],
    options: {},
    summary: 'Drops a held edit.',
    async run(call) {
      const job = await jobPath(call.client, operand(call, 0))
      await call.client.delete(`${job}/held-edits/${encodeURIComponent(operand(call, 1))}`)
      return { json: { dropped: true }, lines: ['Dropped.'] }
    },
  },
]
