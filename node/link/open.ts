/** Linking and recognising at work: who may connect, and what strangers are asked. */
import type { OwnRevocations } from '../identity/own-revocations.ts'
import type { CountedLog } from '../operate/counted-log.ts'
import type { NewsItem } from '../operate/news.ts'
import type { StreamContext } from '../stream/context.ts'
import type { Transport } from '../transport/transport.ts'
import { Linking } from './linking.ts'
import { LinkingChannels } from './linking-channels.ts'
import type { Links } from './links.ts'
import { Recognition } from './recognition.ts'
import { Strangers } from './strangers.ts'

export type LinkingSources = {
  readonly links: Links
  readonly stream: StreamContext
  readonly revocations: OwnRevocations
  readonly transport: Transport
  /** Where others find this node. */
  readonly addresses: () => readonly string[]
  readonly news: (one: NewsItem) => void
  readonly log: CountedLog
}

export async function startLinking({ revocations: own, ...sources }: LinkingSources): Promise<{
  linking: Linking
  channels: LinkingChannels
  recognition: Recognition
}> {
  const { links, stream, transport, addresses, log } = sources
  const wake = (id: string) => channels.wake(id)
  const linking: Linking = new Linking({ links, stream, addresses, wake })
  await linking.load()
  const recognition = new Recognition({ ...sources, linking, own })
  const channels = new LinkingChannels(linking, transport, log, recognition)
  const strangers = new Strangers(stream.now)
  transport.admit((node) => {
    const company = links.companyOf(node)
    if (company) return links.get(company)?.state !== 'blocked'
    if (linking.expectsSomebody(node)) return true
    // It may be the new node of a company that we are linked with.
    const linked = links.all().some(({ state }) => state === 'active' || state === 'paused')
    return linked && strangers.admits(node)
  })
  return { linking, channels, recognition }
}
