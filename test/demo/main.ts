/**
 * `npm run demo`: three companies as three processes on real TCP. An alarm response goes from the
 * alarm company over the patrol company to its subcontractor and back, while one of them is killed.
 * The last line is JSON; exit code 1 where anything differs. `-- --keep` leaves them running.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { LinkView } from '../../node/api/backend.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { Company } from './company.ts'
import { line, msSoFar, show, step, stepsSoFar } from './print.ts'

/** So that a person can follow. */
const reading_ms = process.argv.includes('--quick') ? 0 : 700
const patience_ms = 15_000

const keep = process.argv.includes('--keep')
const folder = await mkdtemp(join(tmpdir(), 'baton-demo-'))
const alm = new Company('ALM', 'Alarm Central', folder)
const pat = new Company('PAT', 'Patrol North', folder)
const sub = new Company('SUB', 'Subcontract Guards', folder)
const all = [alm, pat, sub] as const

async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = performance.now() + patience_ms
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > end) throw new Error(`this did not happen: ${what}`)
    await delay(20)
  }
}

async function link(inviter: Company, joiner: Company): Promise<void> {
  const { text } = await inviter.post<{ text: string }>('/invitations')
  line(`${inviter.code} gives ${joiner.code} an invitation: ${text.slice(0, 34)}…`)
  await joiner.post('/links/join', { invitation: text })
  const requests = await Promise.all(
    [
      [inviter, joiner],
      [joiner, inviter],
    ].map(async ([one, other]) => {
      const found = () => linkWith(one as Company, other as Company)
      return { one: one as Company, link: await until('the request', found) }
    }),
  )
  const words = requests.map(({ link }) => link.words.join(' '))
  line(`both read out the same words: ${words[0]}`)
  if (words[0] !== words[1]) throw new Error('the words differ')
  for (const { one, link } of requests) await one.post(`/links/${link.company}/approve`)
  await until('the link', async () => {
    const links = [await linkWith(inviter, joiner), await linkWith(joiner, inviter)]
    return links.every((one) => one?.state === 'active' && one.connected)
  })
  line(`${inviter.code} ↔ ${joiner.code} linked`)
}

async function linkWith(one: Company, other: Company): Promise<LinkView | undefined> {
  const { links } = await one.get<{ links: LinkView[] }>('/links')
  return links.find(({ code }) => code === other.code)
}

/** A job as all copies must agree on it: without what is each one's own. */
function agreed(view: JobView | undefined) {
  return JSON.parse(JSON.stringify(view), (key, value) => (own.has(key) ? undefined : value))
}

/** How far it has come, and who says there what a company is called. */
const own: ReadonlySet<string> = new Set(['delivery', 'untold', 'nameFrom'])

async function everywhere(what: string, job: string, holds: (view: JobView) => boolean) {
  await until(what, async () => {
    const views = await Promise.all(all.map((one) => one.job(job)))
    return views.every((view) => view && holds(view))
  })
  await show(all, job)
  await delay(reading_ms)
}

const status = (view: JobView, code: string) =>
  view.assignments.find((one) => one.code === code)?.status

async function story(): Promise<void> {
  step('Three companies start their own nodes')
  await Promise.all(all.map((one) => one.start()))
  for (const one of all) line(`${one.code}  ${one.name}, ${one.url}`)
  await delay(reading_ms)

  step('ALM links with PAT, PAT with SUB; each administrator approves')
  await link(alm, pat)
  await link(pat, sub)
  await delay(reading_ms)

  const job = await dispatched()
  await killedOnTheWay(job)
  await sealChecked(job)
  await completed(job)
}

async function dispatched(): Promise<string> {
  step('An alarm at Harbour Store: ALM’s operator makes a job with PAT as provider. OK is sending')
  const made = await alm.post<{ job: string; recipients: { code: string; how: string }[] }>(
    '/jobs',
    {
      fields: {
        type: 'alarm response',
        priority: 1,
        request: 'Burglar alarm, zone 3 back door',
        siteName: 'Harbour Store',
        siteAddress: '2-4 Quay Street, Port Albert',
        responseClass: '3',
        dueAt: Date.now() + 45 * 60_000,
      },
      providers: [{ code: 'PAT' }],
      by: 'Olsen',
    },
  )
  const { job } = made
  line(`told: ${made.recipients.map(({ code, how }) => `${code} ${how}`).join(', ')}`)
  await until('the job at PAT', () => pat.job(job))
  await show(all, job)
  await delay(reading_ms)

  step('PAT accepts and passes it on to its subcontractor SUB')
  await pat.post(`/jobs/${job}/accept`, { by: 'Hansen' })
  await pat.post(`/jobs/${job}/pass-on`, { to: { code: 'SUB' }, by: 'Hansen' })
  await everywhere('SUB on the job', job, (view) => status(view, 'SUB') !== undefined)

  step('SUB accepts, its guard drives')
  await sub.post(`/jobs/${job}/accept`, { by: 'Madsen' })
  await sub.post(`/jobs/${job}/stages`, { stage: 'en route', by: 'Unit 14' })
  await everywhere('en route', job, (view) => status(view, 'SUB') === 'en route')
  return job
}

async function killedOnTheWay(job: string): Promise<void> {
  step('PAT’s node is killed (SIGKILL). SUB’s guard arrives, ALM writes a note')
  await pat.kill()
  await sub.post(`/jobs/${job}/stages`, { stage: 'on site', by: 'Unit 14' })
  await alm.post(`/jobs/${job}/entries`, {
    kind: 'note',
    text: 'Keyholder informed, 20 minutes away',
    by: 'Olsen',
  })
  await show([alm, sub], job)
  await delay(reading_ms)

  step('PAT’s node starts again and everything arrives by itself')
  await pat.start()
  await everywhere('on site', job, (view) => status(view, 'SUB') === 'on site')
  await until('the note at SUB', async () => {
    const { entries } = await sub.get<{ entries: unknown[] }>(`/jobs/${job}/entries`)
    return entries.length > 0
  })
  line('SUB reads the note that ALM wrote meanwhile')
}

async function sealChecked(job: string): Promise<void> {
  step('Before leaving, SUB asks for a seal check; ALM’s operator is told and answers')
  const ask = async () => {
    await sub.post(`/jobs/${job}/entries`, {
      kind: 'sealCheckAsked',
      text: 'Back door secured, all zones sealed?',
      by: 'Unit 14',
    })
    await everywhere('the question', job, (view) => view.sealChecks.length === 1)
    return (await alm.job(job))?.sealChecks[0]?.id
  }
  const answer = async (answers: string | undefined, items: string[]) => {
    const text = items.length > 0 ? 'Not yet' : 'All sealed'
    const body = { kind: 'sealCheckAnswered', answers, items, text, by: 'Olsen' }
    await alm.post(`/jobs/${job}/entries`, body)
    line(`ALM answers: ${text} ${items.join(', ')}`)
    await everywhere('the answer', job, (view) => view.sealChecks.length === 0)
  }
  await answer(await ask(), ['zone 3'])
  await answer(await ask(), [])
}

async function completed(job: string): Promise<void> {
  step('SUB leaves and completes; PAT and ALM have the outcome')
  await sub.post(`/jobs/${job}/stages`, { stage: 'off site', by: 'Unit 14' })
  await sub.post(`/jobs/${job}/complete`, {
    fields: { resolution: 'FA', outcome: 'Back door left open by staff, secured' },
    by: 'Madsen',
  })
  await everywhere('complete', job, (view) => view.life === 'complete')

  step('The three copies are compared, and who has them')
  const seen = await until('delivery everywhere', async () => {
    const views = await Promise.all(all.map((one) => one.job(job)))
    const arrived = views.every((view, i) =>
      view?.members.every(
        ({ code, delivery }) => code === all[i]?.code || delivery?.state !== 'queued',
      ),
    )
    return arrived && views
  })
  for (const { code, delivery } of seen[0]?.members ?? []) {
    if (code !== alm.code) line(`ALM sees: ${delivery?.state} at ${code}`)
  }
  const [first, ...others] = seen.map(agreed)
  if (!others.every((other) => isDeepStrictEqual(other, first)))
    throw new Error('the copies differ')
  line('all three copies are the same')
}

async function run(): Promise<boolean> {
  try {
    await story()
    return true
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    return false
  }
}

const ok = await run()
const deltas = all.reduce((sum, one) => sum + one.saved, 0)
const companies = all.length
const result = { ok, companies, steps: stepsSoFar(), deltas, ms: msSoFar() }
if (keep && ok) {
  console.log('\nThey go on running; Ctrl-C ends them. Log in to the pages of each:')
  for (const one of all) {
    const { login, password } = await one.addAdministrator()
    line(`${one.code}  ${one.url}  user name ${login}  password ${password}`)
  }
  console.log(JSON.stringify(result))
  await new Promise((resolve) => process.once('SIGINT', resolve))
}
for (const one of all) await one.kill()
await rm(folder, { recursive: true, force: true })
if (!keep || !ok) console.log(`\n${JSON.stringify(result)}`)
process.exit(ok ? 0 : 1)
