/** A command that writes to a job that is there: one request each. */
import type { Done } from '../job/result.ts'
import { type Call, type Command, type Option, operand } from './command.ts'
import { actingOptions } from './job-commands.ts'
import { jobPath } from './job-find.ts'
import { savedLines } from './job-print.ts'
import { actingOf, fieldsOf } from './values.ts'

type Write = Omit<Command, 'run' | 'operands' | 'options'> & {
  /** Below the job's path. */
  readonly path: string
  /** After JOB. */
  readonly operands?: readonly string[]
  readonly options?: Readonly<Record<string, Option>>
  body?(call: Call, job: string): object | Promise<object>
}

/** The command of a route that answers with what was saved. */
export function write({ path, operands = [], options = {}, body, ...rest }: Write): Command {
  return {
    ...rest,
    operands: ['JOB', ...operands],
    options: { ...options, ...actingOptions },
    async run(call) {
      const { client, now } = call
      const job = await jobPath(client, operand(call, 0))
      const input = { ...(await body?.(call, job)), ...actingOf(call.options, now) }
      const done = await client.post<Done>(`${job}${path}`, input)
      return { json: done, lines: savedLines('Saved.', done) }
    },
  }
}

export const assignmentOption: Readonly<Record<string, Option>> = {
  assignment: { type: 'string', value: 'ID', help: 'Which of ours; the only one that is open.' },
}

export function assignment({ options }: Call): object {
  const id = options.text('assignment')
  return id === undefined ? {} : { assignment: id }
}

/** Fields that were given with `--field`. */
export function givenFields({ options, now }: Call): object {
  const pairs = options.texts('field')
  return pairs.length === 0 ? {} : { fields: fieldsOf(pairs, now) }
}
