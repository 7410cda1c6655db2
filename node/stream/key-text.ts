/** How times and texts are written in the keys of an index, which sort as text. */

/** Longer texts are found by their beginning. */
const key_chars_max = 80

/** Half of a time in a key. A number above 2^31 takes twice as long to write as two below it. */
const half_span = 2 ** 24

/** Of a whole number below 2^48; fixed width, so that times sort as text. */
export function timeKey(ms: number): string {
  return half(Math.floor(ms / half_span)) + half(ms % half_span)
}

const half = (n: number) => n.toString(16).padStart(6, '0')

/** Lower case, one space, no separator: how people type what they look for. */
export function indexText(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s/!]+/gu, ' ')
      .trim()
      .slice(0, key_chars_max)
      // Half of a pair would be kept as another sign, and never found again.
      .toWellFormed()
  )
}
