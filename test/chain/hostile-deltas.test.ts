/** What a linked company may send that it shouldn't: refused alone, and everything else goes on. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import type { DeltaDraft, SlotDraft } from '../../protocol/delta/write.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { type DeltaId, grantOf, type StreamId, toBytes, toHex } from '../../protocol/ids.ts'
import { delta_bytes_max, refusals_per_ack_max, time_ms_max } from '../../protocol/limits.ts'
import { type Reason, reasons } from '../../protocol/reasons.ts'
import { baton } from '../../protocol/wire/wire.js'
import { type Author, author, seedFor } from '../support/author.ts'
import { burglary, ok, untilView } from '../support/chain.ts'
import type { Company } from '../support/company.ts'
import {
  draftOf,
  genesisDraft,
  misSigned,
  readGood,
  rewired,
  withUnknownAct,
} from '../support/compose.ts'
import {
  goesOn,
  hostileScene,
  next,
  type Scene,
  sealed,
  taken,
  unharmed,
  writesWell,
} from '../support/hostile-scene.ts'
import { act, close, grant, note, value } from '../support/slots.ts'

type Attack = readonly [reason: Reason, envelope: Uint8Array]

/** Reasons that no single delta is refused for; they have tests of their own. */
const elsewhere: readonly Reason[] = [
  'missing-ancestor',
  'refused-ancestor',
  'bad-introduction', // hostile-introductions.test.ts
  'past-a-limit', // test/stream/limits.test.ts
]

/** The hostile company, as it would have to be to write where this company's node does. */
function posingAs({ known, hostile }: Scene, { own }: Company): Author {
  const lane = known.replica.state.lanes.find(({ node }) => node === own.node)
  return { ...hostile.own, node: own.node, epoch: lane?.epoch ?? '' }
}

/** A certificate that names another company and is signed by one's own. */
function forgedCertificate({ hostile }: Scene, { own }: Company): Uint8Array {
  const content = baton.Certificate.encode({
    company: toBytes(own.company),
    node: hostile.own.signer.publicKey,
    serial: 9,
    code: own.code,
    name: own.name,
  }).finish()
  const signature = hostile.own.companyKey.sign(tags.certificate, content)
  return baton.Signed.encode({ content, signature }).finish()
}

/** One of each kind, every one a single step away from a delta that would be taken. */
function attacks(scene: Scene, elsewhere: StreamId): { readonly [what: string]: Attack } {
  const { alm, known, hostile } = scene
  const { own } = hostile
  const honest = next(scene, value('request', 'nobody is there'))
  const good = sealed(scene, honest)
  const unknown = toHex(seedFor('unknown')) as DeltaId
  const changed = (change: Partial<DeltaDraft>) => sealed(scene, { ...honest, ...change })
  const rewritten = (change: Parameters<typeof rewired>[2]) => rewired(good, own, change)
  const signed = baton.SignedDelta.decode(good)
  const resigned = (signature: Uint8Array) =>
    baton.SignedDelta.encode({ ...signed, signature }).finish()
  const chain = draftOf(known.replica, own, [note('x')], {
    prev: 'none',
    grant: known.grantOf(own),
  })
  const start = (certificate: Uint8Array) =>
    sealed(scene, { ...chain, start: { certificate, epoch: own.epoch } })
  const { ms, count } = honest.time
  return {
    garbage: ['malformed', seedFor('garbage')],
    'a delta cut short': ['malformed', good.subarray(0, -1)],
    'more than a delta may hold': ['too-large', new Uint8Array(delta_bytes_max + 1)],
    'a wrong signature': ['bad-signature', misSigned(good)],
    'a signature for something else': [
      'bad-signature',
      resigned(own.signer.sign(tags.receipt, signed.body)),
    ],
    'the next delta of ALM’s own chain': [
      'bad-signature',
      sealed(scene, draftOf(known.replica, posingAs(scene, alm), [close([])])),
    ],
    'a chain under ALM’s certificate': ['bad-signature', start(alm.own.certificate)],
    'a certificate that ALM never signed': [
      'bad-certificate',
      start(forgedCertificate(scene, alm)),
    ],
    'a job that there is not': ['not-yours', sealed(scene, genesisDraft(own))],
    'a job that it is not on': ['not-yours', changed({ stream: elsewhere })],
    'a place left out': ['seq-gap', changed({ seq: honest.seq + 1 })],
    'a time before what it rests on': ['time-not-after', changed({ time: { ms: 1, count: 0 } })],
    'a count from nowhere': ['time-not-after', changed({ time: { ms, count: count + 7 } })],
    'a time past all times': [
      'time-out-of-range',
      rewritten((body) => Object.assign(body, { timeMs: time_ms_max + 1 })),
    ],
    'a generation of its own': ['wrong-generation', changed({ generation: 5 })],
    'a cancelled job': ['may-not-write', sealed(scene, next(scene, close([])))],
    'an ended grant of PAT’s': ['may-not-write', sealed(scene, next(scene, endOfOther(scene)))],
    'a content with another hash': [
      'content-mismatch',
      rewritten((_, { content }) => Object.assign(content[0] ?? {}, { salt: new Uint8Array(16) })),
    ],
    'an unknown stage withdrawn': [
      'bad-reference',
      sealed(scene, next(scene, act({ is: 'withdraw', delta: unknown, reason: '' }))),
    ],
    'a chain without a grant': ['not-granted', start(own.certificate)],
    'a kind of stream from the future': [
      'unknown-kind',
      rewired(sealed(scene, genesisDraft(own)), own, (body) =>
        Object.assign(body.start?.genesis ?? {}, { kind: 9 }),
      ),
    ],
  }
}

function endOfOther({ known, pat }: Scene): SlotDraft {
  const given = known.replica.state.acts.find(
    ({ what }) => what.is === 'grant' && 'company' in what.to && what.to.company === pat.id,
  )
  if (!given) throw new Error('PAT is on the job')
  const revoke = { is: 'revoke', how: 'revoked', reason: '', frontier: [] } as const
  return act({ ...revoke, grant: grantOf(given.id) })
}

t.test('each broken rule is told by its reason, counted, and the link goes on', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, job } = scene
  const other = ok(await createJob(alm.jobs, { ...burglary, providers: [] }, { by: 'Olsen' }))
  await writesWell(scene, note('first'))
  const before = (await alm.streams.get(job))?.state.held
  const expected = new Map<Reason, number>()
  for (const [what, [reason, envelope]] of Object.entries(attacks(scene, other.job))) {
    t.equal(await hostile.reasonFor(envelope), reason, what)
    t.equal(await hostile.reasonFor(envelope), reason, `${what}, once more`)
    expected.set(reason, (expected.get(reason) ?? 0) + 2)
  }
  for (const [reason, count] of expected) {
    t.equal(alm.refusals.count(hostile.own.company, `refused: ${reason}`), count, reason)
  }
  t.same([...expected.keys(), ...elsewhere].sort(), Object.keys(reasons).sort())
  t.equal((await alm.streams.get(job))?.state.held, before, 'nothing of it was kept')
  t.ok(hostile.isConnected)
  await writesWell(scene, value('request', 'it is on the job, after all'))
  await goesOn(scene)
  await unharmed(alm, job)
  await unharmed(alm, other.job)
})

t.test('what is unknown and what is not its own are answered alike', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile } = scene
  const other = ok(await createJob(alm.jobs, { ...burglary, providers: [] }, { by: 'Olsen' }))
  const nowhere = toHex(seedFor('nowhere')) as StreamId
  const told = async (stream: StreamId) => {
    const draft = { ...next(scene, note('x')), stream }
    return { refusals: (await hostile.deliver(sealed(scene, draft))).map(({ reason }) => reason) }
  }
  t.same(await told(other.job), await told(nowhere))
  const asked = async (want: number, stream: StreamId) => {
    await hostile.send({ is: 'want', want, stream, heads: [] })
    return hostile.answer('supply', (supply) => supply.want === want)
  }
  const mine = await asked(1, other.job)
  t.same({ ...(await asked(2, nowhere)), want: 1 }, mine)
  t.same([mine.deltas, mine.last], [[], true])
})

t.test('one poison delta in a frame stops nothing, and takes only its own along', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, known, job } = scene
  const { own } = hostile
  const good = sealed(scene, next(scene, note('one')))
  known.take(readGood(good))
  const bad = sealed(scene, next(scene, close([])))
  const bad2 = readGood(bad)
  const follows = { ...next(scene, note('on it')), seq: bad2.seq + 1, prev: bad2.id, deps: [] }
  const time = { ms: bad2.time.ms, count: bad2.time.count + 1 }
  const onBad = sealed(scene, { ...follows, time })
  const beside = sealed(scene, next(scene, note('two')))
  const refusals = await hostile.deliver(good, bad, seedFor('garbage'), onBad, beside)
  t.same(refusals.map(({ reason }) => reason).sort(), [
    'malformed',
    'may-not-write',
    'refused-ancestor',
  ])
  t.equal(refusals.find(({ reason }) => reason === 'may-not-write')?.id, bad2.id)
  const lanes = (await alm.streams.get(job))?.state.lanes.filter(({ node }) => node === own.node)
  t.equal(lanes?.[0]?.tip?.id, readGood(beside).id)
  await goesOn(scene)
  await unharmed(alm, job)
})

t.test('more refusals than an acknowledgement tells are counted all the same', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile } = scene
  const many = Array.from({ length: 1000 }, (_, i) => seedFor(`garbage ${i}`))
  t.equal((await hostile.deliver(...many)).length, refusals_per_ack_max)
  t.equal(alm.refusals.count(hostile.own.company, 'refused: malformed'), 1000)
  await goesOn(scene)
})

t.test('a replay is acknowledged and held once', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, job } = scene
  const { envelope } = (await writesWell(scene, note('once'))).signed
  const held = (await alm.streams.get(job))?.state.held
  t.same(await hostile.deliver(envelope, envelope, envelope), [])
  t.equal((await alm.streams.get(job))?.state.held, held)
  await unharmed(alm, job)
})

t.test('two bodies at one place both stand, and everybody is told who made them', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile, known, job } = scene
  await writesWell(scene, note('the place'))
  const before = known.copy()
  await writesWell(scene, value('request', 'one body'))
  const other = sealed({ ...scene, known: before }, next({ ...scene, known: before }, note('two')))
  t.equal(await hostile.reasonFor(other), undefined)
  for (const company of [alm, pat]) {
    const forked = [hostile.own.company]
    const told = await untilView(company, job, 'the fork', (view) => view.forks.length > 0)
    t.same(told.forks, forked)
  }
  await goesOn(scene)
  await unharmed(pat, job)
})

t.test('a time far in the future is followed, and nothing waits for it', async (t) => {
  const scene = await hostileScene(t)
  const { alm, job } = scene
  const draft = next(scene, value('request', 'from the year 3084'))
  await taken(scene, sealed(scene, { ...draft, time: { ms: time_ms_max, count: 0 } }))
  await goesOn(scene)
  const last = (await alm.streams.get(job))?.state.lanes.find(({ node }) => node === alm.own.node)
  t.match(last?.tip?.time, { ms: time_ms_max, count: 1 })
  await unharmed(alm, job)
})

t.test('an act from the future is kept, handed on and folded nowhere', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile, job } = scene
  const { own } = hostile
  const unknown = withUnknownAct(sealed(scene, next(scene, value('request', 'unseen'))), own)
  t.equal(await hostile.reasonFor(unknown), undefined)
  await untilView(pat, job, 'the undecided delta', (view) => view.undecided === 1)
  t.match(await alm.view(job), {
    undecided: 1,
    fields: { request: { value: 'burglar alarm, zone 3' } },
  })
  await goesOn(scene)
  await unharmed(alm, job)
  await unharmed(pat, job)
})

t.test('a missing ancestor is asked for once, and its absence is final', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile } = scene
  const missing = toHex(seedFor('missing')) as DeltaId
  const orphan = sealed(scene, { ...next(scene, note('x')), deps: [missing] })
  hostile.supply = [orphan]
  t.same(await hostile.deliver(orphan), [], 'it may still come')
  const { refusals } = await hostile.answer('ack', (ack) => ack.supplied === 1)
  t.match(refusals, [{ id: readGood(orphan).id, reason: 'missing-ancestor' }])
  t.equal(alm.refusals.count(hostile.own.company, 'refused: missing-ancestor'), 1)
  t.same(await alm.storage.wants.of(hostile.own.node), [])
  await goesOn(scene)
})

t.test('a grant to somebody that ALM has no link with leads nowhere', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, job } = scene
  const stranger = author('STR')
  await writesWell(scene, grant(stranger, 'provider'))
  await writesWell(scene, note('hello'))
  await goesOn(scene)
  t.equal(alm.links.get(stranger.company), undefined)
  t.ok((await alm.view(job))?.members.some(({ company }) => company === stranger.company))
  t.ok(hostile.isConnected)
})
