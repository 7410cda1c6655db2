/** Files of a job over HTTP: their bytes, and adding one in pieces, as static/upload.js does. */
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { type FileHash, parseId } from '../../../protocol/ids.ts'
import { attachment_bytes_max } from '../../../protocol/limits.ts'
import type { FileRefused } from '../../backend/job-file.ts'
import { notFound, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { refusalWords } from '../../views/refusal.ts'

/** Longer than any file system allows. */
const file_name_chars_max = 1000
/** More than that in one request would wait too long for a slow phone. */
export const piece_bytes_max = 2 * 1024 * 1024

/** By its content a picture or a PDF; the node has looked (protocol/attachment/media-type.ts). */
export async function fileShow({
  actor,
  backend,
  header,
  params,
}: Call<'job' | 'id'>): Promise<Reply> {
  const hash = parseId<FileHash>(params.id)
  const asked = {
    range: header('Range'),
    ifRange: header('If-Range'),
    ifNoneMatch: header('If-None-Match'),
  }
  const file = hash && (await backend.jobs.readFile(actor, params.job, hash, asked))
  return !file || 'refused' in file ? notFound : { is: 'file', file }
}

const beginSchema = z.object({
  name: z.string().trim().min(1).max(file_name_chars_max),
  size: z.number().int().min(1).max(attachment_bytes_max),
})

export async function fileBegin({
  actor,
  backend,
  json,
  params,
  view,
}: Call<'job'>): Promise<Reply> {
  const read = beginSchema.safeParse(json)
  if (!read.success) return answer({ refused: whyNotBegun(view, read.error.issues) })
  return answered(view, await backend.jobs.beginFile(actor, params.job, read.data))
}

function whyNotBegun({ text, times }: Call['view'], issues: readonly z.core.$ZodIssue[]): string {
  const { fileEmpty, fileName, fileTooLarge } = text.jobPage
  if (issues.some(({ path }) => path[0] === 'name')) return fileName
  if (issues.some(({ code }) => code === 'too_small')) return fileEmpty
  return fileTooLarge(times.bytes(attachment_bytes_max))
}

/** How far it is: from there a broken one goes on. */
export async function fileState({
  actor,
  backend,
  params,
  view,
}: Call<'job' | 'id'>): Promise<Reply> {
  return answered(view, await backend.jobs.upload(actor, params.job, params.id))
}

export async function filePut({
  actor,
  backend,
  body,
  params,
  query,
  view,
}: Call<'job' | 'id'>): Promise<Reply> {
  const offset = typeof query.offset === 'string' ? Number(query.offset) : Number.NaN
  if (!Number.isSafeInteger(offset) || offset < 0) return notFound
  // A piece that is refused is read all the same: else the browser loses the answer with its line.
  const piece = { offset, bytes: body.iterator({ destroyOnReturn: false }) }
  const said = await backend.jobs.putFile(actor, params.job, params.id, piece)
  if ('refused' in said) await finished(body.resume()).catch(() => undefined)
  return answered(view, said)
}

export async function fileFinish({
  actor,
  backend,
  params,
  view,
}: Call<'job' | 'id'>): Promise<Reply> {
  const said = await backend.jobs.finishFile(actor, params.job, params.id)
  if (said.refused) return answered(view, said)
  return answer({ done: true, held: said.held !== undefined })
}

function answered(
  view: Call['view'],
  said: { readonly upload: string; readonly offset: number } | FileRefused,
): Reply {
  if ('refused' in said)
    return answer({ refused: refusalWords(view, said, 'files'), code: said.code })
  return answer({ upload: said.upload, offset: said.offset })
}

function answer(value: object): Reply {
  return { is: 'json', value }
}
