/**
 * Cells that a spreadsheet would take for a formula, in CSV, where nothing else says that they are
 * text. Phone numbers, positions and plain numbers stay as they are: they do nothing.
 */

const formula_like = /^[=+\-@\t\r]/
/** `+44 20 7946 0000`, `-33.8675,151.207`. */
const harmless = /^[+-][\d\s().,/-]*$/
const guarded = /^'(?=[=+\-@\t\r])/

export function guardedCell(text: string): string {
  return formula_like.test(text) && !harmless.test(text) ? `'${text}` : text
}

/** What a guarded cell says; also of the mark that spreadsheets show before a text. */
export function unguarded(text: string): string {
  return text.replace(guarded, '')
}
