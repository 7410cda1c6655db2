/** Attachments: the files, which job names which, and files that are being added. */
import type { FileHash } from '../../protocol/ids.ts'
import {
  allOf,
  attachmentFileKey,
  attachmentFilesAfter,
  attachmentKey,
  attachmentsOf,
  attachmentUploadKey,
  textIn,
} from '../keys.ts'
import { allJson, type ChangeRow, fromJson, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type {
  AttachmentChanges,
  AttachmentFile,
  AttachmentStore,
  AttachmentUpload,
} from './attachment-contract.ts'

export function attachmentStore(rows: Rows): AttachmentStore {
  return {
    file: (hash) => getJson<AttachmentFile>(rows, attachmentFileKey(hash)),
    async *files(after) {
      for await (const chunk of rows.read(attachmentFilesAfter(after))) {
        yield* chunk.map(fromJson<AttachmentFile>)
      }
    },
    async of(job) {
      const hashes: FileHash[] = []
      for await (const keys of rows.keys(attachmentsOf(job))) {
        hashes.push(...keys.map((key) => textIn(key) as FileHash))
      }
      return hashes
    },
    upload: (id) => getJson<AttachmentUpload>(rows, attachmentUploadKey(id)),
    uploads: () => allJson<AttachmentUpload>(rows, allOf('attachment-upload')),
  }
}

export function attachmentChanges(change: ChangeRow): AttachmentChanges {
  return {
    putAttachmentFile: (file) => change(attachmentFileKey(file.hash), toJson(file)),
    deleteAttachmentFile: (hash) => change(attachmentFileKey(hash), null),
    putAttachment: (job, hash) => change(attachmentKey(job, hash), nothing),
    deleteAttachment: (job, hash) => change(attachmentKey(job, hash), null),
    putAttachmentUpload: (upload) => change(attachmentUploadKey(upload.id), toJson(upload)),
    deleteAttachmentUpload: (id) => change(attachmentUploadKey(id), null),
  }
}
