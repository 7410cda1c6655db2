/**
 * How companies are called here. Certificates and grants on a job say code and name, too, but
 * whoever writes them chooses them: a company could show itself under the name of another. So a
 * company that we have a link with is called what our administrator approved, wherever it stands.
 */
import type { CompanyId } from '../../protocol/ids.ts'
import type { AssignmentView, CompanyLine, JobView, MemberView } from '../../protocol/job/view.ts'
import { certifiedAs } from '../../protocol/stream/lanes.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import type { JobContext } from './context.ts'

/**
 * Who says code and name: this company of itself, our record of the link (of one that has ended,
 * too), the company's own newest certificate on the job, or the grant by which another company
 * brought it in.
 */
export type NameFrom = 'own' | 'link' | 'certificate' | 'grant'

export type CompanyName = {
  readonly code: string
  readonly name: string
  readonly nameFrom: NameFrom
}

type Called = { readonly code: string; readonly name: string }

/** What a company on a stream is called; a guest is no company and has the name of its grant. */
export function companyName(
  { streams, companies }: Pick<JobContext, 'streams' | 'companies'>,
  state: StreamState,
  company: CompanyId | undefined,
  granted: Called = { code: '', name: '' },
): CompanyName {
  const from = ({ code, name }: Called, nameFrom: NameFrom) => ({ code, name, nameFrom })
  const { own } = streams.context
  if (company === undefined) return from(granted, 'grant')
  if (company === own.company) return from(own, 'own')
  const linked = companies.byId(company)
  // What a request says of itself nobody has approved.
  if (linked && linked.state !== 'requested') return from(linked, 'link')
  const certified = certifiedAs(state, company)
  return certified.code ? from(certified, 'certificate') : from(granted, 'grant')
}

/** A job as this company reads it: every company with where its name is from. */
export type NamedJobView = Omit<JobView, 'issuer' | 'assignments' | 'members'> & {
  readonly issuer: CompanyLine & CompanyName
  readonly assignments: readonly (AssignmentView & CompanyName)[]
  readonly members: readonly (MemberView & CompanyName)[]
}

export function withNames(
  context: Pick<JobContext, 'streams' | 'companies'>,
  state: StreamState,
  view: JobView,
): NamedJobView {
  const named = <Line extends Called>(line: Line, company: CompanyId | undefined) => ({
    ...line,
    ...companyName(context, state, company, line),
  })
  return {
    ...view,
    issuer: named(view.issuer, view.issuer.company),
    assignments: view.assignments.map((one) => named(one, one.holder)),
    members: view.members.map((one) => named(one, one.company)),
  }
}
