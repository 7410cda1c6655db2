/** Who is on a job and takes back what is not its own to take back: refused. */
import t, { type Test } from 'tap'
import { closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type AssignmentId, type DeltaId, grantOf } from '../../protocol/ids.ts'
import { author } from '../support/author.ts'
import {
  burglary,
  copyOf,
  equalCopies,
  heldBy,
  ok,
  savedBy,
  untilView,
  viewOf,
} from '../support/chain.ts'
import {
  goesOn,
  hostileScene,
  next,
  type Scene,
  sealed,
  unharmed,
  writesWell,
} from '../support/hostile-scene.ts'
import { operator, reports } from '../support/people.ts'
import { act, close, grant, note, reopen, stage, value } from '../support/slots.ts'

const cancel = { cancelled: true, reason: 'the key holder reset it' }
const asCustomer = { ...burglary, providers: [{ code: 'PAT' }], customer: { code: 'HOS' } }

/** Every way to take an ending back, or to go on all the same, for who has no part in it. */
function attempts(ending: DeltaId, theirs: AssignmentId): { readonly [what: string]: SlotDraft } {
  const given = grantOf(theirs as string as DeltaId)
  const revoke = { is: 'revoke', grant: given, frontier: [], how: 'revoked', reason: '' } as const
  return {
    'reopening the job': reopen([ending], []),
    'reopening nothing at all': reopen([], []),
    'reopening PAT’s assignment': reopen([ending], [theirs]),
    'reopening it and naming no ending': reopen([], [theirs]),
    'closing it once more, not cancelled': close([theirs], false),
    'a stage of PAT’s': stage(theirs, 'on site'),
    'a recall of PAT’s': act({ is: 'recall', reason: '' }, theirs),
    'an end of PAT’s grant': act(revoke),
    attending: act({ is: 'attend' }),
    'a provider of its own': grant(author('STR'), 'provider'),
  }
}

/** The hostile company knows all that ALM holds. */
async function upToDate({ alm, hostile, job }: Scene): Promise<void> {
  await hostile.hearing(job, (await alm.streams.get(job))?.state.held ?? 0)
}

/** Refused, whatever it tries, and nobody reads the job otherwise than before. */
async function changesNothing(
  t: Test,
  scene: Scene,
  tries: { readonly [what: string]: SlotDraft },
): Promise<void> {
  const { alm, pat, hostile, job } = scene
  await upToDate(scene)
  const before = await copyOf(alm, job)
  for (const [what, slot] of Object.entries(tries)) {
    t.equal(await hostile.reasonFor(sealed(scene, next(scene, slot))), 'may-not-write', what)
  }
  const draft = next(scene, note('in the next life'))
  const lifted = sealed(scene, { ...draft, generation: draft.generation + 1 })
  t.equal(await hostile.reasonFor(lifted), 'wrong-generation', 'a new life without a reopening')
  t.same(await equalCopies(job, [alm, pat]), before)
}

t.test('a customer takes no cancel back: that is the issuer’s', async (t) => {
  const scene = await hostileScene(t, undefined, asCustomer)
  const { alm, pat, job } = scene
  const cancelled = savedBy(await closeJob(alm.jobs, job, cancel, operator))
  const theirs = heldBy(await viewOf(alm, job), pat).id
  await changesNothing(t, scene, attempts(cancelled, theirs))
  t.equal((await viewOf(pat, job)).life, 'cancelled')
  ok(await reopenJob(alm.jobs, job, { reason: 'it rang again' }, operator))
  await upToDate(scene)
  await writesWell(scene, value('request', 'as the customer says'))
  const read = ({ fields }: { fields: { request?: { value?: unknown } } }) =>
    fields.request?.value === 'as the customer says'
  await untilView(pat, job, 'what a customer may write', read)
  await goesOn(scene)
  await unharmed(alm, job)
})

t.test('a customer reopens nothing that is complete, and what it writes is late', async (t) => {
  const scene = await hostileScene(t, undefined, asCustomer)
  const { alm, pat, job } = scene
  const complete = await reports(pat, job, 'complete')
  await untilView(alm, job, 'complete', ({ life }) => life === 'complete')
  await equalCopies(job, [alm, pat])
  const theirs = heldBy(await viewOf(alm, job), pat).id
  const withdrawn = act({ is: 'withdraw', delta: complete, reason: '' })
  const tries = { ...attempts(complete, theirs), 'a withdrawal of the Complete': withdrawn }
  await changesNothing(t, scene, tries)
  const late = await writesWell(scene, value('request', 'one more thing'))
  for (const company of [alm, pat]) {
    const view = await untilView(company, job, 'what is late', ({ offered }) => offered.length > 0)
    t.match(view.offered, [{ write: late.id, standing: 'late' }])
    t.equal(view.life, 'complete')
    t.equal(view.fields.request?.value, burglary.fields.request)
  }
  await unharmed(alm, job)
})

t.test('a provider takes back its own ending, and neither another’s nor the job’s', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile, known, job } = scene
  const cancelled = savedBy(await closeJob(alm.jobs, job, cancel, operator))
  const theirs = heldBy(await viewOf(alm, job), pat).id
  const own = known.grantOf(hostile.own) as string as AssignmentId
  const { attending: _, 'a provider of its own': __, ...others } = attempts(cancelled, theirs)
  const tries = { ...others, 'reopening both': reopen([cancelled], [own, theirs]) }
  await changesNothing(t, scene, tries)
  await writesWell(scene, reopen([cancelled], [own]))
  const { view } = await equalCopies(job, [alm, pat])
  t.equal(heldBy(view, pat).ended?.how, 'cancelled', 'PAT stays called off')
  t.equal(view.assignments.find(({ id }) => id === own)?.ended, undefined)
  await unharmed(pat, job)
})

t.test('a close that named nobody is the issuer’s alone to take back', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile, known, job } = scene
  const own = known.grantOf(hostile.own) as string as AssignmentId
  await writesWell(scene, stage(own, 'stood down'))
  ok(await reportStage(pat.jobs, job, { stage: 'stood down', reason: 'flood' }, operator))
  await untilView(alm, job, 'nobody attends', ({ life }) => life === 'unassigned')
  const closed = savedBy(await closeJob(alm.jobs, job, cancel, operator))
  await changesNothing(t, scene, {
    'reopening the job': reopen([closed], []),
    'reopening its own by it': reopen([closed], [own]),
  })
  await unharmed(alm, job)
})
