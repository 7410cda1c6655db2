/** A job that goes through everything, a step at a time, at ALM, PAT and SUB. */
import type { Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { confirmEnd, recallAssignment } from '../../node/job/parties.ts'
import type { Result } from '../../node/job/result.ts'
import { reportStage, withdrawStage } from '../../node/job/stages.ts'
import type { StageKind } from '../../protocol/delta/delta.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { burglary, equalCopies, heldBy, ok, passOn, viewOf } from './chain.ts'
import type { Company } from './company.ts'

export type Row = { readonly alm: Company; readonly pat: Company; readonly sub: Company }

type Step = {
  readonly name: string
  readonly by: keyof Row
  readonly run: (row: Row, job: StreamId) => Promise<Result>
}

const guard = { by: 'Guard 14' }
const operator = { by: 'Olsen' }
const dispatcher = { by: 'Hansen' }
const reason = 'so it was agreed'

const report = (stage: StageKind, fields = {}): Step => ({
  name: `SUB: ${stage}`,
  by: 'sub',
  run: ({ sub }, job) => reportStage(sub.jobs, job, { stage, fields }, guard),
})

const steps: readonly Step[] = [
  {
    name: 'PAT accepts',
    by: 'pat',
    run: ({ pat }, job) => reportStage(pat.jobs, job, { stage: 'accepted' }, dispatcher),
  },
  { name: 'PAT passes it on', by: 'pat', run: ({ pat, sub }, job) => passOn(pat, job, sub) },
  report('accepted'),
  {
    name: 'ALM edits',
    by: 'alm',
    run: ({ alm }, job) => editJob(alm.jobs, job, { fields: { priority: 1 } }, operator),
  },
  report('en route'),
  report('on site'),
  {
    name: 'SUB takes that back',
    by: 'sub',
    run: async ({ sub }, job) => {
      const stage = heldBy(await viewOf(sub, job), sub).stages.at(-1)?.id as DeltaId
      return withdrawStage(sub.jobs, job, { stage, reason }, guard)
    },
  },
  report('on site'),
  {
    name: 'SUB asks for a seal check',
    by: 'sub',
    run: ({ sub }, job) => writeEntry(sub.jobs, job, { kind: 'sealCheckAsked', text: '' }, guard),
  },
  {
    name: 'ALM answers it',
    by: 'alm',
    run: async ({ alm }, job) => {
      const answers = (await viewOf(alm, job)).sealChecks[0]?.id as DeltaId
      const answer = { kind: 'sealCheckAnswered', text: '', items: ['zone 3'], answers } as const
      return writeEntry(alm.jobs, job, answer, operator)
    },
  },
  report('off site', { resolution: 'door closed', docketNumber: 'D-1' }),
  report('complete'),
  {
    name: 'ALM reopens',
    by: 'alm',
    run: ({ alm }, job) => reopenJob(alm.jobs, job, { reason }, operator),
  },
  {
    name: 'PAT recalls',
    by: 'pat',
    run: async ({ pat, sub }, job) => {
      const assignment = heldBy(await viewOf(pat, job), sub).id
      return recallAssignment(pat.jobs, job, { assignment, reason }, dispatcher)
    },
  },
  {
    name: 'SUB confirms',
    by: 'sub',
    run: ({ sub }, job) => confirmEnd(sub.jobs, job, {}, guard),
  },
  {
    name: 'ALM closes',
    by: 'alm',
    run: ({ alm }, job) => closeJob(alm.jobs, job, { cancelled: false, reason }, operator),
  },
  {
    name: 'PAT confirms',
    by: 'pat',
    run: ({ pat }, job) => confirmEnd(pat.jobs, job, {}, dispatcher),
  },
]

/**
 * Plays the whole job at the companies that `row` names then. `around` does each step, and what
 * goes wrong about it; after it all copies have to become equal before the next.
 */
export async function playMainJob(
  t: Test,
  row: () => Row,
  around: (by: keyof Row, step: () => Promise<Result>) => Promise<Result>,
): Promise<void> {
  const input = { ...burglary, providers: [{ code: 'PAT' }] }
  const { job } = ok(await around('alm', () => createJob(row().alm.jobs, input, operator)))
  let among: readonly (keyof Row)[] = ['alm', 'pat']
  const copies = () =>
    equalCopies(
      job,
      among.map((name) => row()[name]),
    )
  let before = await copies()
  for (const { name, by, run } of steps) {
    ok(await around(by, () => run(row(), job)))
    if (name === 'PAT passes it on') among = ['alm', 'pat', 'sub']
    const after = await copies()
    t.notSame(after, before, name)
    before = after
  }
  const { view, timeline } = before
  // What was lost with a link or a process is sent again: nobody had to compare or to doubt.
  for (const name of among) t.notOk(row()[name].news.some(({ is }) => is === 'restored'))
  t.match(view, { life: 'complete', generation: 1, fields: { priority: { value: 1 } } })
  t.same(view.offered, [])
  t.equal(timeline.length, 2)
}
