/** Adding a file, piece by piece, at one company. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { uploads_of_job_max } from '../../node/attachment/limits.ts'
import { createJob } from '../../node/job/create.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { dropHeldEdit, heldEdits } from '../../node/job/held.ts'
import { attendJob, closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { attachment_bytes_max, attachments_per_company_max } from '../../protocol/limits.ts'
import {
  addFile,
  attachmentsOf,
  bytesOf,
  done,
  hashOf,
  inPieces,
  photo,
} from '../support/attachments.ts'
import { burglary, ok, startRow } from '../support/chain.ts'
import { type CompanyOptions, until } from '../support/company.ts'

const by = { by: 'Guard 14' }

async function start(t: Test, options: CompanyOptions & { readonly roomBytesMax?: number } = {}) {
  const { alm } = await startRow(t, ['alm'], { alm: options })
  const { roomBytesMax } = options
  const attachments = await attachmentsOf(t, alm, roomBytesMax ? { roomBytesMax } : {})
  const { job } = ok(await createJob(alm.jobs, burglary, by))
  ok(await attendJob(alm.jobs, job, by))
  return { alm, attachments, job }
}

/** Every file below the folder of attachments. */
async function filesIn(data: string): Promise<string[]> {
  const all = await readdir(join(data, 'attachments'), { recursive: true, withFileTypes: true })
  return all.filter((one) => one.isFile()).map(({ name }) => name)
}

function refused(t: Test, answer: object | undefined, code: string, message?: RegExp): void {
  t.match(answer, { refused: true, code })
  if (message) t.match(answer, { message })
}

async function* breakingAfter(bytes: Uint8Array, end: number): AsyncIterable<Uint8Array> {
  yield* inPieces(bytes.subarray(0, end))
  throw new Error('the net has gone')
}

t.test('a file is added in pieces and read as it was', async (t) => {
  const { attachments, job } = await start(t)
  const bytes = photo(150_000)
  const { upload, offset } = done(await attachments.begin(job, { name: 'gate.jpg', size: 150_000 }))
  t.equal(offset, 0)
  for (let at = 0; at < bytes.length; at += 50_000) {
    const state = await attachments.put(job, upload, at, inPieces(bytes.subarray(at, at + 50_000)))
    t.match(state, { upload, size: 150_000, offset: at + 50_000 })
  }
  t.same(await attachments.list(job), [], 'the job hears of it when it is finished')
  const added = done(await attachments.finish(job, upload, by))
  const hash = hashOf(bytes)
  t.match(added, { attachment: hash })
  const [line] = (await attachments.list(job)) ?? []
  t.match(line, { hash, name: 'gate.jpg', size: 150_000, state: 'here', percent: 100, ...by })
  t.ok((await bytesOf(attachments, job, hash)).equals(bytes))
  const path = join(attachments.data, 'attachments', hash.slice(0, 2), hash.slice(2, 4), hash)
  t.ok((await readFile(path)).equals(bytes))
  t.equal((await stat(path)).mode & 0o777, 0o600, 'nobody else on the machine reads it')
  t.same(await filesIn(attachments.data), [hash], 'and nothing else is left')
})

t.test('what came before the net broke stays, also when the node starts again', async (t) => {
  const { alm, attachments, job } = await start(t)
  const bytes = photo(3_000_000)
  const { upload } = done(await attachments.begin(job, { name: 'gate.jpg', size: bytes.length }))
  const broken = await attachments.put(job, upload, 0, breakingAfter(bytes, 1_700_000))
  t.match(broken, { offset: 1_700_000 })
  await attachments.stop()
  const data = { data: attachments.data }
  const again = await attachmentsOf(t, alm, data)
  t.match(await again.upload(job, upload), { offset: 1_700_000 })
  const rest = inPieces(bytes.subarray(1_700_000))
  t.match(await again.put(job, upload, 1_700_000, rest), { offset: bytes.length })
  done(await again.finish(job, upload, by))
  t.ok((await bytesOf(again, job, hashOf(bytes))).equals(bytes))
})

t.test('bytes go where the last ones ended, and nowhere else', async (t) => {
  const { attachments, job } = await start(t)
  const bytes = photo(100_000)
  const { upload } = done(await attachments.begin(job, { name: 'a.jpg', size: bytes.length }))
  done(await attachments.put(job, upload, 0, inPieces(bytes.subarray(0, 40_000))))
  for (const offset of [0, 39_999, 40_001, 200_000]) {
    const answer = await attachments.put(job, upload, offset, inPieces(bytes))
    refused(t, answer, 'wrong-offset', /byte 40000/)
  }
  refused(t, await attachments.finish(job, upload, by), 'wrong-offset', /40000 of 100000/)
  const more = inPieces(photo(60_001))
  refused(t, await attachments.put(job, upload, 40_000, more), 'too-large')
  t.match(await attachments.upload(job, upload), { offset: 40_000 })
  done(await attachments.put(job, upload, 40_000, inPieces(bytes.subarray(40_000))))
  done(await attachments.finish(job, upload, by))
  t.ok((await bytesOf(attachments, job, hashOf(bytes))).equals(bytes))
})

t.test('two that send the same file at once do not write into each other', async (t) => {
  const { attachments, job } = await start(t)
  const bytes = photo(50_000)
  const { upload } = done(await attachments.begin(job, { name: 'a.jpg', size: bytes.length }))
  const gate = Promise.withResolvers<void>()
  async function* slowly() {
    yield bytes.subarray(0, 20_000)
    await gate.promise
    yield bytes.subarray(20_000)
  }
  const first = attachments.put(job, upload, 0, slowly())
  refused(t, await attachments.put(job, upload, 0, inPieces(bytes)), 'busy')
  refused(t, await attachments.finish(job, upload, by), 'busy')
  refused(t, await attachments.dropUpload(job, upload), 'busy')
  gate.resolve()
  t.match(await first, { offset: 50_000 })
})

t.test('a file that is no photo and no PDF is refused by its content', async (t) => {
  const { attachments, job } = await start(t)
  const page = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(5000))
  const { upload } = done(await attachments.begin(job, { name: 'gate.jpg', size: page.length }))
  const answer = await attachments.put(job, upload, 0, inPieces(page))
  refused(t, answer, 'wrong-type', /JPEG, PNG, WebP, HEIC, GIF and PDF/)
  refused(t, await attachments.upload(job, upload), 'not-found')
  t.same(await filesIn(attachments.data), [])
})

t.test('a file that is too large is refused before a byte of it is sent', async (t) => {
  const { attachments, job } = await start(t)
  const size = attachment_bytes_max + 1
  refused(t, await attachments.begin(job, { name: 'film.jpg', size }), 'too-large', /15 MB/)
  done(await attachments.begin(job, { name: 'large.jpg', size: attachment_bytes_max }))
})

t.test('when the room is full nothing more is taken, until something is gone', async (t) => {
  const { attachments, job } = await start(t, { roomBytesMax: 250_000 })
  const first = await addFile(attachments, job, photo(100_000, 'first'))
  const { upload } = done(await attachments.begin(job, { name: 'b.jpg', size: 100_000 }))
  const third = { name: 'c.jpg', size: 100_000 }
  refused(t, await attachments.begin(job, third), 'no-room', /BATON_ATTACHMENTS_GIGABYTES/)
  t.equal(await attachments.dropUpload(job, upload), undefined)
  done(await attachments.begin(job, third))
  refused(t, await attachments.begin(job, third), 'no-room')
  ok(done(await attachments.remove(job, { hash: first, reason: 'wrong site' }, by)) as never)
  await until('room', async () => !('refused' in (await attachments.begin(job, third))))
})

t.test('a name is cleaned, and the file gets the ending of what it is', async (t) => {
  const { attachments, job } = await start(t)
  const hash = await addFile(attachments, job, photo(1000), '..\\..\\evil\u202egnp.html')
  t.match(await attachments.read(job, hash), { name: 'evilgnp.html.jpg', type: 'image/jpeg' })
})

t.test('a file that is added twice to a job is there once', async (t) => {
  const { alm, attachments, job } = await start(t)
  const bytes = photo(1000)
  const hash = await addFile(attachments, job, bytes)
  const { held = 0 } = (await alm.streams.get(job))?.state ?? {}
  t.equal(await addFile(attachments, job, bytes, 'the same.jpg'), hash)
  t.equal((await alm.streams.get(job))?.state.held, held, 'nothing more was written')
  t.equal((await attachments.list(job))?.length, 1)
  ok(done(await attachments.remove(job, { hash, reason: '' }, by)) as never)
  t.equal(await addFile(attachments, job, bytes), hash, 'taken back it can be added again')
  t.equal((await attachments.list(job))?.length, 1)
})

t.test('past the limit of a job the file is refused, and its bytes are dropped', async (t) => {
  const { alm, attachments, job } = await start(t)
  for (let i = 0; i < attachments_per_company_max; i++) {
    const items = [hashOf(Buffer.from(`${i}`)), '1000', 'image/jpeg']
    ok(await writeEntry(alm.jobs, job, { kind: 'attachment', text: `${i}.jpg`, items }, by))
  }
  const bytes = photo(1000)
  const { upload } = done(await attachments.begin(job, { name: 'a.jpg', size: 1000 }))
  done(await attachments.put(job, upload, 0, inPieces(bytes)))
  refused(t, await attachments.finish(job, upload, by), 'too-many', /100 files/)
  t.equal(await attachments.dropUpload(job, upload), undefined)
  t.same(await filesIn(attachments.data), [])
})

t.test('a job that is not there takes no files', async (t) => {
  const { attachments, job } = await start(t)
  const nowhere = 'ab'.repeat(32) as StreamId
  refused(t, await attachments.begin(nowhere, { name: 'a.jpg', size: 1 }), 'not-found')
  const { upload } = done(await attachments.begin(job, { name: 'a.jpg', size: 1000 }))
  refused(t, await attachments.upload(nowhere, upload), 'not-found')
  refused(t, await attachments.put(nowhere, upload, 0, inPieces(photo(1000))), 'not-found')
  t.equal(await attachments.list(nowhere), undefined)
  refused(t, await attachments.read(nowhere, hashOf(photo(1))), 'not-found')
  refused(t, await attachments.read(job, hashOf(photo(1))), 'not-found')
})

/** A job that is complete, with a photo held on it. */
async function heldOnComplete(t: Test) {
  const started = await start(t)
  const { alm, attachments, job } = started
  ok(await closeJob(alm.jobs, job, { cancelled: false, reason: 'done by phone' }, by))
  const bytes = photo(1000)
  const hash = await addFile(attachments, job, bytes)
  t.same(await attachments.list(job), [])
  return { ...started, bytes, hash }
}

t.test('on a complete job a file is held, and goes out when it is In Progress again', async (t) => {
  const { alm, attachments, job, bytes, hash } = await heldOnComplete(t)
  t.equal((await heldEdits(alm.jobs, job)).length, 1)
  t.same(await filesIn(attachments.data), [hash])
  ok(await reopenJob(alm.jobs, job, { reason: 'one photo more' }, by))
  t.match(await attachments.list(job), [{ hash, state: 'here' }])
  t.ok((await bytesOf(attachments, job, hash)).equals(bytes))
})

t.test('of a held file that is dropped nothing is left', async (t) => {
  const { alm, attachments, job, hash } = await heldOnComplete(t)
  const [held] = await heldEdits(alm.jobs, job)
  await dropHeldEdit(alm.jobs, job, held?.id ?? '')
  await attachments.stop()
  const again = await attachmentsOf(t, alm, { data: attachments.data })
  await until('it to be gone', async () => !(await filesIn(again.data)).includes(hash))
})

t.test('what was begun and left is dropped after a day', async (t) => {
  const { alm, attachments, job } = await start(t)
  const { upload } = done(await attachments.begin(job, { name: 'a.jpg', size: 100_000 }))
  done(await attachments.put(job, upload, 0, inPieces(photo(50_000))))
  await attachments.stop()
  const row = await alm.storage.attachments.upload(upload)
  const early = (row?.madeAt ?? 0) - 25 * 3_600_000
  await alm.storage.write((unit) => row && unit.putAttachmentUpload({ ...row, madeAt: early }))
  const again = await attachmentsOf(t, alm, { data: attachments.data })
  await until('none', async () => (await alm.storage.attachments.uploads()).length === 0)
  t.same(await filesIn(again.data), [])
})

t.test('a file whose bytes were lost while it was added is begun again', async (t) => {
  const { attachments, job } = await start(t)
  const { upload } = done(await attachments.begin(job, { name: 'a.jpg', size: 100_000 }))
  done(await attachments.put(job, upload, 0, inPieces(photo(50_000))))
  await writeFile(join(attachments.data, 'attachments/uploads', upload), '')
  const rest = inPieces(photo(50_000))
  refused(t, await attachments.put(job, upload, 50_000, rest), 'not-found', /Begin again/)
  refused(t, await attachments.upload(job, upload), 'not-found')
})

t.test('files that are begun for one job and left take the turn of no other job', async (t) => {
  const { alm, attachments, job } = await start(t)
  const other = ok(await createJob(alm.jobs, burglary, by)).job
  const file = { name: 'a.jpg', size: 1000 }
  for (let i = 0; i < uploads_of_job_max; i++) done(await attachments.begin(job, file))
  refused(t, await attachments.begin(job, file), 'too-many', /are being added/)
  await addFile(attachments, other, photo(1000))
})
