/** Jobs on the command line. */
import t from 'tap'
import { serve } from '../api/node.ts'
import { at } from './run.ts'

t.test('a job is made, listed, shown, reported on, completed and reopened', async (t) => {
  const node = await serve(t)
  const run = at(node)
  const made = await run(
    ...['job', 'new', '--site', 'Harbour Store', '--request', 'zone 3', '--attend'],
    ...['--phone', 'Night Patrol', '--field', 'orderNumber=PO=7', '--by', 'Olsen'],
  )
  t.equal(made.code, 0)
  t.equal(made.out, 'ALM10001\n  NOT SENT – PHONE Night Patrol\n')
  t.match((await run('job', 'list')).out, /ALM10001 +in progress +0 min +Harbour Store +ALM new/)
  t.equal((await run('job', 'accept', 'alm10001')).code, 0, 'capitals are not needed')
  t.equal((await run('job', 'stage', 'ALM10001', 'on-site', '--at', '00:00')).code, 0)
  t.equal((await run('job', 'note', 'ALM10001', 'gate open')).code, 0)
  t.equal((await run('job', 'note', 'ALM10001', 'code 1234', '--internal')).code, 0)
  t.equal((await run('job', 'attempt', 'ALM10001', 'keyholder', '--item', '5550 1')).code, 0)
  const shown = (await run('job', 'show', 'ALM10001')).out
  for (const what of [
    /^ALM10001 of ALM Security – in progress/,
    /siteName +Harbour Store +Olsen/,
    /orderNumber +PO=7/,
    /on site +\d\d \w+, 00:00/,
    /note +code 1234 +internal/,
    /attempt +keyholder 5550 1/,
    /\n[0-9a-f]{64}\n$/,
  ]) {
    t.match(shown, what)
  }
  t.equal((await run('job', 'complete', 'ALM10001')).code, 0)
  const late = await run('job', 'edit', 'ALM10001', '--site', 'Harbour Office')
  t.match(late.out, 'this is held here, not sent')
  t.match((await run('job', 'held', 'ALM10001')).out, /siteName\n$/)
  t.equal((await run('job', 'reopen', 'ALM10001', 'wrong site')).code, 0)
  const json = JSON.parse((await run('job', 'show', 'ALM10001', '--json')).out)
  t.match(json, { job: { life: 'open', fields: { siteName: { value: 'Harbour Office' } } } })
  t.equal(json.timeline.length, 3)
})

t.test('a refusal names its code, its field and what is missing, and is exit code 1', async (t) => {
  const node = await serve(t, { completeNeeds: ['on-site', 'resolution'] })
  const run = at(node)
  await run('job', 'new', '--attend')
  const missing = await run('job', 'complete', 'ALM10001')
  t.equal(missing.code, 1)
  t.equal(missing.out, '')
  t.match(missing.err, /^Refused \(missing\): .*\n {2}on-site\n {2}resolution\n$/)
  const field = await run('job', 'edit', 'ALM10001', '--field', 'nonsense=1')
  t.match(field.err, 'Refused (unknown-field, field fields.nonsense): There is no field')
  const json = await run('job', 'complete', 'ALM10001', '--json')
  t.equal(json.code, 1)
  t.match(JSON.parse(json.err), { error: { code: 'missing', details: ['on-site', 'resolution'] } })
})

t.test(
  'a job that is not there, or whose number several issuers use, is said to be so',
  async (t) => {
    const node = await serve(t)
    const run = at(node)
    const none = await run('job', 'show', 'ALM7')
    t.equal(none.code, 1)
    t.equal(none.err, 'Refused (not-found): There is no job ALM7 here.\n')
    t.equal((await run('job', 'show', 'a'.repeat(64))).code, 1)
    t.equal((await run('job', 'list')).out, 'No jobs.\n')
  },
)

t.test('a list goes on where the page before ended', async (t) => {
  const node = await serve(t)
  const run = at(node)
  for (let i = 0; i < 3; i++) await run('job', 'new')
  const first = (await run('job', 'list', '--limit', '2')).out
  const [, cursor = ''] = /More: --cursor (\S+)/.exec(first) ?? []
  t.notMatch(first, 'ALM10001')
  const rest = (await run('job', 'list', '--limit', '2', '--cursor', cursor)).out
  t.match(rest, 'ALM10001')
  t.notMatch(rest, 'More')
})

t.test('seal checks are asked and answered', async (t) => {
  const node = await serve(t)
  const run = at(node)
  await run('job', 'new', '--attend')
  t.match((await run('job', 'seal-answer', 'ALM10001')).err, 'No seal check waits')
  t.equal((await run('job', 'seal-check', 'ALM10001')).code, 0)
  t.equal((await run('job', 'seal-answer', 'ALM10001', '--item', 'zone 3')).code, 0)
  t.match((await run('job', 'show', 'ALM10001')).out, /sealCheckAnswered +zone 3/)
})

t.test('text of others cannot move the cursor, colour the screen or hide', async (t) => {
  const node = await serve(t)
  const run = at(node)
  const hostile = 'a\u001b[2Jb\u009b31mc\rd\u202ee\u0007'
  await run('job', 'new', '--site', hostile, '--attend')
  await run('job', 'note', 'ALM10001', `one\ntwo${hostile}`)
  for (const words of [
    ['job', 'list'],
    ['job', 'show', 'ALM10001'],
  ]) {
    const { out } = await run(...words)
    t.notMatch(out.replaceAll('\n', ''), /[\p{Cc}\u202e]/u, words.join(' '))
  }
  t.match((await run('job', 'show', 'ALM10001')).out, 'one / two')
})

t.test('a job is cancelled, closed, attended and seen', async (t) => {
  const node = await serve(t)
  const run = at(node)
  await run('job', 'new')
  await run('job', 'new')
  t.equal((await run('job', 'attend', 'ALM10001')).code, 0)
  t.equal((await run('job', 'seen', 'ALM10001')).out, 'Seen.\n')
  t.equal((await run('job', 'cancel', 'ALM10001', 'false alarm')).code, 0)
  t.equal((await run('job', 'close', 'ALM10002', 'done by phone')).code, 0)
  const { out } = await run('job', 'list')
  t.match(out, /ALM10002 +complete[\s\S]*ALM10001 +cancelled/)
  await run('job', 'edit', 'ALM10001', '--site', 'x')
  const { held } = JSON.parse((await run('job', 'held', 'ALM10001', '--json')).out)
  t.match((await run('job', 'held-send', 'ALM10001', held[0].id)).err, 'Refused (ended)')
  t.equal((await run('job', 'held-drop', 'ALM10001', held[0].id)).code, 0)
  t.equal((await run('job', 'held', 'ALM10001')).out, 'Nothing is held.\n')
})
