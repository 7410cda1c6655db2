import { setImmediate as turn } from 'node:timers/promises'
import t from 'tap'
import { LeakedPasswords, leaked_hash_bytes, leakedHash } from '../../node/user/leaked-passwords.ts'
import { passwordFault } from '../../node/user/password-rules.ts'
import { argon2Hasher, type Hasher, Passwords } from '../../node/user/passwords.ts'
import { quickHasher } from '../support/users.ts'

const leaked = LeakedPasswords.read()
const faultOf = (password: string, login: string, company = 'Nordsø Alarm A/S') =>
  passwordFault(password, { login, company, leaked })

t.test('a password has 10 to 200 characters, of whatever alphabet', async (t) => {
  const mixed = 'æøå!qxzwpk'
  t.equal(faultOf(mixed, 'anne'), undefined)
  t.equal(faultOf(mixed.slice(1), 'anne'), 'password-short')
  t.equal(faultOf('🚨🔑🚪🏢🌙👮🚓📞☎', 'anne'), 'password-short', 'nine characters')
  t.equal(faultOf('🚨🔑🚪🏢🌙👮🚓📞☎🗝', 'anne'), undefined, 'ten')
  const long = mixed.repeat(20)
  t.equal(faultOf(long, 'anne'), undefined)
  t.equal(faultOf(`${long}x`, 'anne'), 'password-long')
})

t.test('the login, or little more than it, is no password', async (t) => {
  for (const password of [
    'anne.sorensen',
    'ANNE.Sorensen',
    'anne.sorensen1234',
    '12anne.sorensen',
  ]) {
    t.equal(faultOf(password, 'anne.sorensen'), 'password-login', password)
  }
  t.equal(faultOf('anne.sorensen keeps watch', 'anne.sorensen'), undefined)
})

t.test('the commonest passwords and patterns are none', async (t) => {
  const common = [
    'password123',
    'Password123',
    'QWERTYUIOP',
    '1234567890',
    'velkommen123',
    'adgangskode',
  ]
  for (const password of [...common, 'aaaaaaaaaaaa', '1212121212', 'abcabcabcabc']) {
    t.equal(faultOf(password, 'anne'), 'password-common', password)
  }
})

t.test('a password that was published after a break-in is none', async (t) => {
  t.ok(leaked.count > 100_000, 'thirty times what is asked for')
  for (const password of ['qwertyuiop', 'Polinochka', 'pleazcufme', 'PIANOFORTE', 'pi31415926']) {
    t.equal(faultOf(password, 'anne'), 'password-common', password)
  }
  for (const password of ['a quiet night shift', 'four doors, all locked', 'østre havnevej 12']) {
    t.equal(faultOf(password, 'anne'), undefined, password)
  }
  const hashes = ['qqq', 'www', 'eee'].map(leakedHash).sort(Buffer.compare)
  const three = new LeakedPasswords(Buffer.concat(hashes))
  for (const known of ['qqq', 'www', 'eee']) t.ok(three.has(known))
  t.notOk(three.has('rrr'))
  t.throws(() => new LeakedPasswords(Buffer.alloc(leaked_hash_bytes + 1)), /cut off/)
})

t.test('the name of the company, or a word of the trade with a year, is no password', async (t) => {
  for (const password of [
    'nordsø alarm a/s',
    'NordsøAlarmAS2026',
    'Velkommen2026',
    'controlroom!1',
  ]) {
    t.equal(faultOf(password, 'anne'), 'password-common', password)
  }
  t.equal(faultOf('nordsø alarm answers at night', 'anne'), undefined)
  t.equal(faultOf('a quiet night shift', 'anne', ''), undefined, 'whatever the company is called')
})

t.test('a password is hashed by Argon2id with 19 MiB, 2 passes, 1 lane', async (t) => {
  const passwords = new Passwords(argon2Hasher())
  const hash = await passwords.hash('a quiet night shift')
  t.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  t.not(await passwords.hash('a quiet night shift'), hash, 'each with a salt of its own')
  t.equal(await passwords.matches(hash, 'a quiet night shift'), true)
  t.equal(await passwords.matches(hash, 'A quiet night shift'), false)
})

t.test('a password matches in whichever way a keyboard composes its letters', async (t) => {
  const passwords = new Passwords(quickHasher())
  const hash = await passwords.hash('Sk\u00e5nes \u00e5er')
  t.equal(await passwords.matches(hash, 'Ska\u030anes a\u030aer'), true)
})

t.test('nobody costs as many hashes as somebody, and is never right', async (t) => {
  const hasher = quickHasher()
  const passwords = new Passwords(hasher)
  const hash = await hasher.hash('a quiet night shift')
  const costs = []
  for (const known of [hash, undefined, hash, undefined]) {
    const before = { ...hasher.asked }
    await passwords.matches(known, 'something else')
    costs.push(hasher.asked.verify - before.verify)
  }
  t.strictSame(costs, [1, 1, 1, 1])
  const other = new Passwords(hasher)
  const before = { ...hasher.asked }
  await other.matches(hash, 'x')
  const first = { ...hasher.asked }
  await new Passwords(hasher).matches(undefined, 'x')
  const cost = (a: typeof first, b: typeof first) => [b.hash - a.hash, b.verify - a.verify]
  t.strictSame(cost(first, hasher.asked), cost(before, first), 'also as the first after a start')
})

t.test('nobody is let in even where the comparison says yes', async (t) => {
  const credulous = { hash: async () => 'hash', verify: async () => true }
  const passwords = new Passwords(credulous)
  t.equal(await passwords.matches('hash', 'x'), true)
  t.equal(await passwords.matches(undefined, 'x'), false)
})

t.test('what is longer than any password is not hashed', async (t) => {
  const hasher = quickHasher()
  t.equal(await new Passwords(hasher).matches('hash', 'x'.repeat(100_000)), false)
  t.equal(hasher.asked.verify, 0)
})

/** A hasher whose comparisons end when the test says so. */
function heldHasher() {
  const waiting: (() => void)[] = []
  let most = 0
  let running = 0
  const hasher: Hasher = {
    hash: async () => 'hash',
    async verify() {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => waiting.push(resolve))
      running--
      return true
    },
  }
  return { hasher, waiting, most: () => most }
}

t.test('two are compared at a time; past a queue of fifty nobody is let in', async (t) => {
  const held = heldHasher()
  const passwords = new Passwords(held.hasher)
  const answers: (boolean | 'busy')[] = []
  const asked = Array.from({ length: 60 }, async () => {
    answers.push(await passwords.matches('hash', 'x'))
  })
  while (held.waiting.length < 2) await turn()
  t.ok((await passwords.matches('hash', 'x')) === 'busy')
  const done = Promise.all(asked)
  const release = setInterval(() => held.waiting.shift()?.(), 0)
  await done
  clearInterval(release)
  t.equal(held.most(), 2)
  t.ok(answers.filter((answer) => answer === true).length >= 52)
})
