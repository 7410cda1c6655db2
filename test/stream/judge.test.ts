import t from 'tap'
import type { DeltaDraft, SlotDraft } from '../../protocol/delta/write.ts'
import {
  type AssignmentId,
  type DeltaId,
  deltaOf,
  type GrantId,
  type GuestId,
  toHex,
} from '../../protocol/ids.ts'
import { time_ms_max } from '../../protocol/limits.ts'
import { judge } from '../../protocol/stream/judge.ts'
import { type Author, author, seedFor } from '../support/author.ts'
import { deltaOfDraft, draftOf, genesisDraft, testTime } from '../support/compose.ts'
import { Replica } from '../support/replica.ts'
import { alm, pat, SharedJob, sub } from '../support/shared-job.ts'
import { act, close, grant, note, reopen, stage, value } from '../support/slots.ts'

const job = SharedJob.open()
const toPat = job.give(alm, grant(pat, 'provider'))
const onSite = job.write(pat, [stage(toPat, 'on site'), note('PAT is there')]).id
const recalled = job.write(alm, [act({ is: 'recall', reason: '' }, toPat)]).id
const patsGrant = job.grantOf(pat) as GrantId
const unknown = toHex(seedFor('unknown')) as DeltaId

/** What PAT knows, or ALM, and writes next. */
const byPat = draftOf(job.replica, pat, [value('request', 'zone 3')], { grant: patsGrant })
const byAlm = draftOf(job.replica, alm, [value('request', 'zone 3')])

function verdictOn(draft: DeltaDraft, by: Author, stream = job): string {
  const verdict = stream.replica.judge(deltaOfDraft(draft, by))
  return verdict.is === 'refused' ? verdict.reason : verdict.is
}

const written = (by: Author, ...slots: SlotDraft[]): string => {
  const grant = job.grantOf(by)
  return verdictOn(draftOf(job.replica, by, slots, grant ? { grant } : {}), by)
}

t.test('a delta goes on from the last of its chain, one further', async (t) => {
  t.equal(verdictOn(byPat, pat), 'valid')
  t.equal(verdictOn({ ...byPat, seq: byPat.seq + 1 }, pat), 'seq-gap', 'one left out')
  const start = job.replica.state.lanes[0]?.chain ?? ''
  const { prev } = byAlm
  t.equal(verdictOn({ ...byPat, ...(prev ? { prev } : {}) }, pat), 'seq-gap', 'another chain')
  t.equal(verdictOn({ ...byPat, chain: start as typeof byPat.chain & string }, pat), 'seq-gap')
})

t.test('an earlier place of the chain is a fork, and valid', async (t) => {
  const copied = job.copy()
  copied.write(pat, [value('request', 'zone 4')])
  t.equal(verdictOn(byPat, pat, copied), 'valid')
  const other = draftOf(job.replica, pat, [note('x')], { grant: patsGrant, prev: 'none' })
  t.equal(verdictOn(other, pat), 'valid', 'so is a second start')
})

t.test('its time is after all that it rests on', async (t) => {
  const { ms, count } = byPat.time
  t.equal(count, (job.replica.positions.get(recalled)?.time.count ?? 0) + 1)
  const at = (time: DeltaDraft['time']) => verdictOn({ ...byPat, time }, pat)
  t.equal(at({ ms, count: count - 1 }), 'time-not-after')
  t.equal(at({ ms, count: count + 1 }), 'time-not-after', 'and not further on')
  t.equal(at({ ms: ms - 1, count: 0 }), 'time-not-after')
  t.equal(at({ ms: ms + 1, count: 0 }), 'valid')
  t.equal(at({ ms: ms + 1, count: 1 }), 'time-not-after', 'a count begins at 0')
  const first = deltaOfDraft({ ...genesisDraft(alm), time: { ms, count: 1 } }, alm)
  t.match(new Replica().judge(first), { reason: 'time-not-after' })
})

t.test('whose clock is wrong by years is followed, and never held back', async (t) => {
  const wrong = SharedJob.open()
  wrong.write(alm, [note('x')], { now: time_ms_max })
  const { time } = wrong.write(alm, [grant(pat, 'provider')], { now: testTime })
  t.same(time, { ms: time_ms_max, count: 1 })
  t.same(wrong.write(pat, [note('x')], { now: testTime }).time, { ms: time_ms_max, count: 2 })
})

t.test('its generation is that of its parents, and one more for a reopening', async (t) => {
  const again = { ...byPat, generation: 1 }
  t.equal(verdictOn(again, pat), 'wrong-generation')
  const reopening = draftOf(job.replica, alm, [reopen([], [])])
  t.equal(reopening.generation, 1)
  t.equal(verdictOn(reopening, alm), 'valid')
  t.equal(verdictOn({ ...reopening, generation: 0 }, alm), 'wrong-generation')
  t.equal(verdictOn({ ...reopening, generation: 2 }, alm), 'wrong-generation')
  const later = job.copy()
  later.write(alm, [reopen([], [])])
  later.write(pat, [note('x')])
  t.equal(verdictOn({ ...byPat, generation: 1 }, pat, later), 'wrong-generation', 'it had not seen')
})

t.test('concurrent reopenings unite, one after another count up', async (t) => {
  const [one, other] = [job.copy(), job.copy()]
  one.write(alm, [reopen([], [])])
  other.write(pat, [reopen([], [toPat])])
  t.equal(one.hear(other).view().generation, 1)
  one.write(pat, [reopen([], [toPat])])
  t.equal(one.view().generation, 2)
})

t.test('one delta opens one thing, and reopens once', async (t) => {
  const [first, second] = [grant(sub, 'provider'), grant(author('NEW'), 'provider')]
  const attend = act({ is: 'attend' })
  for (const slots of [
    [first, second],
    [first, attend],
    [attend, attend],
  ]) {
    t.equal(written(alm, ...slots), 'malformed')
  }
  t.equal(written(alm, reopen([], []), reopen([], [])), 'malformed')
  const genesis = deltaOfDraft(genesisDraft(alm, {}, [grant(pat, 'provider')]), alm)
  t.match(new Replica().judge(genesis), { reason: 'malformed' }, 'the genesis is the stream')
})

t.test('a guest is no company, and a company no guest', async (t) => {
  const guest = toHex(seedFor('guest')) as GuestId
  t.equal(written(alm, grant(sub, 'guest', { passOn: false })), 'malformed')
  t.equal(written(alm, grant(sub, 'provider', { to: { guest } })), 'malformed')
})

t.test('what a change names lies in its past', async (t) => {
  const one = unknown as string as AssignmentId
  const named: { readonly [what: string]: SlotDraft } = {
    'a field of an unknown assignment': value('outcome', 'x', { assignment: one }),
    'a field of what opened none': value('outcome', 'x', { assignment: recalled as never }),
    'a stage of an unknown assignment': stage(one, 'on site'),
    'an unknown grant': revoke({ grant: unknown as string as GrantId }),
    'a delta that is no grant': revoke({ grant: onSite as string as GrantId }),
    'an unknown head of a revoke': revoke({ frontier: [unknown] }),
    'an unknown head of a closing': act({
      is: 'certificate closed',
      revocation: Uint8Array.of(1),
      frontier: [unknown],
    }),
    'an unknown recall': act({ is: 'confirm', of: unknown }, toPat),
    'a stage as a recall': act({ is: 'confirm', of: onSite }, toPat),
    'an unknown assignment closed': close([one]),
    'an unknown ending': reopen([unknown], []),
    'an unknown assignment reopened': reopen([], [one]),
    'an unknown deletion': act({ is: 'redact', delta: unknown, slot: 0 }),
    'an unknown stage': act({ is: 'withdraw', delta: unknown, reason: '' }),
    'a recall as a stage': act({ is: 'withdraw', delta: recalled, reason: '' }),
    'an unknown assignment passed on': grant(sub, 'provider', { passes: one }),
    'an unknown guest': grant(sub, 'provider', { replaces: unknown as string as GrantId }),
  }
  for (const [what, slot] of Object.entries(named)) {
    const expected = what === 'an unknown head of a closing' ? 'bad-certificate' : 'bad-reference'
    t.equal(written(alm, slot), expected, what)
  }
  t.equal(written(pat, act({ is: 'confirm', of: recalled })), 'malformed', 'of no assignment')
})

function revoke(change: { grant?: GrantId; frontier?: readonly DeltaId[] }): SlotDraft {
  return act({
    is: 'revoke',
    grant: patsGrant,
    frontier: [],
    how: 'revoked',
    reason: '',
    ...change,
  })
}

t.test('that it is held here is not enough: its author must have seen it', async (t) => {
  const [one, away] = [job.copy(), job.copy()]
  const later = one.write(pat, [stage(toPat, 'off site')]).id
  const slots = [
    revoke({ frontier: [later] }),
    reopen([later], []),
    act({ is: 'withdraw', delta: later, reason: '' }),
    act({ is: 'redact', delta: later, slot: 0 }),
  ]
  for (const slot of slots) {
    t.equal(verdictOn(draftOf(away.replica, alm, [slot]), alm, one), 'bad-reference')
  }
})

t.test('a confirmation concerns the assignment that was recalled or closed', async (t) => {
  const stream = job.copy()
  const toSub = stream.give(alm, grant(sub, 'provider'))
  const closed = stream.write(alm, [close([toPat])]).id
  for (const id of [recalled, closed]) {
    const slot = act({ is: 'confirm', of: id }, toSub)
    const draft = draftOf(stream.replica, sub, [slot], { grant: stream.grantOf(sub) })
    t.equal(verdictOn(draft, sub, stream), 'bad-reference')
  }
})

t.test('what it rests on is held first; the missing is named', async (t) => {
  const missing = (draft: DeltaDraft, by: Author) => job.replica.judge(deltaOfDraft(draft, by))
  t.same(missing({ ...byPat, deps: [unknown] }, pat), { is: 'missing', ancestors: [unknown] })
  t.same(missing({ ...byPat, prev: unknown }, pat), { is: 'missing', ancestors: [unknown] })
  const start = draftOf(job.replica, pat, [note('x')], { grant: patsGrant, prev: 'none' })
  const begin = { certificate: pat.certificate, epoch: pat.epoch }
  const under = { ...start, start: { ...begin, grant: unknown as string as GrantId } }
  t.same(missing(under, pat), { is: 'missing', ancestors: [unknown] })
  const { state } = job.replica
  const alone = judge(undefined, deltaOfDraft(byPat, pat), new Map())
  t.same(alone, { is: 'missing', ancestors: [deltaOf(state.stream)] })
})

t.test('every chain begins after the genesis, whether it names a head or not', async (t) => {
  const bare = draftOf(job.replica, author('ALM', { serial: 2 }), [note('x')], { deps_max: 0 })
  t.same(bare.deps, [])
  t.equal(verdictOn(bare, author('ALM', { serial: 2 })), 'valid')
  const before = { ...bare, time: { ms: testTime - 1, count: 0 } }
  t.equal(verdictOn(before, author('ALM', { serial: 2 })), 'time-not-after')
})

t.test('a delta of another stream has no place here', async (t) => {
  const other = SharedJob.open({ number: 'ALM10002' })
  const draft = draftOf(other.replica, alm, [note('x')])
  t.equal(verdictOn(draft, alm), 'bad-reference')
  const second = deltaOfDraft(genesisDraft(alm, { number: 'ALM10003' }), alm)
  t.match(job.replica.judge(second), { reason: 'bad-reference' })
})
