/** Files between companies whose network is in memory, so that every message can be looked at. */
import { existsSync } from 'node:fs'
import t, { type Test } from 'tap'
import { leaveJob } from '../../node/job/parties.ts'
import { protocols } from '../../node/transport/transport.ts'
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import { openStorage } from '../../storage/open.ts'
import {
  askOnce,
  attachmentRow,
  by,
  nameFile,
  pathOf,
  serveInstead,
} from '../support/attachment-row.ts'
import {
  addFile,
  attachmentsOf,
  bytesOf,
  hashOf,
  holdFetching,
  lineOf,
  photo,
  untilHere,
  untilLine,
} from '../support/attachments.ts'
import {
  cut,
  equalCopies,
  heal,
  jobAlong,
  ok,
  passOn,
  startAgain,
  startRow,
} from '../support/chain.ts'
import { Company, link, until } from '../support/company.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

t.test('a file passes along the chain, in both directions, each once over a link', async (t) => {
  const { network, alm, pat, sub, atAlm, atPat, atSub, job } = await attachmentRow(t)
  const up = photo(300_000, 'up')
  const down = photo(200_000, 'down')
  const fromSub = await addFile(atSub, job, up)
  const fromAlm = await addFile(atAlm, job, down)
  for (const at of [atAlm, atPat, atSub]) {
    await untilHere(at, job, fromSub)
    await untilHere(at, job, fromAlm)
    t.ok((await bytesOf(at, job, fromSub)).equals(up))
    t.ok((await bytesOf(at, job, fromAlm)).equals(down))
  }
  const sentTwice = [
    [sub, pat, fromSub],
    [pat, alm, fromSub],
    [alm, pat, fromAlm],
    [pat, sub, fromAlm],
  ] as const
  for (const [from, to, hash] of sentTwice) {
    const pieces = network
      .attachmentsSaid(from, to)
      .flatMap((one) => (one.is === 'piece' && one.hash === hash ? [one.offset] : []))
    t.equal(pieces.length, new Set(pieces).size, 'no piece went twice')
  }
  t.same(network.attachmentsSaid(alm, sub), [], 'and none past the company between')
})

t.test('broken in the middle, it goes on at the byte where it was', async (t) => {
  const { network, alm, pat, atAlm, atPat, job } = await attachmentRow(t)
  const bytes = photo(2_000_000)
  const held = holdFetching(alm.transport, 1_500_000)
  const hash = await addFile(atPat, job, bytes)
  await held.reached
  cut(network, alm, pat)
  held.release()
  const line = await untilLine(atAlm, job, hash, ({ state }) => state === 'coming')
  t.ok(line.percent > 70 && line.percent < 100, `${line.percent} %`)
  const before = held.gets.length
  heal(network, alm, pat)
  await untilHere(atAlm, job, hash)
  t.ok((await bytesOf(atAlm, job, hash)).equals(bytes))
  const offsets = held.gets.slice(before).map(({ offset }) => offset)
  t.ok(offsets.length > 0 && Math.min(...offsets) > 1_400_000, `from ${Math.min(...offsets)} on`)
})

t.test('stopped in the middle, it goes on after the next start where it was durable', async (t) => {
  const root = t.testdir({ store: {}, data: {} })
  const network = new RecordedNetwork()
  const open = () => openStorage({ directory: `${root}/store` })
  const row = await startRow(t, ['alm', 'pat'], { alm: { storage: await open() } }, network)
  const { alm, pat } = row
  const job = await jobAlong([alm, pat])
  const atPat = await attachmentsOf(t, pat)
  await attachmentsOf(t, alm, { data: `${root}/data` })
  const bytes = photo(3_000_000)
  const held = holdFetching(alm.transport, 2_500_000)
  const hash = await addFile(atPat, job, bytes)
  await held.reached
  const stopping = alm.stop()
  held.release()
  await stopping
  const again = await startAgain(t, alm, network, { storage: await open() })
  const file = await again.storage.attachments.file(hash)
  t.match(file, { is: 'coming', size: bytes.length, from: pat.id })
  const { offset } = file as { offset: number }
  t.ok(offset > 2_000_000 && offset < bytes.length, `${offset} bytes are durable`)
  const after = holdFetching(again.transport, Infinity)
  const atAlm = await attachmentsOf(t, again, { data: `${root}/data` })
  await untilHere(atAlm, job, hash)
  t.ok((await bytesOf(atAlm, job, hash)).equals(bytes))
  t.equal(after.gets[0]?.offset, offset)
})

t.test('wrong bytes are thrown away, counted, and the file is asked of another', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const hostile = await Company.start('HOS', network)
  t.teardown(() => hostile.stop())
  await link(alm, hostile)
  const bytes = photo(200_000)
  const asked = serveInstead(hostile, () => photo(200_000, 'something else'))
  const job = await jobAlong([alm, hostile])
  await passOn(alm, job, pat)
  await until('PAT has the job', () => pat.view(job))
  await passOn(pat, job, sub)
  await until('SUB has the job', () => sub.view(job))
  await equalCopies(job, [alm, hostile, pat, sub])
  const atSub = await attachmentsOf(t, sub)
  const atPat = await attachmentsOf(t, pat)
  // ALM is a neighbour of the hostile company and of PAT, who has it from SUB.
  const atAlm = await attachmentsOf(t, alm)
  const hash = await addFile(atSub, job, bytes)
  await untilHere(atPat, job, hash)
  await untilHere(atAlm, job, hash)
  t.ok((await bytesOf(atAlm, job, hash)).equals(bytes))
  t.ok(asked.length > 0, 'the hostile one was asked first: it was on the job first')
  t.equal(alm.refusals.count(hostile.id, 'sent wrong bytes of an attachment'), 1)
})

t.test('of a company that always sends wrong bytes nothing is kept', async (t) => {
  const { alm, pat, atAlm, job } = await attachmentRow(t)
  const good = photo(50_000, 'good')
  const wrong = photo(100_000, 'wrong')
  const asked = serveInstead(pat, (hash) => (hash === hashOf(good) ? good : wrong))
  const hash = await nameFile(pat, job, photo(100_000, 'right'))
  const reason = 'sent wrong bytes of an attachment'
  await until('it is counted', () => alm.refusals.count(pat.id, reason) > 0)
  await untilLine(atAlm, job, hash, ({ state }) => state === 'not here yet')
  t.notOk(existsSync(pathOf(atAlm, hash)))
  t.notOk(existsSync(`${pathOf(atAlm, hash)}.part`))
  const { length } = asked.filter((one) => one === hash)
  atAlm.connected()
  await untilHere(atAlm, job, await nameFile(pat, job, good))
  t.equal(asked.filter((one) => one === hash).length, length, 'nor is it asked for that again')
})

t.test('bytes that are no photo are refused, whatever the entry says of them', async (t) => {
  const { pat, atAlm, job } = await attachmentRow(t)
  const page = Buffer.from('<script>alert(1)</script>'.padEnd(3000))
  const good = photo(50_000)
  const asked = serveInstead(pat, (hash) => (hash === hashOf(good) ? good : page))
  const hash = await nameFile(pat, job, page)
  await untilLine(atAlm, job, hash, ({ state }) => state === 'refused')
  t.notOk(existsSync(pathOf(atAlm, hash)))
  t.match(await atAlm.read(job, hash), { refused: true, code: 'not-here', message: /not kept/ })
  const { length } = asked.filter((one) => one === hash)
  atAlm.connected()
  await untilHere(atAlm, job, await nameFile(pat, job, good))
  t.equal(asked.filter((one) => one === hash).length, length, 'it is not asked for again')
})

t.test(
  'a linked company that is not on the job hears the same as of an unknown file',
  async (t) => {
    const { network, alm, pat, atAlm, atPat, job } = await attachmentRow(t)
    const hash = await addFile(atAlm, job, photo(100_000))
    // A node has one channel: PAT's own asking is over.
    await untilHere(atPat, job, hash)
    const other = await Company.start('OUT', network)
    t.teardown(() => other.stop())
    await link(alm, other)
    const theirs = await jobAlong([alm, other])
    const asks = [
      { stream: job, hash },
      { stream: theirs, hash },
      { stream: 'ab'.repeat(32) as StreamId, hash },
      { stream: job, hash: 'cd'.repeat(32) as FileHash },
      { stream: theirs, hash: 'cd'.repeat(32) as FileHash },
    ]
    const expected = asks.map((ask) => ({ is: 'none', hash: ask.hash }))
    t.same(await askOnce(other, alm, ...asks), expected)
    t.match(await askOnce(pat, alm, { stream: job, hash }), [{ is: 'piece' }], 'as to a neighbour')
  },
)

t.test('a frame that is none ends the channel, and nothing else', async (t) => {
  const { alm, pat, atAlm, atPat, job } = await attachmentRow(t)
  const signal = AbortSignal.timeout(5000)
  const channel = await pat.transport.open(alm.own.node, [], protocols.attachment, signal)
  await channel.send(Buffer.from('garbage'))
  t.same(await channel.frames[Symbol.asyncIterator]().next(), { done: true, value: undefined })
  await untilHere(atPat, job, await addFile(atAlm, job, photo(100_000)))
})

t.test('what lies beyond the end of a file is not here', async (t) => {
  const { alm, pat, atAlm, atPat, job } = await attachmentRow(t)
  const hash = await addFile(atAlm, job, photo(100_000))
  await untilHere(atPat, job, hash)
  const asks = [99_999, 100_000, 2 ** 40].map((offset) => ({ stream: job, hash, offset }))
  const heard = await askOnce(pat, alm, ...asks)
  t.match(heard, [{ is: 'piece', size: 100_000 }, { is: 'none' }, { is: 'none' }])
})

t.test('a company whose link is paused gets no bytes, nor asks for any', async (t) => {
  const { network, alm, pat, atAlm, atPat, job } = await attachmentRow(t)
  const bytes = photo(2_000_000)
  const held = holdFetching(alm.transport, 1_000_000)
  const hash = await addFile(atPat, job, bytes)
  await held.reached
  const record = pat.links.get(alm.id)
  if (!record) throw new Error('no link')
  await pat.links.put({ ...record, state: 'paused' })
  const said = network.attachmentsSaid(pat, alm).length
  held.release()
  await until('ALM is hung up on', () => pat.network.status(alm.id).length === 0)
  t.same(await askOnce(alm, pat, { stream: job, hash }), [undefined], 'and is again')
  t.equal(network.attachmentsSaid(pat, alm).length, said)
  await pat.links.put({ ...record, state: 'active' })
  await untilHere(atAlm, job, hash)
})

t.test('what was written before a company left the job is still had from it', async (t) => {
  const { pat, sub, atAlm, atPat, atSub, job } = await attachmentRow(t)
  const held = holdFetching(pat.transport, 0)
  const bytes = photo(100_000)
  const hash = await addFile(atSub, job, bytes)
  await held.reached
  ok(await leaveJob(sub.jobs, job, { how: 'released', reason: 'gate locked' }, by))
  await until('PAT knows', async () =>
    (await pat.view(job))?.assignments.some(({ ended }) => ended?.how === 'released'),
  )
  const later = await nameFile(pat, job, photo(1000, 'later'))
  held.release()
  for (const at of [atPat, atAlm]) await untilHere(at, job, hash)
  t.ok((await bytesOf(atAlm, job, hash)).equals(bytes))
  t.equal(await lineOf(atSub, job, later), undefined, 'and what comes later it does not get')
})

t.test('who asked in vain is told when the file has come', async (t) => {
  const { network, alm, pat, atAlm, atPat, atSub, job } = await attachmentRow(t)
  const held = holdFetching(pat.transport, 64 * 1024)
  const bytes = photo(200_000)
  const hash = await addFile(atSub, job, bytes)
  await held.reached
  const said = (is: 'none' | 'here') =>
    network.attachmentsSaid(pat, alm).filter((one) => one.is === is && one.hash === hash)
  await until('ALM has asked PAT', () => said('none').length > 0)
  t.equal(said('here').length, 0)
  held.release()
  await untilHere(atPat, job, hash)
  await untilHere(atAlm, job, hash)
  t.equal(said('here').length, 1)
})

/** ALM and PAT, whose queue towards ALM looks as `changesWait` says. */
async function withWaitingChanges(t: Test, changesWait: () => boolean) {
  const network = new RecordedNetwork()
  const { alm, pat } = await startRow(t, ['alm', 'pat'], {}, network)
  const job = await jobAlong([alm, pat])
  const atAlm = await attachmentsOf(t, alm)
  const atPat = await attachmentsOf(t, pat, { changesWait })
  const pieces = () => network.attachmentsSaid(pat, alm).filter(({ is }) => is === 'piece').length
  return { atAlm, atPat, job, pieces }
}

t.test('while changes wait for the same node, no piece is sent', async (t) => {
  let looked = 0
  const sent: number[] = []
  const { atAlm, atPat, job, pieces } = await withWaitingChanges(t, () => {
    sent.push(pieces())
    return ++looked < 20
  })
  const hash = await addFile(atPat, job, photo(20_000))
  await untilHere(atAlm, job, hash)
  t.ok(looked >= 20)
  t.same(sent, new Array(looked).fill(0))
})

t.test('a queue that never ends does not hold a file up for ever', async (t) => {
  const { atAlm, atPat, job } = await withWaitingChanges(t, () => true)
  await untilHere(atAlm, job, await addFile(atPat, job, photo(20_000)))
})

t.test('files that nobody has keep no others out, however many are named', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat } = await startRow(t, ['alm', 'pat'], {}, network)
  const job = await jobAlong([alm, pat])
  const atAlm = await attachmentsOf(t, alm, { wantedMax: 2 })
  const atPat = await attachmentsOf(t, pat)
  for (const n of [1, 2, 3, 4]) await nameFile(pat, job, Buffer.from(`nobody has ${n}`))
  await untilHere(atAlm, job, await addFile(atPat, job, photo(20_000)))
})
