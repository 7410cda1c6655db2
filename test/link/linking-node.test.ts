import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type CompanyNode, startCompany } from '../../node/compose.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import { createJob } from '../../node/job/create.ts'
import { readConfig } from '../../node/operate/config.ts'
import { createLog } from '../../node/operate/log.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { until } from '../support/company.ts'

async function start(t: Test, code: string): Promise<CompanyNode> {
  const data = await mkdtemp(join(tmpdir(), 'baton-'))
  await createIdentity(data, { name: `${code} Security`, code, now: Date.now() })
  const identity = await loadIdentity(data, new Verifier())
  if (!identity) throw new Error('no identity')
  const env = { BATON_DATA: data, BATON_LISTEN: '/ip4/127.0.0.1/tcp/0', BATON_LOG_LEVEL: 'warn' }
  const node = await startCompany(identity, {
    config: readConfig(env, () => ''),
    log: createLog({ level: 'silent', pretty: false }),
    failed: (error) => t.fail(String(error)),
  })
  t.teardown(async () => {
    await node.stop()
    await rm(data, { recursive: true })
  })
  return node
}

t.test(
  'two companies link by an invitation that both administrators approve, over real TCP',
  async (t) => {
    const alm = await start(t, 'ALM')
    const pat = await start(t, 'PAT')
    const invited = await alm.linking.invite()
    if ('refused' in invited) throw new Error(invited.message)
    const joined = await pat.linking.join(invited.text)
    if ('refused' in joined) throw new Error(joined.message)
    const atAlm = await until('the request at ALM', () => alm.links.all()[0])
    const atPat = await until('the request at PAT', () => pat.links.all()[0])
    t.equal(atAlm.state, 'requested')
    t.same(atAlm.words, atPat.words)
    t.equal(atAlm.words.length, 6)
    await alm.linking.approve(pat.identity.certified.company)
    t.equal(alm.links.all()[0]?.state, 'requested')
    await pat.linking.approve(alm.identity.certified.company)
    await until(
      'active at both',
      () => alm.links.all()[0]?.state === 'active' && pat.links.all()[0]?.state === 'active',
    )
    const made = await createJob(
      alm.jobs,
      { fields: { request: 'look' }, providers: [{ code: 'PAT' }] },
      { by: 'Olsen' },
    )
    if (made.refused) throw new Error(made.message)
    await until('PAT has the job', () => pat.streams.get(made.job))
    await alm.linking.setState(pat.identity.certified.company, 'unlinked')
    await until('unlinked at PAT', () => pat.links.all()[0]?.state === 'unlinked')
  },
)
