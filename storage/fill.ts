/** A new storage made of a backup, and how a backup's rows are told apart. */
import { corrupt, unwritable } from './errors.ts'
import { everything } from './keys.ts'
import { openStorage } from './open.ts'
import type { SnapshotRow } from './storage.ts'
import { openLevelTable } from './table/level.ts'
import type { Table } from './table/table.ts'

export { deltaIn } from './keys.ts'
export { newest_schema } from './migrations.ts'

/** Written in one synced batch: long enough that the disk is not waited for at every row. */
const batch_bytes = 4 * 1024 * 1024

/**
 * Makes a storage in a directory of the rows of a backup, and opens it once to see that this version
 * can. Fails with a StorageError; what is in the directory is then of no use.
 */
export async function fillStorage(
  directory: string,
  rows: AsyncIterable<readonly SnapshotRow[]>,
): Promise<void> {
  const table = await openLevelTable(directory)
  try {
    for await (const _ of table.keys({ ...everything, limit: 1 })) {
      throw corrupt(`in ${directory}: there is a database already`)
    }
    await putAll(table, rows)
  } finally {
    await table.close()
  }
  const storage = await openStorage({ directory })
  await storage.close()
}

async function putAll(table: Table, rows: AsyncIterable<readonly SnapshotRow[]>): Promise<void> {
  let batch = new Map<string, Uint8Array>()
  let bytes = 0
  const commit = async () => {
    await table.commit(batch).catch((cause) => {
      throw unwritable(table.place, cause)
    })
    batch = new Map()
    bytes = 0
  }
  for await (const chunk of rows) {
    for (const [key, value] of chunk) {
      batch.set(key, value)
      bytes += key.length + value.length
    }
    if (bytes >= batch_bytes) await commit()
  }
  if (batch.size > 0) await commit()
}
