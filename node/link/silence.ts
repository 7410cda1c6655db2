/** A silent peer is loud: alarms where nothing was heard of a linked company for its set minutes. */
import type { CompanyId } from '../../protocol/ids.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import type { NewsItem } from '../operate/news.ts'
import type { Links } from './links.ts'
import type { Network } from './network.ts'

/** How often it is looked; the limit is in whole minutes. */
const look_ms = 60_000
const minute_ms = 60_000

export type SilenceContext = {
  readonly links: Pick<Links, 'all'>
  readonly network: { status(company: CompanyId): readonly Seen[] }
  readonly now: () => number
  readonly tell: (news: Extract<NewsItem, { is: 'silent' }>) => void
}

type Seen = Pick<ReturnType<Network['status']>[number], 'connected' | 'lastSeenAt'>

/** Heard of at `since` last; before that, when the node or the link began. */
type Silence = { readonly since: number; readonly told: boolean }

/** Looks now and every minute; tells each silence once. Returns what ends it. */
export function watchSilence(context: SilenceContext): () => void {
  const look = silenceLook(context)
  look()
  const timer = setInterval(look, look_ms)
  return () => clearInterval(timer)
}

/** One look at all links, which remembers what it told. */
export function silenceLook({ links, network, now, tell }: SilenceContext): () => void {
  const silences = new Map<CompanyId, Silence>()
  return () => {
    for (const record of links.all()) {
      const { company, state } = record
      // Of a paused link silence is expected; resumed, it has its minutes again.
      if (state !== 'active') silences.delete(company)
      else silences.set(company, lookAt(record, silences.get(company)))
    }
  }

  function lookAt({ company, settings }: LinkRecord, before: Silence | undefined): Silence {
    const seen = network.status(company)
    if (seen.some(({ connected }) => connected)) return { since: now(), told: false }
    const known = before ?? { since: now(), told: false }
    const lastSeenAt = Math.max(0, ...seen.map((one) => one.lastSeenAt ?? 0))
    const silence = lastSeenAt > known.since ? { since: lastSeenAt, told: false } : known
    const due = now() - silence.since >= settings.silentMinutes * minute_ms
    if (silence.told || !due) return silence
    tell({ is: 'silent', company, since: silence.since })
    return { ...silence, told: true }
  }
}
