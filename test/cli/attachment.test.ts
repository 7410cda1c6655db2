/** Files of jobs on the command line. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { serve } from '../api/node.ts'
import { hashOf, photo } from '../support/attachments.ts'
import { at } from './run.ts'

t.test('a photo is attached, listed, written out and taken back', async (t) => {
  const node = await serve(t)
  const folder = t.testdir()
  const run = at(node)
  const bytes = photo(2_500_000)
  const [file, out] = [join(folder, 'gate.jpg'), join(folder, 'out.jpg')]
  writeFileSync(file, bytes)
  t.match((await run('job', 'new', '--attend')).out, 'ALM10001')
  const attached = await run('job', 'attach', 'ALM10001', file, '--by', 'Guard 14')
  t.equal(attached.code, 0, attached.err)
  const hash = hashOf(bytes)
  t.match(attached.out, hash)
  t.match(attached.err, '100 %')
  const listed = (await run('job', 'attachments', 'ALM10001')).out
  t.match(listed, new RegExp(`${hash} +gate.jpg +2442 KB +here +Guard 14`))
  const written = await run('job', 'attachment', 'ALM10001', hash, out)
  t.equal(written.code, 0, written.err)
  t.ok(readFileSync(out).equals(bytes))
  const again = await run('job', 'attachment', 'ALM10001', hash, out)
  t.equal(again.code, 2)
  t.match(again.err, 'EEXIST')
  t.equal((await run('job', 'detach', 'ALM10001', hash, 'wrong site')).code, 0)
  t.match((await run('job', 'attachments', 'ALM10001')).out, 'No files.')
})

t.test('what is no photo, or not there, is refused in words', async (t) => {
  const node = await serve(t)
  const folder = t.testdir()
  writeFileSync(join(folder, 'page.jpg'), '<html>'.padEnd(100))
  const run = at(node)
  await run('job', 'new', '--attend')
  const page = await run('job', 'attach', 'ALM10001', join(folder, 'page.jpg'))
  t.equal(page.code, 1)
  t.match(page.err, /Refused \(wrong-type\).*JPEG, PNG/)
  const none = await run('job', 'attach', 'ALM10001', join(folder, 'none.jpg'))
  t.equal(none.code, 2)
  t.match(none.err, 'ENOENT')
  const out = join(folder, 'out.jpg')
  const unknown = await run('job', 'attachment', 'ALM10001', 'ab'.repeat(32), out)
  t.match(unknown, { code: 1, err: /Refused \(not-found\)/ })
  t.notOk(existsSync(out))
})
