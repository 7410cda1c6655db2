/** What the pages ask to be live: everything that tells of a change, as one. */
import type { StreamId } from '../../protocol/ids.ts'
import type { Links } from '../link/links.ts'
import type { NewsItem } from '../operate/news.ts'
import type { Receipts } from '../stream/receipts.ts'
import type { Streams } from '../stream/streams.ts'

export type LiveSources = {
  readonly desk: { onChanged(listener: (what: StreamId | 'desk') => void): () => void }
  readonly addressBook: { onChanged(listener: () => void): () => void }
  readonly streams: Pick<Streams, 'onChanged'>
  readonly receipts: Pick<Receipts, 'onChanged'>
  readonly links: Pick<Links, 'onChanged'>
  readonly sites: { onLooked(listener: (what: StreamId | 'site') => void): () => void }
  readonly news: { onNews(listener: (item: NewsItem) => void): () => void }
}

export function liveBackend(sources: LiveSources) {
  const { streams, receipts, links, news, desk, addressBook, sites } = sources
  return {
    changes(listener: (what: StreamId | 'link' | 'alarm' | 'desk' | 'company' | 'site') => void) {
      let listening = true
      links.onChanged(() => listening && listener('link'))
      const ends = [
        streams.onChanged(({ stream }) => listener(stream)),
        receipts.onChanged(listener),
        desk.onChanged(listener),
        sites.onLooked(listener),
        addressBook.onChanged(() => listener('company')),
        news.onNews(({ is }) => {
          listener('link')
          if (is !== 'connected' && is !== 'disconnected') listener('alarm')
        }),
      ]
      return () => {
        listening = false
        for (const end of ends) end()
      }
    },
  } as const
}
