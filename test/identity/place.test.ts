/** A data folder that was copied with its keys, and one that only moved. */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createIdentity } from '../../node/identity/identity.ts'
import { beginCopied } from '../../node/identity/place.ts'

async function begun(t: Test): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'baton-place-'))
  t.teardown(() => rm(root, { recursive: true, force: true }))
  const data = join(root, 'data')
  await createIdentity(data, { name: 'Alarm Central', code: 'ALM', now: Date.now() })
  await beginCopied(data, quiet)
  return data
}

const quiet = { warn: () => undefined }

const read = async (data: string) => ({
  epoch: await readFile(join(data, 'identity', 'epoch'), 'utf8'),
  reserved: JSON.parse(await readFile(join(data, 'identity', 'numbers.json'), 'utf8')).reserved,
})

t.test(
  'a copy of a data folder draws a new epoch and skips what may have been used, once',
  async (t) => {
    const data = await begun(t)
    const before = await read(data)
    const numbers = new Set<number>()
    for (const name of ['copy', 'again']) {
      const copy = `${data}.${name}`
      await cp(data, copy, { recursive: true, preserveTimestamps: true })
      let told = 0
      const log = { warn: () => told++ }
      await beginCopied(copy, log)
      const after = await read(copy)
      t.not(after.epoch, before.epoch)
      t.ok(after.reserved > before.reserved + 100_000)
      await beginCopied(copy, log)
      t.same(await read(copy), after, 'its next start draws no other one')
      t.equal(told, 1)
      numbers.add(after.reserved)
    }
    t.equal(numbers.size, 2, 'nor do two copies go on with the same numbers')
    await beginCopied(data, quiet)
    t.same(await read(data), before, 'nothing has happened to what was copied')
  },
)

t.test(
  'a folder that was put back in its place is a copy, too; one that moved is not',
  async (t) => {
    const data = await begun(t)
    const before = await read(data)
    await cp(data, `${data}.copy`, { recursive: true })
    await rename(data, `${data}.old`)
    await rename(`${data}.old`, data)
    await beginCopied(data, quiet)
    t.same(await read(data), before)
    await rm(data, { recursive: true })
    await cp(`${data}.copy`, data, { recursive: true })
    await beginCopied(data, quiet)
    t.not((await read(data)).epoch, before.epoch)
  },
)

t.test('where a file system does not say when a file was made, no start is in doubt', async (t) => {
  const data = await begun(t)
  const before = await read(data)
  await writeFile(join(data, 'identity', 'place'), '')
  await beginCopied(data, quiet)
  t.same(await read(data), before)
})
