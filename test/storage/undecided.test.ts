import type { StreamId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import type { Derived, Rebuild, Storage, StoredReceipt } from '../../storage/storage.ts'
import {
  bytes,
  collect,
  companyId,
  deltaId,
  position,
  record,
  streamId,
  textOf,
} from './samples.ts'
import { onBoth, onBothStorages, rowsOf } from './support.ts'

const ids = ['a', 'b', 'c'].map(streamId).sort()
const [stream, other, valid] = ids as [StreamId, StreamId, StreamId]

const undecided = (name: string, n: number) => ({ ...position(name, n), undecided: true })
const receipt = (at: number): StoredReceipt => ({
  company: companyId('PAT'),
  seen: false,
  at,
  clock: [1, at],
  signed: 'ff',
})

/** Two streams of which the second and third delta are undecided, and one of valid ones. */
function fill(storage: Storage): Promise<void> {
  return storage.write((unit) => {
    for (const id of ids) {
      for (let n = 0; n < 3; n++) {
        const name = `${id} ${n}`
        const at = n > 0 && id !== valid ? undecided(name, n) : position(name, n)
        unit.putDelta(id, n, at, bytes(name))
      }
      unit.putStream(record(id, 3))
      unit.putReceipt(id, receipt(1))
    }
  })
}

const held = (storage: Storage) => collect(storage.deltas.undecided())

/** Judges everything as valid, or as `of` says. */
function deriving(of: Partial<Derived> = {}, told: unknown[] = []): Rebuild['derive'] {
  return async (id, deltas, undecided) => {
    told.push([id, [...undecided]])
    const positions: { n: number; position: ReturnType<typeof position> }[] = []
    for await (const { n, signed } of deltas) {
      positions.push({ n, position: position(`${textOf(signed)}`, n) })
    }
    return { record: record(id, 3), positions, entries: [], ...of }
  }
}

onBothStorages(
  'streams with undecided deltas are found apart from the rest',
  async (t, storage) => {
    await fill(storage)
    t.strictSame(await held(storage), [stream, other])
  },
)

onBothStorages('who derives anew is told which deltas were undecided', async (t, storage) => {
  await fill(storage)
  const told: unknown[] = []
  await storage.rebuild({ stream, derive: deriving({}, told) })
  t.strictSame(told, [[stream, [1, 2]]])
  t.strictSame(await held(storage), [other], 'all of it is valid now')
  const positions = [1, 2].map((n) => ({ n, position: undecided(`${other} ${n}`, n) }))
  await storage.rebuild({ stream: other, derive: deriving({ positions }) })
  t.strictSame(await held(storage), [other], 'this one is undecided still')
})

onBoth('a rebuild of all streams that is cut short forgets none of them', async (t, open) => {
  const cut = await openStorageOn(await open())
  await fill(cut)
  const derive: Rebuild['derive'] = (id, ...rest) =>
    id === other ? Promise.reject(new Error('power cut')) : deriving()(id, ...rest)
  await t.rejects(cut.rebuild({ derive }), /power cut/)
  await cut.close()
  const storage = await openStorageOn(await open())
  t.equal(await storage.deltas.position(deltaId(`${other} 1`)), undefined, 'no position is left')
  const told: unknown[] = []
  await storage.rebuild({ derive: deriving({}, told) })
  t.strictSame(told, [
    [stream, []],
    [other, [1, 2]],
    [valid, []],
  ])
  t.strictSame(await held(storage), [])
})

onBoth('what is judged otherwise is changed in the same batch', async (t, open) => {
  const table = await open()
  const storage = await openStorageOn(table)
  await fill(storage)
  const derive = deriving({
    positions: [{ n: 0, position: position(`${stream} 0`) }],
    dropped: [1, 2].map((n) => ({ n, id: deltaId(`${stream} ${n}`) })),
    replaced: [{ n: 0, signed: bytes('without a content') }],
    receipts: [receipt(2)],
  })
  await storage.rebuild({ stream, derive })
  const deltas = await collect(storage.deltas.read(stream, 0))
  t.strictSame(
    deltas.map(({ n, signed }) => [n, textOf(signed)]),
    [[0, 'without a content']],
  )
  for (const n of [1, 2]) {
    t.equal(await storage.deltas.position(deltaId(`${stream} ${n}`)), undefined)
  }
  t.strictSame(await storage.receipts.of(stream), [receipt(2)])
  t.strictSame(await collect(storage.receipts.due()), [stream])
  // The number of what was the last and is dropped is never given again.
  t.strictSame(await held(storage), [stream, other])
})

onBoth('of a stream none of whose deltas is kept nothing is left', async (t, open) => {
  const table = await open()
  const storage = await openStorageOn(table)
  const before = await rowsOf(table)
  await fill(storage)
  await storage.write((unit) => {
    unit.putReceiptDue(stream)
    unit.putEntry(stream, 'a', 1)
  })
  const gone: Rebuild['derive'] = async (id) => ({
    positions: [],
    entries: [],
    dropped: [0, 1, 2].map((n) => ({ n, id: deltaId(`${id} ${n}`) })),
  })
  await storage.rebuild({ stream, derive: gone })
  t.strictSame(
    (await rowsOf(table)).filter(([key, value]) => `${key}${value}`.includes(stream)),
    [],
  )
  t.equal((await rowsOf(table, 'delta')).length, 6, 'the others stay')
  await storage.rebuild({ derive: gone })
  t.strictSame(await rowsOf(table), before)
})
