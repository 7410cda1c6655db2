/** Puts the site book together, and keeps it true while the node runs. */
import type { CompanyId } from '../../protocol/ids.ts'
import type { LinkState } from '../../storage/storage.ts'
import type { JobContext } from '../job/context.ts'
import { Sequence } from '../stream/sequence.ts'
import type { SiteContext } from './context.ts'
import { SiteImports } from './import/imports.ts'
import { SiteWatch } from './watch.ts'

/** What the book hears of links. */
export type SiteLinks = {
  get(company: CompanyId): { readonly state: LinkState } | undefined
  onChanged(listener: (company: CompanyId) => void): void
}

export type Sites = {
  readonly book: SiteContext
  readonly watch: SiteWatch
  readonly imports: SiteImports
}

/** `failed` hears of what can't be handled here: the storage has failed. */
export function openSites(
  jobs: JobContext,
  links: SiteLinks,
  failed: (error: unknown) => void,
): Sites {
  const book = { jobs, changes: new Sequence() }
  const watch = new SiteWatch(book, failed)
  links.onChanged((company) => {
    if (links.get(company)?.state === 'unlinked') watch.unlinked(company)
  })
  return { book, watch, imports: new SiteImports(book, failed) }
}
