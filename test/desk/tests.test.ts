import t from 'tap'
import { deskLines } from '../../node/desk/job-line.ts'
import { past_ms, tests_max } from '../../node/desk/limits.ts'
import { endTest, listTests, putOnTest, sweepTests } from '../../node/desk/tests.ts'
import { createJob } from '../../node/job/create.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { burglary, ok, startRow } from '../support/chain.ts'
import { done, Room, refusedAs } from './room.ts'

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms
const by = { by: 'Kim' }

async function onTest({ desk }: Room, job: StreamId): Promise<readonly string[]> {
  const [line] = await deskLines(desk, [job])
  return line?.onTest.map(({ why }) => why) ?? []
}

t.test('a site, an account or a job is on test until it ends by itself', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { desk } = room
  const fields = { ...burglary.fields, siteName: 'Harbour Store', account: '4711' }
  const { job } = ok(await createJob(alm.jobs, { fields, attend: true }, by))
  const other = ok(await createJob(alm.jobs, { fields: { siteName: 'Mill' }, attend: true }, by))
  const until = desk.now() + hour_ms
  const put = (subject: Parameters<typeof putOnTest>[1]['subject'], why: string) =>
    putOnTest(desk, { subject, why, until }, 'Bo')
  done(await put({ is: 'site', site: 'harbour  STORE' }, 'new panel'))
  done(await put({ is: 'account', account: '4711' }, 'battery'))
  done(await put({ is: 'job', job }, 'drill'))
  t.strictSame(await onTest(room, job), ['new panel', 'battery', 'drill'])
  t.strictSame(await onTest(room, other.job), [])
  t.match(await listTests(desk), [
    { state: 'on test', by: 'Bo', until },
    {},
    { subject: { is: 'job', job }, number: 'ALM10001' },
  ])
  room.later = hour_ms + 1000
  t.strictSame(await onTest(room, job), [])
  t.strictSame(await listTests(desk), [])
  const ended = await listTests(desk, { ended: true })
  t.strictSame(
    ended.map(({ state }) => state),
    ['ended', 'ended', 'ended'],
  )
})

t.test('what is planned begins by itself, and what is over sooner is ended by hand', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { desk } = room
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const from = desk.now() + hour_ms
  const test = { subject: { is: 'site', site: 'Harbour Store' }, why: 'drill' } as const
  const { id } = done(await putOnTest(desk, { ...test, from, until: from + hour_ms }, 'Bo'))
  t.match(await listTests(desk), [{ id, state: 'planned' }])
  t.strictSame(await onTest(room, job), [])
  room.later = hour_ms + 1000
  t.strictSame(await onTest(room, job), ['drill'])
  done(await endTest(desk, id, 'Ann'))
  t.strictSame(await onTest(room, job), [])
  t.match(await listTests(desk, { ended: true }), [{ state: 'ended', endedBy: 'Ann' }])
  t.strictSame(await endTest(desk, id, 'Eve'), { is: 'ended' })
  t.match(await listTests(desk, { ended: true }), [{ endedBy: 'Ann' }], 'it ended once')
  t.ok(room.told.includes('desk'))
})

t.test('it is there again after a stop, and gone after a month', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const until = room.desk.now() + hour_ms
  const subject = { is: 'account', account: '4711' } as const
  done(await putOnTest(room.desk, { subject, why: 'drill', until }, 'Bo'))
  const again = await Room.open(t, alm)
  t.match(await listTests(again.desk), [{ subject, why: 'drill', until }])
  await sweepTests(again.desk)
  again.later = past_ms
  await sweepTests(again.desk)
  t.equal((await listTests(again.desk, { ended: true })).length, 1)
  again.later = past_ms + 2 * hour_ms
  await sweepTests(again.desk)
  t.strictSame(await listTests(again.desk, { ended: true }), [])
  t.strictSame(await alm.storage.desk.tests(), [])
})

t.test('what is not said, or too much of it, is refused beside its field', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const { desk } = await Room.open(t, alm)
  const now = desk.now()
  const good = {
    subject: { is: 'site', site: 'Mill' },
    why: 'drill',
    until: now + hour_ms,
  } as const
  const wrong: [input: object, code: Parameters<typeof refusedAs>[2], field?: string][] = [
    [{ why: '  ' }, 'missing', 'why'],
    [{ why: 'x'.repeat(301) }, 'invalid', 'why'],
    [{ until: now - 1 }, 'invalid', 'until'],
    [{ from: now + hour_ms, until: now + hour_ms }, 'invalid', 'until'],
    [{ until: now + 7 * day_ms + hour_ms }, 'invalid', 'until'],
    [{ from: now + 32 * day_ms, until: now + 33 * day_ms }, 'invalid', 'from'],
    [{ subject: { is: 'site', site: ' / ' } }, 'missing', 'site'],
    [{ subject: { is: 'account', account: '' } }, 'missing', 'account'],
    [{ subject: { is: 'site', site: 'x'.repeat(301) } }, 'invalid', 'site'],
    [{ subject: { is: 'job', job: 'a'.repeat(64) } }, 'not-found'],
  ]
  for (const [input, code, field] of wrong) {
    refusedAs(t, await putOnTest(desk, { ...good, ...input }, 'Bo'), code, field)
  }
  t.strictSame(await listTests(desk), [])
  refusedAs(t, await endTest(desk, 'unknown', 'Bo'), 'not-found')
  for (let n = 0; n < tests_max; n++) desk.tests.keep({ ...good, id: `${n}`, by: 'Bo', from: now })
  refusedAs(t, await putOnTest(desk, good, 'Bo'), 'too-many')
})
