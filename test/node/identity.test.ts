/** A new key, a revoked copy and a lost disk, as whole processes, by the command line. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { recoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { toBytes } from '../../protocol/ids.ts'
import { until } from '../support/company.ts'
import {
  asks,
  copied,
  folder,
  jobFrom,
  jobsAt,
  linked,
  linksAt,
  run,
  says,
  untilConnected,
  untilHas,
  untilTold,
  wait_ms,
} from '../support/process-company.ts'

t.test('a running node is given a new key, and its old copy is refused and loud', async (t) => {
  const { data, copy, pat } = await copied(t)
  const alm = await run(t, data, 'ALM')
  const before = await says<{ serial: number }>(alm, ['identity', 'show'])
  const next = await says<{ node: string }>(alm, ['identity', 'rotate'])
  const isNew = async () => (await asks<{ node?: string }>(alm, '/identity')).node === next.node
  await until('the process to go on under its new key', isNew, wait_ms)
  await untilConnected(alm)
  await untilHas(pat, await jobFrom(alm, 'PAT'))
  await says(alm, ['identity', 'revoke', '--serial', String(before.serial)])
  t.match(await linksAt(pat), [{ revoked: { serial: before.serial }, connected: true }])
  const audit = await (await alm.call('/audit')).json()
  t.match(
    JSON.stringify(audit),
    /identity\/rotate.*identity\/revoke|identity\/revoke.*identity\/rotate/,
  )
  const old = await run(t, copy, 'ALM')
  await untilTold(old, 'certificate refused')
  const only = await jobFrom(old, 'PAT')
  t.ok(only.id, 'it works on, for itself')
  t.notOk((await jobsAt(pat)).includes(only.id))
  // With the company's key it is the company's node again: a newer certificate.
  await says(old, ['identity', 'rotate'])
  await untilHas(pat, only)
  await untilTold(alm, 'certificate refused')
  for (const node of [alm, old, pat]) t.equal((await node.stop()).code, 0)
})

t.test('a company comes back from its phrase and one partner', async (t) => {
  const [almData, patData] = [await folder(t), await folder(t)]
  const [alm, pat] = await Promise.all([run(t, almData, 'ALM'), run(t, patData, 'PAT')])
  await linked(alm, pat)
  const job = await jobFrom(alm, 'PAT')
  await untilHas(pat, job)
  const seed = await readFile(join(almData, 'identity', 'company.key'), 'utf8')
  const phrase = recoveryPhrase(toBytes(seed.trim()))
  await alm.stop('SIGKILL')
  const back = await run(t, await folder(t))
  const { addresses } = await asks<{ addresses: string[] }>(pat, '/status')
  const words = ['recover', '--name', 'ALM Security', '--code', 'ALM', '--address']
  const secret = { BATON_RECOVERY_PHRASE: phrase }
  t.match(await says(back, [...words, addresses[0] ?? ''], secret), { found: { code: 'PAT' } })
  t.same(await jobsAt(back), [])
  await says(back, ['link', 'approve', 'PAT'])
  await untilHas(back, job)
  const again = await jobFrom(back, 'PAT')
  t.not(again.number, job.number, 'no number is used twice')
  await untilHas(pat, again)
  const ended = await back.stop()
  t.notMatch(`${ended.out}${ended.err}`, phrase.split(' ').slice(0, 3).join(' '), 'not in the log')
})
