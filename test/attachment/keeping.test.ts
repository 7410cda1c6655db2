/** How long the bytes of a file are kept: as long as some job names it, and no longer. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import t from 'tap'
import { withdrawEntry } from '../../node/job/entries.ts'
import { indexes } from '../../node/stream/index-keys.ts'
import { askOnce, attachmentRow, by, pathOf } from '../support/attachment-row.ts'
import {
  addFile,
  attachmentsOf,
  bytesOf,
  done,
  holdFetching,
  lineOf,
  photo,
  untilHere,
  untilLine,
} from '../support/attachments.ts'
import { equalCopies, jobAlong, ok, startRow } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

t.test('what is taken back is given to nobody, and its bytes are gone everywhere', async (t) => {
  const { alm, pat, atAlm, atPat, atSub, job } = await attachmentRow(t)
  const hash = await addFile(atSub, job, photo(100_000))
  for (const at of [atAlm, atPat]) await untilHere(at, job, hash)
  const refusal = await atAlm.remove(job, { hash, reason: 'not mine' }, by)
  t.match(refusal, { refused: true, code: 'may-not' })
  ok(done(await atSub.remove(job, { hash, reason: 'wrong site' }, by)) as never)
  for (const at of [atAlm, atPat, atSub]) {
    await until('the bytes to be gone', () => !existsSync(pathOf(at, hash)))
    t.same(await at.list(job), [])
    t.match(await at.read(job, hash), { refused: true, code: 'not-found' })
  }
  t.same(await askOnce(alm, pat, { stream: job, hash }), [{ is: 'none', hash }])
})

t.test('bytes that another job names too stay', async (t) => {
  const { alm, pat, atAlm, atPat, job } = await attachmentRow(t)
  const bytes = photo(100_000)
  const second = await jobAlong([alm, pat])
  const hash = await addFile(atAlm, job, bytes)
  await addFile(atAlm, second, bytes)
  for (const one of [job, second]) await untilHere(atPat, one, hash)
  ok(done(await atAlm.remove(job, { hash, reason: '' }, by)) as never)
  await until('PAT knows', async () => (await atPat.list(job))?.length === 0)
  for (const at of [atAlm, atPat]) t.ok((await bytesOf(at, second, hash)).equals(bytes))
  const asks = [job, second].map((stream) => ({ stream, hash }))
  t.match(await askOnce(alm, pat, ...asks), [{ is: 'none' }, { is: 'piece' }], 'by that job alone')
  ok(done(await atAlm.remove(second, { hash, reason: '' }, by)) as never)
  for (const at of [atAlm, atPat]) {
    await until('the bytes to be gone', () => !existsSync(pathOf(at, hash)))
  }
})

t.test('a redacted entry takes the bytes with it', async (t) => {
  const { alm, pat, atAlm, atPat, job } = await attachmentRow(t)
  const hash = await addFile(atAlm, job, photo(100_000))
  await untilHere(atPat, job, hash)
  const line = await lineOf(atAlm, job, hash)
  if (!line) throw new Error('no line')
  const act = { is: 'redact', delta: line.delta, slot: line.slot } as const
  await alm.streams.save(job, () => [() => [{ is: 'act', act }]], by)
  for (const at of [atAlm, atPat]) {
    await until('the bytes to be gone', () => !existsSync(pathOf(at, hash)))
    t.same(await at.list(job), [])
  }
  for (const company of [alm, pat]) {
    const row = () => company.storage.attachments.file(hash)
    await until('the row to be gone', async () => !(await row()))
    const named = company.storage.index.read(indexes.attachment, {})
    t.ok((await named[Symbol.asyncIterator]().next()).done)
  }
})

t.test('a file that is taken back while it comes is not kept', async (t) => {
  const { alm, atAlm, atPat, job } = await attachmentRow(t)
  const held = holdFetching(alm.transport, 500_000)
  const hash = await addFile(atPat, job, photo(1_000_000))
  await held.reached
  ok(done(await atPat.remove(job, { hash, reason: 'wrong site' }, by)) as never)
  await until('the row to be gone', async () => !(await alm.storage.attachments.file(hash)))
  held.release()
  await until('its part to be gone', () => !existsSync(`${pathOf(atAlm, hash)}.part`))
  t.notOk(existsSync(pathOf(atAlm, hash)))
  t.same(await atAlm.list(job), [])
})

t.test('with the room full nothing comes, and it comes when there is room', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat } = await startRow(t, ['alm', 'pat'], {}, network)
  const job = await jobAlong([alm, pat])
  const atAlm = await attachmentsOf(t, alm, { roomBytesMax: 250_000 })
  const atPat = await attachmentsOf(t, pat)
  const first = await addFile(atPat, job, photo(100_000, 'first'))
  await untilHere(atAlm, job, first)
  const bytes = photo(100_000, 'second')
  const second = await addFile(atPat, job, bytes)
  await untilLine(atAlm, job, second, ({ state }) => state === 'no room')
  const asked = network.attachmentsSaid(alm, pat).filter(({ is }) => is === 'get')
  t.ok(
    asked.every((one) => one.is === 'get' && one.hash === first),
    'it was not even asked for',
  )
  ok(done(await atPat.remove(job, { hash: first, reason: '' }, by)) as never)
  await untilHere(atAlm, job, second)
  t.ok((await bytesOf(atAlm, job, second)).equals(bytes))
})

t.test('a file whose bytes were lost is fetched again', async (t) => {
  const { atAlm, atPat, job } = await attachmentRow(t)
  const bytes = photo(100_000)
  const hash = await addFile(atPat, job, bytes)
  await untilHere(atAlm, job, hash)
  await rm(pathOf(atAlm, hash))
  t.match(await atAlm.read(job, hash), { refused: true, code: 'not-here' })
  await untilHere(atAlm, job, hash)
  t.ok((await bytesOf(atAlm, job, hash)).equals(bytes))
})

t.test('what arrived while nobody looked after files is found at the next start', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat } = await startRow(t, ['alm', 'pat'], {}, network)
  const job = await jobAlong([alm, pat])
  const second = await jobAlong([alm, pat])
  const atPat = await attachmentsOf(t, pat)
  const early = await addFile(atPat, job, photo(50_000, 'early'))
  const both = await addFile(atPat, job, photo(50_000, 'both'))
  await addFile(atPat, second, photo(50_000, 'both'))
  await equalCopies(job, [alm, pat])
  await equalCopies(second, [alm, pat])
  t.equal(await alm.storage.attachments.file(early), undefined)
  const atAlm = await attachmentsOf(t, alm)
  await untilHere(atAlm, job, early)
  await untilHere(atAlm, second, both)
  await atAlm.stop()
  // And what was taken back in such a time is gone after it.
  ok(done(await atPat.remove(job, { hash: early, reason: '' }, by)) as never)
  const entries = (await atPat.list(job)) ?? []
  for (const { delta, slot } of entries) {
    ok(await withdrawEntry(pat.jobs, job, { delta, slot, reason: '' }, by))
  }
  await equalCopies(job, [alm, pat])
  t.ok(existsSync(pathOf(atAlm, early)))
  const again = await attachmentsOf(t, alm, { data: atAlm.data })
  await until('the bytes to be gone', () => !existsSync(pathOf(again, early)))
  await untilHere(again, second, both)
})
