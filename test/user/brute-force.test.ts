import t from 'tap'
import { passwordLimits } from '../../node/user/login-limits.ts'
import { elsewhere, password, Users } from '../support/users.ts'

const wrong = 'not the password'

async function tries(users: Users, count: number, login: (n: number) => string, from = elsewhere) {
  const answers = []
  for (let n = 0; n < count; n++) {
    answers.push(await users.backend.logIn({ login: login(n), password: wrong }, from))
  }
  return answers.map(({ is }) => is)
}

t.test(
  'after ten wrong passwords for one login from one place all more have to wait',
  async (t) => {
    const users = await Users.open(t)
    await users.found('anne')
    const answers = await tries(users, 12, () => 'anne')
    t.strictSame(answers, [...Array(10).fill('no'), 'later', 'later'])
    const hashed = users.hasher.asked.verify
    const right = await users.backend.logIn({ login: 'anne', password }, elsewhere)
    t.match(right, { is: 'later' }, 'also the right one, so that a guesser learns nothing')
    t.equal(users.hasher.asked.verify, hashed, 'and nothing is compared')
    t.ok(right.is === 'later' && right.seconds > 800 && right.seconds <= 900, 'it says how long')
  },
)

t.test('an unknown login has to wait just as a known one', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  t.strictSame(await tries(users, 11, () => 'nobody'), [...Array(10).fill('no'), 'later'])
})

t.test('tries that come all at once are counted before they are compared', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const before = users.hasher.asked.verify
  const all = Array.from({ length: 40 }, () =>
    users.backend.logIn({ login: 'anne', password: wrong }, elsewhere),
  )
  const answers = (await Promise.all(all)).map(({ is }) => is)
  t.equal(answers.filter((is) => is === 'no').length, 10)
  t.equal(users.hasher.asked.verify - before, 10)
})

t.test('who guesses somewhere else does not lock the user out at the own desk', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  for (let n = 0; n < 8; n++) {
    await tries(users, 10, () => 'anne', { ...elsewhere, address: `198.51.100.${n}` })
  }
  const stranger = { ...elsewhere, address: '198.51.100.99' }
  t.strictSame(await tries(users, 1, () => 'anne', stranger), ['later'], 'many places together')
  t.equal((await users.logIn('anne')).actor.login, 'anne')
})

t.test('one place that tries many logins has to wait with all of them', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const answers = await tries(users, 51, (n) => `login${n}`)
  t.strictSame(answers, [...Array(50).fill('no'), 'later'])
  t.equal((await users.logIn('anne')).is, 'in', 'and nobody elsewhere')
  const neighbour = { ...elsewhere, address: '2001:db8::1' }
  await tries(users, 50, (n) => `login${n}`, neighbour)
  const sameNetwork = { ...elsewhere, address: '2001:db8::ffff' }
  t.strictSame(await tries(users, 1, () => 'other', sameNetwork), ['later'], 'a /64 is one place')
})

t.test('a right password counts for nothing, however often', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  for (let n = 0; n < 60; n++) t.equal((await users.logIn('anne', password, elsewhere)).is, 'in')
  t.strictSame(await tries(users, 9, () => 'anne'), Array(9).fill('no'))
  await users.logIn('anne', password, elsewhere)
  t.strictSame(await tries(users, 10, () => 'anne'), Array(10).fill('no'), 'and clears the typos')
})

t.test('tries that are refused lock nobody out elsewhere', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  await tries(users, 200, () => 'anne')
  const another = { ...elsewhere, address: '203.0.113.9' }
  t.equal((await users.logIn('anne', password, another)).is, 'in')
})

t.test('one place that tries any number of logins fills the count of nobody else', async (t) => {
  // Fewer tries than there really are, so that a flood of some seconds would fill all places.
  const few = { tries: 2, seconds: 900 }
  const limits = { ...passwordLimits, pair: few, account: few }
  const users = await Users.open(t, { limits: { password: limits, code: passwordLimits } })
  await users.found('anne')
  await tries(users, 80_000, (n) => `login${n}`)
  t.equal((await users.logIn('anne')).is, 'in', 'at the own desk')
  const another = { ...elsewhere, address: '203.0.113.9' }
  t.equal((await users.logIn('anne', password, another)).is, 'in', 'and at a new one')
})

t.test('who comes again because the node was busy is not locked out for it', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  await tries(users, 1, () => 'nobody')
  const quick = users.hasher.verify
  const flood = Promise.withResolvers<void>()
  users.hasher.verify = async (hash, text) => {
    await flood.promise
    return quick(hash, text)
  }
  const waiting = Array.from({ length: 60 }, (_, n) =>
    tries(users, 1, () => `login${n}`, { ...elsewhere, address: `203.0.113.${n}` }),
  )
  for (let n = 0; n < 12; n++) {
    const answer = await users.backend.logIn({ login: 'anne', password }, elsewhere)
    t.strictSame(answer, { is: 'later', seconds: 2 })
  }
  flood.resolve()
  await Promise.all(waiting)
  t.equal((await users.logIn('anne', password, elsewhere)).is, 'in')
})

t.test('when the time is over it can be tried again', async (t) => {
  const second = { tries: 2, seconds: 1 }
  const short = { pair: second, network: second, account: second }
  const users = await Users.open(t, { limits: { password: short, code: passwordLimits } })
  await users.found('anne')
  t.strictSame(await tries(users, 3, () => 'anne'), ['no', 'no', 'later'])
  for (;;) {
    const { is } = await users.backend.logIn({ login: 'anne', password }, elsewhere)
    if (is === 'in') break
    t.equal(is, 'later')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})

t.test('who has stolen a session can guess the password no faster', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const answers = []
  for (let n = 0; n < 12; n++) {
    const input = { current: wrong, password: 'another quiet shift' }
    answers.push(await users.backend.changePassword(admin, input))
  }
  t.strictSame(answers.slice(0, 10), Array(10).fill({ is: 'refused', fault: 'password-wrong' }))
  t.match(answers[11], { is: 'later' })
})

t.test('of failed logins a thousand an hour stand in the audit log', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  for (let n = 0; n < 30; n++) {
    await tries(users, 40, (one) => `login${n}x${one}`, { ...elsewhere, address: `203.0.113.${n}` })
  }
  const { audit } = users.context.storage
  const count = async () => {
    let lines = 0
    for await (const { record } of audit.read()) lines += record.outcome === 'refused' ? 1 : 0
    return lines
  }
  t.equal(await count(), 1000)
  const newest = await users.backend.audit(admin, { action: 'log-in' })
  t.match(newest.lines[0]?.text, 'more failed in this hour')
  users.pass(3_600_000)
  await tries(users, 1, () => 'nobody', { ...elsewhere, address: '203.0.113.200' })
  t.equal(await count(), 1001)
})
