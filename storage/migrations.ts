/**
 * The schema's version and the steps that lead to it. A change of keys or values that an older
 * version would misread gets the next version and a step here; steps are never changed again.
 */
import { corrupt, StorageError, unwritable } from './errors.ts'
import { allOf, schemaKey } from './keys.ts'
import { fromJson, nothing, toJson } from './rows.ts'
import type { Changes, Row, Table } from './table/table.ts'

export type Migration = {
  /** The schema's version after this step. */
  readonly version: number
  /** What to change; it is committed in one batch together with the version. */
  readonly run: (table: Table) => Promise<Changes>
}

/** The version of a storage before any step. */
const first_version = 1

/**
 * 2: an undecided delta has a row of its own, `undecided/‹stream›/‹n›`, because a rebuild that
 * deletes all positions would forget which they were.
 */
const undecidedRows: Migration = {
  version: 2,
  async run(table) {
    const rows = new Map<string, Uint8Array>()
    for await (const chunk of table.rows(allOf('position'))) {
      for (const key of chunk.flatMap(undecidedIn)) rows.set(key, nothing)
    }
    return rows
  },
}

export const migrations: readonly Migration[] = [undecidedRows]

/** The key for a position of schema 1, where that is of an undecided delta. */
function undecidedIn([, value]: Row): string[] {
  try {
    const [stream, n, , , , , , undecided] = JSON.parse(Buffer.from(value).toString())
    if (undecided !== 1 || typeof stream !== 'string') return []
    return [`undecided/${stream}/${n.toString(16).padStart(12, '0')}`]
  } catch {
    // A damaged position is made again by a rebuild: it must not keep the storage from opening.
    return []
  }
}

/** The version that a storage has after all steps. */
export const newest_schema = Math.max(first_version, ...migrations.map(({ version }) => version))

/** Brings a table to the newest version, or throws a StorageError and leaves it as it is. */
export async function migrate(table: Table, steps: readonly Migration[]): Promise<void> {
  const newest = Math.max(first_version, ...steps.map(({ version }) => version))
  const held = await versionOf(table)
  if (held === undefined) return commit(table, new Map([versionRow(newest)]))
  if (held > newest) throw newer(table, held, newest)
  const due = steps.filter(({ version }) => version > held)
  for (const { version, run } of due.toSorted((a, b) => a.version - b.version)) {
    await commit(table, new Map([...(await run(table)), versionRow(version)]))
  }
}

/** Undefined for a new, empty table. */
async function versionOf(table: Table): Promise<number | undefined> {
  const value = await table.get(schemaKey)
  if (value !== undefined) {
    const version = fromJson<unknown>([schemaKey, value])
    if (Number.isSafeInteger(version)) return version as number
    throw corrupt(`in ${table.place}: its schema version is ${JSON.stringify(version)}`)
  }
  for await (const [key] of table.keys({ from: '', to: '\uffff', limit: 1 })) {
    throw corrupt(`in ${table.place}: row ${JSON.stringify(key)}, and no schema version`)
  }
  return undefined
}

async function commit(table: Table, changes: Changes): Promise<void> {
  await table.commit(changes).catch((cause) => {
    throw unwritable(table.place, cause)
  })
}

const versionRow = (version: number) => [schemaKey, toJson(version)] as const

function newer(table: Table, held: number, newest: number): StorageError {
  return new StorageError(
    'BATON_STORAGE_NEWER',
    `The storage in ${table.place} was written by a newer Baton (schema ${held}, this one knows ` +
      `${newest}): start that version again, or restore a backup from before the upgrade`,
  )
}
