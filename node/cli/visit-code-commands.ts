/** The code that a visit needs; on the command line everybody at the machine could read it. */
import type { JobDetail } from '../api/backend.ts'
import type { VisitCode } from '../site/visit-code.ts'
import { type Command, operand, UsageError } from './command.ts'
import { assignmentOf, jobPath } from './job-find.ts'
import { table } from './print.ts'
import { visitCodeOf } from './secrets.ts'

export const visitCodeCommands: readonly Command[] = [
  {
    name: 'job visit-code',
    operands: ['JOB'],
    options: {
      assignment: { type: 'string', value: 'CODE', help: 'The company that attends, or an id.' },
      by: { type: 'string', value: 'NAME', help: "Who acts; the token's name." },
    },
    summary:
      'Tells who attends the code of the visit, read from BATON_VISIT_CODE (or …_FILE), else from ' +
      'the input.',
    async run(call) {
      const { client, environment, options } = call
      const whose = options.text('assignment')
      if (whose === undefined) throw new UsageError('--assignment is missing')
      const by = options.text('by')
      const job = await jobPath(client, operand(call, 0))
      const assignment = await assignmentOf(client, job, whose)
      const code = await visitCodeOf(environment)
      const input = { assignment, code, ...(by === undefined ? {} : { by }) }
      const json = await client.post<object>(`${job}/visit-code`, input)
      return { json, lines: ['Told. It is destroyed after the visit.'] }
    },
  },
  {
    name: 'job visit-codes',
    operands: ['JOB'],
    options: {},
    summary: 'Codes of the visits of a job that go on.',
    async run(call) {
      const { client } = call
      const job = await jobPath(client, operand(call, 0))
      const [answer, detail] = await Promise.all([
        client.get<{ readonly codes: readonly VisitCode[] }>(`${job}/visit-codes`),
        client.get<JobDetail>(job),
      ])
      const attends = ({ assignment }: VisitCode) =>
        detail.job.assignments.find(({ id }) => id === assignment)?.code
      const rows = answer.codes.map((one) => [attends(one), one.code])
      return { json: answer, lines: table(['ATTENDS', 'CODE'], rows, 'No codes.') }
    },
  },
]
