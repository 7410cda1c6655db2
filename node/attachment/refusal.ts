/** Why something with an attachment can't be done, in words that say what to do. */
import { taken_types } from '../../protocol/attachment/media-type.ts'
import { attachment_bytes_max } from '../../protocol/limits.ts'

export type AttachmentCode =
  | 'not-found'
  | 'may-not'
  | 'too-large'
  | 'too-many'
  | 'wrong-type'
  | 'wrong-offset'
  | 'no-room'
  | 'not-here'
  | 'busy'

export type AttachmentRefusal = {
  readonly refused: true
  readonly code: AttachmentCode
  readonly message: string
  readonly field?: string
  readonly details?: readonly string[]
}

type More = Pick<AttachmentRefusal, 'field' | 'details'>

export function refuseAttachment(
  code: AttachmentCode,
  message: string,
  more: More = {},
): AttachmentRefusal {
  return { refused: true, code, message, ...more }
}

const mebibytes = attachment_bytes_max / 1024 ** 2

export const tooLarge = refuseAttachment(
  'too-large',
  `A file has at most ${mebibytes} MB: make the photo smaller, or split the document.`,
  { field: 'size' },
)
export const wrongType = refuseAttachment(
  'wrong-type',
  `This is none of the files that are taken: ${taken_types}. What counts is the file, not its name.`,
)
export const noSuchUpload = refuseAttachment(
  'not-found',
  'No such file is being added here: it was dropped, or left for too long. Begin again.',
)
export const noSuchAttachment = refuseAttachment(
  'not-found',
  'There is no such attachment on this job.',
)
