/** Photos and documents of a job: adding one piece by piece, the list, the bytes, taking one back. */
import { z } from 'zod'
import { attachment_bytes_max } from '../../protocol/limits.ts'
import { FileAnswer } from './file-answer.ts'
import { noSuchJob } from './job-routes.ts'
import { actingOf, companyRoute, noInput, type Route, saved } from './route.ts'
import { actingShape, assignmentId, fileName, queryOffset, reason } from './schemas.ts'

const newUpload = z.strictObject({
  name: fileName,
  size: z.int().min(1).describe(`Bytes of the whole file, at most ${attachment_bytes_max}.`),
  assignment: assignmentId.exactOptional(),
})

export const attachmentRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/attachments',
    summary: 'Files of the job, and how much of each is here.',
    scope: 'read',
    input: noInput,
    handle: async ({ attachments }, { params }) => {
      const list = await attachments.list(params.job)
      return list ? { attachments: list } : noSuchJob
    },
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/attachments/:attachment',
    summary: 'The bytes of a file that is here; a range of them where one is asked for.',
    scope: 'read',
    bytes: 'given',
    input: noInput,
    handle: async ({ attachments }, { params }) => {
      const read = await attachments.read(params.job, params.attachment)
      return 'refused' in read ? read : new FileAnswer(read)
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/attachments/:attachment/remove',
    summary: 'Takes back a file that this company added: nobody is given it any more.',
    scope: 'write',
    input: z.strictObject({ reason: reason.default(''), ...actingShape }),
    handle: async ({ attachments }, { params, input, holder }) => {
      const { job, attachment: hash } = params
      const taken = { hash, reason: input.reason }
      return saved(await attachments.remove(job, taken, actingOf(input, holder)))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/attachments',
    summary: 'Begins to add a file: JPEG, PNG, WebP, HEIC, GIF or PDF by its content.',
    scope: 'write',
    status: 201,
    input: newUpload,
    handle: ({ attachments }, { params, input }) => attachments.begin(params.job, input),
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/attachments/uploads/:upload',
    summary: 'How far a file is that is being added: the next bytes go at offset.',
    scope: 'write',
    input: noInput,
    handle: ({ attachments }, { params }) => attachments.upload(params.job, params.upload),
  }),
  companyRoute({
    method: 'PUT',
    path: '/jobs/:job/attachments/uploads/:upload',
    summary: 'Takes bytes of the file, as many as come; what came before a break stays.',
    scope: 'write',
    bytes: 'taken',
    input: z.strictObject({ offset: queryOffset }),
    handle: ({ attachments }, { params, input, sent }) =>
      attachments.put(params.job, params.upload, input.offset, sent()),
  }),
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/attachments/uploads/:upload/finish',
    summary: 'All bytes are here: every company on the job gets the file.',
    scope: 'write',
    input: z.strictObject(actingShape),
    handle: async ({ attachments }, { params, input, holder }) =>
      saved(await attachments.finish(params.job, params.upload, actingOf(input, holder))),
  }),
  companyRoute({
    method: 'DELETE',
    path: '/jobs/:job/attachments/uploads/:upload',
    summary: 'Drops a file that is being added.',
    scope: 'write',
    input: noInput,
    status: 204,
    handle: ({ attachments }, { params }) => attachments.dropUpload(params.job, params.upload),
  }),
]
