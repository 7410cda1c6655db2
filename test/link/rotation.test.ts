/** A node with a new key, over real TCP: partners take it by its certificate, and nothing is lost. */
import t from 'tap'
import { toHex } from '../../protocol/ids.ts'
import { until } from '../support/company.ts'
import { linkNodes, placeOf, startNode, startNodeOn, untilViewAt } from '../support/nodes.ts'
import {
  copyOf,
  jobFrom,
  knownAt,
  meet_ms,
  rotated,
  serialOf,
  untilConnected,
} from '../support/rotation.ts'

t.test('a node goes on under a new key without linking again, and nothing is lost', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const first = await jobFrom(alm, 'before', 'PAT')
  await untilViewAt(pat, first, 'the first job')
  const place = placeOf(pat)
  await pat.stop()
  // Nobody takes this one but the node that comes back: it waits in a queue of the old key.
  const waiting = await jobFrom(alm, 'while PAT is away', 'PAT')
  const patAgain = await startNodeOn(t, pat.data, place)
  const almAgain = await rotated(t, alm)
  t.not(almAgain.identity.certified.node, alm.identity.certified.node)
  t.ok(serialOf(almAgain) > serialOf(alm))
  await untilConnected(almAgain, patAgain)
  t.equal(knownAt(patAgain, alm.company), almAgain.identity.certified.node)
  for (const job of [first, waiting]) await untilViewAt(patAgain, job, 'every job')
  const after = await jobFrom(almAgain, 'after', 'PAT')
  await untilViewAt(patAgain, after, 'a job by the new key')
  const answered = await jobFrom(patAgain, 'the other way', 'ALM')
  await untilViewAt(almAgain, answered, 'a job of the partner')
  t.equal((await patAgain.streams.get(after))?.state.lanes[0]?.serial, serialOf(almAgain))
  await almAgain.linking.setState(pat.company, 'unlinked')
  const isOver = () => patAgain.links.get(alm.company)?.state === 'unlinked'
  await until('the end of the link, said by the new key', isOver, meet_ms)
})

t.test('a partner that can only dial finds the new key at the old address', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const record = alm.links.get(pat.company)
  if (!record) throw new Error('no link')
  // As behind a router: ALM knows nowhere to dial PAT.
  const nodes = record.nodes.map((one) => ({ ...one, addresses: [] }))
  await alm.links.put({ ...record, nodes })
  const almAgain = await rotated(t, alm)
  await untilConnected(almAgain, pat)
  const job = await jobFrom(almAgain, 'after', 'PAT')
  await untilViewAt(pat, job, 'a job by the new key')
})

t.test('both partners may have new keys at once', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const [almAgain, patAgain] = await Promise.all([rotated(t, alm), rotated(t, pat)])
  await untilConnected(almAgain, patAgain)
  const job = await jobFrom(almAgain, 'after', 'PAT')
  await untilViewAt(patAgain, job, 'a job')
})

t.test('a copy with the old key does not come back', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const place = placeOf(alm)
  await alm.stop()
  const stolen = await copyOf(t, alm.data)
  const almAgain = await rotated(t, await startNodeOn(t, alm.data, place))
  await untilConnected(almAgain, pat)
  const thief = await startNodeOn(t, stolen)
  const job = await jobFrom(thief, 'by the old key', 'PAT')
  await until(
    'the refusal to be loud',
    () => thief.news.alarms().some((one) => one.is === 'certificate refused'),
    meet_ms,
  )
  t.equal(
    thief.network.status(pat.company)[0]?.obstacle,
    'certificate refused there',
    'and is shown at the link',
  )
  t.equal(knownAt(pat, alm.company), almAgain.identity.certified.node, 'the new one stays')
  await untilConnected(almAgain, pat)
  t.equal(await pat.streams.get(job), undefined, 'nothing of it arrives')
  // It is the right one after all: with the key of the company it is given a newer certificate.
  const right = await rotated(t, thief)
  await untilConnected(right, pat)
  await untilViewAt(pat, job, 'what it wrote meanwhile')
})

t.test('what is known of a link is the newest certificate, also after a restart', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const almAgain = await rotated(t, alm)
  await untilConnected(almAgain, pat)
  await pat.stop()
  const patAgain = await startNodeOn(t, pat.data)
  const [node] = patAgain.links.get(alm.company)?.nodes ?? []
  t.equal(node?.certificate, toHex(almAgain.identity.certified.bytes))
  await untilConnected(almAgain, patAgain)
})
