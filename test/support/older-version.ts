/**
 * A store as an older version of Baton left it: that version took the same bytes and could not read
 * some structural changes in them. And the node of today that starts on it.
 */
import { join } from 'node:path'
import type { Test } from 'tap'
import type { RebuildNews } from '../../node/stream/rebuild-at-start.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { DeltaId, GrantId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { openLevelTable } from '../../storage/table/level.ts'
import type { Table } from '../../storage/table/table.ts'
import { type Author, author } from './author.ts'
import { deltaOfDraft, draftOf, readGood } from './compose.ts'
import { Observer } from './observer.ts'
import { Replica } from './replica.ts'
import { alm, SharedJob, sub } from './shared-job.ts'
import { grant, note } from './slots.ts'

/** Who keeps the store. */
export const observer = author('OBS')

export type Opened = { readonly table: Table; readonly storage: Storage; readonly node: Observer }

/** The delta as a version reads it that knows none of the structural changes in it. */
export function unreadThen(delta: Delta): Delta {
  const slots = delta.slots.map((slot) =>
    slot.what.is === 'content' ? slot : { ...slot, what: { is: 'unknown act' as const } },
  )
  return { ...delta, slots }
}

/** By what the rows in the storage were derived, as the setting says it. */
export type DerivedBy = { readonly layout: number; readonly level: number }

/** The same, by a version that read one level less of structural changes. */
export const byOlderVersion = (by: DerivedBy): DerivedBy => ({ ...by, level: by.level - 1 })

/** Says that another version derived what is there. */
export async function pretend(storage: Storage, change: (by: DerivedBy) => unknown): Promise<void> {
  const by = (await storage.settings.get('derived')) as DerivedBy
  await storage.write((unit) => unit.putSetting('derived', change(by)))
}

/** LevelDB, and a node on it that has not started yet. */
export async function openedIn(t: Test, directory: string): Promise<Opened> {
  const table = await openLevelTable(directory)
  t.teardown(() => table.close())
  const storage = await openStorageOn(table)
  return { table, storage, node: await Observer.open(observer, storage) }
}

/**
 * A node that took these as an older version and starts as this one. `also` is done in between, by
 * the older version.
 */
export async function upgraded(
  t: Test,
  deltas: readonly Delta[],
  also: (older: Observer) => Promise<void> = async () => {},
): Promise<Opened & { readonly told: readonly RebuildNews[] }> {
  const directory = join(t.testdir({ upgraded: {}, fresh: {} }), 'upgraded')
  const { node, storage } = await openedIn(t, directory)
  await node.streams.finishRebuild(() => {})
  await node.take(deltas, alm)
  await also(node)
  await pretend(storage, byOlderVersion)
  await storage.close()
  const now = await openedIn(t, directory)
  const told: RebuildNews[] = []
  await now.node.streams.finishRebuild((news) => told.push(news))
  return { ...now, told }
}

/** A node that takes the same today, in the same order. */
export async function fresh(t: Test, deltas: readonly Delta[]): Promise<Opened> {
  const opened = await openedIn(t, join(t.testdirName, 'fresh'))
  for (const delta of deltas) await opened.node.take([readGood(delta.signed.envelope)], alm)
  return opened
}

/** SUB is on a job of ALM's and has said something: no version has trouble with that. */
export function begun(): SharedJob {
  const job = SharedJob.open()
  job.write(alm, [grant(sub, 'provider')])
  job.write(sub, [note('SUB is there')])
  return job
}

/** A stream as the older version has it: for what follows a delta that it can't judge. */
export class OlderCopy {
  readonly replica = new Replica()

  constructor(known: readonly Delta[]) {
    for (const delta of known) this.replica.take(delta)
  }

  /** Takes one that it can't judge. */
  take(delta: Delta): Delta {
    const verdict = this.replica.take(delta)
    if (verdict.is === 'undecided') return delta
    throw new Error(`it is ${verdict.is === 'refused' ? verdict.reason : verdict.is}`)
  }

  /** What this author writes after that delta of its chain, or at the start of a chain. */
  write(by: Author, slots: readonly SlotDraft[], grant?: GrantId, after?: DeltaId): Delta {
    const prev = (after && this.replica.positions.get(after)) ?? 'none'
    return this.take(deltaOfDraft(draftOf(this.replica, by, slots, { grant, prev }), by))
  }
}
