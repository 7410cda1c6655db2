/** The name of an attachment: shown to people and offered when it is saved, so it must be harmless. */
import { name_chars_max } from '../limits.ts'
import { type MediaType, mediaTypes } from './media-type.ts'

/** For a file whose name had nothing in it that may stay. */
const nameless = 'attachment'

/** Control and format characters (bidi, zero width), line breaks, halves of surrogate pairs. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** What some file system or shell reads as more than a letter. */
const special = /["*:<>?|`$]/g

/**
 * The name without folders, hidden or special characters, at most `name_chars_max` UTF-16 units,
 * and with an ending of its type: what is a photo by its bytes is not saved as a program.
 */
export function cleanName(name: string, type: MediaType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(hidden, '')
    .replaceAll(special, '_')
    .replaceAll(/\s+/gu, ' ')
    // A leading dot hides a file, and Windows drops dots and spaces at the end.
    .replaceAll(/^[ .]+|[ .]+$/g, '')
  const endings: readonly string[] = mediaTypes[type]
  const ending = endings.find((one) => clean.toLowerCase().endsWith(one))
  const stem = ending === undefined ? clean : clean.slice(0, -ending.length)
  const kept = ending === undefined ? (endings[0] as string) : clean.slice(-ending.length)
  return `${shortened(stem, name_chars_max - kept.length) || nameless}${kept}`
}

/** The first characters, none of them cut in half. */
function shortened(text: string, units_max: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > units_max) break
    kept += character
  }
  return kept
}
