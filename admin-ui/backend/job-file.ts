/** What the pages need of the node about the photos and documents of a job. */
import type { Readable } from 'node:stream'
import type { CompanyId, DeltaId, FileHash, StreamId } from '../../protocol/ids.ts'
import type { JobCode, JobRefused, JobSaved } from './job.ts'
import type { Actor } from './user.ts'

export interface JobFilesBackend {
  /** A file that is here, or the part of it that is asked for. */
  readFile(
    actor: Actor,
    job: StreamId,
    hash: FileHash,
    asked: FileAsked,
  ): Promise<FileAnswer | FileRefused>
  /** Nobody is given it any more. */
  removeFile(
    actor: Actor,
    job: StreamId,
    input: { readonly hash: FileHash; readonly reason: string },
  ): Promise<JobSaved | FileRefused>

  // A file is added in as many pieces as the net takes, and goes on where they broke off.

  beginFile(
    actor: Actor,
    job: StreamId,
    input: { readonly name: string; readonly size: number },
  ): Promise<Upload | FileRefused>
  /** How far it is. */
  upload(actor: Actor, job: StreamId, upload: string): Promise<Upload | FileRefused>
  putFile(
    actor: Actor,
    job: StreamId,
    upload: string,
    piece: { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<Upload | FileRefused>
  /** All bytes are here: every company on the job gets it. */
  finishFile(actor: Actor, job: StreamId, upload: string): Promise<JobSaved | FileRefused>
}

export type FileCode =
  | 'not-found'
  | 'may-not'
  | 'too-large'
  | 'too-many'
  | 'wrong-type'
  | 'wrong-offset'
  | 'no-room'
  | 'not-here'
  | 'busy'

/** The file is refused, or the change of the job that names it. */
export type FileRefused = Omit<JobRefused, 'code'> & { readonly code: FileCode | JobCode }

/** A file that the job names. */
export type JobFile = {
  readonly hash: FileHash
  /** Harmless as the name of a file. */
  readonly name: string
  readonly size: number
  /** One of JPEG, PNG, WebP, HEIC, GIF and PDF, by its bytes where they are here. */
  readonly type: string
  readonly company: CompanyId
  readonly by: string
  readonly happenedAt: number
  readonly delta: DeltaId
  readonly slot: number
  readonly state: 'here' | 'coming' | 'not here yet' | 'no room' | 'refused'
  /** Of its bytes, whole. */
  readonly percent: number
}

/** Headers of the request, empty where there are none. */
type FileAsked = {
  readonly range: string
  readonly ifRange: string
  readonly ifNoneMatch: string
}

/** What is answered over HTTP, as node knows how to: programs are given files in the same way. */
export type FileAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** To be read to the end or destroyed; absent: no bytes are sent. */
  readonly body?: Readable
}

type Upload = {
  readonly upload: string
  readonly name: string
  readonly size: number
  /** The next bytes go there. */
  readonly offset: number
}
