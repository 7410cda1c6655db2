import t from 'tap'
import { desk, elsewhere, password, Users } from '../support/users.ts'

const day_ms = 86_400_000

t.test('a line says who, when, from where, what, to what, and how it ended', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  users.pass(5000)
  const entry = {
    action: 'job-save',
    target: 'ALM10001',
    outcome: 'refused',
    text: 'stale',
  } as const
  await users.backend.record(admin, entry)
  const { lines, next } = await users.backend.audit(admin, {})
  t.match(lines[0], {
    ...entry,
    at: users.now,
    user: admin.user,
    name: 'Anne',
    address: desk.address,
  })
  t.equal(next, undefined)
})

t.test('logging in and out stand in the log, and tries that failed', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { actor } = await users.logIn('anne')
  await users.backend.logOut(actor)
  await users.backend.logIn({ login: 'anne', password: 'hunter2 hunter2' }, elsewhere)
  await users.backend.logIn({ login: 'hunter2 hunter2', password }, elsewhere)
  const { lines } = await users.backend.audit(admin, {})
  t.match(lines, [
    { action: 'log-in', outcome: 'refused', name: '', address: elsewhere.address },
    { action: 'log-in', outcome: 'refused', user: admin.user, address: elsewhere.address },
    { action: 'log-out', outcome: 'done', user: admin.user },
    { action: 'log-in', outcome: 'done', text: 'password', address: desk.address },
    { action: 'log-in', outcome: 'done', text: 'founded' },
  ])
  t.equal(lines[0]?.user, undefined)
  t.notMatch(JSON.stringify(lines), 'hunter2', 'a password that was typed as a login is not told')
})

t.test('no secret stands in the log, whatever is written about', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { secret } = await users.logIn('anne')
  const text = `sent Bearer ${secret} and baton1abcdefghijkl to +45 12 34 56 78`
  await users.backend.record(admin, { action: 'x', outcome: 'done', text })
  const line = JSON.stringify((await users.backend.audit(admin, { action: 'x' })).lines)
  for (const part of [secret, 'baton1abc', '12 34 56']) t.notOk(line.includes(part), part)
})

t.test('lines are cut where they would grow without end', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const long = 'words and '.repeat(1000)
  await users.backend.record(admin, { action: long, target: long, text: long, outcome: 'done' })
  const [line] = (await users.backend.audit(admin, {})).lines
  t.strictSame([line?.action.length, line?.target?.length, line?.text?.length], [60, 200, 500])
})

t.test('the log is read newest first, a hundred at a time, to its end', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  for (let n = 0; n < 250; n++) {
    if (n % 7 === 0) users.pass(1)
    await users.backend.record(admin, { action: 'count', target: String(n), outcome: 'done' })
  }
  const seen: string[] = []
  const sizes: number[] = []
  let before: string | undefined
  do {
    const page = await users.backend.audit(admin, {
      action: 'count',
      ...(before === undefined ? {} : { before }),
    })
    seen.push(...page.lines.map(({ target = '' }) => target))
    sizes.push(page.lines.length)
    before = page.next
  } while (before !== undefined)
  t.strictSame(
    seen,
    Array.from({ length: 250 }, (_, n) => String(249 - n)),
  )
  t.strictSame(sizes, [100, 100, 50])
})

t.test('lines are found by user, action and text', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const bo = await users.person(admin, 'bo')
  const record = (by: typeof bo, action: string, target: string) =>
    users.backend.record(by, { action, target, outcome: 'done' })
  await record(bo, 'job-save', 'ALM10001 Møllevej')
  await record(bo, 'link-pause', 'PAT')
  await record(admin, 'job-save', 'ALM10002')
  const find = async (query: object) =>
    (await users.backend.audit(admin, query)).lines
      .filter(({ action }) => action !== 'log-in')
      .map(({ target }) => target)
  t.strictSame(await find({ user: bo.user }), ['PAT', 'ALM10001 Møllevej'])
  t.strictSame(await find({ action: 'job-save' }), ['ALM10002', 'ALM10001 Møllevej'])
  t.strictSame(await find({ text: 'mølle' }), ['ALM10001 Møllevej'])
  t.strictSame(await find({ text: 'alm1000', user: admin.user }), ['ALM10002'])
  t.strictSame(await find({ text: 'NAME OF BO' }), ['PAT', 'ALM10001 Møllevej'])
  t.strictSame(await find({ text: 'nowhere' }), [])
})

t.test('of a long log a part is looked at, and the next page goes on there', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { storage } = users.context
  await storage.write((unit) => {
    const line = { name: 'x', address: '', action: 'noise', outcome: 'done' } as const
    for (let n = 0; n < 10_050; n++) unit.putAudit(`${n}`, { ...line, at: 1 + n })
    unit.putAudit('0', { ...line, at: 0, action: 'sought' })
  })
  const first = await users.backend.audit(admin, { action: 'sought' })
  t.equal(first.lines.length, 0)
  t.ok(first.next)
  const second = await users.backend.audit(admin, { action: 'sought', before: first.next ?? '' })
  t.equal(second.lines.length, 1)
  t.equal(second.next, undefined)
})

t.test('what is older than the set days is deleted, and nothing else', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const record = (target: string) =>
    users.backend.record(admin, { action: 'day', target, outcome: 'done' })
  await record('old')
  users.pass(day_ms)
  await record('young')
  users.pass(29 * day_ms + 1)
  await users.context.audit.sweep(30)
  const left = await users.backend.audit(admin, {})
  t.strictSame(
    left.lines.map(({ target }) => target),
    ['young'],
  )
})
