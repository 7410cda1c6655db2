import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { SecretBox } from '../../node/user/secret-box.ts'

t.test('the key is made at the first use, for its owner alone, and found again', async (t) => {
  const data = t.testdir()
  const path = join(data, 'secrets.key')
  const box = new SecretBox(data)
  await t.rejects(stat(path), { code: 'ENOENT' }, 'not before')
  const sealed = await box.seal('the secret', 'Anne')
  t.equal((await stat(path)).mode & 0o777, 0o600)
  t.match(await readFile(path, 'utf8'), /^[0-9a-f]{64}\n$/)
  t.equal(await new SecretBox(data).open(sealed, 'Anne'), 'the secret')
})

t.test('what is sealed shows nothing, and twice the same reads differently', async (t) => {
  const box = new SecretBox(t.testdir())
  const sealed = await box.seal('the secret', 'Anne')
  t.notMatch(Buffer.from(sealed, 'base64url').toString('latin1'), 'secret')
  t.not(await box.seal('the secret', 'Anne'), sealed)
})

t.test("somebody else's, a changed one, and one of another key do not open", async (t) => {
  const box = new SecretBox(t.testdir())
  const sealed = await box.seal('the secret', 'Anne')
  t.equal(await box.open(sealed, 'Bo'), undefined)
  const bytes = Buffer.from(sealed, 'base64url')
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    t.equal(await box.open(changed.toString('base64url'), 'Anne'), undefined)
  }
  const other = new SecretBox(t.testdir({ another: {} }))
  t.equal(await other.open(sealed, 'Anne'), undefined)
})

t.test('two who need the key at once get the same one', async (t) => {
  const data = t.testdir()
  const box = new SecretBox(data)
  const [one, two] = await Promise.all([box.seal('1', 'x'), box.seal('2', 'x')])
  const later = new SecretBox(data)
  t.equal(await later.open(one, 'x'), '1')
  t.equal(await later.open(two, 'x'), '2')
})

t.test('a key that others can read, or that is none, is refused with what to do', async (t) => {
  const data = t.testdir()
  const path = join(data, 'secrets.key')
  const box = new SecretBox(data)
  await writeFile(path, 'nonsense', { mode: 0o600 })
  await t.rejects(box.seal('x', 'x'), { code: 'BATON_SECRETS_BROKEN' })
  t.equal(await readFile(path, 'utf8'), 'nonsense', 'and never overwritten')
  await writeFile(path, 'a'.repeat(64))
  await chmod(path, 0o644)
  await t.rejects(box.seal('x', 'x'), { code: 'BATON_SECRETS_READABLE', message: /chmod 600/ })
  await chmod(path, 0o600)
  t.ok(await box.seal('x', 'x'), 'mended, it is used without a restart')
})
