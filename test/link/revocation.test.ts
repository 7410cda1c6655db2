/** Revoked nodes, and everybody who tries to pass for a company's node, over real TCP. */
import { randomBytes } from 'node:crypto'
import t, { type Test } from 'tap'
import { markSeen } from '../../node/job/seen.ts'
import { reportStage } from '../../node/job/stages.ts'
import { unseenIn } from '../../node/stream/unseen.ts'
import type { Channel, Protocol } from '../../node/transport/transport.ts'
import { protocols } from '../../node/transport/transport.ts'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { type Signer, signerFromSeed } from '../../protocol/identity/keys.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import { type StreamId, toHex } from '../../protocol/ids.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import { decodeLinkFrame, encodeLinkFrame } from '../../protocol/link/link-frames.ts'
import { random_id_bytes } from '../../protocol/link/sync-limits.ts'
import { until } from '../support/company.ts'
import { nodeFor } from '../support/libp2p-node.ts'
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
import {
  copyOf,
  jobFrom,
  knownAt,
  meet_ms,
  rotated,
  serialOf,
  untilConnected,
} from '../support/rotation.ts'

/** A node with a key of its own that shows whatever certificate it likes. */
async function stranger(t: Test) {
  const transport = await nodeFor(t, `stranger ${randomBytes(8).toString('hex')}`)
  const open = (to: RunningNode, protocol: Protocol): Promise<Channel> =>
    transport.open(
      to.identity.certified.node,
      to.transport.addresses(),
      protocol,
      AbortSignal.timeout(10_000),
    )
  const first = async (channel: Channel) => {
    const { value } = await channel.frames[Symbol.asyncIterator]().next()
    await channel.close()
    return value as Uint8Array | undefined
  }
  return {
    node: transport.node,
    /** What it is answered to a Hello with this certificate. */
    async hello(to: RunningNode, certificate: Uint8Array) {
      const channel = await open(to, protocols.sync)
      const outboxId = toHex(randomBytes(random_id_bytes))
      const boot = toHex(randomBytes(random_id_bytes))
      const queue = { outboxId, outboxTail: 0, held: undefined }
      const hello = { is: 'hello', certificate, features: [], boot, ...queue, clock: 0 } as const
      await channel.send(encodeFrame(hello))
      const answer = await first(channel)
      return answer && decodeFrame(answer)
    },
    async presents(
      to: RunningNode,
      certificate: Uint8Array,
      revocations: readonly Uint8Array[] = [],
    ) {
      const channel = await open(to, protocols.link)
      const present = { certificate, addresses: [], revocations, link: new Uint8Array() }
      await channel.send(encodeLinkFrame({ is: 'present', ...present }))
      const answer = await first(channel)
      return answer && decodeLinkFrame(answer)
    },
  }
}

function keyOf({ identity }: RunningNode): Signer {
  if (!identity.companySigner) throw new Error('a new company has its key')
  return identity.companySigner
}

const revokedAt = (at: RunningNode, of: RunningNode) =>
  at.links.get(of.company)?.revocations?.map(({ serial }) => serial) ?? []

t.test('a revoked node is refused everywhere, and its changes count no more', async (t) => {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  await linkNodes(alm, sub)
  const job = await jobFrom(alm, 'open', 'PAT')
  await untilViewAt(pat, job, 'the job')
  const [place, old] = [placeOf(alm), serialOf(alm)]
  await alm.stop()
  const stolen = await copyOf(t, alm.data)
  await sub.stop()
  const almAgain = await rotated(t, await startNodeOn(t, alm.data, place))
  await untilConnected(almAgain, pat)
  const revoked = accepted(await almAgain.ownNode.revoke({ serial: old }))
  t.same(revokedAt(pat, alm), [revoked.serial], 'at who is connected, at once')
  t.equal(
    almAgain.revocations.all().every(({ signed }) => signed.length > 0),
    true,
  )
  const subAgain = await startNodeOn(t, sub.data)
  await until('it at who was away', () => revokedAt(subAgain, alm).includes(old), meet_ms)
  await until(
    'the closing in the job',
    async () =>
      (await pat.streams.get(job))?.state.acts.some(({ what }) => what.is === 'certificate closed'),
    meet_ms,
  )
  const thief = await startNodeOn(t, stolen)
  await until(
    'the refusal',
    () => thief.news.alarms().some((one) => one.is === 'certificate refused'),
    meet_ms,
  )
  t.equal(knownAt(pat, alm.company), almAgain.identity.certified.node)
  await pat.stop()
  const patAgain = await startNodeOn(t, pat.data)
  t.same(revokedAt(patAgain, alm), [old], 'it is kept')
  await untilConnected(almAgain, patAgain)
  t.match(await almAgain.ownNode.view(), { earlier: [old], revoked: [{ serial: old }] })
})

t.test('a node that is revoked while it is connected is hung up on', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  await untilConnected(alm, pat)
  const statement = makeRevocation(keyOf(alm), serialOf(alm), Date.now())
  const elsewhere = await stranger(t)
  const certify = (serial: number) =>
    makeCertificate(keyOf(alm), {
      ...{ node: elsewhere.node, serial },
      ...{ code: 'ALM', name: 'ALM Security' },
    })
  // A statement proves itself, whichever node of the company brings it.
  const older = certify(serialOf(alm) - 1)
  t.match(await elsewhere.presents(pat, older, [statement]), { why: 'superseded' })
  await until(
    'the end',
    () => alm.network.status(pat.company).every(({ connected }) => !connected),
    meet_ms,
  )
  const refused = () => alm.news.alarms().find((one) => one.is === 'certificate refused')
  t.match(await until('ALM to be told', refused, meet_ms), { why: 'revoked' })
  t.equal(pat.links.nodesOf(alm.company).length, 0, 'nothing is queued for it')
  t.equal(pat.links.companyOf(alm.identity.certified.node), undefined, 'nor given any file')
  const job = await jobFrom(pat, 'meanwhile', 'ALM')
  const newer = certify(serialOf(alm) + 1)
  t.match(await elsewhere.presents(pat, newer), { is: 'known' })
  await until('the new node', () => knownAt(pat, alm.company) === elsewhere.node, meet_ms)
  t.equal(await alm.streams.get(job), undefined)
})

t.test('nobody passes for a company by what he has found or made himself', async (t) => {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  const before = knownAt(pat, alm.company)
  const thief = await stranger(t)
  const certify = (key: Signer, serial: number) => {
    const subject = { node: thief.node, serial, code: 'ALM', name: 'ALM Security' }
    return makeCertificate(key, subject)
  }
  const forged = certify(signerFromSeed(randomBytes(32)), Date.now() + 1000)
  const torn = Buffer.from(certify(keyOf(alm), Date.now() + 1000))
  torn[torn.length - 1] = (torn.at(-1) ?? 0) ^ 1
  const cases = {
    'the certificate of the node itself': [alm.identity.certified.bytes, 'not-linked'],
    'one of a key that is nobody’s': [forged, 'not-linked'],
    'one with a torn signature': [torn, 'not-linked'],
    'one of a company without a link': [certify(keyOf(sub), Date.now() + 1000), 'not-linked'],
    'an older one of the company': [certify(keyOf(alm), serialOf(alm) - 1), 'superseded'],
    'another one under the same serial': [certify(keyOf(alm), serialOf(alm)), 'superseded'],
    'no certificate': [new Uint8Array(), 'not-linked'],
  } as const
  for (const [what, [certificate, bye]] of Object.entries(cases)) {
    t.match(await thief.hello(pat, certificate), { is: 'bye', bye }, what)
    const why = bye === 'not-linked' ? 'unknown-invitation' : bye
    t.match(await thief.presents(pat, certificate), { is: 'refused', why }, `presented: ${what}`)
  }
  t.equal(knownAt(pat, alm.company), before)
  await untilConnected(alm, pat)
})

t.test('nobody revokes for another company', async (t) => {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  await linkNodes(sub, pat)
  const thief = await stranger(t)
  // Serials are times: two companies that were set up in one moment have neighbouring ones.
  const serial = Math.max(serialOf(sub), serialOf(alm)) + 1
  const subject = { node: thief.node, serial, code: 'SUB', name: 'SUB Security' }
  const certificate = makeCertificate(keyOf(sub), subject)
  const statements = [
    makeRevocation(keyOf(alm), serialOf(alm), 1),
    makeRevocation(keyOf(sub), serialOf(alm), 1),
    Uint8Array.of(1, 2, 3),
  ]
  t.match(await thief.presents(pat, certificate, statements), { is: 'known' })
  t.same(revokedAt(pat, alm), [], 'not even with a true statement: ALM says that itself')
  t.same(revokedAt(pat, sub), [serialOf(alm)], 'its own is its own')
  await until('it to be SUB’s node', () => knownAt(pat, sub.company) === thief.node, meet_ms)
  const both = { ...subject, serial: serialOf(alm) + 1, code: 'ALM', name: 'ALM Security' }
  t.match(
    await thief.presents(pat, makeCertificate(keyOf(alm), both)),
    { why: 'unknown-invitation' },
    'nor does one key speak for two companies',
  )
  await untilConnected(alm, pat)
})

t.test('a node revokes what is gone, and not itself', async (t) => {
  const alm = await startNode(t, 'ALM')
  const serial = serialOf(alm)
  t.match(await alm.ownNode.revoke({ serial }), { code: 'own' })
  t.match(await alm.ownNode.revoke({ serial: serial + 1 }), { code: 'own' })
  const wrong = 'zoo '.repeat(24)
  t.match(await alm.ownNode.revoke({ serial: 1, phrase: wrong }), { code: 'wrong-phrase' })
  t.match(await alm.ownNode.rotate({ phrase: wrong }), { code: 'wrong-phrase' })
  accepted(await alm.ownNode.revoke({ serial: 1 }))
  accepted(await alm.ownNode.revoke({ serial: 1 }))
  t.same(
    alm.revocations.all().map((one) => one.serial),
    [1],
    'once',
  )
})

t.test('complete jobs, and jobs that come later, are closed to a revoked node, too', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const done = await jobFrom(alm, 'done', 'PAT')
  const view = await untilViewAt(pat, done, 'the job')
  const [assignment] = view.assignments
  if (!assignment) throw new Error('no assignment')
  for (const stage of ['on site', 'off site', 'complete'] as const) {
    const fields = stage === 'complete' ? { fields: { resolution: 'FA' } } : {}
    const said = await reportStage(
      pat.jobs,
      done,
      { assignment: assignment.id, stage, ...fields },
      { by: 'K' },
    )
    t.notOk(said.refused)
  }
  await untilViewAt(alm, done, 'its end', ({ life }) => life === 'complete')
  await markSeen(pat.streams, pat.receipts, done)
  const [place, old] = [placeOf(alm), serialOf(alm)]
  await alm.stop()
  const before = await copyOf(t, alm.data)
  // What the node writes before it is lost, and only PAT keeps.
  const lost = await startNodeOn(t, alm.data, place)
  const late = await jobFrom(lost, 'comes back later', 'PAT')
  await untilViewAt(pat, late, 'the job')
  await lost.stop()
  const patPlace = placeOf(pat)
  await pat.stop()
  const again = await rotated(t, await startNodeOn(t, before, place))
  accepted(await again.ownNode.revoke({ serial: old }))
  const isClosed = async (at: RunningNode, job: StreamId) =>
    (await at.streams.get(job))?.state.acts.some(({ what }) => what.is === 'certificate closed')
  await until('the closing in the job that is complete', () => isClosed(again, done), meet_ms)
  t.equal(await again.streams.get(late), undefined)
  const back = await startNodeOn(t, pat.data, patPlace)
  await untilViewAt(again, late, 'the job that comes later')
  await until('the closing in it', () => isClosed(again, late), meet_ms)
  for (const job of [done, late]) {
    await until('the partner to have it', () => isClosed(back, job), meet_ms)
  }
  const open = await back.streams.get(done)
  t.ok(open)
  t.equal(unseenIn(open?.indexed ?? []), undefined, 'nobody has to look at an old job for that')
  await back.streams.rebuild(() => undefined)
  const rebuilt = await back.streams.get(done)
  t.equal(unseenIn(rebuilt?.indexed ?? []), undefined, 'nor after a rebuild')
  t.ok(again.revocations.all().every(({ closed }) => closed))
})
