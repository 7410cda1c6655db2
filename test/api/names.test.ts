/** What companies are called in answers, on pages and in the command line. */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { bringIn } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { LinkState } from '../../storage/storage.ts'
import { at } from '../cli/run.ts'
import { Client, password } from '../pages/client.ts'
import { ok } from '../support/chain.ts'
import { Company, link, until } from '../support/company.ts'
import { clientOf } from './client.ts'
import { type Served, serve, World } from './node.ts'

const by = { by: 'Olsen' }

/** What this company's record of a link says from now on. */
async function record(
  of: Company,
  { id }: Company,
  change: { readonly code?: string; readonly name?: string; readonly state?: LinkState },
): Promise<void> {
  const now = of.links.get(id)
  if (!now) throw new Error('there is no link')
  await of.links.put({ ...now, ...change })
}

async function company(t: Test, world: World, code: string, name: string): Promise<Company> {
  const started = await Company.start(code, world.streams, { name })
  t.teardown(() => started.stop())
  return started
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer.
const get = async (node: Served, path: string): Promise<any> =>
  (await clientOf(node)('GET', path, { token: node.read })).body

/** ALM is linked with PAT, whose certificate has the name of SUB, with whom ALM is linked too. */
async function start(t: Test) {
  const world = new World()
  const alm = await serve(t, { code: 'ALM', world })
  const sub = await company(t, world, 'SUB', 'Subcontractor')
  const pat = await company(t, world, 'SUB', 'Subcontractor')
  await link(alm.company, sub)
  await link(alm.company, pat)
  await record(alm.company, pat, { code: 'PAT', name: 'Patrol Company' })
  await record(pat, alm.company, { code: 'SUB', name: 'Subcontractor' })
  const made = await createJob(
    pat.jobs,
    { fields: {}, providers: [{ company: alm.company.id }] },
    by,
  )
  const { job } = ok(made)
  await until('the job', async () => (await get(alm, `/jobs/${job}`)).job)
  return { world, alm, pat, sub, job }
}

t.test(
  'a linked company has the name that was approved, whatever its certificate says',
  async (t) => {
    const { alm, pat, job } = await start(t)
    const approved = { code: 'PAT', name: 'Patrol Company', nameFrom: 'link' }
    const own = { code: 'ALM', name: 'ALM Security', nameFrom: 'own' }
    const detail = await get(alm, `/jobs/${job}`)
    t.match(detail.job.issuer, { company: pat.id, ...approved })
    t.match(detail.job.members, [approved, own])
    t.match(detail.job.assignments, [own])
    t.match(detail.recipients, [{ company: pat.id, ...approved }])
    const { jobs } = await get(alm, '/jobs')
    t.match(jobs, [{ issuer: approved, assignments: [own] }])
    t.notMatch(JSON.stringify([detail, jobs]), 'Subcontractor')
  },
)

t.test('the board, a job’s page and the command line say the same', async (t) => {
  const { alm, sub, job } = await start(t)
  await alm.company.links.remove(sub.id)
  const anne = { login: 'anne', name: 'Anne', password }
  const from = { address: '127.0.0.1', agent: 'test' }
  t.equal((await alm.users.foundAdministrator(anne, from)).is, 'in')
  const browser = new Client(alm.url)
  await browser.post('/login', { login: anne.login, password })
  for (const path of ['/', `/job/${job}`]) {
    const { text: html } = await browser.get(path)
    const text = html.replaceAll(/<[^>]*>/g, ' ')
    t.match(text, /SUB10001[\s\S]*(PAT|Patrol Company)/)
    t.notMatch(text, /Subcontractor|\bSUB\b/)
  }
  const { out } = await at(alm)('job', 'show', 'SUB10001')
  t.match(out, 'SUB10001 of Patrol Company')
  t.notMatch(out, 'Subcontractor')
})

t.test(
  'a name is that of the link in every state but a request, which nobody approved',
  async (t) => {
    const { alm, pat, job } = await start(t)
    const states = ['active', 'paused', 'blocked', 'unlinked', 'requested'] as const
    for (const state of states) {
      await record(alm.company, pat, { state })
      const { issuer } = (await get(alm, `/jobs/${job}`)).job
      const certified = { code: 'SUB', nameFrom: 'certificate' }
      t.match(issuer, state === 'requested' ? certified : { code: 'PAT', nameFrom: 'link' }, state)
    }
  },
)

t.test(
  'who has no link here is called as its certificate says, before that as its giver says',
  async (t) => {
    const { world, alm, pat } = await start(t)
    const far = await company(t, world, 'FAR', 'Far Away Guards')
    await link(pat, far)
    await record(pat, far, { code: 'ALM', name: 'ALM Security' })
    const input = { fields: {}, providers: [{ company: pat.id }] }
    const { job } = ok(await createJob(alm.company.jobs, input, by))
    await until('the job', () => pat.streams.get(job))
    ok(await bringIn(pat.jobs, job, { to: { company: far.id }, role: 'provider' }, by))
    const seen = () => get(alm, `/jobs/${job}`)
    const before = await until('the third company', async () => {
      const detail = await seen()
      return detail.job.assignments.length === 2 && detail
    })
    t.match(before.job.members[2], { company: far.id, nameFrom: 'grant' })
    t.match(before.job.assignments[1], { holder: far.id, nameFrom: 'grant' })
    await until('the job', () => far.streams.get(job))
    ok(await reportStage(far.jobs, job, { stage: 'accepted' }, by))
    const certified = { code: 'FAR', name: 'Far Away Guards', nameFrom: 'certificate' }
    const after = await until('its answer', async () => {
      const detail = await seen()
      return detail.job.assignments[1].status === 'accepted' && detail
    })
    t.match(after.job.members[2], certified)
    t.match(after.job.assignments[1], certified)
    t.match(after.recipients, [{ nameFrom: 'link' }, certified])
  },
)
