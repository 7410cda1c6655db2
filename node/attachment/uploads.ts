/**
 * Files that are added here, in as many pieces as the net takes: begin, put bytes where the last
 * ones ended, finish. Only then does the job hear of it.
 */
import { randomBytes } from 'node:crypto'
import { attachmentEntry } from '../../protocol/attachment/attachment.ts'
import { cleanName } from '../../protocol/attachment/file-name.ts'
import { head_bytes, type MediaType, mediaTypeOf } from '../../protocol/attachment/media-type.ts'
import { type AssignmentId, type FileHash, type StreamId, toHex } from '../../protocol/ids.ts'
import { attachment_bytes_max } from '../../protocol/limits.ts'
import type { AttachmentUpload } from '../../storage/storage.ts'
import { notFound, saveJob } from '../job/context.ts'
import { writeEntry } from '../job/entries.ts'
import type { Done, Refusal } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import type { AttachmentContext } from './context.ts'
import { isFull, isMissing, type PartFile } from './files.ts'
import type { Ledger } from './ledger.ts'
import { durable_step_bytes, upload_ms_max, uploads_max, uploads_of_job_max } from './limits.ts'
import {
  type AttachmentRefusal,
  noSuchUpload,
  refuseAttachment,
  tooLarge,
  wrongType,
} from './refusal.ts'

export type NewUpload = {
  readonly name: string
  /** Bytes of the whole file. */
  readonly size: number
  readonly assignment?: AssignmentId
}

/** How far a file is that is being added: the next bytes go at `offset`. */
export type UploadState = Pick<AttachmentUpload, 'name' | 'size' | 'offset'> & {
  readonly upload: string
}

export type Added = Done & { readonly attachment: FileHash }

const upload_id_bytes = 16

const busy = refuseAttachment(
  'busy',
  'Bytes of this file are just being taken: ask how far it is, then go on.',
)

export class Uploads {
  readonly #context: AttachmentContext
  readonly #ledger: Ledger
  readonly #busy = new Set<string>()

  constructor(context: AttachmentContext, ledger: Ledger) {
    this.#context = context
    this.#ledger = ledger
  }

  /** Takes room for the file. */
  async begin(
    job: StreamId,
    { name, size, assignment }: NewUpload,
  ): Promise<UploadState | AttachmentRefusal | Refusal> {
    if (size > attachment_bytes_max) return tooLarge
    const { streams } = this.#context.jobs
    if ((await streams.get(job))?.state.kind !== 'job') return notFound
    return this.#ledger.alone(async () => {
      // Those that are held on complete jobs wait for a person, and are bounded by job.
      const begun = (await this.#rows.uploads()).filter(({ draft }) => draft === undefined)
      const ofJob = begun.filter((one) => one.job === job)
      if (begun.length >= uploads_max || ofJob.length >= uploads_of_job_max) {
        return refuseAttachment(
          'too-many',
          `${ofJob.length} files of this job, ${begun.length} in all, are being added already: ` +
            'finish or drop some of them first.',
        )
      }
      if (!(await this.#context.room.take(size))) return this.#noRoom()
      const id = toHex(randomBytes(upload_id_bytes))
      const madeAt = streams.context.now()
      const upload = { id, job, name, size, offset: 0, madeAt, ...(assignment && { assignment }) }
      await this.#put(upload)
      return stateOf(upload)
    })
  }

  async find(job: StreamId, id: string): Promise<UploadState | AttachmentRefusal> {
    const upload = await this.#rows.upload(id)
    return upload?.job === job ? stateOf(upload) : noSuchUpload
  }

  /** Takes the next bytes. What had come before they broke off stays. */
  put(
    job: StreamId,
    id: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<UploadState | AttachmentRefusal> {
    return this.#oneAtATime(job, id, async (upload) => {
      if (upload.hash) return noSuchUpload
      if (offset !== upload.offset) {
        const at = `${upload.offset}`
        return refuseAttachment('wrong-offset', `Go on at byte ${at}: so many are here.`, {
          field: 'offset',
          details: [at],
        })
      }
      try {
        return await this.#take(upload, bytes)
      } catch (error) {
        if (isMissing(error)) return this.#lost(upload)
        if (isFull(error)) return this.#noRoom()
        throw error
      }
    })
  }

  /** All bytes are here: the job gets its entry. Said twice, it is done once. */
  finish(job: StreamId, id: string, acting: Acting): Promise<Added | AttachmentRefusal | Refusal> {
    return this.#oneAtATime(job, id, async (upload) => {
      const { offset, size, assignment } = upload
      if (offset < size) {
        const message = `${offset} of ${size} bytes are here: send the rest first.`
        return refuseAttachment('wrong-offset', message, { details: [`${offset}`] })
      }
      const kept = upload.hash ? await this.#kept(upload.hash) : await this.#keep(upload)
      if ('refused' in kept) return kept
      const { hash, type } = kept
      const { jobs } = this.#context
      const named = { name: cleanName(upload.name, type), hash, size, type }
      const entry = { ...attachmentEntry(named), ...(assignment && { assignment }) }
      const result = (await this.#isOurs(job, hash))
        ? await saveJob(jobs, job, acting, () => [])
        : await writeEntry(jobs, job, { kind: 'attachment', ...entry }, acting)
      if (result.refused) return result
      if (result.held) await this.#put({ ...upload, hash, draft: result.held })
      else await this.#delete(upload)
      return { ...result, attachment: hash }
    })
  }

  drop(job: StreamId, id: string): Promise<AttachmentRefusal | undefined> {
    return this.#oneAtATime(job, id, async (upload) => {
      await this.#remove(upload)
      return undefined
    })
  }

  /** Drops what was left behind, and what a held edit had named that is not held any more. */
  async sweep(): Promise<void> {
    const { storage, now } = this.#context.jobs.streams.context
    for (const { id, job, draft, madeAt } of await this.#rows.uploads()) {
      const drafts = draft === undefined ? [] : await storage.drafts.of(job)
      const isOver =
        draft === undefined
          ? now() - madeAt > upload_ms_max
          : !drafts.some((held) => held.id === draft)
      if (isOver) await this.drop(job, id)
    }
  }

  async #oneAtATime<T>(
    job: StreamId,
    id: string,
    task: (upload: AttachmentUpload) => Promise<T>,
  ): Promise<T | AttachmentRefusal> {
    if (this.#busy.has(id)) return busy
    this.#busy.add(id)
    try {
      const upload = await this.#rows.upload(id)
      return upload?.job === job ? await task(upload) : noSuchUpload
    } finally {
      this.#busy.delete(id)
    }
  }

  async #take(
    upload: AttachmentUpload,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<UploadState | AttachmentRefusal> {
    const part = await this.#context.files.part({ upload: upload.id }, upload.offset)
    let now = upload
    try {
      for await (const chunk of unbroken(bytes)) {
        if (part.end + chunk.length > upload.size) return this.#tooMuch(upload)
        await part.append(chunk)
        if (part.end - now.offset >= durable_step_bytes) now = await this.#durable(now, part)
      }
      if (part.end > now.offset) now = await this.#durable(now, part)
    } finally {
      await part.close()
    }
    const began = upload.offset < head_bytes && now.offset >= Math.min(head_bytes, now.size)
    if (!began || mediaTypeOf(await this.#context.files.head({ upload: now.id }))) {
      return stateOf(now)
    }
    await this.#remove(now)
    return wrongType
  }

  async #durable(upload: AttachmentUpload, part: PartFile): Promise<AttachmentUpload> {
    await part.sync()
    const now = { ...upload, offset: part.end }
    await this.#put(now)
    return now
  }

  /** Its bytes are kept under their hash from now on. */
  async #keep(upload: AttachmentUpload) {
    const read = await this.#context.files.read({ upload: upload.id }).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (!read) return this.#lost(upload)
    const type = mediaTypeOf(read.head)
    if (!type) {
      await this.#remove(upload)
      return wrongType
    }
    await this.#ledger.alone(() => this.#ledger.adopt(upload, read.hash, type))
    return { hash: read.hash, type }
  }

  /** A finish that came so far before; the entry may not have been written. */
  async #kept(
    hash: FileHash,
  ): Promise<{ readonly hash: FileHash; readonly type: MediaType } | AttachmentRefusal> {
    const file = await this.#rows.file(hash)
    return file?.is === 'here' ? { hash, type: file.type } : noSuchUpload
  }

  /** This company has added that very file to the job already. */
  async #isOurs(job: StreamId, hash: FileHash): Promise<boolean> {
    const { streams } = this.#context.jobs
    const open = await streams.get(job)
    const { company } = streams.context.own
    return (open?.fold.attachments ?? []).some(
      (one) => one.hash === hash && one.company === company && !one.withdrawn,
    )
  }

  /** The row is there and its bytes are not: the folder was restored, or the process ended. */
  async #lost(upload: AttachmentUpload): Promise<AttachmentRefusal> {
    await this.#remove(upload)
    return noSuchUpload
  }

  #remove(upload: AttachmentUpload): Promise<void> {
    return this.#ledger.alone(async () => {
      await this.#context.files.removePart({ upload: upload.id })
      await this.#delete(upload)
      if (upload.hash) await this.#ledger.collect(upload.hash)
      else this.#context.room.release(upload.size)
    })
  }

  #tooMuch({ size }: AttachmentUpload): AttachmentRefusal {
    return refuseAttachment('too-large', `More bytes came than the ${size} that were announced.`)
  }

  #noRoom(): AttachmentRefusal {
    const gigabytes = Math.round(this.#context.room.bytesMax / 1e9)
    return refuseAttachment(
      'no-room',
      `There is no room for more attachments: they may take ${gigabytes} GB here ` +
        '(BATON_ATTACHMENTS_GIGABYTES), and the disk needs some space left. Tell the administrator.',
    )
  }

  get #rows() {
    return this.#context.jobs.streams.context.storage.attachments
  }

  #put(upload: AttachmentUpload): Promise<void> {
    const { storage } = this.#context.jobs.streams.context
    return storage.write((unit) => unit.putAttachmentUpload(upload))
  }

  #delete({ id }: AttachmentUpload): Promise<void> {
    const { storage } = this.#context.jobs.streams.context
    return storage.write((unit) => unit.deleteAttachmentUpload(id))
  }
}

function stateOf({ id, name, size, offset }: AttachmentUpload): UploadState {
  return { upload: id, name, size, offset }
}

/** Ends where the bytes broke off, as if they ended there: whoever sent them goes on later. */
async function* unbroken(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* bytes
  } catch {
    // The net, or whoever sent them, has gone.
  }
}
