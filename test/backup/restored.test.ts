/** The first start on a restored folder. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { beginRestored, markRestored, refuseFounding } from '../../node/backup/restored.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import { createLog } from '../../node/operate/log.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { author } from '../support/author.ts'
import { folderOf } from './files.ts'

const log = createLog({ level: 'silent', pretty: false })

/** A folder into which the identity of before was copied by hand, epoch and numbers with it. */
async function restored(folder: string) {
  await createIdentity(folder, { name: 'ALM Security', code: 'ALM', now: Date.now() })
  const identity = await loadIdentity(folder, new Verifier())
  if (!identity) throw new Error('no identity')
  const { company, code, name } = identity.certified
  await markRestored(folder, { company, code, name, at: Date.now() })
  const read = (file: string) => readFile(join(folder, 'identity', file), 'utf8')
  const reserved = async () =>
    (JSON.parse(await read('numbers.json')) as { reserved: number }).reserved
  return { company, epoch: () => read('epoch'), reserved }
}

t.test('a copied epoch is not gone on under, and copied numbers are skipped, once', async (t) => {
  const folder = await folderOf(t)
  const { company, epoch, reserved } = await restored(folder)
  const before = { epoch: await epoch(), reserved: await reserved() }
  await beginRestored(folder, company, log)
  const after = { epoch: await epoch(), reserved: await reserved() }
  t.not(after.epoch, before.epoch)
  t.ok(after.reserved > before.reserved + 1_000_000)
  t.same(await readdir(folder), ['identity'], 'the mark is gone')
  await beginRestored(folder, company, log)
  t.same({ epoch: await epoch(), reserved: await reserved() }, after)
})

t.test('numbers that are above all that the clock says are gone on with', async (t) => {
  const folder = await folderOf(t)
  const { company, reserved } = await restored(folder)
  const high = '{"reserved":900000000}'
  await writeFile(join(folder, 'identity', 'numbers.json'), high, { mode: 0o600 })
  await beginRestored(folder, company, log)
  t.ok((await reserved()) > 900_000_000)
})

t.test('another company neither begins on it nor takes it over', async (t) => {
  const folder = await folderOf(t)
  await t.resolves(refuseFounding(folder))
  const { epoch, company } = await restored(folder)
  const before = await epoch()
  await t.resolves(refuseFounding(folder, company), 'by its recovery phrase')
  const code = 'BATON_RESTORED_OTHER'
  await t.rejects(refuseFounding(folder), { code })
  await t.rejects(refuseFounding(folder, author('PAT').company), { code })
  await t.rejects(beginRestored(folder, author('PAT').company, log), { code })
  t.equal(await epoch(), before)
  t.ok((await readdir(folder)).includes('restored.json'))
})
