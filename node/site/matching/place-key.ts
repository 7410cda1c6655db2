/**
 * When two places are *exactly* the same. Only what cannot be seen or heard is evened out here
 * (the table is in docs/sites.md); an abbreviation, a comma or a digit more is another place.
 */
import type { Place } from './place.ts'

// Control and format characters, joiners, direction marks, variation selectors: nobody sees them.
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
// Full-width Latin and half-width Katakana: the same letters, as some keyboards give them.
const otherWidth = /[\uff01-\uff5e\uff65-\uffdc]+/g

/**
 * Equal for places that differ in nothing but the table, and for no others. The fields stay apart:
 * what stands at the end of one never joins the beginning of the next.
 */
export function placeKey({ name, lines, suburb, state, postcode, country }: Place): string {
  const written = lines.map(evened).filter((line) => line !== '')
  return JSON.stringify([evened(name), written, ...[suburb, state, postcode, country].map(evened)])
}

/** Not NFKC as a whole: it makes "12²" of a house into "122" and "12½" into "121⁄2". */
function evened(text: string): string {
  const seen = text.replaceAll(/\s+/g, ' ').replaceAll(unseen, '')
  const wide = seen.replaceAll(otherWidth, (run) => run.normalize('NFKC'))
  return caseFolded(wide.normalize('NFC'))
    .normalize('NFC')
    .replaceAll(/[‘’ʼ]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‐‑]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * Unicode's full case folding as far as JavaScript has it, of no country's language: through the
 * capitals, so that "straße" and "STRASSE" meet. The dotless ı is not an i, and the final ς is σ.
 */
function caseFolded(text: string): string {
  return text.replaceAll(/[^ı]+/g, (run) => run.toUpperCase().toLowerCase()).replaceAll('ς', 'σ')
}
