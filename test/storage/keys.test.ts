import { deepEqual } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { openMemoryStorage, openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { bytes, collect, companyId, nodeId, position, record, streamId } from './samples.ts'
import { onBothStorages } from './support.ts'

/** What our own keys are made of, what sorts oddly, and what has no UTF-8. */
const hostile = [
  ...['', '/', '0', '//', '../setting', 'a', 'a!', 'a/b', 'entry/', '\0', '\0\0', '\u0001'],
  ...['\u0001\u0001', '\u0001\u0002', '\u0002', '\uffff', '\ue000', '😀', '\ud800', '\udc00a', 'é'],
  ...[streamId('job'), `\0${streamId('job')}`, `/${streamId('job')}/`, '~', '\u{10ffff}'],
]
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
/** As they come back: half a surrogate pair can't be kept. */
const kept = [...new Set(hostile.map((text) => text.toWellFormed()))].sort(byBytes)

const stream = streamId('job')

onBothStorages('no text leads out of the range that it belongs to', async (t, storage) => {
  await storage.write((unit) => {
    unit.putStream(record(stream, 1))
    unit.putDelta(stream, 0, position('a'), bytes('a'))
    for (const text of hostile) {
      unit.putEntry(stream, text, text.toWellFormed())
      unit.putDraft(stream, text, text.toWellFormed())
      unit.putSetting(text, text.toWellFormed())
      unit.putPairing({ id: text, madeAt: 1, state: {} })
      for (const key of hostile) unit.changeIndex(stream, [], [{ index: text, key }])
    }
  })
  const entries = kept.map((key) => ({ key, entry: key }))
  t.strictSame(await collect(storage.entries.read(stream)), entries)
  t.strictSame(
    await storage.drafts.of(stream),
    kept.map((id) => ({ id, draft: id })),
  )
  t.equal((await storage.links.pairings()).length, kept.length)
  for (const text of hostile) {
    t.equal(await storage.settings.get(text), text.toWellFormed())
    const found = await collect(storage.index.read(text, {}))
    t.strictSame(
      found,
      kept.map((key) => ({ key, stream })),
    )
    t.equal(await storage.index.count(text, {}), kept.length)
    const after = entries.slice(entries.findIndex(({ key }) => key === text.toWellFormed()) + 1)
    t.strictSame(await collect(storage.entries.read(stream, { after: text })), after)
  }
  t.strictSame(await collect(storage.streams.ids()), [stream])
  t.equal((await collect(storage.deltas.read(stream, 0))).length, 1)
  t.strictSame(await storage.links.all(), [])
})

onBothStorages('neighbouring ids are not taken for each other', async (t, storage) => {
  const zeros = '0'.repeat(64) as typeof stream
  const next = `${'0'.repeat(63)}1` as typeof stream
  const last = 'f'.repeat(64) as typeof stream
  await storage.write((unit) => {
    for (const id of [zeros, next, last]) {
      unit.putStream(record(id, 1))
      unit.putEntry(id, '~', id)
      unit.putDelta(id, 0, position(id), bytes(id))
      unit.putReceiptDue(id)
      unit.putWant(nodeId('peer'), id)
      unit.putReceipt(id, { company: companyId('A'), seen: true, at: 1, clock: [], signed: '' })
    }
  })
  t.strictSame(await collect(storage.streams.ids()), [zeros, next, last])
  t.strictSame(await collect(storage.streams.ids(zeros)), [next, last])
  t.strictSame(await collect(storage.receipts.due()), [zeros, next, last])
  t.strictSame(await storage.wants.of(nodeId('peer')), [zeros, next, last])
  for (const id of [zeros, next, last]) {
    t.strictSame(await collect(storage.entries.read(id)), [{ key: '~', entry: id }])
    t.equal((await collect(storage.deltas.read(id, 0))).length, 1)
    t.equal((await storage.receipts.of(id)).length, 1)
  }
})

onBothStorages('a number that a key cannot hold is refused, not cut', async (t, storage) => {
  for (const n of [-1, 0.5, Number.NaN, 16 ** 12, Number.MAX_SAFE_INTEGER]) {
    t.throws(() => {
      void storage.write((unit) => unit.putOutboxRow(nodeId('a'), n, { is: 'delta', stream, n }))
    }, RangeError)
  }
  const last = 16 ** 12 - 2
  await storage.write((unit) => {
    for (const at of [last, 1, 16 ** 6]) {
      unit.putOutboxRow(nodeId('a'), at, { is: 'delta', stream, n: at })
    }
  })
  const positions = (await storage.outboxes.read(nodeId('a'), 0, 9)).map(({ position }) => position)
  t.strictSame(positions, [1, 16 ** 6, last])
})

t.test('whatever is indexed, both implementations read the same range of it', async (t) => {
  const storages = [await openMemoryStorage(), await openStorage({ directory: t.testdir() })]
  t.teardown(() => Promise.all(storages.map((storage) => storage.close())))
  const text = fc.oneof(
    fc.constantFrom(...hostile),
    fc.array(fc.constantFrom(...hostile), { maxLength: 3 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const keys = fc.array(fc.record({ index: text, key: text }), { maxLength: 30 })
  const range = fc.record({ from: text, to: text, limit: fc.nat(5), reverse: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(keys, range, async (keys, range) => {
      for (const storage of storages) {
        await storage.write((unit) => unit.changeIndex(stream, [], keys))
        for (const { index } of keys) {
          deepEqual(await readIndex(storage, index, range), expected(keys, index, range))
        }
        await storage.write((unit) => unit.changeIndex(stream, keys, []))
      }
    }),
    { numRuns: 200 },
  )
})

type Range = { from: string; to: string; limit: number; reverse: boolean }

async function readIndex(storage: Storage, index: string, range: Range): Promise<string[]> {
  return (await collect(storage.index.read(index, range))).map(({ key }) => key)
}

function expected(keys: { index: string; key: string }[], index: string, range: Range): string[] {
  const [from, to] = [range.from.toWellFormed(), range.to.toWellFormed()]
  const within = keys
    .filter((each) => each.index.toWellFormed() === index.toWellFormed())
    .map(({ key }) => key.toWellFormed())
    .filter((key) => byBytes(from, key) <= 0 && byBytes(key, to) < 0)
  const found = [...new Set(within)].sort(byBytes)
  return (range.reverse ? found.reverse() : found).slice(0, range.limit)
}
