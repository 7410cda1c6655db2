/**
 * What the pages ask to be loud: jobs that want somebody at once, jobs that were left behind at a
 * log-off, and companies that are silent.
 */
import type { CompanyId } from '../../protocol/ids.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { LinkBackend, LinkView } from '../api/backend.ts'
import type { DeskContext } from '../desk/context.ts'
import { leftJobs } from '../desk/hand-over.ts'
import type { BoardRow } from '../job/board-row.ts'
import type { Alarm } from '../operate/news.ts'
import type { Actor } from '../user/actor.ts'

/** Asked for at each change by each browser: more than people hear, and few enough to be quick. */
const jobs_max = 30
/** What was told of another company is said again where it is looked up; it leaves after that. */
const news_ms = 8 * 3_600_000

/** They stand before all others on the board. */
const loud: readonly Attention[] = [
  'recalled',
  'closed: confirm',
  'no answer',
  'unassigned',
  'seal check waiting',
  'to accept',
]

export type AlarmSources = {
  readonly board: {
    page(
      actor: Actor,
      query: Record<string, never>,
      options: { readonly limit: number },
    ): Promise<{ readonly rows: readonly BoardRow[] }>
  }
  readonly desk: DeskContext
  readonly links: LinkBackend
  /** What was told since the start, the newest last. */
  readonly news: () => readonly Alarm[]
  readonly now: () => number
}

export function alarmsBackend(sources: AlarmSources) {
  return {
    async list(actor: Actor) {
      const [{ rows }, left, companies] = await Promise.all([
        sources.board.page(actor, {}, { limit: jobs_max }),
        actor.may('dispatch') ? leftAlarms(sources) : [],
        actor.role === 'guard' ? [] : companyAlarms(sources),
      ])
      const all = [...rows.flatMap(jobAlarms), ...left, ...companies]
      return all.sort((one, other) => other.at - one.at)
    },
  } as const
}

function jobAlarms({ id, number, receivedAt, siteName, attention }: BoardRow) {
  return attention
    .filter((what) => loud.includes(what))
    .map((what) => ({
      key: `${id.slice(0, 16)}-${what.replaceAll(/\W+/g, '-')}`,
      what,
      at: receivedAt,
      job: { id, number, ...(siteName === undefined ? {} : { site: siteName }) },
    }))
}

/** For who could take them: nobody has them, and nobody may know of them any more. */
async function leftAlarms({ desk }: AlarmSources) {
  const all = await leftJobs(desk)
  return all.slice(0, jobs_max).flatMap(({ id, number, site, left }) => {
    if (!left) return []
    const job = { id, number, ...(site === undefined ? {} : { site }) }
    return [
      { key: `${id.slice(0, 16)}-left`, what: 'left', at: left.at, who: left.name, job } as const,
    ]
  })
}

/** The last of each kind and company; without a connection, until there is one again. */
async function companyAlarms({ links, news, now }: AlarmSources) {
  const all = await links.list()
  const linkOf = (company: CompanyId) => all.find((one) => one.company === company)
  const last = new Map<string, Alarm>()
  for (const alarm of news()) {
    if ('company' in alarm && alarm.at > now() - news_ms) {
      last.set(`${alarm.company.slice(0, 16)}-${alarm.is.replaceAll(/\W+/g, '-')}`, alarm)
    }
  }
  return [...last].flatMap(([key, alarm]) => {
    const line = 'company' in alarm ? companyAlarm(key, alarm, linkOf(alarm.company)) : undefined
    return line ? [line] : []
  })
}

function companyAlarm(key: string, alarm: Alarm, link: LinkView | undefined) {
  switch (alarm.is) {
    case 'silent':
    case 'not linked there':
      if (link?.state !== 'active' || link.connected) return undefined
      return { key, what: alarm.is, at: alarm.at, who: link.name }
    case 'clock alarm':
    case 'backup failed':
    case 'backup overdue':
    case 'restored':
    case 'copy runs':
    case 'copies there':
    case 'certificate refused':
    case 'node renewed':
    case 'node revoked':
      return { key, what: alarm.is, at: alarm.at, ...(link ? { who: link.name } : {}) }
    case 'connected':
    case 'disconnected':
    case 'no answer':
      return undefined
    default:
      return alarm satisfies never
  }
}
