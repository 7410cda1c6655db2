/**
 * Which files jobs name and how much of each is here. Rows and files change here only, one after
 * another, so that they agree: a row is there before its file is, and longer. When no job names a
 * file any more, its bytes are deleted.
 */
import { head_bytes, type MediaType, mediaTypeOf } from '../../protocol/attachment/media-type.ts'
import type { CompanyId, FileHash, StreamId } from '../../protocol/ids.ts'
import type { AttachmentFile, AttachmentUpload, Unit } from '../../storage/storage.ts'
import { indexes, liveFiles } from '../stream/index-keys.ts'
import { Sequence } from '../stream/sequence.ts'
import type { AttachmentContext } from './context.ts'

export type LedgerEvents = {
  /** A job names it and it is not here. */
  readonly wanted: (file: Pick<AttachmentFile, 'hash' | 'since'>) => void
  readonly here: (hash: FileHash) => void
  /** No job names it any more. */
  readonly gone: (hash: FileHash) => void
  /** There is more room than before. */
  readonly freed: () => void
}

type Coming = { readonly size: number; readonly from: CompanyId }

export class Ledger {
  readonly #context: AttachmentContext
  readonly #events: LedgerEvents
  readonly #sequence = new Sequence()

  constructor(context: AttachmentContext, events: LedgerEvents) {
    this.#context = context
    this.#events = events
  }

  /** Alone with rows and files; of what begins here the methods below must not be awaited. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.#sequence.run(task)
  }

  /**
   * What a stop in between left undone, and what is on the disk. Files and index are walked once,
   * side by side, in the order of hashes; everything else waits for it.
   */
  start(): Promise<void> {
    return this.alone(async () => {
      for (const { size, hash } of await this.#rows.uploads()) {
        if (!hash) this.#context.room.count(size)
      }
      const files = this.#rows.files()[Symbol.asyncIterator]()
      let file = await files.next()
      let last: FileHash | undefined
      for await (const { hash, job } of this.#named()) {
        for (; !file.done && file.value.hash < hash; file = await files.next()) {
          await this.#found(file.value, file.value.hash === last)
        }
        if (file.done || file.value.hash !== hash) await this.#note(job, hash)
        last = hash
      }
      for (; !file.done; file = await files.next()) {
        await this.#found(file.value, file.value.hash === last)
      }
    })
  }

  /** The job has changed: takes note of files that it names now, and of those that it doesn't. */
  settle(job: StreamId): Promise<void> {
    return this.alone(async () => {
      const open = await this.#context.jobs.streams.get(job)
      const named = open?.state.kind === 'job' ? liveFiles(open) : new Set<FileHash>()
      const noted = new Set(await this.#rows.of(job))
      for (const hash of named) if (!noted.has(hash)) await this.#note(job, hash)
      for (const hash of noted) {
        if (named.has(hash)) continue
        await this.#write((unit) => unit.deleteAttachment(job, hash))
        await this.collect(hash)
      }
    })
  }

  /** Deletes a file that nothing names. Only within `alone`. */
  async collect(hash: FileHash): Promise<void> {
    if (await this.#isNamed(hash)) return
    const file = await this.#rows.file(hash)
    this.#events.gone(hash)
    await this.#context.files.remove(hash)
    if (!file) return
    await this.#write((unit) => unit.deleteAttachmentFile(hash))
    this.#release(file)
  }

  /** The first bytes of a file come. */
  begin(hash: FileHash, { size, from }: Coming): Promise<'begun' | 'gone' | 'no room'> {
    return this.alone(async () => {
      const file = await this.#rows.file(hash)
      if (file?.is !== 'wanted') return 'gone'
      if (!(await this.#context.room.take(size, from))) return 'no room'
      await this.#put({ ...keyOf(file), is: 'coming', size, offset: 0, from })
      return 'begun'
    })
  }

  /** So many bytes of it are durable. False: it is not wanted any more. */
  advance(hash: FileHash, offset: number): Promise<boolean> {
    return this.alone(async () => {
      const file = await this.#rows.file(hash)
      if (file?.is !== 'coming') return false
      await this.#put({ ...file, offset })
      return true
    })
  }

  /** What is here of it is worth nothing, or isn't there any more: from the beginning again. */
  startOver(hash: FileHash): Promise<void> {
    return this.alone(async () => {
      const file = await this.#rows.file(hash)
      if (!file) return
      await this.#context.files.remove(hash)
      await this.#put({ ...keyOf(file), is: 'wanted' })
      this.#release(file)
      this.#events.wanted(file)
    })
  }

  /** A transfer ended whose file is not wanted any more: what it wrote last goes, too. */
  tidy(hash: FileHash): Promise<void> {
    return this.alone(async () => {
      const file = await this.#rows.file(hash)
      if (file?.is !== 'coming') await this.#context.files.removePart({ coming: hash })
    })
  }

  /** All of it came and it is what it should be: here, or refused where it is of no type taken. */
  arrived(hash: FileHash, type: MediaType | undefined): Promise<void> {
    return this.alone(async () => {
      const file = await this.#rows.file(hash)
      if (file?.is !== 'coming') return
      const { files } = this.#context
      if (type) {
        await files.settle({ coming: hash }, hash)
        await this.#isHere(file, file.size, type)
        return
      }
      await files.remove(hash)
      await this.#put({ ...keyOf(file), is: 'refused' })
      this.#release(file)
    })
  }

  /**
   * A file that was added here is the file of this hash; the upload holds on to it until an entry
   * names it. Only within `alone`.
   */
  async adopt(upload: AttachmentUpload, hash: FileHash, type: MediaType): Promise<void> {
    const { files, room, jobs } = this.#context
    const { own, now } = jobs.streams.context
    const part = { upload: upload.id }
    const file = await this.#rows.file(hash)
    const key = { hash, since: file?.since ?? now() }
    const { size } = upload
    if (file) room.release(bytesOf(file), fromIn(file))
    if (file?.is === 'coming') await files.removePart({ coming: hash })
    if (file?.is !== 'here') {
      await this.#put({ ...key, is: 'coming', size, offset: size, from: own.company })
    }
    await files.settle(part, hash)
    await this.#isHere(key, size, type, (unit) => unit.putAttachmentUpload({ ...upload, hash }))
  }

  #release(file: AttachmentFile): void {
    const bytes = bytesOf(file)
    this.#context.room.release(bytes, fromIn(file))
    if (bytes > 0) this.#events.freed()
  }

  async #isHere(
    file: Pick<AttachmentFile, 'hash' | 'since'> & { readonly from?: CompanyId },
    size: number,
    type: MediaType,
    also: (unit: Unit) => void = () => undefined,
  ): Promise<void> {
    await this.#write((unit) => {
      const from = file.from === undefined ? {} : { from: file.from }
      unit.putAttachmentFile({ ...keyOf(file), is: 'here', size, type, ...from })
      also(unit)
    })
    this.#events.here(file.hash)
  }

  /** A file of which there is a row at the start. */
  async #found(file: AttachmentFile, isNamed: boolean): Promise<void> {
    const { room, files } = this.#context
    const { hash } = file
    room.count(bytesOf(file), fromIn(file))
    if (!isNamed) return this.collect(hash)
    // Between the name of the file and its row the process ended.
    const settled = file.is === 'coming' && file.offset === file.size && (await files.isWhole(hash))
    const head = settled ? await files.bytes(hash, 0, head_bytes) : undefined
    const type = head && mediaTypeOf(head)
    if (file.is === 'coming' && type) await this.#isHere(file, file.size, type)
    else if (file.is === 'wanted' || file.is === 'coming') this.#events.wanted(file)
  }

  async #note(job: StreamId, hash: FileHash): Promise<void> {
    const file = await this.#rows.file(hash)
    const { now } = this.#context.jobs.streams.context
    const fresh: AttachmentFile | undefined = file
      ? undefined
      : { hash, since: now(), is: 'wanted' }
    await this.#write((unit) => {
      unit.putAttachment(job, hash)
      if (fresh) unit.putAttachmentFile(fresh)
    })
    if (fresh) this.#events.wanted(fresh)
  }

  /** By a job, or by an upload whose entry is not written yet, or is held. */
  async #isNamed(hash: FileHash): Promise<boolean> {
    for await (const _ of this.jobsNaming(hash)) return true
    return (await this.#rows.uploads()).some((upload) => upload.hash === hash)
  }

  /** Jobs that name this file, struck through entries left out. */
  async *jobsNaming(hash: FileHash): AsyncIterable<StreamId> {
    const { index } = this.#context.jobs.streams.context.storage
    const range = { from: `${hash}/`, to: `${hash}0` }
    for await (const { stream } of index.read(indexes.attachment, range)) yield stream
  }

  async *#named(): AsyncIterable<{ readonly hash: FileHash; readonly job: StreamId }> {
    const { index } = this.#context.jobs.streams.context.storage
    for await (const { key, stream } of index.read(indexes.attachment, {})) {
      yield { hash: key.slice(0, key.indexOf('/')) as FileHash, job: stream }
    }
  }

  get #rows() {
    return this.#context.jobs.streams.context.storage.attachments
  }

  #write(work: (unit: Unit) => void): Promise<void> {
    return this.#context.jobs.streams.context.storage.write(work)
  }

  #put(file: AttachmentFile): Promise<void> {
    return this.#write((unit) => unit.putAttachmentFile(file))
  }
}

/** What is taken of the disk for it. */
function bytesOf(file: AttachmentFile): number {
  return file.is === 'here' || file.is === 'coming' ? file.size : 0
}

/** Whose share of the room it takes. */
function fromIn(file: AttachmentFile): CompanyId | undefined {
  return file.is === 'here' || file.is === 'coming' ? file.from : undefined
}

function keyOf({ hash, since }: Pick<AttachmentFile, 'hash' | 'since'>) {
  return { hash, since }
}
