/** A company that has lost everything but its recovery phrase, over real TCP. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { readIdentityFile } from '../../node/identity/files.ts'
import { createIdentity } from '../../node/identity/identity.ts'
import { timeline, writeInternalNote } from '../../node/job/entries.ts'
import { reportStage } from '../../node/job/stages.ts'
import { recoveryPhrase, seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { toBytes, toHex } from '../../protocol/ids.ts'
import { signLink } from '../../protocol/link/link-document.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import { until } from '../support/company.ts'
import {
  accepted,
  linkNodes,
  placeOf,
  type RunningNode,
  startNode,
  startNodeOn,
  startThree,
  untilViewAt,
} from '../support/nodes.ts'
import { jobFrom, knownAt, meet_ms, serialOf, untilConnected } from '../support/rotation.ts'

/** What stands on the paper in the safe. */
async function phraseOf({ data }: RunningNode): Promise<string> {
  const seed = (await readIdentityFile(data, 'company.key')) ?? ''
  return recoveryPhrase(toBytes(seed.trim()))
}

/** The company on a new machine: nothing but its phrase, its name and its code. */
async function fromNothing(
  t: Test,
  phrase: string,
  code: string,
  { now = Date.now(), listen }: { readonly now?: number; readonly listen?: string } = {},
) {
  const data = await mkdtemp(join(tmpdir(), 'baton-recovery-'))
  t.teardown(() => rm(data, { recursive: true, force: true }))
  const read = seedFromRecoveryPhrase(phrase)
  if ('fault' in read) throw new Error(read.fault)
  await createIdentity(data, { name: `${code} Security`, code, now, companySeed: read.seed })
  return startNodeOn(t, data, listen)
}

const addressOf = ({ transport }: RunningNode) => transport.addresses()[0] ?? ''

t.test('a company whose disk died gets every shared job back from its partners', async (t) => {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  await linkNodes(sub, alm)
  const given = await jobFrom(alm, 'given', 'PAT')
  const taken = await jobFrom(sub, 'taken', 'ALM')
  const view = await untilViewAt(pat, given, 'the job given')
  const [assignment] = view.assignments
  if (!assignment) throw new Error('no assignment')
  await reportStage(pat.jobs, given, { assignment: assignment.id, stage: 'accepted' }, { by: 'K' })
  await untilViewAt(alm, taken, 'the job taken')
  await untilViewAt(alm, given, 'the answer', ({ assignments }) =>
    assignments.some(({ status }) => status === 'accepted'),
  )
  await writeInternalNote(alm.jobs, given, 'only here', { by: 'Olsen' })
  const phrase = await phraseOf(alm)
  const lost = serialOf(alm)
  await alm.stop()

  const back = await fromNothing(t, phrase, 'ALM')
  t.equal(back.company, alm.company)
  t.ok(serialOf(back) > lost)
  const found = accepted(await back.ownNode.find(addressOf(pat)))
  t.match(found, { state: 'requested', found: true, code: 'PAT', name: 'PAT Security' })
  t.equal(await back.streams.get(given), undefined, 'nothing before an administrator confirms it')
  t.equal(back.linking.all().length, 1)
  accepted(await back.linking.approve(pat.company))
  t.match(back.links.get(pat.company), { state: 'active' })
  t.notOk(back.links.get(pat.company)?.found, 'it is a link like any other')
  await untilConnected(back, pat)
  await untilViewAt(back, given, 'the job that was given', ({ assignments }) =>
    assignments.some(({ status }) => status === 'accepted'),
  )
  t.equal(await back.streams.get(taken), undefined, 'SUB was not asked yet')
  accepted(await back.ownNode.find(addressOf(sub)))
  accepted(await back.linking.approve(sub.company))
  await untilViewAt(back, taken, 'the job that was taken')
  const lines = (await timeline(back.jobs, given)) ?? []
  t.notOk(
    lines.some((line) => JSON.stringify(line).includes('only here')),
    'private notes do not come back',
  )
  const after = await jobFrom(back, 'after', 'PAT')
  await untilViewAt(pat, after, 'a job of the new node')
  t.equal(knownAt(pat, alm.company), back.identity.certified.node)
  const { earlier } = await back.ownNode.view()
  t.same(earlier, [lost], 'which certificate is to be revoked now')
  accepted(await back.ownNode.revoke({ serial: lost }))
  t.match(pat.links.get(alm.company)?.revocations, [{ serial: lost }])
  await back.linking.setState(pat.company, 'unlinked')
  const isOver = () => pat.links.get(alm.company)?.state === 'unlinked'
  await until('the end of the link, said by the new node', isOver, meet_ms)
})

t.test('revocations that a partner still knows come back, too', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  accepted(await alm.ownNode.revoke({ serial: 1 }))
  const atPat = () => pat.links.get(alm.company)?.revocations?.length === 1
  await until('the statement at PAT', atPat, meet_ms)
  const phrase = await phraseOf(alm)
  await alm.stop()
  const back = await fromNothing(t, phrase, 'ALM')
  accepted(await back.ownNode.find(addressOf(pat)))
  t.match(back.revocations.all(), [{ serial: 1 }])
})

t.test('a clock that is behind is told which serial is known', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const phrase = await phraseOf(alm)
  await alm.stop()
  const back = await fromNothing(t, phrase, 'ALM', { now: serialOf(alm) - 60_000 })
  const answer = await back.ownNode.find(addressOf(pat))
  t.match(answer, { code: 'superseded', message: new RegExp(`--above ${serialOf(alm)}`) })
  const above = serialOf(alm) + 3_600_000
  const next = accepted(await back.ownNode.rotate({ above }))
  t.equal(next.serial, above + 1, 'above what was named, whatever the clock says')
  await back.stop()
  const again = await startNodeOn(t, back.data)
  accepted(await again.ownNode.find(addressOf(pat)))
})

t.test('there is nothing to find where there is no link', async (t) => {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  const phrase = await phraseOf(alm)
  t.match(await alm.ownNode.find(addressOf(pat)), { code: 'already-linked' })
  await alm.stop()
  const back = await fromNothing(t, phrase, 'ALM')
  t.match(await back.ownNode.find(addressOf(sub)), { code: 'unreachable' }, 'lets nobody in')
  await linkNodes(sub, pat)
  t.match(await back.ownNode.find(addressOf(sub)), { code: 'not-linked' }, 'knows other companies')
  t.match(await back.ownNode.find('/ip4/127.0.0.1/tcp/9'), { code: 'unreachable' })
  t.match(await back.ownNode.find('not an address'), { code: 'unreachable' })
  const stranger = await startNode(t, 'ALM')
  t.match(await stranger.ownNode.find(addressOf(pat)), { code: 'not-linked' }, 'the code is no key')
  t.equal(pat.links.get(alm.company)?.state, 'active')
  t.not(knownAt(pat, alm.company), stranger.identity.certified.node)
})

t.test('at the old address the other partners find it by themselves', async (t) => {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  await linkNodes(sub, alm)
  const job = await jobFrom(sub, 'taken', 'ALM')
  await untilViewAt(alm, job, 'the job')
  const [phrase, listen] = [await phraseOf(alm), placeOf(alm)]
  await alm.stop()
  const back = await fromNothing(t, phrase, 'ALM', { listen })
  accepted(await back.ownNode.find(addressOf(pat)))
  accepted(await back.linking.approve(pat.company))
  const shown = () => back.links.get(sub.company)
  await until('SUB to show the link', () => shown()?.state === 'requested', meet_ms)
  t.match(shown(), { found: true, code: 'SUB' })
  t.equal(sub.links.get(alm.company)?.state, 'active')
  accepted(await back.linking.approve(sub.company))
  await untilConnected(back, sub)
  await untilViewAt(back, job, 'the job of SUB')
})

t.test('a link is found by the signature of this company alone', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const record = pat.links.get(alm.company)
  const { certificate, signer } = pat.streams.context.own
  const link = toBytes(record?.document ?? '')
  // PAT shows the document, and in the place of our approval one that it can make itself.
  const forged = toHex(signLink(link, { certificate, signer }))
  await pat.storage.write((unit) => unit.putLink({ ...record, theirs: forged } as LinkRecord))
  await pat.stop()
  const liar = await startNodeOn(t, pat.data)
  const phrase = await phraseOf(alm)
  await alm.stop()
  const back = await fromNothing(t, phrase, 'ALM')
  t.match(await back.ownNode.find(addressOf(liar)), { code: 'bad-approval' })
  t.same(back.links.all(), [])
})
