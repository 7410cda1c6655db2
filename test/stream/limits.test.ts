import t from 'tap'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type GuestId, toHex } from '../../protocol/ids.ts'
import {
  acts_per_company_max,
  chains_per_company_max,
  deltas_per_company_max,
  grants_per_company_max,
  slots_per_delta_max,
} from '../../protocol/limits.ts'
import { type Author, author, seedFor } from '../support/author.ts'
import { type Composing, deltaOfDraft, draftOf } from '../support/compose.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { act, grant, note, value } from '../support/slots.ts'

const attend = act({ is: 'attend' })

function verdictOn(
  job: SharedJob,
  by: Author,
  slots: readonly SlotDraft[],
  composing: Composing = {},
): string {
  const grant = job.grantOf(by)
  const draft = draftOf(job.replica, by, slots, { ...(grant ? { grant } : {}), ...composing })
  const verdict = job.replica.judge(deltaOfDraft(draft, by))
  return verdict.is === 'refused' ? verdict.reason : verdict.is
}

const guest = (i: number) =>
  grant(alm, 'guest', { to: { guest: toHex(seedFor(`guest ${i}`)) as GuestId }, passOn: false })

t.test('a company writes so many deltas to a stream, another one goes on', async (t) => {
  const job = SharedJob.open()
  job.write(alm, [grant(pat, 'provider')])
  const copy = job.copy()
  for (let i = 2; i < deltas_per_company_max; i++) job.write(alm, [note('x')])
  t.equal(verdictOn(job, alm, [note('x')]), 'past-a-limit')
  t.equal(verdictOn(job, author('ALM', { serial: 2 }), [note('x')]), 'past-a-limit')
  t.equal(verdictOn(copy, author('ALM', { serial: 2 }), [note('x')]), 'valid', 'it had seen two')
  t.equal(verdictOn(job, pat, [note('x')]), 'valid')
})

t.test('structural changes count apart, and a delta at the border counts whole', async (t) => {
  const job = SharedJob.open()
  job.write(alm, [grant(pat, 'provider')])
  const one = job.give(pat, attend)
  const stage = act({ is: 'stage', stage: 'on site', reason: '', automatic: false }, one)
  const many = Array.from({ length: slots_per_delta_max }, () => stage)
  for (let acts = 1; acts + many.length <= acts_per_company_max; acts += many.length) {
    job.write(pat, many)
  }
  const rest = (acts_per_company_max - 1) % many.length
  t.equal(verdictOn(job, pat, many.slice(0, rest + 1)), 'past-a-limit')
  job.write(pat, many.slice(0, rest))
  t.equal(verdictOn(job, pat, [stage]), 'past-a-limit')
  t.equal(verdictOn(job, pat, [value('request', 'zone 3')]), 'valid')
  t.equal(verdictOn(job, alm, [attend]), 'valid')
})

t.test('a company brings in so many others', async (t) => {
  const job = SharedJob.open()
  for (let i = 0; i < grants_per_company_max - 1; i++) job.write(alm, [guest(i)])
  job.write(alm, [grant(pat, 'provider')])
  t.equal(verdictOn(job, alm, [guest(99)]), 'past-a-limit')
  t.equal(verdictOn(job, alm, [attend]), 'valid')
  t.equal(verdictOn(job, pat, [guest(99)]), 'valid')
})

t.test('a company writes so many chains, counted by what each had seen', async (t) => {
  const job = SharedJob.open()
  job.write(alm, [grant(pat, 'provider')])
  job.write(pat, [note('this is no chain of ALM’s')])
  const before = job.copy()
  const restored = (i: number) => author('ALM', { epoch: `restore ${i}` })
  for (let i = 1; i < chains_per_company_max; i++) job.write(restored(i), [note('x')])
  t.equal(verdictOn(job, restored(99), [note('x')]), 'past-a-limit')
  t.equal(verdictOn(job, restored(1), [note('x')]), 'valid', 'its chains go on')
  t.equal(verdictOn(before, restored(99), [note('x')]), 'valid', 'it had seen one')
})
