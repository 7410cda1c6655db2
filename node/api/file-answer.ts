/** A file as an answer: its bytes as they come from the disk, whole or a part of them. */
import type { Context } from 'koa'
import { answerFile } from '../attachment/file-answer.ts'
import type { ReadAttachment } from '../attachment/list.ts'

export class FileAnswer {
  readonly file: ReadAttachment

  constructor(file: ReadAttachment) {
    this.file = file
  }
}

/** Programs save it: nothing is shown by itself. */
export function sendFile(context: Context, { file }: FileAnswer): void {
  const asked = {
    range: context.get('Range'),
    ifRange: context.get('If-Range'),
    ifNoneMatch: context.get('If-None-Match'),
  }
  const { status, headers, part } = answerFile(file, asked, 'attachment')
  context.status = status
  if (part) context.body = file.bytes(part.from, part.to)
  context.set(headers)
}
