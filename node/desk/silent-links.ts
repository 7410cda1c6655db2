/** Which links are silent now: what was told of them, until they are heard again. */
import type { CompanyId } from '../../protocol/ids.ts'
import type { LinkRecord, SilentLink } from '../../storage/storage.ts'
import type { Alarm } from '../operate/news.ts'

type SilentSources = {
  readonly links: { all(): readonly LinkRecord[] }
  readonly network: { status(company: CompanyId): readonly { readonly connected: boolean }[] }
  readonly news: { alarms(): readonly Alarm[] }
}

/** The longest silent first. */
export function silentLinks({ links, network, news }: SilentSources): readonly SilentLink[] {
  const told = new Map<CompanyId, number>()
  for (const alarm of news.alarms()) {
    if (alarm.is === 'silent') told.set(alarm.company, alarm.since)
  }
  return links
    .all()
    .flatMap(({ company, code, name, state }) => {
      const since = told.get(company)
      const isHeard = state !== 'active' || network.status(company).some((one) => one.connected)
      return since === undefined || isHeard ? [] : [{ company, code, name, since }]
    })
    .sort((a, b) => a.since - b.since)
}
