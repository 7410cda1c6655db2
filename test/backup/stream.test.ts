/** How the bytes of a backup come about: as they are taken, and compressed. */
import { randomBytes } from 'node:crypto'
import t from 'tap'
import { piece_bytes } from '../../node/backup/limits.ts'
import { makeBackup } from '../../node/backup/write.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import type { SnapshotRow } from '../../storage/storage.ts'
import { folderOf, forPassphrase, sourceOf } from './files.ts'

const rows_count = 500

/** A storage of this many rows of a piece each; tells how many were read. */
async function storageOf(rowOf: (n: number) => Uint8Array) {
  const storage = await openMemoryStorage()
  const told = { read: 0 }
  storage.snapshot = async function* () {
    for (let n = 0; n < rows_count; n++) {
      told.read++
      yield [[`setting/${n}`, rowOf(n)] satisfies SnapshotRow]
    }
  }
  return { storage, told }
}

t.test('a backup is read as its bytes are taken, and never held whole', async (t) => {
  const { storage, told } = await storageOf(() => randomBytes(piece_bytes))
  const source = await sourceOf(storage, await folderOf(t))
  const { body } = makeBackup(source, forPassphrase, { attachments: false })
  const bytes = body[Symbol.asyncIterator]()
  let taken = 0
  while (taken < 10 * piece_bytes) taken += (await bytes.next()).value?.length ?? 0
  t.ok(told.read > 0)
  t.ok(told.read < rows_count / 4, `${told.read} rows were read for ${taken} bytes`)
  await bytes.return?.()
})

t.test('a backup is compressed before it is encrypted', async (t) => {
  const { storage, told } = await storageOf((n) =>
    Buffer.alloc(piece_bytes, `Guard on site, doors closed (${n}). `),
  )
  const source = await sourceOf(storage, await folderOf(t))
  const { body, finish } = makeBackup(source, forPassphrase, { attachments: false })
  let made = 0
  for await (const piece of body) made += piece.length
  const { bytes, sealedBytes, rows } = finish().manifest
  t.equal(made, sealedBytes)
  t.equal(rows, rows_count)
  t.equal(told.read, rows_count)
  t.ok(bytes > rows_count * piece_bytes)
  t.ok(sealedBytes < bytes / 20, `${sealedBytes} of ${bytes} bytes`)
})
