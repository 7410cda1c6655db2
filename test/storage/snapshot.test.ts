import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { deltaIn, fillStorage, newest_schema } from '../../storage/fill.ts'
import { openStorage, openStorageOn } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { openLevelTable } from '../../storage/table/level.ts'
import { bytes, collect, nodeId, position, record, streamId, textOf } from './samples.ts'
import { onBoth, onBothStorages, rowsOf } from './support.ts'

const [one, other] = [streamId('one'), streamId('other')]

/** Rows of many kinds, of which some are left out of backups. */
async function filled(storage: Storage): Promise<void> {
  await storage.write((unit) => {
    for (const stream of [one, other]) {
      for (let n = 0; n < 3; n++) {
        unit.putDelta(stream, n, position(`${stream} ${n}`, n), bytes(`delta ${n}`))
      }
      unit.putStream(record(stream, 3, ['a']))
    }
    unit.putOutboxHead(nodeId('pat'), { id: 'x', tail: 1, acknowledged: 0, digestDue: false })
    unit.putOutboxRow(nodeId('pat'), 1, { is: 'delta', stream: one, n: 0 })
    unit.putInbox(nodeId('pat'), { outboxId: 'y', through: 7 })
    unit.putWant(nodeId('pat'), other)
    unit.putSetting('Ærø \u{1f512}', 'kept')
  })
}

const left_out = /^(outbox|outbox-head|inbox|session|user-session)\//

onBoth('a backup has every row but queues, cursors and sessions', async (t, open) => {
  const table = await open()
  const storage = await openStorageOn(table)
  await filled(storage)
  const held = (await collect(storage.snapshot())).flat().map(([key]) => key)
  const all = (await rowsOf(table)).map(([key]) => key)
  t.strictSame(
    held,
    all.filter((key) => !left_out.test(key)),
  )
  t.ok(all.length > held.length)
  t.ok(held.some((key) => key.startsWith('want/')))
})

onBothStorages('what is written while a backup is read is not in it', async (t, storage) => {
  for (let n = 0; n < 3000; n++) {
    await storage.write((unit) => unit.putSetting(`s${String(n).padStart(4, '0')}`, 'before'))
  }
  const values: (string | undefined)[] = []
  let first = true
  for await (const rows of storage.snapshot()) {
    if (first) {
      await storage.write((unit) => {
        unit.putSetting('s2999', 'after')
        unit.putSetting('s0000', undefined)
        unit.putSetting('s9999', 'after')
      })
    }
    first = false
    values.push(...rows.filter(([key]) => key.startsWith('setting/')).map((row) => textOf(row[1])))
  }
  t.equal(values.length, 3000)
  t.strictSame(new Set(values), new Set(['"before"']))
  t.equal(await storage.settings.get('s2999'), 'after')
})

onBoth('a storage that is filled with it has the same rows, and opens', async (t, open) => {
  const storage = await openStorageOn(await open())
  await filled(storage)
  const held = (await collect(storage.snapshot())).flat()
  const directory = await mkdtemp(join(tmpdir(), 'baton-filled-'))
  t.teardown(() => rm(directory, { recursive: true, force: true }))
  await fillStorage(directory, storage.snapshot())
  const table = await openLevelTable(directory)
  t.strictSame(
    await rowsOf(table),
    held.map(([key, value]) => [key, Buffer.from(value).toString('latin1')]),
  )
  await table.close()
  const again = await openStorage({ directory })
  t.equal(textOf(await again.deltas.get(other, 2)), 'delta 2')
  t.equal(await again.outboxes.head(nodeId('pat')), undefined)
  await again.close()
  await t.rejects(fillStorage(directory, storage.snapshot()), { code: 'BATON_STORAGE_CORRUPT' })
})

t.test('rows of a newer schema are not taken for ones that this version can read', async (t) => {
  async function* newer() {
    yield [['schema/version', bytes(String(newest_schema + 1))] as const]
  }
  const directory = join(t.testdir(), 'newer')
  await t.rejects(fillStorage(directory, newer()), { code: 'BATON_STORAGE_NEWER' })
})

t.test('a delta is known by its key', async (t) => {
  const storage = await openStorage({ directory: t.testdir() })
  t.teardown(() => storage.close())
  await filled(storage)
  const keys = (await collect(storage.snapshot())).flat().map(([key]) => key)
  t.strictSame(
    keys.map(deltaIn).filter((delta) => delta !== undefined),
    [one, other].toSorted().flatMap((stream) => [0, 1, 2].map((n) => ({ stream, n }))),
  )
})
