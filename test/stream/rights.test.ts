/** The table kind of change × who may write it, whole. */
import t from 'tap'
import type { RevokeKind, StageKind } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import {
  type AssignmentId,
  assignmentOf,
  type DeltaId,
  type GrantId,
  type GuestId,
  grantOf,
  type StreamId,
  toHex,
} from '../../protocol/ids.ts'
import { type Author, author, seedFor } from '../support/author.ts'
import { deltaOfDraft, draftOf, testTime } from '../support/compose.ts'
import { alm, cus, pat, SharedJob, sub } from '../support/shared-job.ts'
import { act, close, grant, note, reopen, stage, value } from '../support/slots.ts'

/** Alarm company, partner, a provider that may only read, one that may not pass on. */
const amc = author('AMC')
const ptn = author('PTN')
const rdo = author('RDO')
const nop = author('NOP')
const guest = toHex(seedFor('guest')) as GuestId

/** ALM's job: it attends itself, and everybody is on it in a role of its own. */
const job = SharedJob.open({ attends: true })
const own = assignmentOf(job.replica.deltas[0]?.id as DeltaId)
const toPat = job.give(alm, grant(pat, 'provider'))
const toRdo = job.give(alm, grant(rdo, 'provider', { write: false, passOn: false }))
const toNop = job.give(alm, grant(nop, 'provider', { passOn: false }))
job.write(alm, [grant(cus, 'customer')])
job.write(alm, [grant(amc, 'alarm company')])
job.write(alm, [grant(ptn, 'partner')])
const toSub = job.give(pat, grant(sub, 'provider', { passes: toPat }))
const toGuest = job.give(pat, grant(pat, 'guest', { to: { guest }, passOn: false }))
const onSite = job.write(pat, [stage(toPat, 'on site'), note('PAT is there')]).id
const recallOf = (by: Author, one: AssignmentId) =>
  job.write(by, [act({ is: 'recall', reason: 'false alarm' }, one)]).id
const patRecalled = recallOf(alm, toPat)
const rdoRecalled = recallOf(alm, toRdo)
const subRecalled = recallOf(pat, toSub)
const closed = job.write(alm, [close([toPat, toSub])]).id

const grantsOf = (one: AssignmentId) => one as string as GrantId
const toTheGuest = grantsOf(toGuest)
const revoke = (one: AssignmentId, how: RevokeKind) =>
  act({ is: 'revoke', grant: grantsOf(one), how, frontier: [onSite], reason: '' })
const report = (one: AssignmentId, kind: StageKind = 'on site') => stage(one, kind)
const tie = (one: AssignmentId) => act({ is: 'tied', stream: toHex(seedFor('x')) as StreamId }, one)
const confirm = (of: DeltaId, one: AssignmentId) => act({ is: 'confirm', of }, one)
const recall = (one: AssignmentId) => act({ is: 'recall', reason: '' }, one)
const newcomer = author('NEW')
const outcome = (one: AssignmentId) => value('outcome', 'all clear', { assignment: one })
const closing = (of: Author) =>
  act({
    is: 'certificate closed',
    revocation: makeRevocation(of.companyKey, 1, testTime),
    frontier: [onSite],
  })

const writers = [alm, pat, sub, rdo, nop, cus, amc, ptn]
/** By writer, in the order of `writers`: y is valid, - may not write. */
const table: readonly (readonly [row: string, what: string, slot: SlotDraft])[] = [
  ['yyy-yyyy', 'a field of the job', value('request', 'zone 3')],
  ['yyy-yyyy', 'a note', note('phoned')],
  ['y----yy-', 'a field of the own assignment', outcome(own)],
  ['yy------', 'a field of PAT’s assignment', outcome(toPat)],
  ['-yy-----', 'a field of SUB’s assignment', outcome(toSub)],
  ['y-------', 'a field of RDO’s assignment', outcome(toRdo)],
  ['-y------', 'a field of the guest’s assignment', outcome(toGuest)],
  ['y-------', 'a stage of the own assignment', report(own)],
  ['-y------', 'a stage of PAT’s', report(toPat)],
  ['-y------', 'Complete of PAT’s', report(toPat, 'complete')],
  ['--y-----', 'a stage of SUB’s', report(toSub)],
  ['--------', 'a stage of RDO’s', report(toRdo)],
  ['-y------', 'a stage of the guest’s', report(toGuest)],
  ['y-------', 'a tie of the own assignment', tie(own)],
  ['-y------', 'a tie of PAT’s', tie(toPat)],
  ['--------', 'a recall of the own assignment', recall(own)],
  ['y-------', 'a recall of PAT’s', recall(toPat)],
  ['-y------', 'a recall of SUB’s', recall(toSub)],
  ['-y------', 'a recall of the guest’s', recall(toGuest)],
  ['-y------', 'a confirmation of PAT’s recall', confirm(patRecalled, toPat)],
  ['---y----', 'a confirmation of RDO’s recall', confirm(rdoRecalled, toRdo)],
  ['--y-----', 'a confirmation of SUB’s recall', confirm(subRecalled, toSub)],
  ['-y------', 'a confirmation of PAT’s close', confirm(closed, toPat)],
  ['--y-----', 'a confirmation of SUB’s close', confirm(closed, toSub)],
  ['y-------', 'a close that names nothing', close([])],
  ['y-------', 'a close of all', close([own, toPat, toSub])],
  ['y-------', 'a reopening of nothing', reopen([], [])],
  ['yy------', 'a reopening of PAT’s', reopen([closed], [toPat])],
  ['yyy-----', 'a reopening of SUB’s', reopen([closed], [toSub])],
  ['y-------', 'a reopening of RDO’s', reopen([closed], [toRdo])],
  ['y---y---', 'a reopening of NOP’s', reopen([], [toNop])],
  ['y-------', 'a reopening of SUB’s by an act of PAT’s', reopen([onSite], [toSub])],
  ['y-------', 'a reopening of NOP’s by a close of others', reopen([closed], [toNop])],
  ['-y------', 'a deletion in PAT’s delta', act({ is: 'redact', delta: onSite, slot: 1 })],
  ['yyy-y---', 'attending', act({ is: 'attend' })],
  ['-y------', 'a withdrawal of PAT’s stage', act({ is: 'withdraw', delta: onSite, reason: '' })],
  ['yyy-----', 'a provider', grant(newcomer, 'provider')],
  ['-y------', 'a provider of PAT’s assignment', grant(newcomer, 'provider', { passes: toPat })],
  ['y-------', 'a provider of the own assignment', grant(newcomer, 'provider', { passes: own })],
  ['yyy-----', 'a guest', grant(pat, 'guest', { to: { guest }, passOn: false })],
  ['--------', 'a guest that may pass on', grant(pat, 'guest', { to: { guest }, passOn: true })],
  ['-y------', 'who takes over PAT’s guest', grant(newcomer, 'provider', { replaces: toTheGuest })],
  ['y-------', 'a customer', grant(newcomer, 'customer')],
  ['y-------', 'an alarm company', grant(newcomer, 'alarm company')],
  ['y-------', 'a partner', grant(newcomer, 'partner')],
  ['--------', 'a customer that may pass on', grant(newcomer, 'customer', { passOn: true })],
  ['--------', 'an alarm company that may', grant(newcomer, 'alarm company', { passOn: true })],
  ['y-y-----', 'PAT once more', grant(pat, 'provider')],
  ['y-------', 'an end of PAT’s grant', revoke(toPat, 'revoked')],
  ['-y------', 'declining PAT’s', revoke(toPat, 'declined')],
  ['-y------', 'releasing PAT’s', revoke(toPat, 'released')],
  ['yy------', 'parting with PAT', revoke(toPat, 'unlinked')],
  ['-y------', 'an end of SUB’s grant', revoke(toSub, 'revoked')],
  ['--y-----', 'declining SUB’s', revoke(toSub, 'declined')],
  ['---y----', 'declining RDO’s', revoke(toRdo, 'declined')],
  ['-y------', 'an end of the guest’s', revoke(toGuest, 'revoked')],
  ['y-------', 'a closing of ALM’s certificate', closing(alm)],
  ['-y------', 'a closing of PAT’s certificate', closing(pat)],
  ['---y----', 'a closing of RDO’s certificate', closing(rdo)],
]

function verdictOn(by: Author, slot: SlotDraft, stream = job): string {
  const grant = stream.grantOf(by)
  const draft = draftOf(stream.replica, by, [slot], grant ? { grant } : {})
  const verdict = stream.replica.judge(deltaOfDraft(draft, by))
  return verdict.is === 'refused' ? verdict.reason : verdict.is
}

for (const [row, what, slot] of table) {
  t.test(`who may write ${what}`, async (t) => {
    for (const [i, allowed] of [...row].entries()) {
      const by = writers[i] as Author
      t.equal(verdictOn(by, slot), allowed === 'y' ? 'valid' : 'may-not-write', by.code)
    }
  })
}

t.test('somebody who was never brought in writes nothing, whatever grant he names', async (t) => {
  const stranger = author('STR')
  const value3 = value('request', 'zone 3')
  for (const named of [undefined, grantsOf(toPat), grantsOf(toGuest), grantOf(onSite)]) {
    const draft = draftOf(job.replica, stranger, [value3], { grant: named })
    const verdict = job.replica.judge(deltaOfDraft(draft, stranger))
    t.match(verdict, { is: 'refused', reason: 'not-granted' })
  }
  const draft = draftOf(job.replica, sub, [value3], { grant: grantsOf(toPat), prev: 'none' })
  t.match(job.replica.judge(deltaOfDraft(draft, sub)), { reason: 'not-granted' })
})

t.test('who left the job writes validly all the same: it counts for nothing', async (t) => {
  const left = job.copy()
  left.write(alm, [revoke(toPat, 'revoked')])
  t.equal(verdictOn(pat, value('request', 'zone 4'), left), 'valid')
  t.equal(verdictOn(sub, grant(newcomer, 'provider'), left), 'valid')
  left.write(pat, [value('request', 'zone 4')])
  t.match(left.view().offered, [{ value: 'zone 4', standing: 'void' }])
})

t.test('a private stream is granted to nobody', async (t) => {
  const notes = SharedJob.open({ kind: 'private' })
  t.equal(verdictOn(alm, grant(pat, 'provider'), notes), 'may-not-write')
  t.equal(verdictOn(alm, note('internal'), notes), 'valid')
  for (const kind of ['site', 'person'] as const) {
    t.equal(verdictOn(alm, grant(pat, 'partner'), SharedJob.open({ kind })), 'valid', kind)
  }
})
