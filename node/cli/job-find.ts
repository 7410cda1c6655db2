/** Finding what a person named: a job by its number, an assignment by its company. */
import { parseId, type StreamId } from '../../protocol/ids.ts'
import type { JobDetail, JobPage } from '../api/backend.ts'
import { type Client, notFound } from './client.ts'
import { plain } from './print.ts'

/** The path of a job by its number or id. Numbers of several issuers may be equal. */
export async function jobPath(client: Client, text: string): Promise<string> {
  if (parseId<StreamId>(text)) return `/jobs/${text}`
  const { jobs } = await client.get<JobPage>('/jobs', { number: text })
  const [job, other] = jobs
  if (!job) throw notFound(`There is no job ${text} here.`)
  if (!other) return `/jobs/${job.id}`
  const all = jobs.map(({ id, issuer }) => `  ${id} of ${plain(issuer.name)}`)
  throw notFound([`Several jobs have the number ${text}: name one by its id.`, ...all].join('\n'))
}

/** The assignment of a company on a job that has not ended, by the company's code or its own id. */
export async function assignmentOf(client: Client, job: string, text: string): Promise<string> {
  if (parseId(text)) return text
  const detail = await client.get<JobDetail>(job)
  const open = detail.job.assignments.filter(({ ended }) => !ended)
  const [one, other] = open.filter(({ code }) => code === text.toUpperCase())
  if (one && !other) return one.id
  const lines = open.map(({ id, code, name }) => `  ${id} ${plain(`${code} ${name}`)}`)
  const what = one ? `has several open assignments` : 'has no open assignment'
  throw notFound([`${text} ${what} on this job.`, ...lines].join('\n'))
}
