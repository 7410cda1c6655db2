/**
 * Attachments of jobs at this node: added here, fetched from the neighbours, given to them, read.
 *
 * @example
 *
 *     const attachments = await openAttachments({ data, roomBytesMax, jobs, … })
 *     await attachments.start()
 *     const begun = await attachments.begin(job, { name: 'gate.jpg', size: 81_234 })
 *     await attachments.put(job, begun.upload, 0, bytes)
 *     await attachments.finish(job, begun.upload, { by: 'Guard 14' })
 */
import { type Delta, slotKinds } from '../../protocol/delta/delta.ts'
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import { entryKinds } from '../../protocol/job/fields.ts'
import { Background } from '../job/background.ts'
import type { Acting } from '../stream/append.ts'
import type { AttachmentContext } from './context.ts'
import { Fetching } from './fetching.ts'
import { AttachmentFiles } from './files.ts'
import { Ledger } from './ledger.ts'
import { sweep_ms } from './limits.ts'
import { listAttachments, readAttachment, removeAttachment } from './list.ts'
import { freeBytes, Room } from './room.ts'
import { Serving } from './serving.ts'
import { type NewUpload, Uploads } from './uploads.ts'

export type AttachmentOptions = Omit<AttachmentContext, 'files' | 'room'> & {
  /** The data folder. */
  readonly data: string
  /** Bytes that attachments may take of the disk. */
  readonly roomBytesMax: number
}

/** Opens the folder. Nothing is fetched or given before `start`. */
export async function openAttachments(options: AttachmentOptions): Promise<Attachments> {
  const { data, roomBytesMax, ...rest } = options
  const files = await AttachmentFiles.open(data)
  const room = new Room(roomBytesMax, () => freeBytes(files.folder))
  return new Attachments({ ...rest, files, room })
}

export class Attachments {
  readonly #context: AttachmentContext
  readonly #ledger: Ledger
  readonly #uploads: Uploads
  readonly #fetching: Fetching
  readonly #serving: Serving
  readonly #background: Background
  #stopListening: () => void = () => undefined
  #sweeping: NodeJS.Timeout | undefined

  constructor(context: AttachmentContext) {
    this.#context = context
    this.#background = new Background(context.failed)
    this.#ledger = new Ledger(context, {
      wanted: (file) => this.#fetching.want(file),
      gone: (hash) => this.#fetching.forget(hash),
      freed: () => this.#fetching.freed(),
      here: (hash) => {
        this.#fetching.forget(hash)
        this.#background.start(() => this.#serving.came(hash))
      },
    })
    this.#uploads = new Uploads(context, this.#ledger)
    this.#fetching = new Fetching(context, this.#ledger)
    this.#serving = new Serving(context, this.#ledger)
  }

  /** Listens first: what changes meanwhile waits behind what was left undone. */
  start(): void {
    this.#stopListening = this.#context.jobs.streams.onChanged(({ open, stream, placed }) => {
      if (open.state.kind !== 'job' || !placed.some(({ delta }) => concernsFiles(delta))) return
      this.#background.start(() => this.#ledger.settle(stream))
    })
    this.#background.start(async () => {
      await this.#ledger.start()
      await this.#uploads.sweep()
    })
    this.#sweeping = setInterval(
      () => this.#background.start(() => this.#uploads.sweep()),
      sweep_ms,
    )
    this.#fetching.start()
    this.#serving.start()
  }

  async stop(): Promise<void> {
    this.#stopListening()
    clearInterval(this.#sweeping)
    await Promise.all([this.#fetching.stop(), this.#serving.stop()])
    await this.#background.stop()
  }

  /** Changes are exchanged with some node again: what is missing may be had there. */
  connected(): void {
    this.#fetching.connected()
  }

  /** A link was paused, ended or taken up again. */
  linkChanged(): void {
    this.#fetching.linkChanged()
    this.#serving.linkChanged()
  }

  begin(job: StreamId, input: NewUpload) {
    return this.#uploads.begin(job, input)
  }

  upload(job: StreamId, id: string) {
    return this.#uploads.find(job, id)
  }

  /** The next bytes of a file that is being added, from `offset` on. */
  put(job: StreamId, id: string, offset: number, bytes: AsyncIterable<Uint8Array>) {
    return this.#uploads.put(job, id, offset, bytes)
  }

  /** Writes the entry: from then on the other companies fetch the file. */
  finish(job: StreamId, id: string, acting: Acting) {
    return this.#uploads.finish(job, id, acting)
  }

  dropUpload(job: StreamId, id: string) {
    return this.#uploads.drop(job, id)
  }

  list(job: StreamId) {
    return listAttachments(this.#listing, job)
  }

  read(job: StreamId, hash: FileHash) {
    return readAttachment(this.#listing, job, hash)
  }

  remove(job: StreamId, input: { readonly hash: FileHash; readonly reason: string }, by: Acting) {
    return removeAttachment(this.#listing, job, input, by)
  }

  get #listing() {
    return {
      ...this.#context,
      stateOf: (hash: FileHash) => this.#fetching.stateOf(hash),
      lost: (hash: FileHash) => this.#ledger.startOver(hash),
    }
  }
}

/** Whether a delta may change which files its job names. */
function concernsFiles({ slots }: Delta): boolean {
  return slots.some(({ kind, field, what }) => {
    if (kind === slotKinds.entry) return field === entryKinds.attachment
    if (kind === slotKinds.withdrawEntry) return true
    return what.is === 'redact' || what.is === 'revoke' || what.is === 'certificate closed'
  })
}
