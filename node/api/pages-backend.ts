/** What the pages show, gathered from the same backend that the API has. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { Alarm } from '../operate/news.ts'
import type { Backend, CompanyBackend, LinkView } from './backend.ts'
import { isRefused } from './error.ts'
import { mayUse, type Tokens } from './tokens.ts'

/** Jobs shown of each life; of those that have ended the newest are enough. */
const shown_max: Readonly<Record<Life, number>> = {
  unassigned: 100,
  open: 200,
  complete: 20,
  cancelled: 5,
}

export function pagesBackend(backend: Backend, tokens: Tokens, now: () => number = Date.now) {
  return {
    version: backend.version,
    now,
    admits(token: string, address: string) {
      const holder = tokens.admit(token, address)
      if ('refused' in holder) return holder.code === 'too-many-tries' ? 'later' : 'no'
      return mayUse(holder, 'admin') ? 'yes' : 'no'
    },
    async overview() {
      const company = backend.company()
      return company && overviewOf(company)
    },
    async job(job: StreamId) {
      const { jobs } = backend.company() ?? {}
      const detail = await jobs?.get(job)
      return detail && { ...detail, timeline: (await jobs?.timeline(job)) ?? [] }
    },
  } as const
}

async function overviewOf(company: CompanyBackend) {
  const links = await company.links.list()
  const counts = await company.jobs.count()
  const lives = Object.entries(counts) as [Life, number][]
  return {
    company: company.own,
    addresses: company.addresses(),
    links,
    alarms: company.alarms().map((alarm) => alarmLine(alarm, links)),
    board: await Promise.all(lives.map(([life, count]) => boardPart(company, life, count))),
  }
}

async function boardPart({ jobs }: CompanyBackend, life: Life, count: number) {
  const page = await jobs.list({ life, limit: shown_max[life] })
  return { life, count, jobs: isRefused(page) ? [] : page.jobs }
}

function alarmLine(alarm: Alarm, links: readonly LinkView[]) {
  const nameOf = (company: CompanyId) => links.find((one) => one.company === company)?.name
  const who = 'company' in alarm ? nameOf(alarm.company) : undefined
  return {
    at: alarm.at,
    what: alarm.is,
    ...(who === undefined ? {} : { who }),
    ...('job' in alarm ? { job: alarm.job } : {}),
  }
}
