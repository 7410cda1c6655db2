/**
 * What a ZIP archive says of itself, read without unpacking anything. A sheet of 100 KB can unpack to
 * 100 MB: that is refused here, and a directory that lies is stopped by the reading process's bounds.
 */
import { archive_parts_max, unpacked_bytes_max } from './limits.ts'
import type { FileFault } from './table.ts'

const end_signature = 0x06054b50
const entry_signature = 0x02014b50
const end_bytes = 22
const entry_bytes = 46
/** A comment may follow the end. */
const comment_bytes_max = 0xffff

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** Why this archive must not be unpacked. */
export function archiveFault(bytes: Uint8Array): FileFault | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) return damaged
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count > archive_parts_max) return tooLarge
  let unpacked = 0
  for (let entry = 0; entry < count; entry++) {
    if (at + entry_bytes > view.length || view.readUInt32LE(at) !== entry_signature) return damaged
    if ((view.readUInt16LE(at + 8) & 1) === 1) {
      return { code: 'damaged', message: 'This workbook has a password: save it without one.' }
    }
    unpacked += view.readUInt32LE(at + 24)
    if (unpacked > unpacked_bytes_max) return tooLarge
    const names =
      view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
    at += entry_bytes + names
  }
  return undefined
}

function endOf(view: Buffer): number | undefined {
  const lowest = Math.max(0, view.length - end_bytes - comment_bytes_max)
  for (let at = view.length - end_bytes; at >= lowest; at--) {
    if (view.readUInt32LE(at) === end_signature) return at
  }
  return undefined
}

const damaged: FileFault = {
  code: 'damaged',
  message: 'This workbook is damaged, or no workbook: open it and save it again as .xlsx.',
}

export const tooLarge: FileFault = {
  code: 'unpacks-too-large',
  message: `This workbook unpacks to more than ${unpacked_bytes_max} bytes: take out what is no site.`,
}
