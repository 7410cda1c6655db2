/** Deltas that an older version could not judge, and that are valid for this one. */
import t from 'tap'
import { Receipts } from '../../node/stream/receipts.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { makeReceipt, openReceipt } from '../../protocol/identity/receipt.ts'
import { toBytes, toHex } from '../../protocol/ids.ts'
import { heldClock, validHeads } from '../../protocol/stream/lanes.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import type { Table } from '../../storage/table/table.ts'
import { collect } from '../storage/samples.ts'
import { rowsOf } from '../storage/support.ts'
import { until } from '../support/company.ts'
import { draftOf, envelopeOf, readGood, withUnknownAct } from '../support/compose.ts'
import { begun, fresh, observer, unreadThen, upgraded } from '../support/older-version.ts'
import { alm, pat, type SharedJob, sub } from '../support/shared-job.ts'
import { act, grant, note, value } from '../support/slots.ts'

const kinds = ['delta', 'position', 'undecided', 'stream', 'entry', 'index']
const rowsIn = (table: Table) => Promise.all(kinds.map((kind) => rowsOf(table, kind)))
const streamOf = ({ replica }: SharedJob) => replica.state.stream
const headsOf = (state: StreamState) => validHeads(state).map(({ id }) => id)

/** All deltas of the job, this one as the older version read it. */
const without = ({ replica }: SharedJob, unread: Delta): Delta[] =>
  replica.deltas.map((one) => (one === unread ? unreadThen(one) : one))

t.test('a delta that is valid now counts, with all that rests on it', async (t) => {
  const job = begun()
  const apart = job.copy()
  const unread = job.write(alm, [grant(pat, 'provider'), value('request', 'zone 3')])
  job.write(pat, [note('PAT is there'), value('request', 'zone 4')])
  job.take(apart.write(sub, [note('SUB knows nothing of it')]))
  const { deltas } = job.replica
  let undecided = 0
  const { table, node, storage, told } = await upgraded(t, without(job, unread), async (older) => {
    undecided = (await older.view(streamOf(job))).undecided
  })
  t.equal(undecided, 2)
  t.same(await rowsIn(table), await rowsIn((await fresh(t, deltas)).table))
  const { fields } = await node.view(streamOf(job))
  t.match(fields, { request: { value: 'zone 4' } })
  t.same(await collect(storage.deltas.undecided()), [])
  t.match(told, [{ is: 'begun' }, { is: 'progress', done: 1, total: 1 }])
})

t.test('what still cannot be judged stays undecided', async (t) => {
  const job = begun()
  const known = job.replica.deltas.slice()
  const first = job.write(alm, [act({ is: 'attend' })])
  const draft = draftOf(job.replica, alm, [value('request', 'unseen')])
  const later = readGood(withUnknownAct(envelopeOf(draft, alm), alm))
  const { table, node, storage } = await upgraded(t, [...known, unreadThen(first), later])
  t.same(await rowsIn(table), await rowsIn((await fresh(t, [...known, first, later])).table))
  t.match(await node.view(streamOf(job)), { undecided: 1, life: 'open' })
  t.same(await collect(storage.deltas.undecided()), [streamOf(job)])
})

t.test('our receipt is due once more, and names what is valid now', async (t) => {
  const job = begun()
  const stream = streamOf(job)
  const unread = job.write(alm, [act({ is: 'attend' })])
  const { storage, node } = await upgraded(t, without(job, unread), async (older) => {
    const { state } = await older.stream(stream)
    const { company } = observer
    const heads = headsOf(state)
    const signed = toHex(makeReceipt(observer, { stream, seen: false, heads, at: 1 }))
    await older.storage.write((unit) => {
      unit.putReceipt(stream, { company, seen: false, at: 1, clock: heldClock(state), signed })
      unit.deleteReceiptDue(stream)
    })
  })
  const due = () => collect(storage.receipts.due())
  t.same(await due(), [stream])
  const failures: unknown[] = []
  const receipts = new Receipts(node.streams, (error) => failures.push(error))
  t.teardown(() => receipts.stop())
  receipts.start()
  await until('the receipt', async () => (await due()).length === 0)
  const [made] = await storage.receipts.of(stream)
  const receipt = openReceipt(toBytes(made?.signed ?? ''), new Verifier())
  t.match(receipt, { heads: headsOf((await node.stream(stream)).state) })
  t.same(typeof receipt !== 'string' && receipt.heads.includes(unread.id), true)
  t.same(failures, [])
})

t.test('a deletion that could not be read deletes the bytes now', async (t) => {
  const secret = 'the safe is behind the picture'
  const job = begun()
  const { id } = job.write(alm, [note(secret), value('request', secret), note('this stays')])
  const redact = (slot: number) => act({ is: 'redact', delta: id, slot })
  const unread = job.write(alm, [redact(0), redact(1)])
  const { table, node, storage } = await upgraded(t, without(job, unread))
  const kept = await collect(storage.deltas.read(streamOf(job), 0))
  const bytes = Buffer.concat(kept.map(({ signed }) => signed))
  t.notOk(bytes.includes(secret))
  t.ok(bytes.includes('this stays'))
  t.match((await node.view(streamOf(job))).fields, { request: { missing: 'removed' } })
  t.same(await rowsIn(table), await rowsIn((await fresh(t, job.replica.deltas)).table))
})
