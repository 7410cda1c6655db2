/** What a file is, by its own first bytes: neither its name nor who sent it is asked. */

/** Types that are taken, each with the endings that a name of it may have, the usual one first. */
export const mediaTypes = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/heic': ['.heic', '.heif'],
  'image/gif': ['.gif'],
  'application/pdf': ['.pdf'],
} as const

export type MediaType = keyof typeof mediaTypes

/** As people read it in a refusal. */
export const taken_types = 'JPEG, PNG, WebP, HEIC, GIF and PDF'

/** Bytes at the beginning of a file that say what it is. */
export const head_bytes = 16

/** Brands of ISO base media files (ISO/IEC 23008-12) that are pictures coded as HEVC. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** The type of a file that begins so (`head_bytes` of it, or all), or undefined: not taken. */
export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  if (text.slice(4, 8) === 'ftyp' && heicBrands.has(text.slice(8, 12))) return 'image/heic'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif'
  return text.startsWith('%PDF-') ? 'application/pdf' : undefined
}

export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(mediaTypes, text)
}
