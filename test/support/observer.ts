/**
 * A node that only takes: the real streams and units of work over a storage, in memory unless one is
 * given, so that everything incremental (placing, folding, folding anew, redacting) is what the
 * product does.
 */
import { Outboxes } from '../../node/link/outboxes.ts'
import type { OpenStream } from '../../node/stream/open-stream.ts'
import { Streams } from '../../node/stream/streams.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { EntryLine } from '../../protocol/job/fold.ts'
import { type JobView, viewJob } from '../../protocol/job/view.ts'
import type { Verdict } from '../../protocol/stream/judge.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Author } from './author.ts'

type Placed = Verdict | { readonly is: 'held' }

export class Observer {
  readonly storage: Storage
  readonly streams: Streams

  private constructor(own: Author, storage: Storage, now: () => number) {
    this.storage = storage
    const random = (bytes: number) => new Uint8Array(bytes)
    this.streams = new Streams({
      storage,
      own,
      epoch: { current: () => own.epoch, renew: async () => own.epoch, doubt: async () => false },
      verifier: new Verifier(),
      routes: { nodesOf: () => [], companyOf: () => undefined },
      outboxes: new Outboxes(storage, random),
      now,
      random,
    })
  }

  static async open(own: Author, storage?: Storage, now = () => 0): Promise<Observer> {
    return new Observer(own, storage ?? (await openMemoryStorage()), now)
  }

  /** Takes these in one unit of work, as from this company's node. */
  take(batch: readonly Delta[], from: Author): Promise<Placed[]> {
    return this.streams.exclusive(async (work) => {
      const placed: Placed[] = []
      for (const delta of batch) placed.push(await work.place(delta, from.company))
      return placed
    })
  }

  async stream(id: StreamId): Promise<OpenStream> {
    const open = await this.streams.get(id)
    if (!open) throw new Error('the stream is not held')
    return open
  }

  /** The job as people read it. */
  async view(id: StreamId): Promise<JobView> {
    const { state, structure, fold } = await this.stream(id)
    return viewJob(state, structure, fold, [])
  }

  /** The timeline, by time. */
  async entries(id: StreamId): Promise<EntryLine[]> {
    const lines: EntryLine[] = []
    for await (const { entry } of this.storage.entries.read(id)) lines.push(entry as EntryLine)
    return lines
  }
}
