/** Badges: a colour, an icon and a word, so that none of the three has to be seen. */
import { type Html, html, type Shown } from '../html.ts'
import { type IconName, icon } from './icon.ts'

/** loud: at once. warn: to be looked at. good: as it should be. info: new. quiet: for the record. */
export type Tone = 'loud' | 'warn' | 'good' | 'info' | 'quiet'

export const tones: readonly Tone[] = ['loud', 'warn', 'good', 'info', 'quiet']

export function badge(tone: Tone, words: Shown, sign: IconName = tone): Html {
  return html`<span class="badge ${tone}">${icon(sign)}<span>${words}</span></span>`
}
