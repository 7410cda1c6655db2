/** What a backup holds of a storage. */
import { everything, isInBackup } from './keys.ts'
import type { Rows } from './rows.ts'
import type { SnapshotRow } from './storage.ts'

/** One reading of the table, so all rows are of one moment. */
export async function* snapshot(rows: Rows): AsyncIterable<readonly SnapshotRow[]> {
  for await (const chunk of rows.read(everything)) {
    yield chunk.filter(([key]) => isInBackup(key))
  }
}
