import t from 'tap'
import { CountedLog } from '../../node/operate/counted-log.ts'
import { createLog, type LogOptions } from '../../node/operate/log.ts'

/** A log, and the text that it has written. */
function logged(options: Partial<LogOptions> = {}) {
  let text = ''
  const destination = {
    write(line: string) {
      text += line
    },
  }
  const log = createLog({ level: 'debug', pretty: false, ...options }, destination)
  return { log, text: () => text }
}

function lines(text: string) {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

t.test('a line is JSON with level, time, message and fields', async (t) => {
  const { log, text } = logged()
  log.info({ job: 'ABC10482', node: 'a'.repeat(64), at: new Date(0) }, 'a job arrived')
  t.match(lines(text()), [
    { level: 'info', msg: 'a job arrived', job: 'ABC10482', node: 'a'.repeat(64) },
  ])
  t.match(lines(text())[0].time, /^\d{4}-\d\d-\d\dT/)
  t.equal(lines(text())[0].at, '1970-01-01T00:00:00.000Z')
})

t.test('less than the level is not written', async (t) => {
  const { log, text } = logged({ level: 'warn' })
  log.info('quiet')
  log.warn('loud')
  t.strictSame(
    lines(text()).map(({ msg }) => msg),
    ['loud'],
  )
})

const invitation = Buffer.from('an invitation with keys, addresses and its secret, '.repeat(3))

/** Every way in which a secret could get into a line; the secret is `hush…` or a number. */
const leaks: [secret: string, leak: (log: ReturnType<typeof createLog>) => void][] = [
  ['hush1', (log) => log.info({ safeWord: 'hush1' }, 'a worker')],
  ['hush2', (log) => log.info({ worker: { 'safe words': ['hush2'] } }, 'a worker')],
  ['hush3', (log) => log.info({ a: { b: [{ c: { duress_pin: 'hush3' } }] } }, 'deep')],
  ['hush4', (log) => log.warn({ headers: { Authorization: 'Bearer hush4' } }, 'a request')],
  ['hush5', (log) => log.warn('a request with Authorization: Bearer hush5')],
  ['hush6', (log) => log.warn({ BATON_API_TOKEN: 'hush6', apiToken: 'hush6' }, 'settings')],
  ['hush7', (log) => log.info({ recoveryPhrase: 'hush7' }, 'made')],
  ['hush8', (log) => log.error({ err: Object.assign(new Error('no'), { token: 'hush8' }) }, 'x')],
  ['hush9', (log) => log.error(new Error('no', { cause: { password: 'hush9' } }))],
  ['hush10', (log) => log.info({ invitation: 'hush10' }, 'x')],
  ['hush11', (log) => log.info({ cookie: 'hush11', 'Set-Cookie': ['hush11'] }, 'x')],
  ['hush12', (log) => log.info({ seed: 'hush12', company_key: 'hush12' }, 'x')],
  ['hush13', (log) => log.info('seen\nBearer hush13')],
  ['7946 0017', (log) => log.info('ring\n020 7946 0017')],
  ['7946 0018', (log) => log.info('rang +44 20 7946 0018, nobody there')],
  ['7946 0019', (log) => log.info({ note: 'ring 020 7946 0019 first' }, 'x')],
  ['79460020', (log) => log.error(new Error('no answer from +442079460020'))],
  ['79460021', (log) => log.info({ phone: 442079460021, mobiles: [442079460021] }, 'x')],
  ['79460022', (log) => log.info('rang %s', '02079460022')],
  [invitation.toString('base64url'), (log) => log.info(`join ${invitation.toString('base64url')}`)],
  [invitation.toString('base64'), (log) => log.info({ text: invitation.toString('base64') }, 'x')],
  ['Y3V0LXNob3J0', (log) => log.warn({ pasted: 'baton1Y3V0LXNob3J0' }, 'no invitation')],
  ['"0":104', (log) => log.info({ key: Buffer.from('hush'), list: [Buffer.from('hush')] }, 'x')],
]

t.test('no secret is ever printed, whichever way it comes', async (t) => {
  for (const pretty of [false, true]) {
    for (const [secret, leak] of leaks) {
      const { log, text } = logged({ pretty })
      leak(log)
      t.match(text(), /\n$/, 'a line was written')
      t.notOk(text().includes(secret), `${secret} is not in ${text()}`)
    }
  }
})

/** Ids as randomUUID makes them, with groups that read like a phone number. */
const requestIds = [
  '02079460-0182-4234-8678-901234567890',
  'a1b2c3d4-0123-4567-8901-0123456789ab',
  '0f3b2a10-9c1d-4e2f-a017-020794600182',
]

t.test('the id of a request that failed is readable, whatever digits it has', async (t) => {
  for (const pretty of [false, true]) {
    for (const id of requestIds) {
      const { log, text } = logged({ pretty })
      log.error({ err: new Error(`more under\n${id}.`), id }, `failed: ${id}`)
      // A line for people has the message within the stack alone.
      t.equal(text().split(id).length - 1, pretty ? 3 : 4)
    }
  }
})

t.test('the form of a request’s id hides no secret', async (t) => {
  const [id = ''] = requestIds
  const leaking = [
    [`Bearer ${id}`, id],
    [`${id}-${'k'.repeat(60)}`, id],
    [`baton1${id}`, id],
    ['ring 02079460-0182-4234 first', '02079460'],
    ['ring 02079460-0182-1234-8678-901234567890', '0182-1234'],
    [`ring 020 7946 0018, see ${id}`, '7946 0018'],
    [`see ${id}, ring 020 7946 0018`, '7946 0018'],
  ] as const
  for (const [said, secret] of leaking) {
    const { log, text } = logged()
    log.info({ note: said }, said)
    t.notOk(text().includes(secret), text())
  }
  const { log, text } = logged()
  log.info({ token: id, safeWord: id }, 'x')
  t.notOk(text().includes(id))
})

t.test('what is no secret stays readable', async (t) => {
  const { log, text } = logged()
  const fields = {
    node: '0'.repeat(64),
    peer: '12D3KooWGSrXQQXYp31AUbZ64eJMb3hGywN4dmzpaZW3rWW22EfF',
    address: '/ip4/192.168.100.200/tcp/40010',
    at: '2026-11-21T08:00:00.000Z',
    number: 'ABC10482',
    count: 20000000,
    mapping: 'kept',
  }
  log.info(fields, 'job ABC10482 took 1200 ms')
  t.match(lines(text()), [{ ...fields, msg: 'job ABC10482 took 1200 ms' }])
})

t.test('an error is shown with its code, its stack and what caused it', async (t) => {
  const { log, text } = logged()
  const error = Object.assign(new Error('outer', { cause: new Error('inner') }), { code: 'X' })
  log.error({ err: error }, 'failed')
  const [line] = lines(text())
  t.match(line.err, { name: 'Error', message: 'outer', code: 'X', cause: { message: 'inner' } })
  t.match(line.err.stack, /log\.test\.ts/)
})

t.test('a value without end is cut short', async (t) => {
  const { log, text } = logged()
  const loop: Record<string, unknown> = { list: Array.from({ length: 5000 }, (_, i) => i) }
  loop.self = loop
  log.info(loop, 'round and round')
  t.ok(text().length < 20_000)
})

t.test('people get a line of text, and an error its stack below', async (t) => {
  const { log, text } = logged({ pretty: true })
  log.warn({ job: 'ABC10482' }, 'late')
  t.match(text(), /^\S+ WARN {2}late job="ABC10482"\n$/)
  log.error(new Error('oh'))
  t.match(text(), /ERROR oh\nError: oh\n +at /)
})

t.test('the same of a peer is said once and counted', async (t) => {
  const { log, text } = logged()
  const counted = new CountedLog(log)
  for (let i = 0; i < 5; i++) counted.note('peer a', 'is away', { attempt: i })
  counted.note('peer a', 'is late', {}, 'info')
  counted.note('peer b', 'is away')
  t.match(lines(text()), [
    { level: 'warn', peer: 'peer a', msg: 'is away', attempt: 0 },
    { level: 'info', peer: 'peer a', msg: 'is late' },
    { level: 'warn', peer: 'peer b', msg: 'is away' },
  ])
  t.equal(counted.count('peer a', 'is away'), 5)
  t.equal(counted.count('peer a', 'is late'), 1)
  t.equal(counted.count('peer c', 'is away'), 0)
})

t.test('when all is well again it is said, and the next time is news again', async (t) => {
  const { log, text } = logged()
  const counted = new CountedLog(log)
  for (let i = 0; i < 3; i++) counted.note('peer a', 'is away')
  counted.note('peer a', 'is late')
  counted.settled('peer a')
  counted.settled('peer a')
  counted.note('peer a', 'is away')
  t.strictSame(
    lines(text()).map(({ msg }) => msg),
    ['is away', 'is late', 'over, after it came 3 times: is away', 'is away'],
  )
})

t.test('a peer that is well and not well again and again fills no log', async (t) => {
  const { log, text } = logged()
  let now = 0
  const counted = new CountedLog(log, () => now)
  const again = () => {
    for (let i = 0; i < 1000; i++) {
      counted.note('peer a', 'is away')
      counted.note('peer a', 'is away')
      counted.settled('peer a')
    }
  }
  again()
  const first = lines(text()).length
  t.ok(first <= 60, `${first} lines`)
  t.match(lines(text()).at(-1), { level: 'warn', msg: 'no more of it for an hour' })
  counted.note('peer b', 'is away')
  t.equal(lines(text()).length, first + 1, 'others are still heard of')
  now = 3_600_000
  counted.note('peer a', 'is away')
  t.equal(lines(text()).length, first + 2, 'and this one an hour later')
})
