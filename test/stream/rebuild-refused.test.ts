/** Deltas that an older version could not judge, and that this one refuses. */
import t from 'tap'
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta, signedId } from '../../protocol/delta/read.ts'
import { makeReceipt } from '../../protocol/identity/receipt.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import { type GrantId, grantOf, toHex } from '../../protocol/ids.ts'
import { frontier, heldClock } from '../../protocol/stream/lanes.ts'
import { baton } from '../../protocol/wire/wire.js'
import { collect } from '../storage/samples.ts'
import { rowsOf } from '../storage/support.ts'
import {
  deltaOfDraft,
  draftOf,
  envelopeOf,
  genesisDraft,
  readGood,
  rewired,
} from '../support/compose.ts'
import type { Observer } from '../support/observer.ts'
import { begun, fresh, OlderCopy, unreadThen, upgraded } from '../support/older-version.ts'
import { alm, pat, type SharedJob, sub } from '../support/shared-job.ts'
import { act, grant, note, value } from '../support/slots.ts'

const streamOf = ({ replica }: SharedJob) => replica.state.stream
const numbersOf = async ({ storage }: Observer, job: SharedJob) =>
  (await collect(storage.deltas.read(streamOf(job), 0))).map(({ n }) => n)

/**
 * SUB, a provider, brings in a customer, which is not its to do: that the older version could not
 * read. Then what it took that rests on it, and what SUB and ALM write who never heard of it.
 */
function forbidden() {
  const job = begun()
  const known = job.replica.deltas.slice()
  const older = new OlderCopy(known)
  const toSub = job.grantOf(sub) as GrantId
  const draft = draftOf(job.replica, sub, [grant(pat, 'customer')], { grant: toSub })
  const refused = older.take(unreadThen(deltaOfDraft(draft, sub)))
  const next = older.write(sub, [note('SUB goes on')], toSub, refused.id)
  const under = older.write(pat, [note('PAT is there')], grantOf(refused.id))
  const gone = [refused, next, under] as const
  const beside = [
    job.write(sub, [note('SUB, restored')]),
    job.write(alm, [value('request', 'zone 3')]),
  ]
  return { job, gone, beside, all: [...known, ...gone, ...beside] }
}

t.test('a delta that is refused goes, with all that rests on it', async (t) => {
  const { job, gone, all } = forbidden()
  const stream = streamOf(job)
  let forks: readonly unknown[] = []
  const { table, node, storage, told } = await upgraded(t, all, async (older) => {
    forks = (await older.view(stream)).forks
  })
  t.equal(forks.length, 1, 'it looked like a fork')
  const said = gone.map(({ id }, i) => ({
    n: 3 + i,
    id,
    reason: i === 0 ? 'may-not-write' : 'refused-ancestor',
  }))
  t.same(told, [
    { is: 'begun', why: 'judged by an older version' },
    { is: 'refused', stream, refused: said },
    { is: 'progress', done: 1, total: 1 },
  ])
  const today = await fresh(t, all)
  const { state } = await node.stream(stream)
  const expected = (await today.node.stream(stream)).state
  t.same({ ...state, held: expected.held }, expected, 'lanes, acts and tips as if it never came')
  t.same(frontier(state), frontier(job.replica.state))
  t.same(await node.view(stream), job.view())
  for (const kind of ['entry', 'index', 'undecided']) {
    t.same(await rowsOf(table, kind), await rowsOf(today.table, kind), kind)
  }
  for (const { id } of gone) t.equal(await storage.deltas.position(id), undefined)
  t.same(await numbersOf(node, job), [0, 1, 2, 6, 7], 'its bytes are gone')
})

t.test('what went is refused when it comes again, and no number is given twice', async (t) => {
  const { job, gone, all } = forbidden()
  const { node, storage } = await upgraded(t, all)
  const verdicts = await node.take(
    gone.map(({ signed }) => readGood(signed.envelope)),
    alm,
  )
  t.match(verdicts, [
    { is: 'refused', reason: 'may-not-write' },
    { is: 'missing', ancestors: [gone[0].id] },
    { is: 'missing', ancestors: [gone[0].id] },
  ])
  const last = job.write(alm, [note('goes on')])
  await node.take([last], alm)
  t.same(await numbersOf(node, job), [0, 1, 2, 6, 7, 8])
  t.equal((await storage.deltas.position(last.id))?.n, 8)
  t.same((await node.view(streamOf(job))).fields, job.view().fields)
  await node.streams.rebuild(() => {})
  t.same(await numbersOf(node, job), [0, 1, 2, 6, 7, 8])
  t.equal((await node.stream(streamOf(job))).state.held, 9)
})

t.test(
  'the number of a refused delta that was the last is not given after one rebuild more',
  async (t) => {
    const { job, gone, all } = forbidden()
    const { node, storage } = await upgraded(t, all.slice(0, 4))
    t.same(await numbersOf(node, job), [0, 1, 2], 'the fourth was refused')
    t.equal((await node.stream(streamOf(job))).state.held, 4)
    await node.streams.rebuild(() => {})
    await node.streams.rebuild(() => {})
    t.equal((await node.stream(streamOf(job))).state.held, 4)
    const [known] = job.replica.deltas.slice(3)
    if (!known) throw new Error('nothing follows')
    await node.take([known], alm)
    t.equal((await storage.deltas.position(known.id))?.n, 4)
    t.equal(await storage.deltas.position(gone[0].id), undefined)
  },
)

t.test('receipts read as before, though lanes have other numbers', async (t) => {
  const { job, gone, beside, all } = forbidden()
  const stream = streamOf(job)
  const [restored] = beside
  const { storage, node } = await upgraded(t, all, async (older) => {
    const { state } = await older.stream(stream)
    const receipt = (by: typeof sub, heads: readonly Delta[]) => ({
      company: by.company,
      seen: false,
      at: 1,
      clock: heldClock(state),
      signed: toHex(
        makeReceipt(by, { stream, seen: false, heads: heads.map(({ id }) => id), at: 1 }),
      ),
    })
    await older.storage.write((unit) => {
      unit.putReceipt(stream, receipt(sub, restored ? [restored] : []))
      unit.putReceipt(stream, receipt(pat, [gone[2]]))
    })
  })
  const receipts = await storage.receipts.of(stream)
  const ofSub = receipts.find(({ company }) => company === sub.company)
  const ofPat = receipts.find(({ company }) => company === pat.company)
  const covered = await storage.deltas.position(restored?.id ?? gone[0].id)
  t.same(ofSub?.clock, covered?.position.clock)
  t.equal(ofSub?.partial, undefined)
  t.match(ofPat, { clock: [], partial: true }, 'it names what is not here')
  t.same((await node.stream(stream)).state.lanes.length, 2)
})

/** A delta of ALM's whose act is of a kind that is known by now, and does not decode as one. */
function malformed(job: SharedJob): Delta {
  const envelope = envelopeOf(draftOf(job.replica, alm, [value('request', 'zone 3')]), alm)
  const withKind = (kind: number) =>
    rewired(envelope, alm, (body) => {
      const structural = baton.Structural.encode({ attend: {} }).finish()
      body.slots.push(new baton.Slot({ kind, structural }))
    })
  const bytes = withKind(1003)
  const { signed, ...then } = readGood(withKind(1999))
  return { ...then, id: signedId(bytes), signed: { ...signed, envelope: bytes } }
}

t.test('so does one that cannot even be read', async (t) => {
  const job = begun()
  const known = job.replica.deltas.slice()
  const refused = malformed(job)
  t.match(readDelta(refused.signed.envelope), { reason: 'malformed' })
  const older = new OlderCopy(known)
  older.take(refused)
  const next = older.write(alm, [note('goes on')], undefined, refused.id)
  const { node, told } = await upgraded(t, [...known, refused, next])
  t.match(told[1], { refused: [{ reason: 'malformed' }, { reason: 'refused-ancestor' }] })
  t.same(await node.view(streamOf(job)), job.view())
})

t.test('a stream whose first delta is refused goes whole', async (t) => {
  const other = begun()
  const genesis = deltaOfDraft(genesisDraft(sub, {}, [grant(pat, 'provider')]), sub)
  const older = new OlderCopy([unreadThen(genesis)])
  const next = older.write(sub, [note('goes on')], undefined, genesis.id)
  const deltas = [...other.replica.deltas, unreadThen(genesis), next]
  const { table, node, told } = await upgraded(t, deltas)
  t.match(told[1], { stream: genesis.stream, refused: [{ id: genesis.id }, { id: next.id }] })
  t.same(
    (await rowsOf(table)).filter((row) => row.join().includes(genesis.stream)),
    [],
  )
  t.equal(await node.streams.get(genesis.stream), undefined)
  t.same(await node.view(streamOf(other)), other.view(), 'the others stay')
})

/** The same with a signature that is none. */
function unsigned({ signed, ...delta }: Delta): Delta {
  const wire = baton.SignedDelta.decode(signed.envelope)
  const signature = wire.signature.map((byte) => byte ^ 1)
  const envelope = baton.SignedDelta.encode({ ...wire, signature }).finish()
  return { ...delta, signed: { ...signed, envelope, signature } }
}

const revocation = makeRevocation(alm.companyKey, 7, 1)
const forged = revocation.with(revocation.length - 1, (revocation.at(-1) ?? 0) ^ 1)
const closing = (statement: Uint8Array) =>
  act({ is: 'certificate closed', revocation: statement, frontier: [] })

for (const [what, slot, isSigned, reason] of [
  ['a grant is not kept by its cover alone', grant(pat, 'provider'), false, 'bad-signature'],
  ['another act is', act({ is: 'attend' }), false, undefined],
  ['a closing is good', closing(revocation), true, undefined],
  ['a forged closing is not', closing(forged), true, 'bad-certificate'],
] as const) {
  t.test(`what the door could not look at is checked: ${what}`, async (t) => {
    const job = begun()
    const known = job.replica.deltas.slice()
    const older = new OlderCopy(known)
    const delta = deltaOfDraft(draftOf(job.replica, alm, [slot]), alm)
    const first = older.take(unreadThen(isSigned ? delta : unsigned(delta)))
    const cover = older.write(alm, [note('goes on')], undefined, first.id)
    const { node, told } = await upgraded(t, [...known, first, cover])
    const refused = told.find((news) => news.is === 'refused')
    t.equal(refused?.refused[0]?.reason, reason)
    t.equal((await node.view(streamOf(job))).undecided, 0)
  })
}

t.test('what was valid is never dropped: a damaged one stops the start', async (t) => {
  const { job, all } = forbidden()
  const damaged = all[2] as Delta
  await t.rejects(
    upgraded(t, all, async ({ storage }) => {
      const { envelope } = damaged.signed
      const broken = envelope.with(envelope.length - 1, (envelope.at(-1) ?? 0) ^ 1)
      await storage.write((unit) => unit.replaceDelta(streamOf(job), 2, broken))
    }),
    /delta 2 of [0-9a-f]{64}, which was valid, is content-mismatch/,
  )
})
