/**
 * Cells that a spreadsheet would take for a formula, in CSV, where nothing else says that they are
 * text. Phone numbers, positions and plain numbers stay as they are: they do nothing.
 */

const formula_like = /^[=+\-@\t\r]/
/** `+44 20 7946 0000`, `-33.8675,151.207`. */
const harmless = /^[+-][\d\s().,/-]*$/
const guarded = /^'(?=[=+\-@\t\r])/
/** Where a spreadsheet that parts cells by another sign would see a cell begin. */
const formula_inside = /([,;\t\r\n])(?=[=@]|[+-](?![\d\s]))/g
const guarded_inside = /([,;\t\r\n])'(?=[=@+-])/g

export function guardedCell(text: string): string {
  const inside = text.replaceAll(formula_inside, "$1'")
  return formula_like.test(text) && !harmless.test(text) ? `'${inside}` : inside
}

/** What a guarded cell says; also of the mark that spreadsheets show before a text. */
export function unguarded(text: string): string {
  return text.replace(guarded, '').replaceAll(guarded_inside, '$1')
}
