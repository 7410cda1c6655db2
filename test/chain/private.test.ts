/** Rule 8: what is private stays here, and a job is between the companies on it. */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { timeline, writeEntry, writeInternalNote } from '../../node/job/entries.ts'
import { leaveJob } from '../../node/job/parties.ts'
import { indexes } from '../../node/stream/index-keys.ts'
import { type StreamId, toBytes } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import type { Table } from '../../storage/table/table.ts'
import {
  burglary,
  equalCopies,
  heldBy,
  jobAlong,
  ok,
  passOn,
  savedBy,
  startRow,
  untilView,
} from '../support/chain.ts'
import { type Company, link, until } from '../support/company.ts'
import { operator } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

const names = ['alm', 'pat', 'sub'] as const

/** Three companies in a row whose disks can be looked at, over a network that is listened to. */
async function startWatched(t: Test) {
  const network = new RecordedNetwork()
  const disks = { alm: memoryTable(), pat: memoryTable(), sub: memoryTable() }
  const options = {
    alm: { storage: await openStorageOn(disks.alm) },
    pat: { storage: await openStorageOn(disks.pat) },
    sub: { storage: await openStorageOn(disks.sub) },
  }
  return { ...(await startRow(t, names, options, network)), network, disks }
}

/** Whether these bytes, or their hex, stand anywhere on this disk. */
async function holds(disk: Table, bytes: Uint8Array): Promise<boolean> {
  const plain = Buffer.from(bytes)
  const hex = Buffer.from(plain.toString('hex'))
  for await (const rows of disk.rows({ from: '', to: '\u{10ffff}' })) {
    for (const [key, value] of rows) {
      const row = Buffer.concat([Buffer.from(key), Buffer.from(value)])
      if (row.includes(plain) || row.includes(hex)) return true
    }
  }
  return false
}

t.test('an internal note, and all of its stream, never leaves the company', async (t) => {
  const { alm, pat, sub, network, disks } = await startWatched(t)
  const job = await jobAlong([alm, pat, sub])
  const secret = 'the owner pays late'
  const shared = 'the dog is out'
  ok(await writeInternalNote(pat.jobs, job, secret, operator))
  ok(await writeInternalNote(pat.jobs, job, `${secret}, twice`, operator))
  const note = { kind: 'note', text: shared } as const
  ok(await writeEntry(pat.jobs, job, note, operator))
  const { timeline: lines } = await equalCopies(job, [alm, pat, sub])
  t.match(lines, [{ content: { text: shared } }])
  const own = (await timeline(pat.jobs, job)).filter((line) => line.internal)
  t.equal(own.length, 2, 'here both are read')
  const range = { from: job, to: `${job}~` }
  const [stream] = await streamsIn(pat, indexes.private, range)
  if (!stream) throw new Error('there is no private stream')
  // What is looked for is found where it is: the search itself works.
  t.ok(network.carried(Buffer.from(shared)))
  t.ok(await holds(disks.sub, Buffer.from(shared)))
  for (const bytes of [Buffer.from(secret), toBytes(stream)]) {
    t.ok(await holds(disks.pat, bytes))
    t.notOk(network.carried(bytes), 'not a byte of it crosses the network')
    t.notOk(await holds(disks.alm, bytes))
    t.notOk(await holds(disks.sub, bytes))
  }
  for (const other of [alm, sub]) {
    t.same(await streamsIn(other, indexes.private, {}), [])
    t.equal(await other.streams.get(stream), undefined)
  }
})

async function streamsIn(
  company: Company,
  index: string,
  range: { readonly from?: string; readonly to?: string },
): Promise<StreamId[]> {
  const streams: StreamId[] = []
  for await (const { stream } of company.storage.index.read(index, range)) streams.push(stream)
  return streams
}

t.test('every company on a job sees all of it, and everybody on it by name', async (t) => {
  const { alm, pat, sub } = await startRow(t, names)
  const input = { ...burglary, fields: { ...burglary.fields, account: 'A-77' } }
  const job = await jobAlong([alm, pat, sub], input)
  for (const company of [alm, pat, sub]) {
    const note = { kind: 'note', text: `from ${company.code}` } as const
    ok(await writeEntry(company.jobs, job, note, { by: `Person at ${company.code}` }))
  }
  await until('all notes', async () => (await timeline(sub.jobs, job)).length === 3, 15_000)
  const { view, timeline: lines } = await equalCopies(job, [alm, pat, sub])
  t.same(
    view.members.map(({ name, role }) => [name, role]),
    [
      ['ALM Security', 'issuer'],
      ['PAT Security', 'provider'],
      ['SUB Security', 'provider'],
    ],
  )
  t.same(lines.map(({ by }) => by).sort(), ['Person at ALM', 'Person at PAT', 'Person at SUB'])
  t.equal(view.fields.account?.value, 'A-77')
})

t.test('a linked company that is not on the job gets nothing of it', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat, sub, out } = await startRow(t, [...names, 'out'], {}, network)
  await link(alm, out)
  await link(pat, out)
  const job = await jobAlong([alm, pat, sub])
  const note = { kind: 'note', text: 'gate code by phone' } as const
  ok(await writeEntry(sub.jobs, job, note, operator))
  await equalCopies(job, [alm, pat, sub])
  // Everybody has said something to it on another job, so its silence is not that of a dead line.
  for (const company of [alm, pat, sub]) {
    const providers = [{ code: 'OUT' }]
    const { job: other } = ok(await createJob(company.jobs, { ...burglary, providers }, operator))
    await untilView(out, other, `the job of ${company.code}`, () => true)
  }
  t.equal(await out.streams.get(job), undefined)
  for (const bytes of [toBytes(job), Buffer.from(note.text)]) {
    t.ok(network.carried(bytes, pat.own.node))
    t.notOk(network.carried(bytes, out.own.node))
  }
})

t.test('who has left a job gets no more of it, and no receipts either', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat, sub } = await startRow(t, names, {}, network)
  await link(alm, sub)
  const job = await jobAlong([alm, pat])
  await passOn(alm, job, sub)
  await untilView(sub, job, 'the job', () => true)
  const left = savedBy(
    await leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, operator),
  )
  await untilView(alm, job, 'declined', (view) => heldBy(view, pat).ended)
  // The last that PAT hears: ALM knows that it has left.
  await until('the receipt of the decline', async () => {
    const stored = await pat.storage.deltas.position(left)
    const receipts = await pat.storage.receipts.of(job)
    const { lane = 0, seq = 0 } = stored?.position ?? {}
    return receipts.some((one) => one.company === alm.id && (one.clock[lane] ?? 0) > seq)
  })
  const at = network.crossed.length
  const note = { kind: 'note', text: 'the second patrol goes' } as const
  const noted = savedBy(await writeEntry(alm.jobs, job, note, operator))
  await until('the note', () => sub.storage.deltas.position(noted), 15_000)
  await sub.receipts.seen(job)
  await untilView(alm, job, 'SUB has seen it', (view) =>
    view.members.some(({ company, delivery }) => company === sub.id && delivery?.state === 'seen'),
  )
  // A job that PAT does get is sent after all of that.
  const { job: next } = ok(
    await createJob(alm.jobs, { ...burglary, providers: [{ code: 'PAT' }] }, operator),
  )
  await untilView(pat, next, 'the next job', () => true)
  const since = network.crossed.slice(at).filter(({ to }) => to === pat.own.node)
  t.notOk(since.some(({ frame }) => Buffer.from(frame).includes(Buffer.from(toBytes(job)))))
  t.equal(await pat.storage.deltas.position(noted), undefined)
})
