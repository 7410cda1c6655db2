/** What all parts of a job's page are read with. */
import type { CompanyId } from '../../../protocol/ids.ts'
import type { JobView } from '../../../protocol/job/view.ts'

export type Reader = {
  /** ms since 1970. */
  readonly now: number
  /** How each company on the job is called. */
  readonly names: ReadonlyMap<CompanyId, string>
}

export function companyNames(job: JobView): Map<CompanyId, string> {
  const lines = [job.issuer, ...job.members]
  return new Map(lines.map(({ company, code, name }) => [company, code || name]))
}
