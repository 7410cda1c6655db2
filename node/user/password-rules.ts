/** Which passwords are taken. */
import type { LeakedPasswords } from './leaked-passwords.ts'
import { password_chars_max, password_chars_min } from './limits.ts'

export type PasswordFault =
  | 'password-short'
  | 'password-long'
  | 'password-login'
  | 'password-common'

/** With fewer different characters than this it is a pattern: "1212121212", "aaaaabbbbb". */
const different_chars_min = 5
/** What is left of a password beside the login, the company's name or such a word, at least. */
const beside_word_chars_min = 6

/** What people here would try first, with a year or a few digits behind it. In small letters. */
const words: readonly string[] = `
  password passw0rd p@ssw0rd p@ssword pa55word welcome letmein changeme trustno summer winter autumn spring
  adgangskode kodeord velkommen hemmelighed sommer vinter danmark kobenhavn københavn fodbold qwertyuiop asdfghjkl
  administrator admin root guest test temp security securitas alarm guard patrol operator dispatch controlroom
  vagtcentral kontrolcentral baton
`
  .trim()
  .split(/\s+/)

/** As common, of what lists in English do not have. */
const common = new Set([
  ...['admin123456', 'admin1234567', 'root123456', 'test12345678', 'temp123456', 'baton123456'],
  'correcthorsebatterystaple',
])

/** For whom a password is, and what is known to be bad. */
export type PasswordAbout = {
  readonly login: string
  /** The company's name. */
  readonly company: string
  readonly leaked: Pick<LeakedPasswords, 'has'>
}

/** Why this password isn't taken; undefined: it is. Counts characters, not bytes. */
export function passwordFault(
  password: string,
  { login, company, leaked }: PasswordAbout,
): PasswordFault | undefined {
  const small = normalPassword(password).toLowerCase()
  const chars = [...small]
  if (chars.length < password_chars_min) return 'password-short'
  if (chars.length > password_chars_max) return 'password-long'
  if (isLittleMoreThan(small, login)) return 'password-login'
  const isPattern = new Set(chars).size < different_chars_min
  const isNear = [...words, company.toLowerCase(), bare(company.toLowerCase())].some(
    (word) => isLittleMoreThan(small, word) || isLittleMoreThan(bare(small), word),
  )
  const isKnown = isPattern || isNear || common.has(small) || leaked.has(small)
  return isKnown ? 'password-common' : undefined
}

function isLittleMoreThan(small: string, word: string): boolean {
  if (word === '' || !small.includes(word)) return false
  return [...small].length - [...word].length < beside_word_chars_min
}

/** Without what stands between letters and digits: "Alarm-Company" as "AlarmCompany". */
function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** As it is hashed: keyboards of different systems make an "å" of one or of two characters. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC')
}
