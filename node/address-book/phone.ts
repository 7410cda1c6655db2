/**
 * Phone numbers are kept as they were typed; what is dialled is made of them. Their form is strict, so
 * that nothing else stands where a number is pressed at night.
 */
import { phone_chars_max, phone_digits_max, phone_digits_min } from './limits.ts'

/** Digits in groups, a country's + before them, an extension behind: "+44 (0)20 7946-0000 x12". */
const form =
  /^\+?(?:\(\d{1,5}\)|\d)(?:[ ./-]?(?:\(\d{1,5}\)|\d))*(?: ?(?:x|ext\.?|lok\.?) ?(?<extension>\d{1,6}))?$/i

export function isPhone(typed: string): boolean {
  if (typed.length > phone_chars_max || !form.test(typed)) return false
  const { digits } = parts(typed)
  return digits.length >= phone_digits_min && digits.length <= phone_digits_max
}

/** RFC 3966: `tel:+442079460000;ext=12`. */
export function telOf(phone: string): string {
  const { plus, digits, extension } = parts(phone)
  return `tel:${plus}${digits}${extension === undefined ? '' : `;ext=${extension}`}`
}

/** The digits that are compared when somebody looks for a number. */
export function digitsOf(phone: string): string {
  return parts(phone).digits
}

function parts(phone: string) {
  const extension = form.exec(phone)?.groups?.extension
  const number = phone.replace(/[ ]?(x|ext|lok).*$/i, '')
  const plus = number.startsWith('+') ? '+' : ''
  // "+44 (0)20": the 0 is only dialled inside the country.
  const dialled = plus === '+' ? number.replace('(0)', '') : number
  return { plus, digits: dialled.replaceAll(/\D/g, ''), extension }
}
