/** What a link measures of itself, for who looks after it. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { allowances } from '../../node/link/budget.ts'
import { ConnectionWork } from '../../node/link/connection-work.ts'
import { oldestWaiting } from '../../node/link/oldest-waiting.ts'
import { Pace } from '../../node/link/pace.ts'
import { Spending } from '../../node/link/spending.ts'
import { createLog } from '../../node/operate/log.ts'
import { Taker } from '../../node/stream/take.ts'
import { deltaOf } from '../../protocol/ids.ts'
import { burglary, jobAlong, ok, startRow } from '../support/chain.ts'
import { type Company, changeLink, until } from '../support/company.ts'

const hour_ms = 3_600_000
const operator = { by: 'Olsen' }

const statusOf = (company: Company, other: Company) => company.network.status(other.id)[0]

function oldestAt(company: Company, other: Company) {
  const { outboxes, storage } = company.streams.context
  return oldestWaiting(outboxes, storage, other.own.node)
}

t.test('the pace is the median of the latest changes that were waited for', async (t) => {
  const pace = new Pace()
  t.equal(pace.median(), undefined, 'nothing was delivered yet')
  pace.queued(1, 100)
  pace.queued(3, 110)
  pace.delivered(2, 130)
  t.equal(pace.median(), 30)
  pace.delivered(3, 500)
  pace.queued(4, 600)
  pace.delivered(4, 640)
  t.equal(pace.median(), 40, 'of 30, 390 and 40')
  pace.queued(5, 1000)
  pace.begin()
  pace.delivered(5, 90_000)
  t.equal(pace.median(), 40, 'what waited for a connection says nothing about the line')
})

t.test('a link knows how quickly it delivers and how far the clocks are apart', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'], { pat: { clockOffset: hour_ms } })
  await jobAlong([alm, pat])
  const there = await until('a delivery', () => {
    const status = statusOf(alm, pat)
    return status?.deliveryMs !== undefined && status
  })
  t.ok((there.deliveryMs ?? -1) >= 0 && (there.deliveryMs ?? 0) < 10_000)
  t.ok(Math.abs((there.clockDifference ?? 0) - hour_ms) < 60_000, 'theirs is ahead')
  const back = statusOf(pat, alm)
  t.ok(Math.abs((back?.clockDifference ?? 0) + hour_ms) < 60_000, 'ours is behind')
})

t.test('batches, deliveries and refusals are told to who measures', async (t) => {
  const told: string[] = []
  const metrics = {
    batchTaken: (ms: number) => void told.push(ms >= 0 ? 'batch' : 'no time'),
    delivered: (ms: number) => void told.push(ms >= 0 ? 'delivered' : 'no time'),
    refused: (by: string, reason: string) => void told.push(`${reason}, by ${by}`),
  }
  const { alm, pat } = await startRow(t, ['alm', 'pat'], { alm: { metrics }, pat: { metrics } })
  const job = await jobAlong([alm, pat])
  await until('both', () => told.includes('batch') && told.includes('delivered'))
  t.notOk(told.includes('no time'))
  t.strictSame(
    told.filter((one) => one.includes('by')),
    [],
    'nothing was refused',
  )
  const { streams, receipts, refusals } = pat
  const log = createLog({ level: 'silent', pretty: false })
  const [news, failed] = [() => undefined, () => undefined]
  const taker = new Taker(streams)
  const context = { streams, receipts, refusals, taker, log, news, failed, metrics }
  const outbox = streams.context.outboxes.head(alm.own.node)
  const spending = new Spending(
    allowances,
    () => Date.now(),
    () => undefined,
  )
  const work = new ConnectionWork(context, alm.own.node, alm.id, outbox.id, spending)
  await work.perform({
    is: 'ingestSupply',
    stream: job,
    deltas: [Buffer.from('no delta')],
    clear: false,
  })
  const id = deltaOf(job)
  await work.perform({ is: 'refused', refusals: [{ id, reason: 'not-yours' }] })
  const said = told.filter((one) => one.includes('by'))
  t.strictSame(said, ['malformed, by us', 'not-yours, by peer'])
})

t.test('the first change that waits is known by its job and its time', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const job = await jobAlong([alm, pat])
  await until('all delivered', async () => (await oldestAt(alm, pat)) === undefined)
  await pat.network.stop()
  await until('the break', () => statusOf(alm, pat)?.connected === false)
  const before = Date.now()
  const { job: second } = ok(
    await createJob(alm.jobs, { ...burglary, providers: [{ code: 'PAT' }] }, operator),
  )
  const waiting = await until('what waits', () => oldestAt(alm, pat))
  t.equal(waiting.stream, second)
  t.not(waiting.stream, job)
  t.ok((waiting.madeAt ?? 0) >= before, 'that of the first change, behind the introduction')
})

t.test('why there is no connection is said by its kind', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  await until('connected', () => statusOf(alm, pat)?.connected)
  t.equal(statusOf(alm, pat)?.obstacle, undefined)
  await changeLink(pat, alm, { state: 'paused' })
  await until('the pause', () => statusOf(alm, pat)?.obstacle === 'stopping there')
  await changeLink(pat, alm, { state: 'unlinked' })
  await until('the end', () => statusOf(alm, pat)?.obstacle === 'not linked there')
  t.equal(statusOf(alm, pat)?.connected, false)
})
