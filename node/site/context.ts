/** What the use cases of sites share, and how they write. */
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { JobContext } from '../job/context.ts'
import { type Refusal, refuse } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import { UnwritableError } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Sequence } from '../stream/sequence.ts'
import { isSiteFile } from '../stream/site-keys.ts'
import { inPortions } from './site-file.ts'

export type SiteContext = {
  readonly jobs: JobContext
  /** The book is changed one change at a time: what is looked up before one is all there is. */
  readonly changes: Sequence
}

export type { Refusal }

/** A site was changed, or made. */
type SiteSaved = { readonly refused: false; readonly site: StreamId }
export type SiteResult = SiteSaved | Refusal

/** What the node does by itself. */
export const automatic: Acting = { by: 'Baton' }

export const noSuchSite = refuse('not-found', 'There is no such site in the book.')

/** Writes these changes to a site of the book, or what `decide` says instead. */
export async function saveSite(
  { jobs: { streams } }: SiteContext,
  site: StreamId,
  acting: Acting,
  decide: (open: OpenStream) => readonly SlotDraft[] | Refusal,
): Promise<SiteResult> {
  try {
    const saved = await streams.save<Refusal>(
      site,
      (open) => {
        if (!isSiteFile(open)) return { instead: noSuchSite }
        const decided = decide(open)
        if ('refused' in decided) return { instead: decided }
        return inPortions(decided)
      },
      acting,
    )
    if (!saved) return noSuchSite
    return 'instead' in saved ? saved.instead : { refused: false, site }
  } catch (error) {
    if (!(error instanceof UnwritableError)) throw error
    const message = `Baton can't keep this change: it is ${error.reason}.`
    return refuse('unwritable', message, { details: [error.reason] })
  }
}

/** Code, or else name, by which a company is written into the book's own lines. */
export function calledHere({ jobs }: SiteContext, company: CompanyId): string {
  const { own } = jobs.streams.context
  if (company === own.company) return own.code
  const known = jobs.companies.byId(company)
  return known?.code || known?.name || company.slice(0, 8)
}
