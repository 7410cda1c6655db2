import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { replaceFile } from '../../node/operate/durable-file.ts'

t.test('a file is replaced whole, and nothing is left beside it', async (t) => {
  const folder = t.testdir({ 'a.json': 'the old text, which is longer' })
  await replaceFile(join(folder, 'a.json'), 'new')
  t.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'new')
  t.strictSame(readdirSync(folder), ['a.json'])
  t.equal(statSync(join(folder, 'a.json')).mode & 0o777, 0o600)
})

t.test('when it can’t be replaced the old one stays', async (t) => {
  const folder = t.testdir({ 'a.json': 'old' })
  mkdirSync(join(folder, 'a.json.new'))
  await t.rejects(replaceFile(join(folder, 'a.json'), 'new'))
  t.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'old')
})

t.test('what a crash left beside it is no obstacle', async (t) => {
  const folder = t.testdir({ 'a.json': 'old' })
  writeFileSync(join(folder, 'a.json.new'), 'half of something longer')
  await replaceFile(join(folder, 'a.json'), 'new')
  t.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'new')
})
