/** What queues no longer hold is found by comparing digests: nothing is lost, whatever was. */
import { mock } from 'node:test'
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { leaveJob, partOnJob } from '../../node/job/parties.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import { allOf } from '../../storage/keys.ts'
import { openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import type { Table } from '../../storage/table/table.ts'
import {
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  ok,
  startAgain,
  startJob,
  startRow,
  untilView,
} from '../support/chain.ts'
import { type Company, until } from '../support/company.ts'
import { edits, notes, operator, reports } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

const names = ['alm', 'pat', 'sub'] as const
/** Fewer than the tests write while somebody is away. */
const outboxRowsMax = 20
const few = { alm: { outboxRowsMax }, pat: { outboxRowsMax }, sub: { outboxRowsMax } }

function outboxId(from: Company, to: Company): string {
  return from.streams.context.outboxes.head(to.own.node).id
}

/** Writes until the queue towards that company was begun anew. */
async function writePastTheBound(from: Company, to: Company, job: StreamId): Promise<void> {
  const before = outboxId(from, to)
  for (let i = 0; i < outboxRowsMax + 5; i++) {
    await notes(from, job, `note ${i}`)
  }
  await until('the rows are dropped', () => outboxId(from, to) !== before, 15_000)
}

async function untilDelivered(at: Company, job: StreamId, others: readonly Company[]) {
  const delivered = (view: JobView) =>
    others.every((other) =>
      view.members.some((m) => m.company === other.id && m.delivery?.state === 'delivered'),
    )
  await untilView(at, job, 'all is delivered', delivered)
}

t.test('a peer that was away past the bound of its queue gets all of it', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, names, few)
  const row = [alm, pat, sub]
  const job = await jobAlong(row)
  const quiet = await jobAlong(row)
  await equalCopies(quiet, row)
  cut(network, alm, pat)
  await edits(alm, quiet, { priority: 1 })
  const providers = [{ code: 'PAT' }]
  const fresh = ok(await createJob(alm.jobs, { ...burglary, providers }, operator)).job
  await writePastTheBound(alm, pat, job)
  await reports(sub, job, 'on site')
  await writePastTheBound(pat, alm, job)
  const { job: back } = ok(
    await createJob(pat.jobs, { ...burglary, alarmCompany: { code: 'ALM' } }, operator),
  )
  heal(network, alm, pat)
  await untilView(sub, quiet, 'what was dropped', (view) => view.fields.priority)
  await untilView(pat, fresh, 'the job made meanwhile', () => true)
  await untilView(alm, back, 'the job phoned through meanwhile', () => true)
  const { timeline } = await equalCopies(job, row)
  t.equal(timeline.length, 2 * (outboxRowsMax + 5))
  await equalCopies(quiet, row)
  await equalCopies(fresh, [alm, pat])
  await equalCopies(back, [alm, pat])
  // And both go on as before.
  await edits(sub, quiet, { priority: 2 })
  await untilView(alm, quiet, 'the next change', (view) => view.fields.priority?.value === 2)
})

t.test('how far jobs have come is known again after that', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, names, few)
  const row = [alm, pat, sub]
  const job = await jobAlong(row)
  const quiet = await jobAlong(row)
  await untilDelivered(alm, quiet, [pat, sub])
  cut(network, alm, pat)
  // What SUB had got before is acknowledged only now: the receipt waits, and is dropped.
  await edits(sub, quiet, { priority: 1 })
  await untilDelivered(sub, quiet, [pat])
  await writePastTheBound(pat, alm, job)
  await writePastTheBound(alm, pat, job)
  heal(network, alm, pat)
  for (const at of row) {
    const others = row.filter((one) => one !== at)
    await untilDelivered(at, job, others)
    await untilDelivered(at, quiet, others)
  }
  await sub.receipts.seen(quiet)
  await untilView(alm, quiet, 'seen', (view) =>
    view.members.some((m) => m.company === sub.id && m.delivery?.state === 'seen'),
  )
  t.same(alm.failures, [])
})

// Who lists and who answers is decided by chance; a few rounds meet both.
for (const round of [1, 2, 3, 4]) {
  t.test(`the end of a grant is found as well, from either side: round ${round}`, async (t) => {
    const { alm, pat, sub, network } = await startRow(t, names, few)
    const noise = await jobAlong([pat, sub])
    const revoked = await jobAlong([alm, pat, sub])
    const declined = await jobAlong([alm, pat, sub])
    for (const job of [revoked, declined]) await equalCopies(job, [alm, pat, sub])
    cut(network, pat, sub)
    ok(await partOnJob(pat.jobs, revoked, sub.id, 'somebody else goes', operator))
    ok(await leaveJob(sub.jobs, declined, { how: 'declined', reason: 'no car' }, operator))
    await writePastTheBound(pat, sub, noise)
    await writePastTheBound(sub, pat, noise)
    heal(network, pat, sub)
    await untilView(alm, declined, 'declined', (view) => heldBy(view, sub).ended)
    await untilView(sub, revoked, 'revoked', (view) => heldBy(view, sub).ended)
    const told = (view: JobView) =>
      view.members.some((m) => m.company === sub.id && !m.active && !m.untold)
    await untilView(alm, revoked, 'SUB is told', told)
    await equalCopies(noise, [pat, sub])
    for (const { failures } of [alm, pat, sub]) t.same(failures, [])
  })
}

/** PAT stops and starts again without what these rows of its database say. */
async function startWithout(t: Test, tables: readonly string[]) {
  const disk = memoryTable()
  const options = { pat: { storage: await openStorageOn(disk) } }
  const { alm, pat, sub, network, job } = await startJob(t, names, options)
  await pat.stop()
  const fields = { request: 'said while PAT was away' }
  await edits(alm, job, fields)
  await reports(sub, job, 'on site')
  await drop(disk, tables)
  const again = await startAgain(t, pat, network, { storage: await openStorageOn(disk) })
  return { alm, pat: again, sub, job, fields }
}

async function drop(disk: Table, tables: readonly string[]): Promise<void> {
  const gone = new Map<string, null>()
  for (const table of tables) {
    for await (const keys of disk.keys(allOf(table))) {
      for (const key of keys) gone.set(key, null)
    }
  }
  await disk.commit(gone)
}

for (const [what, tables] of [
  ['its inbox', ['inbox']],
  ['its outbox', ['outbox', 'outbox-head']],
  ['its inbox and outbox', ['inbox', 'outbox', 'outbox-head', 'want', 'receipt-due']],
] as const) {
  t.test(`a node that lost ${what} goes on, and nothing is missing`, async (t) => {
    const { alm, pat, sub, job, fields } = await startWithout(t, tables)
    const request = (view: JobView) => view.fields.request?.value === fields.request
    await untilView(sub, job, 'the edit', request)
    await untilView(alm, job, 'on site', (view) => heldBy(view, sub).status === 'on site')
    await edits(pat, job, { priority: 1 })
    for (const company of [alm, sub]) {
      await untilView(company, job, 'the next change', (view) => view.fields.priority)
    }
    await equalCopies(job, [alm, pat, sub])
    for (const at of [alm, pat, sub]) {
      await untilDelivered(
        at,
        job,
        [alm, pat, sub].filter((one) => one !== at),
      )
    }
    t.same(pat.failures, [])
  })
}

t.test(
  'once a day what both hold is compared, though no queue knows of a difference',
  async (t) => {
    mock.timers.enable({ apis: ['setInterval'] })
    t.teardown(() => mock.timers.reset())
    const network = new RecordedNetwork()
    const { alm, pat } = await startRow(t, ['alm', 'pat'], {}, network)
    await equalCopies(await jobAlong([alm, pat]), [alm, pat])
    const digests = (from: Company) =>
      network.crossed.filter((one) => {
        const message = one.from === from.own.node ? decodeFrame(one.frame) : 'malformed'
        return typeof message !== 'string' && message.is === 'digest'
      }).length
    await until('the first comparison', () => digests(alm) === 1 && digests(pat) === 1, 15_000)
    mock.timers.tick(24 * 3_600_000)
    await until('the second', () => digests(alm) > 1 && digests(pat) > 1, 15_000)
    t.same([...alm.failures, ...pat.failures], [])
  },
)
