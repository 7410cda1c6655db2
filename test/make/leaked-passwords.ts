/**
 * `npm run leaked-passwords -- LIST`: makes node/user/leaked-passwords.bin of a list with a password a
 * line, the most often used first.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { leakedHash } from '../../node/user/leaked-passwords.ts'
import { password_chars_max, password_chars_min } from '../../node/user/limits.ts'
import { normalPassword } from '../../node/user/password-rules.ts'

/** More of them would be in no attacker's first million. */
const passwords_max = 150_000

const [list] = process.argv.slice(2)
if (!list) {
  console.error('which list? npm run leaked-passwords -- LIST')
  process.exit(2)
}
const smalls = new Set<string>()
for (const line of readFileSync(list, 'utf8').split(/\r?\n/)) {
  const small = normalPassword(line).toLowerCase()
  const chars = [...small].length
  if (chars >= password_chars_min && chars <= password_chars_max) smalls.add(small)
  if (smalls.size === passwords_max) break
}
const hashes = [...smalls].map(leakedHash).sort(Buffer.compare)
const apart = hashes.filter((hash, n) => n === 0 || !hash.equals(hashes[n - 1] as Buffer))
writeFileSync(
  new URL('../../node/user/leaked-passwords.bin', import.meta.url),
  Buffer.concat(apart),
)
console.log(`${apart.length} passwords`)
