/** A disk that died, with nothing left but the recovery phrase: whole processes, two partners. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { recoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { toBytes } from '../../protocol/ids.ts'
import { until } from '../support/company.ts'
import { freePort } from '../support/free-port.ts'
import {
  asks,
  folder,
  jobFrom,
  jobsAt,
  linked,
  linksAt,
  run,
  says,
  untilHas,
  wait_ms,
} from '../support/process-company.ts'

t.test(
  'its phrase and one partner bring the jobs with both back: the other one finds it',
  async (t) => {
    const almData = await folder(t)
    const place = { BATON_LISTEN: `/ip4/127.0.0.1/tcp/${await freePort()}` }
    const [alm, pat, sub] = await Promise.all([
      run(t, almData, 'ALM', place),
      run(t, await folder(t), 'PAT'),
      run(t, await folder(t), 'SUB'),
    ])
    await linked(alm, pat)
    await linked(alm, sub, ['ALM', 'SUB'])
    const jobs = [
      await jobFrom(alm, 'PAT'),
      await jobFrom(alm, 'SUB'),
      await jobFrom(pat, 'ALM'),
      await jobFrom(sub, 'ALM'),
    ] as const
    for (const job of jobs) await untilHas(alm, job)
    for (const [node, job] of [
      [pat, jobs[0]],
      [sub, jobs[1]],
    ] as const) {
      await untilHas(node, job)
    }
    const seed = await readFile(join(almData, 'identity', 'company.key'), 'utf8')
    const secret = { BATON_RECOVERY_PHRASE: recoveryPhrase(toBytes(seed.trim())) }
    await alm.stop('SIGKILL')

    const back = await run(t, await folder(t), undefined, place)
    const { addresses } = await asks<{ addresses: string[] }>(pat, '/status')
    const words = ['recover', '--name', 'ALM Security', '--code', 'ALM']
    await says(back, [...words, '--address', addresses[0] ?? ''], secret)
    t.same(await jobsAt(back), [], 'nothing before an administrator has confirmed')
    await says(back, ['link', 'approve', 'PAT'])
    // SUB dials where ALM always was, and tells it of the link that the two had.
    const found = async () => (await linksAt(back)).some(({ code }) => code === 'SUB')
    await until('the other partner to find it', found, wait_ms)
    await says(back, ['link', 'approve', 'SUB'])
    for (const job of jobs) await untilHas(back, job)
    const [toPat, toSub] = [await jobFrom(back, 'PAT'), await jobFrom(back, 'SUB')]
    await untilHas(pat, toPat)
    await untilHas(sub, toSub)
    const numbers = new Set([...jobs, toPat, toSub].map(({ number }) => number))
    t.equal(numbers.size, jobs.length + 2, 'no number is used twice')
  },
)
