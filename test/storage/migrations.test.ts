import type { Migration } from '../../storage/migrations.ts'
import { openStorageOn } from '../../storage/open.ts'
import type { Table } from '../../storage/table/table.ts'
import { bytes, collect, position, streamId } from './samples.ts'
import { holding, onBoth, rowsOf } from './support.ts'

const stream = streamId('job')

/** A step that puts a row which says what it found. */
function step(version: number, ran: number[] = []): Migration {
  return {
    version,
    async run(table) {
      ran.push(version)
      const found = (await rowsOf(table, 'made')).map(([key]) => key.slice('made/'.length))
      return new Map([[`made/${version}`, bytes(found.join())]])
    },
  }
}

async function openAndClose(open: () => Promise<Table>, steps: readonly Migration[]) {
  await (await openStorageOn(await open(), steps)).close()
}

const versionIn = async (table: Table) => (await rowsOf(table, 'schema'))[0]?.[1]

onBoth('a new storage has the newest version and runs no step', async (t, open) => {
  const ran: number[] = []
  await openAndClose(open, [step(2, ran), step(3, ran)])
  t.strictSame(ran, [])
  t.strictSame(await rowsOf(await open()), [['schema/version', '3']])
})

onBoth('an older storage runs each later step once, in order', async (t, open) => {
  const ran: number[] = []
  await openAndClose(open, [])
  await openAndClose(open, [step(2, ran)])
  t.strictSame(ran, [2])
  await openAndClose(open, [step(4, ran), step(2, ran), step(3, ran)])
  t.strictSame(ran, [2, 3, 4])
  await openAndClose(open, [step(2, ran), step(3, ran), step(4, ran)])
  t.strictSame(ran, [2, 3, 4], 'nothing runs twice')
  t.strictSame(await rowsOf(await open()), [
    ['made/2', ''],
    ['made/3', '2'],
    ['made/4', '2,3'],
    ['schema/version', '4'],
  ])
})

onBoth('a step and its version are one batch', async (t, open) => {
  await openAndClose(open, [])
  const table = holding(await open())
  table.hold()
  const opening = openStorageOn(table, [step(2)])
  await t.resolves(table.next())
  t.strictSame([...(table.held[0]?.changes.keys() ?? [])], ['made/2', 'schema/version'])
  await table.held[0]?.pass()
  await (await opening).close()
})

onBoth('a step that fails leaves the version before it, and runs again', async (t, open) => {
  await openAndClose(open, [])
  const broken: Migration = {
    version: 3,
    run: async () => {
      throw new Error('broken step')
    },
  }
  await t.rejects(openAndClose(open, [step(2), broken]), /broken step/)
  const left = await open()
  t.equal(await versionIn(left), '2')
  await left.close()
  const ran: number[] = []
  await openAndClose(open, [step(2, ran), step(3, ran)])
  t.strictSame(ran, [3])
})

onBoth('a storage of a newer version is refused and left as it is', async (t, open) => {
  const newest = await openStorageOn(await open(), [step(7)])
  await newest.write((unit) => unit.putSetting('name', 'kept'))
  await newest.close()
  const before = await open()
  const rows = await rowsOf(before)
  await before.close()
  await t.rejects(openStorageOn(await open(), [step(6)]), {
    code: 'BATON_STORAGE_NEWER',
    message: /schema 7, this one knows 6/,
  })
  const after = await open()
  t.strictSame(await rowsOf(after), rows)
  await after.close()
  await openAndClose(open, [step(7)])
})

onBoth('a storage whose version makes no sense is damaged', async (t, open) => {
  for (const version of ['', '"2"', 'null', '1.5', '{']) {
    const table = await open()
    await table.commit(new Map([['schema/version', bytes(version)]]))
    await t.rejects(openStorageOn(table), { code: 'BATON_STORAGE_CORRUPT', message: /restore/ })
  }
})

onBoth('rows that no version stands for are not ours to write to', async (t, open) => {
  const table = await open()
  await table.commit(new Map([['somebody else', bytes('1')]]))
  await t.rejects(openStorageOn(table), {
    code: 'BATON_STORAGE_CORRUPT',
    message: /somebody else/,
  })
  t.strictSame(await rowsOf(await open()), [['somebody else', '1']])
})

onBoth('a disk that is full at the start is said to be so', async (t, open) => {
  const table = holding(await open())
  table.hold()
  const opening = openStorageOn(table)
  await table.next()
  table.held[0]?.fail(new Error('IO error: No space left on device'))
  await t.rejects(opening, {
    code: 'BATON_STORAGE_UNWRITABLE',
    message: /No space left on device\): check .* free space/,
  })
})

onBoth('from schema 1, undecided deltas get rows of their own', async (t, open) => {
  const table = await open()
  const storage = await openStorageOn(table, [])
  const undecided = { ...position('undecided', 31), undecided: true }
  await storage.write((unit) => {
    unit.putDelta(stream, 30, position('valid', 30), bytes('valid'))
    unit.putDelta(stream, 31, undecided, bytes('undecided'))
  })
  const after = await rowsOf(table)
  await storage.close()
  // As version 1 left it, and with two positions that are damaged.
  const old = await open()
  const key = `undecided/${stream}/00000000001f`
  t.ok(after.some(([one]) => one === key))
  await old.commit(
    new Map([
      ['schema/version', bytes('1')],
      [key, null],
      ['position/x', bytes('{')],
      ['position/y', bytes('[1,2,3,4,5,6,7,1]')],
    ]),
  )
  await old.close()
  const opened = await openStorageOn(await open())
  t.strictSame(await collect(opened.deltas.undecided()), [stream])
  await opened.close()
  t.strictSame(await rowsOf(await open(), 'undecided'), [[key, '']])
})
