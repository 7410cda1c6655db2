/**
 * What is derived is made again at a start, before any other work, where it is not what this
 * version would make: a rebuild was cut short, the rows have another layout, or deltas were judged
 * by a version that read other structural changes.
 */
import { structural_level } from '../../protocol/delta/delta.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { Rebuild, Storage } from '../../storage/storage.ts'
import type { Log } from '../operate/log.ts'
import type { RefusedAgain } from './rebuild.ts'

/**
 * Raised by one with each change of what is derived from the same deltas: index keys, positions,
 * the stream's record, entries. All streams are derived again then.
 */
const derived_layout = 4

/** By what the rows in the storage were derived. */
export type DerivedBy = { readonly layout: number; readonly level: number }

/** By what this version derives. */
export const present: DerivedBy = { layout: derived_layout, level: structural_level }
/** The setting that holds it. */
const setting = 'derived'

/** Why a rebuild runs at a start. */
type RebuildReason =
  | 'cut short before'
  | 'written in another layout'
  | 'judged by a newer version'
  /** Only streams with deltas that it could not judge. */
  | 'judged by an older version'

/** What a rebuild at a start has to say. */
export type RebuildNews =
  | { readonly is: 'begun'; readonly why: RebuildReason }
  /** In streams. */
  | { readonly is: 'progress'; readonly done: number; readonly total: number }
  | ({ readonly is: 'refused' } & RefusedAgain)

/** Between two lines about how far it is. */
const progress_ms = 5000

/** Makes again what has to be, by the way that `derive` says; returns at once where nothing has. */
export async function rebuildAtStart(
  storage: Storage,
  derive: Rebuild['derive'],
  tell: (news: RebuildNews) => void,
): Promise<void> {
  const by = await derivedBy(storage)
  const why = await reasonFor(storage, by)
  const onProgress = (done: number, total: number) => tell({ is: 'progress', done, total })
  if (why === 'judged by an older version') await judgeAgain(storage, derive, tell, onProgress)
  else if (why) {
    tell({ is: 'begun', why })
    await storage.rebuild({ derive, onProgress })
  }
  if (by?.layout === present.layout && by.level === present.level) return
  await storage.write((unit) => unit.putSetting(setting, present))
}

/** Undefined where nothing sensible is kept: then everything is derived again. */
async function derivedBy(storage: Storage): Promise<DerivedBy | undefined> {
  const kept = (await storage.settings.get(setting)) as Partial<DerivedBy> | null | undefined
  const { layout, level } = kept ?? {}
  return typeof layout === 'number' && typeof level === 'number' ? { layout, level } : undefined
}

async function reasonFor(
  storage: Storage,
  by: DerivedBy | undefined,
): Promise<RebuildReason | undefined> {
  if (await storage.rebuildUnfinished()) return 'cut short before'
  if (by === undefined) return (await isNew(storage)) ? undefined : 'written in another layout'
  if (by.layout !== present.layout) return 'written in another layout'
  // What that version judged this one can't read: any stream may hold it, and none is marked.
  if (by.level > present.level) return 'judged by a newer version'
  return by.level < present.level ? 'judged by an older version' : undefined
}

async function isNew(storage: Storage): Promise<boolean> {
  for await (const _ of storage.streams.ids()) return false
  return true
}

async function judgeAgain(
  storage: Storage,
  derive: Rebuild['derive'],
  tell: (news: RebuildNews) => void,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const streams: StreamId[] = []
  for await (const stream of storage.deltas.undecided()) streams.push(stream)
  if (streams.length > 0) tell({ is: 'begun', why: 'judged by an older version' })
  for (const [done, stream] of streams.entries()) {
    await storage.rebuild({ stream, derive })
    onProgress(done + 1, streams.length)
  }
}

/** Says it in the log. */
export function rebuildLog(log: Log, now: () => number): (news: RebuildNews) => void {
  let said = now()
  return (news) => {
    switch (news.is) {
      case 'begun':
        log.info({ why: news.why }, 'deriving streams from their deltas again')
        return
      case 'progress': {
        const { done, total } = news
        if (done < total && now() - said < progress_ms) return
        said = now()
        log.info({ done, total }, 'streams derived again')
        return
      }
      case 'refused': {
        const { stream, refused } = news
        const [first] = refused
        const details = { stream, deltas: refused.length, first: first?.id, reason: first?.reason }
        log.warn(details, 'deltas that could not be judged before are refused, and not kept')
        return
      }
      default:
        news satisfies never
    }
  }
}
