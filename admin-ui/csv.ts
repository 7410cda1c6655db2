/**
 * Lines of a CSV file (RFC 4180) for spreadsheets: with a mark of UTF-8 in front, and so that no
 * cell is taken for a formula, whoever wrote what is in it.
 */

/** Without it spreadsheets read an "å" as two characters. */
export const csv_begin = '\uFEFF'

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

/** A phone number begins with a plus, and is no formula. */
const phone = /^\+\d[\d ()/-]*$/

/**
 * What may end a cell, before what may begin a formula: by their settings spreadsheets read another
 * sign than the comma, and quotes in the middle of a cell mean nothing then.
 */
const innerFormula = /[;\t\r\n]\s*(?=[=+\-@])/g

function cellOf(value: string | number): string {
  const text = String(value)
  const isFormula = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' && !phone.test(text)
  const harmless = (isFormula ? `'${text}` : text).replaceAll(innerFormula, "$&'")
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
