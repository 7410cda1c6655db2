/** Where two texts differ: marked by weight, line and words, so that no colour has to be seen. */
import type { DiffPiece } from '../backend/site.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** One of the two texts; what only it has is marked. */
export function diffText(
  { text }: View,
  pieces: readonly DiffPiece[],
  side: 'first' | 'second',
): Html {
  const { double } = text.site
  const shown = runsOf(pieces.filter((piece) => piece.in === 'both' || piece.in === side))
  return html`<span class="diff">${shown.map(({ text, only }, i) => {
    const gap = i > 0 && ' '
    if (!only) return html`${gap}${text}`
    // Read out as well: a mark has no voice of its own.
    return html`${gap}<mark><span class="unseen">${double.only} </span>${text}<span class="unseen"> ${double.onlyEnd}</span></mark>`
  })}</span>`
}

/** Words that stand together are one mark. */
function runsOf(pieces: readonly DiffPiece[]) {
  const runs: { text: string; readonly only: boolean }[] = []
  for (const piece of pieces) {
    const only = piece.in !== 'both'
    const last = runs.at(-1)
    if (last && last.only === only) last.text += ` ${piece.text}`
    else runs.push({ text: piece.text, only })
  }
  return runs
}

/** What a text was, and what it is now; of what was empty only the new one. */
export function wasAndIs({ text }: View, was: string, is: string): Html {
  const { site } = text
  const now = is ? html`<ins class="text">${is}</ins>` : html`<em>${site.nothing}</em>`
  return html`<span class="was-is">${
    was &&
    html`<small>${site.was}</small> <del class="text">${was}</del>
`
  }<small>${site.is}</small> ${now}</span>`
}
