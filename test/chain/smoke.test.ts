import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { bringIn } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { Company, link, until } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

t.test(
  'a job made at the alarm company reaches the subcontractor and its outcome comes back',
  async (t) => {
    const network = new MemoryNetwork()
    const [alm, pat, sub] = await Promise.all(
      ['ALM', 'PAT', 'SUB'].map((c) => Company.start(c, network)),
    )
    if (!alm || !pat || !sub) throw new Error('not started')
    t.teardown(() => Promise.all([alm.stop(), pat.stop(), sub.stop()]))
    await link(alm, pat)
    await link(pat, sub)
    const made = await createJob(
      alm.jobs,
      {
        fields: { request: 'burglar alarm, zone 3', siteName: 'Harbour Store' },
        providers: [{ code: 'PAT' }],
      },
      { by: 'Olsen' },
    )
    if (made.refused) throw new Error(made.message)
    const job: StreamId = made.job
    t.same(
      made.recipients.map((r) => [r.code, r.how]),
      [['PAT', 'sent']],
    )
    await until('PAT has it', async () => (await pat.view(job))?.fields.request)
    const passed = await bringIn(
      pat.jobs,
      job,
      { to: { code: 'SUB' }, role: 'provider' },
      { by: 'Hansen' },
    )
    if (passed.refused) throw new Error(passed.message)
    await until('SUB has it', async () => (await sub.view(job))?.fields.request)
    for (const stage of ['accepted', 'on site', 'off site', 'complete'] as const) {
      const r = await reportStage(sub.jobs, job, { stage }, { by: 'Guard 14' })
      t.equal(r.refused, false)
    }
    await until('ALM sees it complete', async () => (await alm.view(job))?.life === 'complete')
    t.equal((await pat.view(job))?.life, 'complete')
    await until('ALM sees that SUB has it all', async () =>
      (await alm.view(job))?.members.every(
        (m) => m.company === alm.id || m.delivery?.state === 'delivered',
      ),
    )
    t.same(alm.failures.concat(pat.failures, sub.failures), [])
  },
)
