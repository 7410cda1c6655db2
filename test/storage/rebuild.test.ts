import type { StreamId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import type { Derived, Rebuild, Storage, Unit } from '../../storage/storage.ts'
import type { Table } from '../../storage/table/table.ts'
import { bytes, nodeId, position, record, streamId, textOf } from './samples.ts'
import { heldStorage, onBoth, rowsOf, watched, withCommit } from './support.ts'

const streams = ['a', 'b', 'c'].map(streamId).sort()
const [first, second] = streams as [StreamId, StreamId, StreamId]

/** What these deltas say: each holds its own name. */
async function derive(stream: StreamId, deltas: ReturnType<Storage['deltas']['read']>) {
  const positions: { n: number; position: ReturnType<typeof position> }[] = []
  for await (const { n, signed } of deltas) {
    positions.push({ n, position: position(`${textOf(signed)}`, n) })
  }
  const keys = [`held|${positions.length}`, 'all']
  const entries = positions.map(({ n }) => ({ key: `${n}`, entry: n }))
  return { record: record(stream, positions.length, keys), positions, entries } satisfies Derived
}

function fillOne(storage: Storage, stream: StreamId, held: number): Promise<void> {
  return storage.write((unit) => {
    const put = record(stream, held, [`held|${held}`, 'all'])
    for (let n = 0; n < held; n++) {
      const name = `${stream} ${n}`
      unit.putDelta(stream, n, position(name, n), bytes(name))
      unit.putEntry(stream, `${n}`, n)
    }
    unit.putStream(put)
    unit.changeIndex(stream, [], put.indexed)
  })
}

/** Three streams, derived as `derive` does, and rows of every other kind. */
async function fill(storage: Storage): Promise<void> {
  for (const [at, stream] of streams.entries()) {
    await fillOne(storage, stream, at + 2)
    await storage.write((unit) => {
      unit.putReceiptDue(stream)
      unit.putWordsDue(stream)
      unit.putSiteDue(stream)
      unit.putDraft(stream, 'draft', 1)
      unit.putOutboxRow(nodeId('peer'), at + 1, { is: 'delta', stream, n: 0 })
      unit.putSetting(`setting ${at}`, stream)
    })
  }
}

/** Rows that a faulty version might have left, which the stream's record doesn't name. */
function damage(storage: Storage, stream: StreamId): Promise<void> {
  return storage.write((unit) => {
    unit.putDelta(stream, 1, position('stray', 9), bytes(`${stream} 1`))
    unit.changeIndex(stream, [{ index: 'board', key: 'all' }], [{ index: 'stray', key: 'x' }])
    wrong(unit, stream)
  })
}

/** Rows that are found by the stream alone. */
function wrong(unit: Unit, stream: StreamId): void {
  unit.putDelta(stream, 1, position(`${stream} 1`, 99), bytes(`${stream} 1`))
  unit.putEntry(stream, 'stray', 1)
  unit.deleteEntries(stream, ['0'])
  unit.changeIndex(stream, [{ index: 'board', key: 'all' }], [{ index: 'board', key: 'gone' }])
  unit.putStream({ ...record(stream, 99, ['held|2', 'gone']), folded: 'wrong' })
}

async function filled(open: () => Promise<Table>) {
  const table = await open()
  const storage = await openStorageOn(table)
  await fill(storage)
  return { table, storage, rows: await rowsOf(table) }
}

onBoth('a rebuild of all streams leaves what the deltas say, and the rest', async (t, open) => {
  const { table, storage, rows } = await filled(open)
  for (const stream of streams) await damage(storage, stream)
  const strange = streamId('without deltas')
  await storage.write((unit) => {
    unit.putStream(record(strange, 1))
    unit.putEntry(strange, 'stray', 1)
  })
  t.notSame(await rowsOf(table), rows)
  const progress: [done: number, total: number][] = []
  const derived: StreamId[] = []
  await storage.rebuild({
    derive(stream, deltas) {
      derived.push(stream)
      return derive(stream, deltas)
    },
    onProgress: (done, total) => progress.push([done, total]),
  })
  t.strictSame(await rowsOf(table), rows)
  t.strictSame(derived, streams)
  t.strictSame(progress, [
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  t.equal(await storage.rebuildUnfinished(), false)
})

onBoth('a rebuild of one stream touches no other and is one batch', async (t, open) => {
  const { storage: before, rows } = await filled(open)
  await before.write((unit) => wrong(unit, first))
  await before.close()
  const { table, storage } = await heldStorage(open)
  const progress: [done: number, total: number][] = []
  const rebuilt = storage.rebuild({
    stream: first,
    derive,
    onProgress: (done, total) => progress.push([done, total]),
  })
  await table.next()
  await table.held[0]?.pass()
  await rebuilt
  t.equal(table.held.length, 1)
  t.strictSame(await rowsOf(table), rows)
  t.strictSame(progress, [[1, 1]])
})

onBoth('a rebuild of one stream reads rows of that stream only', async (t, open) => {
  const { storage: before } = await filled(open)
  await before.close()
  const table = watched(await open())
  const storage = await openStorageOn(table)
  table.read.length = 0
  await storage.rebuild({ stream: second, derive })
  t.strictSame(
    table.read.filter((key) => !key.includes(second)),
    [],
  )
  t.ok(table.read.length > 0)
})

onBoth('streams rebuilt one after another read each row a few times', async (t, open) => {
  const table = watched(await open())
  const storage = await openStorageOn(table)
  const all = Array.from({ length: 60 }, (_, n) => streamId(`${n}`))
  for (const stream of all) await fillOne(storage, stream, 3)
  table.read.length = 0
  for (const stream of all) await storage.rebuild({ stream, derive })
  const most = (table.read.length - all.length) / (all.length * 3)
  t.ok(most <= 2, `${most} rows read for each delta: it and its entry`)
})

const unreadable: { readonly [what: string]: (good: string) => string | undefined } = {
  'is no JSON': () => '{',
  'is missing': () => undefined,
  'says null': () => 'null',
  'is of another stream': (good) => good.replaceAll(first, second),
  'has no index keys': (good) => good.replace('"indexed"', '"other"'),
  'has index keys that are none': (good) => good.replace('"index"', '"other"'),
}

onBoth('where a record cannot be read, its rows are searched for', async (t, open) => {
  const { storage: before, rows } = await filled(open)
  await before.close()
  for (const [what, ruined] of Object.entries(unreadable)) {
    const table = await open()
    const storage = await openStorageOn(table)
    await damage(storage, first)
    const [, good = ''] = (await rowsOf(table, 'stream')).find(([key]) => key.includes(first)) ?? []
    const bad = ruined(good)
    t.not(bad, good)
    await table.commit(new Map([[`stream/${first}`, bad === undefined ? null : bytes(bad)]]))
    await storage.rebuild({ stream: first, derive })
    t.strictSame(await rowsOf(table), rows, what)
    await storage.close()
  }
})

onBoth('a rebuild includes what was staged before it', async (t, open) => {
  const { table, storage } = await filled(open)
  const name = `${first} 2`
  void storage.write((unit) => unit.putDelta(first, 2, position(name, 2), bytes(name)))
  await storage.rebuild({ stream: first, derive })
  t.equal((await storage.streams.get(first))?.state.held, 3)
  t.equal((await rowsOf(table, 'delta')).length, 10)
})

onBoth('one stream whose deltas cannot be derived stays as it was', async (t, open) => {
  const { table, storage, rows } = await filled(open)
  const broken = storage.rebuild({ stream: first, derive: () => Promise.reject(new Error('bad')) })
  await t.rejects(broken, /bad/)
  t.strictSame(await rowsOf(table), rows)
})

onBoth('a rebuild cut short anywhere is noted, and done when run again', async (t, open) => {
  const { storage, rows } = await filled(open)
  await storage.close()
  let batches = 0
  while (!(await rebuildUntil(batches, await open()))) {
    const cut = await openStorageOn(await open())
    t.equal(await cut.rebuildUnfinished(), batches > 0, `after ${batches} batches`)
    await cut.close()
    batches++
  }
  t.ok(batches > streams.length)
  const table = await open()
  t.strictSame(await rowsOf(table), rows)
  t.equal(await (await openStorageOn(table)).rebuildUnfinished(), false)
})

/** Whether the rebuild ended before the disk failed, after so many batches. */
async function rebuildUntil(batches_max: number, table: Table): Promise<boolean> {
  let batches = 0
  const failing = withCommit(table, (changes) =>
    batches++ < batches_max ? table.commit(changes) : Promise.reject(new Error('power cut')),
  )
  const storage = await openStorageOn(failing)
  try {
    await storage.rebuild({ derive })
    return true
  } catch (error) {
    if (!/power cut/.test(`${error}`)) throw error
    return false
  } finally {
    await storage.close()
  }
}

onBoth('a rebuild that cannot derive a stream stays unfinished', async (t, open) => {
  const { storage } = await filled(open)
  const broken: Rebuild['derive'] = (stream, deltas) =>
    stream === second ? Promise.reject(new Error('bad')) : derive(stream, deltas)
  await t.rejects(storage.rebuild({ derive: broken }), /bad/)
  t.equal(await storage.rebuildUnfinished(), true)
  await storage.rebuild({ derive })
  t.equal(await storage.rebuildUnfinished(), false)
})
