/** Files of a job over HTTP: in pieces, gone on with after a break, and what is not taken. */
import t from 'tap'
import { attachment_bytes_max } from '../../protocol/limits.ts'
import { hashOf, photo } from '../support/attachments.ts'
import type { Client } from './client.ts'
import { desks, plain } from './job-desk.ts'

async function json(client: Client, path: string, init: RequestInit) {
  const { status, text } = await client.ask(path, init)
  return { status, said: status === 200 ? JSON.parse(text) : undefined }
}

function begin(client: Client, job: string, name: string, size: number) {
  return json(client, `/job/${job}/file`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, size }),
  })
}

function put(client: Client, job: string, upload: string, offset: number, body: Uint8Array) {
  return json(client, `/job/${job}/file/${upload}?offset=${offset}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(body),
  })
}

function finish(client: Client, job: string, upload: string) {
  return json(client, `/job/${job}/file/${upload}/finish`, { method: 'POST' })
}

async function add(client: Client, job: string, bytes: Uint8Array, name = 'gate.jpg') {
  const { said } = await begin(client, job, name, bytes.length)
  await put(client, job, said.upload, 0, bytes)
  return finish(client, job, said.upload)
}

t.test('a photo comes in pieces, goes on after a break, and is shown to everybody', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const job = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(job, 'the job at PAT', () => true)
  const bytes = photo(300_000)
  const { said } = await begin(pat.client, job, 'gate.jpg', bytes.length)
  t.match(said, { offset: 0 })
  const half = await put(pat.client, job, said.upload, 0, bytes.subarray(0, 100_000))
  t.equal(half.said.offset, 100_000)
  const wrong = await put(pat.client, job, said.upload, 50_000, bytes.subarray(50_000))
  t.equal(wrong.said.code, 'wrong-offset')
  const state = await json(pat.client, `/job/${job}/file/${said.upload}/state`, {})
  t.equal(state.said.offset, 100_000)
  t.ok((await finish(pat.client, job, said.upload)).said.refused, 'not all of it is here')
  await put(pat.client, job, said.upload, 100_000, bytes.subarray(100_000))
  t.match((await finish(pat.client, job, said.upload)).said, { done: true })
  t.match((await finish(pat.client, job, said.upload)).said.code, 'not-found')
  const address = `/job/${job}/file/${hashOf(bytes)}`
  t.match(await pat.show(job), `<img src="${address}"`)
  const file = await pat.client.get(address)
  t.equal(file.status, 200)
  t.equal(file.headers.get('Content-Type'), 'image/jpeg')
  t.equal(file.headers.get('X-Content-Type-Options'), 'nosniff')
  t.match(file.headers.get('Content-Security-Policy'), "default-src 'none'")
  await alm.until(job, 'the entry', () => true)
  for (let i = 0; i < 200 && !(await alm.show(job)).includes(`<img src="${address}"`); i++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  t.match(await alm.show(job), `<img src="${address}"`)
  t.match(plain(await alm.show(job)), /gate\.jpg PAT Olsen 1/)
})

t.test(
  'what is no photo and no PDF is refused by its content, whatever it is called',
  async (t) => {
    const { alm } = await desks(t, ['alm'])
    const job = await alm.make({ attend: true })
    const program = Buffer.from('<html><script>alert(1)</script></html>')
    const { said } = await begin(alm.client, job, 'photo.jpg', program.length)
    const answer = await put(alm.client, job, said.upload, 0, program)
    t.match(answer.said, { code: 'wrong-type', refused: /none of the files that are taken/ })
  },
)

t.test('more than a file may have is refused before it is sent, and while it is', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const large = await begin(alm.client, job, 'film.jpg', attachment_bytes_max + 1)
  t.match(large.said.refused, 'A file has at most 15.8MB')
  const refusedFor = async (name: string, size: number) =>
    (await begin(alm.client, job, name, size)).said.refused
  t.match(await refusedFor('gate.jpg', 0), 'This file is empty')
  for (const name of ['', 'x'.repeat(1001)]) t.match(await refusedFor(name, 5), 'The name of this')
  const { said } = await begin(alm.client, job, 'gate.jpg', 1000)
  t.equal((await put(alm.client, job, said.upload, 0, photo(2000))).said.code, 'too-large')
  const { upload } = (await begin(alm.client, job, 'gate.jpg', 3_000_000)).said
  const piece = await put(alm.client, job, upload, 0, photo(3_000_000))
  t.equal(piece.status, 413, 'more than a piece may have')
  for (const offset of ['x', '-1', '1.5']) {
    const path = `/job/${job}/file/${upload}?offset=${offset}`
    t.equal((await alm.client.ask(path, { method: 'PUT', body: 'x' })).status, 404)
  }
})

t.test('a hostile name of a file does no harm', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const name = '../../<img src=x onerror=alert(1)>\u202egpj.exe'
  t.match((await add(alm.client, job, photo(2000), name)).said, { done: true })
  const page = await alm.show(job)
  t.notMatch(page, /<img src=x|\.\.\//)
  t.match(page, /\.jpg<\/span>/, 'it ends as what it is')
})

t.test('a file has its name, is kept by its hash, and is sent in ranges', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const bytes = photo(100_000)
  await add(alm.client, job, bytes, 'gate "é".jpg')
  const address = `/job/${job}/file/${hashOf(bytes)}`
  const { status, headers } = await alm.client.get(address)
  t.equal(status, 200)
  t.equal(headers.get('Content-Length'), '100000')
  t.equal(headers.get('Cache-Control'), 'private, no-cache', 'who may see it is asked each time')
  t.equal(headers.get('ETag'), `"${hashOf(bytes)}"`)
  t.equal(
    headers.get('Content-Security-Policy'),
    "default-src 'none'; frame-ancestors 'none'; sandbox",
  )
  t.match(
    headers.get('Content-Disposition'),
    /^inline; filename="gate [^"]*\.jpg"; filename\*=UTF-8''gate%20.*%C3%A9.*\.jpg$/,
  )
  const kept = await alm.client.get(address, { 'If-None-Match': `"${hashOf(bytes)}"` })
  t.equal(kept.status, 304)
  t.equal(kept.text, '')
  const part = await alm.client.get(address, { Range: 'bytes=99990-' })
  t.equal(part.status, 206)
  t.equal(part.headers.get('Content-Range'), 'bytes 99990-99999/100000')
  t.equal(part.headers.get('Content-Length'), '10')
  const other = { Range: 'bytes=0-9', 'If-Range': '"other"' }
  t.equal((await alm.client.get(address, other)).status, 200, 'a range of another file is none')
  t.equal((await alm.client.get(address, { Range: 'bytes=100000-' })).status, 416)
  const guard = await alm.person('guard', '15')
  const match = { 'If-None-Match': `"${hashOf(bytes)}"` }
  t.equal((await guard.get(address, match)).status, 404, 'who may not is not told that it is here')
})

t.test('a document is saved, not shown', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const bytes = Buffer.from('%PDF-1.7\n'.padEnd(2000, 'x'))
  await add(alm.client, job, bytes, 'plan.pdf')
  const { headers } = await alm.client.get(`/job/${job}/file/${hashOf(bytes)}`)
  t.equal(headers.get('Content-Type'), 'application/pdf')
  t.match(headers.get('Content-Disposition'), /^attachment; filename="plan.pdf"/)
})

t.test('a file is taken back by who added it', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true })
  const bytes = photo(2000)
  await add(alm.client, job, bytes)
  const page = await alm.show(job)
  const [, query = ''] = /take-back\?(delta=[0-9a-f]+&amp;slot=\d+)/.exec(page) ?? []
  const named = Object.fromEntries(new URLSearchParams(query.replace('&amp;', '&')))
  await alm.act(job, 'take-back', { ...named, reason: 'wrong site' })
  t.notMatch(await alm.show(job), '<img src')
  t.equal((await alm.client.get(`/job/${job}/file/${hashOf(bytes)}`)).status, 404)
})

t.test('files are for who may see the job, and added by who may report on it', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true, fields: { siteName: 'Mill', run: '14' } })
  const bytes = photo(2000)
  await add(alm.client, job, bytes)
  const address = `/job/${job}/file/${hashOf(bytes)}`
  const reader = await alm.person('reader')
  t.equal((await reader.get(address)).status, 200)
  t.equal((await begin(reader, job, 'x.jpg', 5)).status, 403)
  const guard = await alm.person('guard', '15')
  t.equal((await guard.get(address)).status, 404)
  t.equal((await begin(guard, job, 'x.jpg', 5)).said.code, 'not-found')
  const own = await alm.person('guard', '14')
  t.match((await add(own, job, photo(3000, 'mine'))).said, { done: true })
  t.equal((await alm.client.get(`/job/${job}/file/${'a'.repeat(64)}`)).status, 404)
  t.equal((await alm.client.get(`/job/${job}/file/x`)).status, 404)
})
