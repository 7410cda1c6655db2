/** A night at two linked companies: some thirty jobs as they lie on a board at three o'clock. */
import type { Person, Site } from './harness.ts'

const minute_ms = 60_000
const wait_ms = 20_000

/** Repeats until it is there. */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | undefined | false>,
): Promise<Value> {
  const end = performance.now() + wait_ms
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (performance.now() > end) throw new Error(`this did not happen: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type Link = {
  readonly company: string
  readonly code: string
  readonly state: string
  readonly connected: boolean
  readonly words: readonly string[]
}

type Asked = Pick<Site, 'call'>

/** Both are real nodes, and are connected afterwards. */
export async function linkSites(one: Asked, other: Asked): Promise<void> {
  const { text } = await one.call('/invitations', {})
  await other.call('/links/join', { invitation: text })
  for (const site of [one, other]) {
    const request = await until('a request', () => linkOf(site, ({ words }) => words.length > 0))
    await site.call(`/links/${request.company}/approve`, {})
  }
  for (const site of [one, other]) {
    await until('the link', () => linkOf(site, (link) => link.state === 'active' && link.connected))
  }
}

async function linkOf(site: Asked, is: (link: Link) => boolean): Promise<Link | undefined> {
  const { links } = (await site.call('/links')) as { readonly links: readonly Link[] }
  return links.find(is)
}

const sites = [
  ['Havnelageret', 'Kaj 3, 8000 Aarhus C'],
  ['Rådhuset', 'Rådhuspladsen 2, 8000 Aarhus C'],
  ['Brugsen Trøjborg', 'Tordenskjoldsgade 35, 8200 Aarhus N'],
  ['Skejby Privathospital', 'Palle Juul-Jensens Boulevard 99, 8200 Aarhus N'],
  ['Vestergaard Biler', 'Silkeborgvej 622, 8220 Brabrand'],
  ['Langelandsgade Skole', 'Langelandsgade 110, 8000 Aarhus C'],
  ['Nordhavn Kølehus', 'Østhavnsvej 41, 8000 Aarhus C'],
  ['Guldsmed Møller', 'Ryesgade 14, 8000 Aarhus C'],
  ['Tilst Retail Park, port C', 'Agerøvej 19, 8381 Tilst'],
  ['Villa Lindegaard', 'Risskov Brynet 7, 8240 Risskov'],
  ['Data Center AAR-2', 'Sletvej 50, 8310 Tranbjerg'],
  ['Ingerslev Apotek', 'Ingerslevs Boulevard 3, 8000 Aarhus C'],
  ['Byggeplads Ceresbyen', 'Ceres Allé 9, 8000 Aarhus C'],
  ['Musikhuset', 'Thomas Jensens Allé 2, 8000 Aarhus C'],
] as const

const works = [
  ['alarm response', 'Burglar alarm, zone 3 back door. Keyholder Jensen is told.'],
  ['alarm response', 'Glass break zone 12, no restore after four minutes'],
  ['patrol', 'Round 2, look at the new fence behind the loading ramp'],
  ['alarm response', 'Panic button at the counter, no answer on call-back'],
  ['lock-up', 'Lock up at 22:30, check the basement windows'],
  ['service', 'Temperature above 8 °C in cold store 2, wait for the technician'],
  ['unlock', 'Let in the cleaning crew, identity cards at the gate'],
  ['alarm response', 'Fire pre-alarm, detector 0412: call the technician if there is smoke'],
  ['welfare check', 'Two check-ins missed, the mobile rings without an answer'],
] as const

/** Its fields, received some minutes ago: the older, the longer. */
function fieldsOf(n: number, age: number): Record<string, string | number> {
  const [siteName = '', siteAddress = ''] = sites[n % sites.length] ?? []
  const [type = '', request = ''] = works[n % works.length] ?? []
  const receivedAt = Date.now() - age * 12_000 - n * 1700
  return { siteName, siteAddress, type, request, receivedAt }
}

async function make(site: Site, input: object): Promise<string> {
  return (await site.call('/jobs', input)).job
}

async function arrived(site: Site, job: string): Promise<void> {
  await until('the job there', async () => (await site.node.call(`/jobs/${job}`)).ok)
}

type Passed = {
  readonly ago: number
  readonly stages: readonly string[]
  /** Minutes until somebody has to be there. */
  readonly due?: number
  readonly note?: string
  readonly seal?: true
}

/** Jobs of the first company that the second attends, and how far it has come. */
const passed: readonly Passed[] = [
  { ago: 44, stages: ['accepted', 'on site'], seal: true },
  { ago: 51, stages: ['accepted', 'despatched'], due: -6 },
  { ago: 38, stages: ['accepted'], due: 8 },
  { ago: 17, stages: [], due: 14 },
  { ago: 12, stages: ['accepted', 'en route'], due: 33, note: 'Gate code is changed: 4711#' },
  { ago: 63, stages: ['accepted', 'on site'] },
  { ago: 26, stages: ['accepted', 'despatched', 'en route'], due: 40 },
  { ago: 71, stages: ['accepted', 'on site', 'off site'] },
  { ago: 95, stages: ['accepted', 'on site'] },
  { ago: 33, stages: ['accepted', 'en route'], due: 55 },
  { ago: 120, stages: ['accepted', 'on site', 'off site'] },
  { ago: 8, stages: ['accepted'], due: 60 },
  { ago: 58, stages: ['accepted', 'en route'] },
]

/** Thirty jobs on the first company's board; the second attends many of them, and gives some. */
export async function night(alm: Site, pat: Site): Promise<void> {
  for (const [n, plan] of passed.entries()) await passOn(alm, pat, n, plan)
  for (let n = 0; n < 12; n++) await ownJob(alm, n)
  await make(alm, { fields: { ...fieldsOf(29, 2), priority: 1 } })
  const given = [30, 31, 32].map((n) =>
    make(pat, { fields: fieldsOf(n, (n - 29) * 3), providers: [{ code: 'ALM' }] }),
  )
  const [recalled = '', ...others] = await Promise.all(given)
  for (const job of [recalled, ...others]) await arrived(alm, job)
  await alm.call(`/jobs/${recalled}/accept`, {})
  const { job } = await pat.call(`/jobs/${recalled}`)
  const assignment = job.assignments.find((one: { ended?: object }) => !one.ended)?.id
  await pat.call(`/jobs/${recalled}/recall`, { assignment, reason: 'The keyholder is there' })
}

async function passOn(alm: Site, pat: Site, n: number, plan: Passed): Promise<void> {
  const due = plan.due === undefined ? {} : { dueAt: Date.now() + plan.due * minute_ms }
  const fields = { ...fieldsOf(n, plan.ago), ...due }
  const job = await make(alm, { fields, providers: [{ code: 'PAT' }] })
  await arrived(pat, job)
  for (const stage of plan.stages) await pat.call(`/jobs/${job}/stages`, { stage })
  if (plan.note) await pat.call(`/jobs/${job}/entries`, { text: plan.note })
  if (plan.seal)
    await pat.call(`/jobs/${job}/entries`, { kind: 'sealCheckAsked', text: 'All zones?' })
}

/** Attended by runs of our own. */
async function ownJob(alm: Site, n: number): Promise<void> {
  const fields = { ...fieldsOf(n + 13, 20 + n * 11), run: String(10 + n) }
  const job = await make(alm, { attend: true, fields })
  const stages = ['accepted', 'en route', 'on site'].slice(0, 1 + (n % 3))
  for (const stage of stages) await alm.call(`/jobs/${job}/stages`, { stage })
}

/** Some of the open jobs are this person's. */
export async function takeSome(site: Site, person: Person, count: number): Promise<void> {
  const { jobs } = await site.call('/jobs?life=open&limit=40')
  for (const { id } of jobs.slice(-count)) {
    await person.context.request.post(`${site.url}/job/${id}/take`)
  }
}
