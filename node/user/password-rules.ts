/** Which passwords are taken. */
import { password_chars_max, password_chars_min } from './limits.ts'

export type PasswordFault =
  | 'password-short'
  | 'password-long'
  | 'password-login'
  | 'password-common'

/** With fewer different characters than this it is a pattern: "1212121212", "aaaaabbbbb". */
const different_chars_min = 5
/** What is left of a password beside the login, at least. */
const beside_login_chars_min = 6

/**
 * The commonest of published leaks that are long enough to be taken otherwise, and what people here
 * would try first. In small letters.
 */
const common = new Set(
  `
  0123456789 01234567890 0987654321 1234567890 12345678900 12345678910 1234567891 123456789a
  a123456789 123456789q q123456789 1234567890a 1234567890q 9876543210 1029384756 1122334455
  123456123456 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedcrfv
  1qazxsw23edc zaq12wsxcde3 qwertyuiop qwertyuiop123 qwertyuiopå qwertzuiop azertyuiop
  qwerty12345 qwerty123456 qwerty1234 123456qwerty 12345qwert qwert12345 asdfghjkl1 asdfghjklæ
  asdfghjkl123 asdf123456 zxcvbnm123 abcd123456 abc1234567 abc123456789 abcdefghij abcdefghijkl
  abcdef123456 123456abcdef a1b2c3d4e5 aa12345678 aa123456789 password12 password123 password1234
  password12345 password123456 password!1 password1! passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123
  p@ssword123 pa55word123 mypassword newpassword changeme123 changemenow letmein123 letmein1234
  welcome123 welcome1234 welcome2024 welcome2025 welcome2026 iloveyou12 iloveyou123 iloveyou1234
  administrator administrator1 admin12345 admin123456 admin1234567 adminadmin admin@1234 root123456
  superman123 football123 baseball123 basketball princess123 sunshine123 michelle123 liverpool1
  liverpool123 manchester chocolate1 butterfly1 jonathan123 computer123 internet123 samsung123
  dragon1234 monkey1234 master1234 shadow1234 trustno1234 starwars123 whatever123 pokemon1234
  security123 security1234 securitas1 securitas123 alarm12345 alarmalarm guard12345 patrol1234
  operator123 dispatcher dispatcher1 dispatch123 controlroom controlroom1 vagtcentral vagtcentral1
  vagtcentralen kontrolcentral kontrolcentralen adgangskode adgangskode1 adgangskode123 kodeord123
  kodeord1234 velkommen1 velkommen12 velkommen123 velkommen1234 hemmelighed sommer2024 sommer2025
  sommer2026 vinter2024 vinter2025 vinter2026 danmark123 danmark1234 kobenhavn1 københavn1
  københavn123 fodbold123 summer2024 summer2025 summer2026 winter2024 winter2025 winter2026
  autumn2024 autumn2025 autumn2026 spring2024 spring2025 spring2026 baton12345 batonbaton baton123456
  correcthorsebatterystaple test123456 test12345678 testtest123 testpassword temp123456 guest12345
  `
    .trim()
    .split(/\s+/),
)

/** Why this password isn't taken for this login; undefined: it is. Counts characters, not bytes. */
export function passwordFault(password: string, login: string): PasswordFault | undefined {
  const small = normalPassword(password).toLowerCase()
  const chars = [...small]
  if (chars.length < password_chars_min) return 'password-short'
  if (chars.length > password_chars_max) return 'password-long'
  if (small.includes(login) && chars.length - login.length < beside_login_chars_min) {
    return 'password-login'
  }
  const isPattern = new Set(chars).size < different_chars_min
  return isPattern || common.has(small) ? 'password-common' : undefined
}

/** As it is hashed: keyboards of different systems make an "å" of one or of two characters. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC')
}
