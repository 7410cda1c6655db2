/** What is kept of attachments beside their bytes; part of `storage.ts`, which gives it on. */
import type { MediaType } from '../../protocol/attachment/media-type.ts'
import type { AssignmentId, CompanyId, FileHash, StreamId } from '../../protocol/ids.ts'

/** A file that jobs name: how much of it is on the disk, durably. */
export type AttachmentFile = {
  readonly hash: FileHash
  /** ms since 1970 when it was first named here. */
  readonly since: number
} & (
  | { readonly is: 'wanted' }
  | {
      readonly is: 'coming'
      /** Of the whole, as `from` says. */
      readonly size: number
      /** So many bytes are here. */
      readonly offset: number
      /** All of them came from this company: were they wrong, it would be known who sent them. */
      readonly from: CompanyId
    }
  | {
      readonly is: 'here'
      readonly size: number
      readonly type: MediaType
      /** Whose share of the room it takes; absent: of nobody's, it was added here. */
      readonly from?: CompanyId
    }
  /** Its bytes came, and are of no type that is taken: they are not kept, nor asked for again. */
  | { readonly is: 'refused' }
)

/** A file that somebody here adds to a job. */
export type AttachmentUpload = {
  /** 32 random hex digits. */
  readonly id: string
  readonly job: StreamId
  readonly name: string
  /** Bytes of the whole. */
  readonly size: number
  /** Bytes that are here, durably. */
  readonly offset: number
  readonly assignment?: AssignmentId
  /** ms since 1970. */
  readonly madeAt: number
  /** All bytes are here and the file is kept for the entry that is to name it. */
  readonly hash?: FileHash
  /** That entry is an edit held on a complete job. */
  readonly draft?: string
}

export interface AttachmentStore {
  file(hash: FileHash): Promise<AttachmentFile | undefined>
  /** Files in the order of their hashes, from the given one (exclusive); durable rows. */
  files(after?: FileHash): AsyncIterable<AttachmentFile>
  /** Files that a job was found to name; durable rows. */
  of(job: StreamId): Promise<readonly FileHash[]>
  upload(id: string): Promise<AttachmentUpload | undefined>
  uploads(): Promise<readonly AttachmentUpload[]>
}

export interface AttachmentChanges {
  putAttachmentFile(file: AttachmentFile): void
  deleteAttachmentFile(hash: FileHash): void
  /** The job names the file. */
  putAttachment(job: StreamId, hash: FileHash): void
  deleteAttachment(job: StreamId, hash: FileHash): void
  putAttachmentUpload(upload: AttachmentUpload): void
  deleteAttachmentUpload(id: string): void
}
