/**
 * An attachment of a job: an entry of the timeline that names a file by the hash of its bytes. The
 * entry is signed and can be withdrawn or redacted like any other; the bytes go by a protocol of
 * their own (frames.ts) to whoever may be sent the entry.
 */
import type { Entry } from '../delta/delta.ts'
import { type FileHash, parseId } from '../ids.ts'
import { attachment_bytes_max } from '../limits.ts'
import { cleanName } from './file-name.ts'
import { isMediaType, type MediaType } from './media-type.ts'

/** A file as an entry names it. Size and type are its author's word until the bytes are here. */
export type NamedFile = {
  readonly name: string
  readonly hash: FileHash
  readonly size: number
  readonly type: MediaType
}

/** What the entry holds. */
export function attachmentEntry({ name, hash, size, type }: NamedFile): Omit<Entry, 'is' | 'code'> {
  return { text: name, items: [hash, `${size}`, type] }
}

/** The file that an entry names; undefined where it names none that a node takes. */
export function readAttachment({ text, items }: Pick<Entry, 'text' | 'items'>) {
  const [hashText = '', sizeText = '', type = ''] = items
  const hash = parseId<FileHash>(hashText)
  const size = /^[1-9]\d{0,8}$/.test(sizeText) ? Number(sizeText) : 0
  if (items.length !== 3 || !hash || !isMediaType(type)) return undefined
  if (size === 0 || size > attachment_bytes_max) return undefined
  return { name: cleanName(text, type), hash, size, type } satisfies NamedFile
}
