/** What the pages ask about the photos and documents of a job. */
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import { answerFile, type FileAsked } from '../attachment/file-answer.ts'
import type { Actor } from '../user/actor.ts'
import { asked } from './asked.ts'
import { actingOf, type JobSources, reaching } from './job-access.ts'

/** Read by who may see the job; added and taken back by who may report on it. */
export function jobFilesBackend(sources: JobSources) {
  const { attachments } = sources
  const of = (actor: Actor) => asked(attachments, actor, 'report')
  return {
    readFile: async (actor: Actor, job: StreamId, hash: FileHash, headers: FileAsked) => {
      const file = await reaching(sources, actor, job, () => attachments.read(job, hash))
      if ('refused' in file) return file
      // A photo is looked at in the browser; of anything else it shows what stands in it, or nothing.
      const disposition = file.type.startsWith('image/') ? 'inline' : 'attachment'
      const { part, ...answer } = answerFile(file, headers, disposition)
      return part ? { ...answer, body: file.bytes(part.from, part.to) } : answer
    },
    removeFile: async (
      actor: Actor,
      job: StreamId,
      input: { readonly hash: FileHash; readonly reason: string },
    ) => reaching(sources, actor, job, () => of(actor).remove(job, input, actingOf(actor))),
    beginFile: async (
      actor: Actor,
      job: StreamId,
      input: { readonly name: string; readonly size: number },
    ) => reaching(sources, actor, job, () => of(actor).begin(job, input)),
    upload: async (actor: Actor, job: StreamId, upload: string) =>
      reaching(sources, actor, job, () => of(actor).upload(job, upload)),
    putFile: async (
      actor: Actor,
      job: StreamId,
      upload: string,
      { offset, bytes }: { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array> },
    ) => reaching(sources, actor, job, () => of(actor).put(job, upload, offset, bytes)),
    finishFile: async (actor: Actor, job: StreamId, upload: string) =>
      reaching(sources, actor, job, () => of(actor).finish(job, upload, actingOf(actor))),
  } as const
}
