import t from 'tap'
import type { RevokeKind } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import { type AssignmentId, type DeltaId, grantOf } from '../../protocol/ids.ts'
import { validHeads } from '../../protocol/stream/lanes.ts'
import { author } from '../support/author.ts'
import { testTime } from '../support/compose.ts'
import { alm, cus, pat, SharedJob, sub } from '../support/shared-job.ts'
import { act, close, grant, reopen, stage, value } from '../support/slots.ts'

/** A job that PAT attends. */
function attended(): { readonly job: SharedJob; readonly one: AssignmentId } {
  const job = SharedJob.open()
  return { job, one: job.give(alm, grant(pat, 'provider')) }
}

function revoke(of: DeltaId, how: RevokeKind, frontier: readonly DeltaId[]): SlotDraft {
  return act({ is: 'revoke', grant: grantOf(of), how, frontier, reason: 'no car' })
}

const known = ({ replica }: SharedJob) => validHeads(replica.state).map(({ id }) => id)

t.test('what is written after the Complete is offered, what came with it counts', async (t) => {
  const { job, one } = attended()
  job.write(alm, [value('request', 'zone 3')])
  const away = job.copy()
  job.write(pat, [stage(one, 'complete')])
  t.equal(job.view().life, 'complete')
  away.write(alm, [value('request', 'zone 4')])
  job.hear(away)
  t.equal(job.view().fields.request?.value, 'zone 3')
  t.match(job.view().offered, [{ value: 'zone 4', standing: 'late' }])
})

t.test('reopened, the job takes changes again, and what was late stays offered', async (t) => {
  const { job, one } = attended()
  const away = job.copy()
  const { id } = job.write(pat, [stage(one, 'complete')])
  away.write(alm, [value('request', 'zone 4')])
  job.write(alm, [reopen([id], [one])])
  job.write(alm, [value('siteName', 'Harbour Store')])
  job.hear(away)
  t.match(job.view(), { generation: 1, life: 'open', offered: [{ value: 'zone 4' }] })
  t.match(job.view().fields, { siteName: { value: 'Harbour Store' } })
  t.equal(job.view().fields.request, undefined)
})

t.test('a reopening that leaves everything ended thaws nothing', async (t) => {
  const { job, one } = attended()
  job.write(pat, [stage(one, 'complete')])
  job.write(alm, [reopen([], [])])
  job.write(pat, [value('request', 'zone 9')])
  t.match(job.view(), { generation: 1, life: 'complete', offered: [{ value: 'zone 9' }] })
  t.equal(job.view().fields.request, undefined)
})

t.test('an ending unseen by the reopening still ends: what came since is late', async (t) => {
  const { job, one } = attended()
  const away = job.copy()
  const { id } = job.write(pat, [stage(one, 'complete')])
  job.write(alm, [reopen([id], [one]), value('request', 'zone 9')])
  t.equal(job.view().life, 'open')
  away.write(author('PAT', { epoch: 'copy' }), [stage(one, 'complete')])
  job.hear(away)
  t.match(job.view(), { generation: 1, life: 'complete', offered: [{ value: 'zone 9' }] })
  t.equal(job.view().fields.request, undefined)
})

t.test('a generation in which everybody declined was never complete', async (t) => {
  const { job, one } = attended()
  job.write(pat, [revoke(one as string as DeltaId, 'declined', known(job))])
  job.write(alm, [value('request', 'zone 3')])
  t.equal(job.view().life, 'unassigned')
  job.write(alm, [reopen([], [])])
  t.equal(job.view().fields.request?.value, 'zone 3')
  t.same(job.view().offered, [])
})

t.test('a cancelled job that is reopened stays frozen for what was late in it', async (t) => {
  const job = SharedJob.open()
  const away = job.copy()
  const { id } = job.write(alm, [close([])])
  t.equal(job.view().life, 'cancelled')
  away.write(author('ALM', { serial: 2 }), [value('request', 'zone 3')])
  job.hear(away)
  job.write(alm, [reopen([id], [])])
  t.match(job.view(), { life: 'unassigned', cancelled: false, offered: [{ value: 'zone 3' }] })
})

t.test('stages count after the issuer has closed, until the provider confirms', async (t) => {
  const { job, one } = attended()
  const { id } = job.write(alm, [close([one])])
  t.equal(job.assignment(one).mustConfirm, id)
  job.write(pat, [stage(one, 'off site')])
  t.equal(job.assignment(one).status, 'off site')
  job.write(pat, [act({ is: 'confirm', of: id }, one)])
  t.equal(job.assignment(one).mustConfirm, undefined)
  t.equal(job.assignment(one).status, 'off site', 'it was reported before the confirmation')
  job.write(pat, [stage(one, 'complete')])
  t.match(job.assignment(one), { status: 'off site', ended: { how: 'cancelled' } })
  t.match(job.assignment(one).stages, [{ standing: 'counts' }, { standing: 'late' }])
})

t.test('work that was done all the same counts more than the close before it', async (t) => {
  const { job, one } = attended()
  job.write(alm, [close([one])])
  job.write(alm, [value('request', 'written after the close')])
  job.write(pat, [stage(one, 'complete')])
  t.match(job.view(), { life: 'complete', cancelled: true })
  t.equal(job.assignment(one).ended?.how, 'complete')
  t.match(job.view().offered, [{ value: 'written after the close' }])
})

t.test('reopening one assignment leaves the other to be confirmed', async (t) => {
  const { job, one } = attended()
  const other = job.give(alm, grant(sub, 'provider'))
  const { id } = job.write(alm, [close([one, other])])
  job.write(alm, [reopen([id], [one])])
  t.equal(job.assignment(one).mustConfirm, undefined)
  t.equal(job.assignment(other).mustConfirm, id)
  t.match(job.view(), { life: 'open', cancelled: false })
})

t.test('an ended assignment does not end once more in another way', async (t) => {
  const { job, one } = attended()
  const other = job.give(alm, grant(sub, 'provider'))
  job.write(pat, [stage(one, 'abandoned')])
  job.write(sub, [stage(other, 'complete')])
  t.equal(job.view().life, 'complete')
  job.write(pat, [stage(one, 'complete')])
  t.equal(job.assignment(one).ended?.how, 'abandoned')
  t.equal(job.assignment(one).status, 'abandoned')
})

t.test('of two endings at the same moment, work done tells', async (t) => {
  const { job, one } = attended()
  const away = job.copy()
  job.write(alm, [close([one])])
  away.write(pat, [stage(one, 'complete')])
  job.hear(away)
  t.equal(job.assignment(one).ended?.how, 'complete')
  t.match(job.view(), { life: 'complete', cancelled: true })
})

t.test('a stage taken back in time stays taken back, whatever comes late', async (t) => {
  const { job, one } = attended()
  const { id } = job.write(pat, [stage(one, 'on site')])
  const withdraw = act({ is: 'withdraw', delta: id, reason: 'wrong job' })
  job.write(pat, [withdraw])
  job.write(pat, [stage(one, 'complete')])
  job.write(pat, [withdraw])
  t.match(job.assignment(one).stages, [{ stage: 'on site', standing: 'withdrawn' }, {}])
})

t.test('what a company wrote after its grant had ended is shown as late', async (t) => {
  const { job, one } = attended()
  job.write(pat, [stage(one, 'accepted')])
  const away = job.copy()
  job.write(alm, [revoke(one as string as DeltaId, 'revoked', known(job))])
  away.write(pat, [stage(one, 'on site'), value('outcome', 'all clear', { assignment: one })])
  job.hear(away)
  const view = job.assignment(one)
  t.match(view, { status: 'accepted', ended: { how: 'revoked' } })
  t.match(view.stages, [{ standing: 'counts' }, { stage: 'on site', standing: 'late' }])
  t.match(job.view().offered, [{ value: 'all clear', standing: 'void', assignment: one }])
})

t.test('what lies in the frontier of either of two revokes counts', async (t) => {
  const { job, one } = attended()
  const away = job.copy()
  const before = known(job)
  job.write(pat, [value('request', 'zone 3')])
  job.write(pat, [revoke(one as string as DeltaId, 'released', known(job))])
  t.equal(job.view().fields.request?.value, 'zone 3')
  away.write(author('ALM', { serial: 2 }), [revoke(one as string as DeltaId, 'revoked', before)])
  job.hear(away)
  t.match(job.view().offered, [{ value: 'zone 3', standing: 'void' }], 'the granter ends first')
  const wider = job.copy().write(alm, [revoke(one as string as DeltaId, 'revoked', known(job))])
  job.take(wider)
  t.equal(job.view().fields.request?.value, 'zone 3')
})

t.test('a grant is ended under two others: what either frontier covers counts', async (t) => {
  const { job, one } = attended()
  const guard = author('GRD')
  const first = job.write(alm, [grant(sub, 'provider')]).id
  const second = job.write(pat, [grant(sub, 'provider', { passes: one })]).id
  const under = (id: DeltaId) => ({ grant: grantOf(id) })
  const toGuard = job.write(sub, [grant(guard, 'provider')], under(first)).id
  const before = known(job)
  job.write(guard, [value('request', 'zone 3')])
  job.write(sub, [revoke(toGuard, 'revoked', before)], under(first))
  t.match(job.view().offered, [{ value: 'zone 3', standing: 'void' }])
  job.write(sub, [revoke(toGuard, 'revoked', known(job))], under(second))
  t.equal(job.view().fields.request?.value, 'zone 3')
})

t.test('a closed certificate takes back what it wrote outside the frontier', async (t) => {
  const { job } = attended()
  job.write(pat, [value('request', 'zone 3')])
  const frontier = known(job)
  const stolen = job.copy()
  stolen.write(pat, [value('request', 'nobody is here')])
  const revocation = makeRevocation(pat.companyKey, 1, testTime)
  const closing = act({ is: 'certificate closed', revocation, frontier })
  job.write(author('PAT', { serial: 2 }), [closing])
  job.hear(stolen)
  t.equal(job.view().fields.request?.value, 'zone 3')
  t.match(job.view().offered, [{ value: 'nobody is here', standing: 'void' }])
})

t.test('a company is named as its newest certificate says', async (t) => {
  const job = SharedJob.open({ attends: true })
  job.write(author('ALM', { serial: 2, name: 'Alarms & More' }), [value('request', 'zone 3')])
  job.write(alm, [value('siteName', 'Harbour Store')])
  t.equal(job.view().issuer.name, 'Alarms & More')
  t.equal(job.view().assignments[0]?.name, 'Alarms & More')
})

t.test(
  'a recall sounds until a person there confirms it, and then the assignment ended',
  async (t) => {
    const { job, one } = attended()
    const { id } = job.write(alm, [act({ is: 'recall', reason: 'false alarm' }, one)])
    t.match(job.assignment(one).recall, { id, reason: 'false alarm' })
    job.write(pat, [act({ is: 'confirm', of: id }, one)])
    t.match(job.assignment(one), { ended: { how: 'recalled' }, recall: undefined })
    t.equal(job.view().life, 'unassigned')
  },
)

t.test('who passed its assignment on takes the outcome from below', async (t) => {
  const { job, one } = attended()
  const below = job.give(pat, grant(sub, 'provider', { passes: one }))
  t.match(job.assignment(one), { children: [below], answered: true, ended: undefined })
  const { id } = job.write(sub, [stage(below, 'complete')])
  t.match(job.assignment(one).ended, { how: 'complete', id })
  t.equal(job.view().life, 'complete')
})

t.test('two grants to one company both stand; the earlier is the parent shown', async (t) => {
  const { job, one } = attended()
  const away = job.copy()
  const later = away.write(pat, [grant(sub, 'provider')], { now: testTime + 9000 })
  const earlier = job.write(alm, [grant(sub, 'provider')], { now: testTime + 5000 })
  for (const view of [job.copy().hear(away).view(), away.hear(job).view()]) {
    t.match(view.members[2], { company: sub.company, by: alm.company, grant: earlier.id })
    const opened = view.assignments.map(({ id }) => id as string)
    t.same(opened, [one, earlier.id, later.id])
  }
})

t.test(
  'a value replaces what its own chain wrote before, on either branch of a fork',
  async (t) => {
    const { job } = attended()
    job.write(pat, [value('request', 'zone 3')])
    const copied = job.copy()
    job.write(pat, [value('siteName', 'Harbour Store')])
    copied.write(pat, [value('request', 'zone 4')])
    for (const view of [job.copy().hear(copied).view(), copied.copy().hear(job).view()]) {
      t.equal(view.fields.request?.value, 'zone 4')
      t.same(view.fields.request?.concurrent, [])
      t.same(view.forks, [pat.company])
    }
  },
)

t.test(
  'a write that had not seen another is kept beside it, until one replaces both',
  async (t) => {
    const { job } = attended()
    job.write(alm, [grant(cus, 'customer')])
    const away = job.copy()
    const first = job.write(alm, [value('request', 'zone 3')], { now: testTime + 5000 })
    const second = away.write(pat, [value('request', 'zone 4')], { now: testTime + 9000 })
    job.hear(away)
    t.match(job.view().fields.request, { value: 'zone 4', concurrent: [{ value: 'zone 3' }] })
    job.write(alm, [value('request', 'both', { over: [first.id, second.id] })])
    t.equal(job.view().fields.request?.value, 'both')
    t.same(job.view().fields.request?.concurrent, [])
  },
)

t.test('a write replaces what its author had been shown, not all that had arrived', async (t) => {
  const { job } = attended()
  const shown = job.write(alm, [value('request', 'zone 3')])
  job.write(author('ALM', { serial: 2 }), [value('request', 'zone 5', { over: [shown.id] })])
  job.write(pat, [value('request', 'zone 4', { over: [shown.id] })], { now: testTime + 5000 })
  t.match(job.view().fields.request, { value: 'zone 4', concurrent: [{ value: 'zone 5' }] })
})
