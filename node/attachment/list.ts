/** The files of a job as people read them: what is here, what comes, and the bytes themselves. */
import type { Readable } from 'node:stream'
import { cleanName } from '../../protocol/attachment/file-name.ts'
import type { MediaType } from '../../protocol/attachment/media-type.ts'
import type { DeltaId, FileHash, StreamId } from '../../protocol/ids.ts'
import type { Attachment } from '../../protocol/job/attachments.ts'
import type { AttachmentFile } from '../../storage/storage.ts'
import { notFound } from '../job/context.ts'
import { withdrawEntry } from '../job/entries.ts'
import type { Refusal, Result } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import type { AttachmentContext } from './context.ts'
import type { FetchState } from './fetching.ts'
import { type AttachmentRefusal, noSuchAttachment, refuseAttachment } from './refusal.ts'

/** One entry that names a file and isn't struck through. */
export type AttachmentLine = Pick<
  Attachment,
  'hash' | 'name' | 'size' | 'type' | 'company' | 'by' | 'happenedAt' | 'assignment'
> & {
  readonly delta: DeltaId
  readonly slot: number
  /**
   * `no room`: not here, and the room for attachments is full. `refused`: what came is no file that
   * is taken, whatever its name says.
   */
  readonly state: 'here' | 'coming' | 'not here yet' | 'no room' | 'refused'
  /** Of its bytes, whole; 100 when it is here. */
  readonly percent: number
}

/** A file that is here. */
export type ReadAttachment = {
  readonly hash: FileHash
  /** Harmless as the name of a file. */
  readonly name: string
  readonly size: number
  readonly type: MediaType
  /** Its bytes from `from` to before `to`. To be read to the end or destroyed. */
  bytes(from: number, to: number): Readable
}

type Listing = Pick<AttachmentContext, 'jobs' | 'files'> & {
  /** The bytes are not where they should be: they are wanted again. */
  readonly lost: (hash: FileHash) => Promise<void>
  readonly stateOf: (hash: FileHash) => FetchState | undefined
}

/** The files of a job in the order of its timeline; undefined: there is no such job. */
export async function listAttachments(
  context: Listing,
  job: StreamId,
): Promise<readonly AttachmentLine[] | undefined> {
  const all = await namedBy(context, job)
  return all && Promise.all(all.map((one) => lineOf(context, one)))
}

/** The file, or why its bytes can't be read. */
export async function readAttachment(
  context: Listing,
  job: StreamId,
  hash: FileHash,
): Promise<ReadAttachment | AttachmentRefusal | Refusal> {
  const all = await namedBy(context, job)
  if (!all) return notFound
  const one = all.find((named) => named.hash === hash)
  if (!one) return noSuchAttachment
  const line = await lineOf(context, one)
  if (line.state !== 'here') return notHere(line)
  const { name, size, type } = line
  if (!(await context.files.isWhole(hash))) {
    await context.lost(hash)
    return notHere(await lineOf(context, one))
  }
  const bytes = (from: number, to: number) => context.files.stream(hash, from, to)
  return { hash, name, size, type, bytes }
}

function notHere({ state, percent }: AttachmentLine): AttachmentRefusal {
  const message =
    state === 'refused'
      ? 'What came under this name is no file that is taken, so it was not kept.'
      : `The file is not here yet: ${percent} % of it have come. The rest comes by itself.`
  return refuseAttachment('not-here', message, { details: [state] })
}

/**
 * Strikes the file's entry through, at every company: nobody is given its bytes any more, and they
 * are deleted where no other entry names them.
 */
export async function removeAttachment(
  context: Listing,
  job: StreamId,
  input: { readonly hash: FileHash; readonly reason: string },
  acting: Acting,
): Promise<Result | AttachmentRefusal> {
  const all = await namedBy(context, job)
  if (!all) return notFound
  const named = all.filter(({ hash }) => hash === input.hash)
  if (named.length === 0) return noSuchAttachment
  const { company } = context.jobs.streams.context.own
  const [first, ...others] = named.filter((one) => one.company === company)
  if (!first) return refuseAttachment('may-not', 'Only who added a file takes it back.')
  const { reason } = input
  const struck = ({ id: delta, slot }: Attachment) =>
    withdrawEntry(context.jobs, job, { delta, slot, reason }, acting)
  let result = await struck(first)
  for (const one of others) {
    if (result.refused) return result
    const next = await struck(one)
    result = next.refused ? next : { ...next, saved: [...result.saved, ...next.saved] }
  }
  return result
}

async function namedBy(
  { jobs }: Listing,
  job: StreamId,
): Promise<readonly Attachment[] | undefined> {
  const open = await jobs.streams.get(job)
  if (open?.state.kind !== 'job') return undefined
  return (open.fold.attachments ?? []).filter(({ withdrawn }) => !withdrawn)
}

async function lineOf(context: Listing, one: Attachment): Promise<AttachmentLine> {
  const { id, slot, hash, company, by, happenedAt, assignment } = one
  const file = await context.jobs.streams.context.storage.attachments.file(hash)
  const { size, type } = file?.is === 'here' ? file : one
  const state = stateOf(file, context.stateOf(hash))
  return {
    hash,
    // Its type is known from its bytes now, and the ending of its name follows that.
    name: cleanName(one.name, type),
    size,
    type,
    company,
    by,
    happenedAt,
    ...(assignment && { assignment }),
    delta: id,
    slot,
    ...state,
  }
}

function stateOf(
  file: AttachmentFile | undefined,
  fetching: FetchState | undefined,
): Pick<AttachmentLine, 'state' | 'percent'> {
  switch (file?.is) {
    case 'here':
      return { state: 'here', percent: 100 }
    case 'refused':
      return { state: 'refused', percent: 0 }
    case 'coming': {
      const bytes = Math.max(file.offset, fetching?.bytes ?? 0)
      return { state: 'coming', percent: Math.floor((100 * bytes) / file.size) }
    }
    case 'wanted':
    case undefined:
      return { state: fetching?.noRoom ? 'no room' : 'not here yet', percent: 0 }
    default:
      return file satisfies never
  }
}
