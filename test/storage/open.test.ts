import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { openLevelTable } from '../../storage/table/level.ts'
import { bytes, collect, position, record, streamId } from './samples.ts'

const stream = streamId('job')

/** A closed storage of enough rows that they are in table files, not only in the log. */
async function filled(directory: string): Promise<void> {
  const storage = await openStorage({ directory })
  for (let n = 0; n < 40; n++) {
    await storage.write((unit) => unit.putDelta(stream, n, position(`${n}`), new Uint8Array(1e6)))
  }
  await storage.close()
}

async function failure(opening: Promise<Storage>): Promise<{ code: string; message: string }> {
  const error = await opening.then(
    () => new Error('it opened'),
    (error) => error,
  )
  t.notMatch(error.message, '\n', 'one line')
  return error
}

t.test("a directory that is made is its owner's alone", async (t) => {
  const directory = join(t.testdir(), 'data', 'storage')
  await (await openStorage({ directory })).close()
  t.equal(statSync(directory).mode & 0o777, 0o700)
})

t.test('what was written is there when it is opened again', async (t) => {
  const directory = t.testdir()
  await filled(directory)
  const storage = await openStorage({ directory })
  t.equal((await collect(storage.deltas.read(stream, 0))).length, 40)
  await storage.close()
})

t.test('a copy of a closed storage opens elsewhere', async (t) => {
  const directory = t.testdir({ original: {} })
  const [original, copy] = [join(directory, 'original'), join(directory, 'copy')]
  const storage = await openStorage({ directory: original })
  await storage.write((unit) => unit.putStream(record(stream, 1)))
  await storage.close()
  cpSync(original, copy, { recursive: true })
  const [first, second] = [
    await openStorage({ directory: original }),
    await openStorage({ directory: copy }),
  ]
  t.strictSame(await second.streams.get(stream), record(stream, 1))
  await Promise.all([first.close(), second.close()])
})

t.test('a directory that cannot be made says what to check', async (t) => {
  const directory = join(t.testdir({ file: 'not a directory' }), 'file', 'storage')
  const error = await failure(openStorage({ directory }))
  t.equal(error.code, 'BATON_STORAGE_UNWRITABLE')
  t.match(error.message, directory)
  t.match(error.message, /ENOTDIR.*owner, its permissions and the free space/)
})

t.test('a directory that cannot be written says what to check', async (t) => {
  const directory = t.testdir()
  // Permissions don't hold back root, who may run this.
  mkdirSync(join(directory, 'LOCK'))
  const error = await failure(openStorage({ directory }))
  t.equal(error.code, 'BATON_STORAGE_UNWRITABLE')
  t.match(error.message, /LOCK: Is a directory\): check/)
})

t.test('a damaged storage says so, and what to do', async (t) => {
  const damages: Record<string, (directory: string) => void> = {
    manifest(directory) {
      for (const file of filesOf(directory, 'MANIFEST')) writeFileSync(file, 'x'.repeat(4096))
    },
    current(directory) {
      writeFileSync(join(directory, 'CURRENT'), 'MANIFEST-999999\n')
    },
    'a copy that was cut short'(directory) {
      rmSync(join(directory, 'CURRENT'))
    },
    'table files'(directory) {
      for (const file of filesOf(directory, '.ldb')) rmSync(file)
    },
  }
  for (const [what, damage] of Object.entries(damages)) {
    const directory = t.testdir()
    await filled(directory)
    damage(directory)
    const left = dataIn(directory)
    const error = await failure(openStorage({ directory }))
    t.equal(error.code, 'BATON_STORAGE_CORRUPT', what)
    t.match(error.message, directory)
    t.match(error.message, /restore a backup/)
    t.strictSame(dataIn(directory), left, 'what is left of the data is not deleted')
  }
})

const dataIn = (directory: string) =>
  readdirSync(directory).filter((name) => /\.(ldb|log)$/.test(name))

function filesOf(directory: string, part: string): string[] {
  const found = readdirSync(directory).filter((name) => name.includes(part))
  t.not(found.length, 0, `there is a file ${part}`)
  return found.map((name) => join(directory, name))
}

t.test('a row that cannot be read says which', async (t) => {
  const directory = t.testdir()
  await (await openStorage({ directory })).close()
  const table = await openLevelTable(directory)
  await table.commit(new Map([['setting/name', bytes('{"half":')]]))
  await table.close()
  const storage = await openStorage({ directory })
  t.teardown(() => storage.close())
  await t.rejects(storage.settings.get('name'), {
    code: 'BATON_STORAGE_CORRUPT',
    message: /row "setting\/name".*restore a backup/,
  })
})

t.test('a damaged block is found when it is read', async (t) => {
  const directory = t.testdir()
  await filled(directory)
  // What still stood in the log goes into files of blocks.
  await (await openStorage({ directory })).close()
  for (const file of filesOf(directory, '.ldb')) {
    writeFileSync(file, Buffer.alloc(statSync(file).size, 0xff))
  }
  const error = await openStorage({ directory }).then(
    async (storage) => {
      t.teardown(() => storage.close())
      return collect(storage.deltas.read(stream, 0)).catch((error) => error)
    },
    (error) => error,
  )
  t.equal(error.code, 'BATON_STORAGE_CORRUPT')
  t.match(error.message, /restore a backup/)
})
