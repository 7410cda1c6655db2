import { TOTP } from 'otpauth'
import t from 'tap'
import type { Actor } from '../../admin-ui/backend/user.ts'
import { desk, elsewhere, password, Users } from '../support/users.ts'

const minute_ms = 60_000

/** What the app shows after so many seconds more. */
function codeAt(users: Users, secret: string, seconds = 0): string {
  return new TOTP({ secret }).generate({ timestamp: users.now + seconds * 1000 })
}

/** Anne with an app, and the paper with her recovery codes. */
async function withApp(users: Users, actor: Actor) {
  const started = await users.backend.startTotp(actor, { password })
  if (started.is !== 'started') throw new Error(started.is)
  const code = codeAt(users, started.secret)
  const confirmed = await users.backend.confirmTotp(actor, { code })
  if (confirmed.is !== 'confirmed') throw new Error(confirmed.is)
  users.pass(minute_ms)
  return { ...started, recoveryCodes: confirmed.recoveryCodes }
}

async function ticketOf(users: Users, login: string, from = desk): Promise<string> {
  const answer = await users.backend.logIn({ login, password }, from)
  if (answer.is !== 'code needed') throw new Error(answer.is)
  return answer.ticket
}

t.test('with an app the password alone opens nothing; with its code it does', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const { secret, uri } = await withApp(users, anne)
  t.match(uri, /^otpauth:\/\/totp\/Alarm%20Company:anne\?issuer=Alarm%20Company&secret=/)
  t.match(await users.backend.account(anne), { totp: true, recoveryCodesLeft: 10 })
  const ticket = await ticketOf(users, 'anne')
  t.equal(await users.whose(ticket), undefined, 'a ticket is no session')
  const given = await users.backend.giveCode({ ticket, code: codeAt(users, secret) }, desk)
  t.match(given, { is: 'in', actor: { login: 'anne' } })
})

t.test('a code is good once, also for another ticket, and so are the ones before it', async (t) => {
  const users = await Users.open(t)
  const { secret } = await withApp(users, await users.found('anne'))
  const code = codeAt(users, secret)
  const before = codeAt(users, secret, -30)
  const [one, two, three] = [
    await ticketOf(users, 'anne'),
    await ticketOf(users, 'anne'),
    await ticketOf(users, 'anne'),
  ]
  const give = async (ticket = '', given = code) =>
    (await users.backend.giveCode({ ticket, code: given }, desk)).is
  t.strictSame((await Promise.all([give(one), give(two)])).sort(), ['in', 'no'], 'both at once')
  t.equal(await give(three), 'no')
  t.equal(await give(three, before), 'no')
  users.pass(30_000)
  t.equal(await give(three, codeAt(users, secret)), 'in')
})

t.test('the code that confirmed the app does not log in', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const started = await users.backend.startTotp(anne, { password })
  const secret = started.is === 'started' ? started.secret : ''
  const code = codeAt(users, secret)
  await users.backend.confirmTotp(anne, { code })
  const ticket = await ticketOf(users, 'anne')
  t.equal((await users.backend.giveCode({ ticket, code }, desk)).is, 'no')
})

t.test('a phone whose clock is half a minute off is let in, two minutes are not', async (t) => {
  const users = await Users.open(t)
  const { secret } = await withApp(users, await users.found('anne'))
  for (const [seconds, is] of [
    [-120, 'no'],
    [120, 'no'],
    [-30, 'in'],
    [30, 'in'],
  ] as const) {
    const ticket = await ticketOf(users, 'anne')
    const code = codeAt(users, secret, seconds)
    t.equal((await users.backend.giveCode({ ticket, code }, desk)).is, is, `${seconds} s`)
  }
})

t.test('a ticket is good once, for five minutes, for its user and password', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const { secret } = await withApp(users, anne)
  const give = async (ticket: string) => {
    users.pass(30_000)
    return (await users.backend.giveCode({ ticket, code: codeAt(users, secret) }, desk)).is
  }
  const used = await ticketOf(users, 'anne')
  t.equal(await give(used), 'in')
  t.equal(await give(used), 'expired')
  const old = await ticketOf(users, 'anne')
  users.pass(5 * minute_ms)
  t.equal(await give(old), 'expired')
  const bo = await users.person(anne, 'bo')
  const others = (await ticketOf(users, 'anne')).replace(anne.user, bo.user)
  for (const odd of ['', '.', 'x', `${anne.user}.`, `${anne.user}.${'A'.repeat(72)}`, others]) {
    t.equal(await give(odd), 'expired', odd)
  }
  const before = await ticketOf(users, 'anne')
  const change = { current: password, password: 'another quiet shift' }
  await users.backend.changePassword(anne, change)
  t.equal(await give(before), 'expired', 'the password was changed since')
})

t.test('after five wrong codes from one place no more are taken there', async (t) => {
  const users = await Users.open(t)
  const { secret } = await withApp(users, await users.found('anne'))
  const ticket = await ticketOf(users, 'anne', elsewhere)
  const answers = []
  for (let n = 0; n < 6; n++) {
    answers.push((await users.backend.giveCode({ ticket, code: '000000' }, elsewhere)).is)
  }
  t.strictSame(answers, [...Array(5).fill('no'), 'later'])
  const right = { ticket, code: codeAt(users, secret) }
  t.equal((await users.backend.giveCode(right, elsewhere)).is, 'later')
  t.equal((await users.backend.giveCode(right, desk)).is, 'in', 'at the own desk they are')
})

t.test('a recovery code logs in once, however it is typed', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const { recoveryCodes } = await withApp(users, anne)
  t.equal(new Set(recoveryCodes).size, 10)
  const [first = '', second = ''] = recoveryCodes
  const give = async (code: string) => {
    const ticket = await ticketOf(users, 'anne')
    return (await users.backend.giveCode({ ticket, code }, desk)).is
  }
  t.equal(await give(first), 'in')
  t.equal(await give(first), 'no')
  t.equal(await give(` ${second.toUpperCase().replaceAll('-', ' ')} `), 'in')
  t.equal((await users.backend.account(anne)).recoveryCodesLeft, 8)
})

t.test('neither the secret nor a recovery code stands in the storage', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const { secret, recoveryCodes } = await withApp(users, anne)
  const kept = JSON.stringify(await users.context.storage.users.get(anne.user))
  t.notOk(kept.includes(secret))
  for (const code of recoveryCodes) t.notOk(kept.includes(code))
})

t.test(
  'an app is added with the password and a first code, within a quarter of an hour',
  async (t) => {
    const users = await Users.open(t)
    const anne = await users.found('anne')
    const wrong = await users.backend.startTotp(anne, { password: 'not the password' })
    t.strictSame(wrong, { is: 'refused', fault: 'password-wrong' })
    const confirm = async (code: string) => users.backend.confirmTotp(anne, { code })
    t.strictSame(await confirm('000000'), { is: 'refused', fault: 'expired' }, 'nothing was begun')
    const started = await users.backend.startTotp(anne, { password })
    const secret = started.is === 'started' ? started.secret : ''
    t.strictSame(await confirm('12345'), { is: 'refused', fault: 'code-wrong' })
    t.match(await users.backend.account(anne), { totp: false })
    t.equal((await users.logIn('anne')).is, 'in', 'until then the password is enough')
    users.pass(15 * minute_ms)
    t.strictSame(await confirm(codeAt(users, secret)), { is: 'refused', fault: 'expired' })
    await withApp(users, anne)
    const again = await users.backend.startTotp(anne, { password })
    t.strictSame(again, { is: 'refused', fault: 'already-there' })
  },
)

t.test('an app is dropped with the password, and its codes with it', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const { recoveryCodes } = await withApp(users, anne)
  const drop = (typed: string) => users.backend.dropTotp(anne, { password: typed })
  t.strictSame(await drop('not the password'), { is: 'refused', fault: 'password-wrong' })
  const ticket = await ticketOf(users, 'anne')
  t.strictSame(await drop(password), { is: 'dropped' })
  t.match(await users.backend.account(anne), { totp: false, recoveryCodesLeft: 0 })
  t.equal((await users.logIn('anne')).is, 'in')
  const code = recoveryCodes[0] ?? ''
  t.equal((await users.backend.giveCode({ ticket, code }, desk)).is, 'no')
})

t.test('who lost the app gets in by an administrator', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const bo = await users.person(admin, 'bo')
  await withApp(users, bo)
  const kept = await users.backend.resetPassword(admin, bo.user, { factors: 'keep' })
  const typed = kept.is === 'reset' ? kept.password : ''
  t.match(await users.backend.logIn({ login: 'bo', password: typed }, desk), { is: 'code needed' })
  const reset = await users.backend.resetPassword(admin, bo.user, { factors: 'drop' })
  t.match(await users.logIn('bo', reset.is === 'reset' ? reset.password : ''), { is: 'in' })
})

t.test('without its key an app is no way in, and no way around it', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const { secret, recoveryCodes } = await withApp(users, anne)
  const { storage } = users.context
  const lost = await Users.open(t, { storage, data: t.testdir({ restored: {} }) })
  lost.now = users.now
  const give = async (code: string) => {
    const ticket = await ticketOf(lost, 'anne')
    return (await lost.backend.giveCode({ ticket, code }, desk)).is
  }
  t.equal(await give(codeAt(lost, secret)), 'no')
  t.equal(await give(recoveryCodes[0] ?? ''), 'in', 'a recovery code still is')
})
