/**
 * The board as slowly as can be: every job is read as people read it, and all are put in order. The
 * product does it with indexes, and from structure and fold.
 */
import type { BoardQuery } from '../../node/job/board-query.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { AssignmentView, JobView } from '../../protocol/job/view.ts'

const minute_ms = 60_000
const order: readonly Attention[] = [
  'recalled',
  'closed: confirm',
  'no answer',
  'unassigned',
  'seal check waiting',
  'late',
  'guard may still attend',
  'to accept',
  'about to be late',
  'new',
  'two values',
  'late changes',
  'not advised',
  'updated',
  'copied directory',
  'update needed',
]

/** A job as it is read, and what of its history a view does not tell. */
export type ReferenceJob = {
  readonly view: JobView
  /** Changes by other companies that nobody here has looked at; whether anybody ever looked. */
  readonly unseen: number
  readonly looked: boolean
  /** Active grants by which this company is told of the job: a view shows one of a company's. */
  readonly told: boolean
  /** When the last structural change was entered. */
  readonly lastAct: number
}

export type ReferenceRow = {
  readonly id: StreamId
  readonly attention: readonly Attention[]
  readonly unseen: number
}

type Reader = { readonly own: CompanyId; readonly now: number }

/** All rows, in order. */
export function referenceBoard(
  jobs: readonly ReferenceJob[],
  query: BoardQuery,
  reader: Reader,
): ReferenceRow[] {
  const wanted = query.attention ?? (query.overdue ? 'late' : undefined)
  const listed = jobs.flatMap((job) => {
    const attention = attentionIn(job, reader)
    const at = placeOf(job, attention, query, wanted, reader)
    return at && fits(job, attention, query) ? [{ job, attention, at }] : []
  })
  listed.sort((a, b) => compare([...a.at, a.job.view.id], [...b.at, b.job.view.id]))
  return listed.map(({ job, attention }) => ({
    id: job.view.id,
    attention,
    unseen: job.unseen,
  }))
}

/** Rank up, time down, id down. */
function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  if (a[0] !== b[0]) return Number(a[0]) - Number(b[0])
  if (a[1] !== b[1]) return Number(b[1]) - Number(a[1])
  return `${a[2]}` < `${b[2]}` ? 1 : -1
}

function placeOf(
  job: ReferenceJob,
  attention: readonly Attention[],
  query: BoardQuery,
  wanted: Attention | undefined,
  { own, now }: Reader,
): [rank: number, by: number] | undefined {
  const { view, lastAct } = job
  const going = goesOn(job, own)
  if (query.lives !== undefined && query.lives !== 'going on') {
    const fitsLife =
      query.lives === 'all' || (query.lives === 'ended' ? !going : view.life === query.lives)
    return fitsLife ? [0, view.openedAt] : undefined
  }
  const confirms = attention.includes('closed: confirm')
  if (wanted) {
    if (!attention.includes(wanted) || !(going || wanted === 'closed: confirm')) return undefined
    return [0, timeOf(wanted, job, own)]
  }
  const [most] = attention
  if (going) return most ? [order.indexOf(most), timeOf(most, job, own)] : [1000, view.openedAt]
  if (confirms) return [order.indexOf('closed: confirm'), view.openedAt]
  return job.unseen > 0 && lastAct >= now - 24 * 60 * minute_ms ? [999, lastAct] : undefined
}

function timeOf(what: Attention, job: ReferenceJob, own: CompanyId): number {
  const { view } = job
  if (what === 'no answer') return answerDue(view, own) ?? 0
  if (what === 'late') return firstDue(job, own) ?? 0
  if (what === 'about to be late') return -(firstDue(job, own) ?? 0)
  return view.openedAt
}

function fits({ view }: ReferenceJob, attention: readonly Attention[], query: BoardQuery): boolean {
  const { type, priority, site, company, as, from = 0, to = Infinity } = query
  const open = view.assignments.filter((one) => !one.ended)
  const same = (one: unknown, other: string) => `${one ?? ''}`.toLowerCase() === other.toLowerCase()
  const { fields } = view
  return [
    view.openedAt >= from && view.openedAt < to,
    type === undefined || same(fields.type?.value, type),
    priority === undefined || fields.priority?.value === priority,
    site === undefined ||
      same(fields.siteName?.value, site) ||
      same(fields.siteReference?.value, site),
    company === undefined || isOnIt(view, company, as),
    !query.onSite || open.some(({ status }) => status === 'on site'),
    !query.unaccepted || open.some(({ granter, answered }) => granter && !answered),
    !query.overdue || attention.includes('late'),
    query.attention === undefined || attention.includes(query.attention),
  ].every((fit) => fit)
}

function isOnIt(view: JobView, company: CompanyId, as: BoardQuery['as']): boolean {
  if (as === 'issuer') return view.issuer.company === company
  return view.members.some(
    (one) => one.company === company && (as === undefined || one.role === as),
  )
}

function goesOn({ view, told }: ReferenceJob, own: CompanyId): boolean {
  if (view.life === 'complete' || view.life === 'cancelled') return false
  const ours = view.assignments.some(
    (one) => !one.ended && (one.holder === own || one.granter === own),
  )
  return view.issuer.company === own || ours || told
}

function attentionIn(job: ReferenceJob, { own, now }: Reader): Attention[] {
  const { view } = job
  const found = new Set<Attention>()
  if (view.life === 'unassigned' && view.issuer.company === own) found.add('unassigned')
  if (view.sealChecks.some((ask) => ask.company !== own)) found.add('seal check waiting')
  for (const one of view.assignments) {
    const ours = (one.holder ?? one.granter) === own
    if (one.mustConfirm && ours) found.add('closed: confirm')
    if (one.ended) continue
    if (one.recall) found.add(ours ? 'recalled' : 'guard may still attend')
    if (ours && one.granter && !one.answered && one.children.length === 0) found.add('to accept')
  }
  const answer = answerDue(view, own)
  if (answer !== undefined && answer <= now) found.add('no answer')
  const due = firstDue(job, own)
  if (due !== undefined && due < now) found.add('late')
  if (due !== undefined && due >= now && due < now + 10 * minute_ms) found.add('about to be late')
  if (twoValues(view)) found.add('two values')
  const lateStages = view.assignments.some((one) => one.stages.some((s) => s.standing === 'late'))
  if (view.offered.length > 0 || lateStages) found.add('late changes')
  if (view.forks.length > 0) found.add('copied directory')
  if (view.undecided > 0) found.add('update needed')
  if (notAdvised(view, own)) found.add('not advised')
  if (job.unseen > 0) found.add(job.looked || view.issuer.company === own ? 'updated' : 'new')
  return order.filter((what) => found.has(what))
}

function answerDue(view: JobView, own: CompanyId): number | undefined {
  const dues = view.assignments.flatMap(({ holder, granter, answerDueAt, ended }) =>
    !ended && answerDueAt !== undefined && (holder === own || granter === own) ? [answerDueAt] : [],
  )
  return dues.length > 0 ? Math.min(...dues) : undefined
}

function firstDue(job: ReferenceJob, own: CompanyId): number | undefined {
  const { view } = job
  if (!goesOn(job, own)) return undefined
  const ours = view.assignments.filter(({ holder, granter }) => holder === own || granter === own)
  const dues = (ours.length > 0 ? ours : view.assignments)
    .filter((one) => !one.ended && !arrived(view, one))
    .flatMap((one) => {
      const { dueAt, responseClass } = one.fields
      if (typeof dueAt?.value === 'number') return [dueAt.value]
      const minutes = [90, 60, 45, 30, 20][Number(responseClass?.value) - 1]
      return minutes === undefined ? [] : [one.openedAt + minutes * minute_ms]
    })
  return dues.length > 0 ? Math.min(...dues) : undefined
}

function arrived(view: JobView, one: AssignmentView): boolean {
  const here = one.stages.some((s) => s.stage === 'on site' && s.standing === 'counts')
  return here || view.assignments.some((child) => child.parent === one.id && arrived(view, child))
}

function twoValues(view: JobView): boolean {
  const all = [view.fields, ...view.assignments.map((one) => one.fields)]
  return all.some((fields) => Object.values(fields).some(({ concurrent }) => concurrent.length > 0))
}

function notAdvised(view: JobView, own: CompanyId): boolean {
  const { alarmCompany, customer } = view.fields
  const named = [alarmCompany, customer].some((one) => one?.value)
  const left = view.assignments.some(
    (one) =>
      !one.ended && one.stages.some((s) => s.stage === 'off site' && s.standing === 'counts'),
  )
  const advised = view.assignments.some(({ fields }) => typeof fields.advisedAt?.value === 'number')
  return view.issuer.company === own && named && left && !advised
}
