/** The bytes of a text file as characters. */
import type { Encoding } from './table.ts'

export type Decoded = { readonly text: string; readonly encoding: Encoding }

/** By its mark, else UTF-8 where that fits, else what older programs write here. */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe)
    return { text: in16(bytes, 'utf-16le'), encoding: 'UTF-16' }
  if (first === 0xfe && second === 0xff)
    return { text: in16(bytes, 'utf-16be'), encoding: 'UTF-16' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, encoding: 'UTF-8' }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { text, encoding: 'Windows-1252' }
  }
}

const in16 = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes)

/**
 * Letters that were UTF-8 and were read as Windows-1252, here or by whoever wrote the file: `Ã¸`.
 * No name has them; where one does the file mixes encodings, or was saved twice.
 */
const twice_read =
  /[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/

/** Whether a text was written in another encoding than it is read in. */
export function isMisread(text: string): boolean {
  return twice_read.test(text) || text.includes('\ufffd')
}
