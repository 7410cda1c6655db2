/**
 * What the pages need of the node for the site book: the sites of this company and those that other
 * companies told it of, found, changed, merged, with the keys that are held to them. Guards have the
 * site of a job on the job's page; the book itself is the desk's.
 */
import type { CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { place_fields, SiteFieldName, SiteLineKind } from '../../protocol/site/fields.ts'
import type { JobAtSite } from './job.ts'
import type { Actor } from './user.ts'

export interface SitesBackend {
  /** By name; `after` is what the page before gave as `next`. `warned`: those with a keys warning. */
  list(
    actor: Actor,
    query: { readonly after?: string; readonly warned?: boolean },
  ): Promise<SiteList>
  /** Sites that have all these words; the last one is a beginning. */
  search(actor: Actor, text: string): Promise<SiteList>
  /** Of the tabs of the list; each stops counting at `counted_max`. */
  counts(actor: Actor): Promise<SiteCounts>
  /** Up to that many sites whose keys' holder has an owner's new address to note. */
  warned(actor: Actor): Promise<readonly SiteRow[]>
  /** Of one site or of the book, the likeliest first. */
  duplicates(actor: Actor, site?: StreamId): Promise<readonly PossiblePair[]>
  get(actor: Actor, site: StreamId): Promise<SiteView | undefined>
  rows(actor: Actor, sites: readonly StreamId[]): Promise<readonly SiteRow[]>
  /** The newest first; `more`: there are older ones. */
  jobsAt(
    actor: Actor,
    site: StreamId,
  ): Promise<{ readonly jobs: readonly JobAtSite[]; readonly more: boolean }>

  add(actor: Actor, edit: SiteEdit): Promise<SiteSaved | SiteRefused>
  /** Of another company's site only what is ours. */
  change(actor: Actor, site: StreamId, edit: SiteEdit): Promise<SiteSaved | SiteRefused>
  note(actor: Actor, site: StreamId, text: string): Promise<SiteSaved | SiteRefused>
  /** The owner's new name or address was read by who holds the keys. */
  settleWarning(actor: Actor, site: StreamId): Promise<SiteSaved | SiteRefused>
  changeKey(actor: Actor, site: StreamId, change: KeyChange): Promise<SiteSaved | SiteRefused>
  merge(
    actor: Actor,
    merge: { readonly into: StreamId; readonly sites: readonly StreamId[] },
  ): Promise<SiteSaved | SiteRefused>
  /** Takes these out again, each with all that it had. */
  unmerge(actor: Actor, sites: readonly StreamId[]): Promise<SiteSaved | SiteRefused>
  callDistinct(actor: Actor, site: StreamId, other: StreamId): Promise<SiteSaved | SiteRefused>
  uncallDistinct(actor: Actor, site: StreamId, other: StreamId): Promise<SiteSaved | SiteRefused>
  /** Keeps the place that was typed for a job of ours as a site of ours. */
  keepOfJob(actor: Actor, job: StreamId): Promise<SiteSaved | SiteRefused>
}

export type SiteOwner = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
}

/** A line of the list: the owner stands after the name, ours included. */
export type SiteRow = {
  readonly id: StreamId
  readonly name: string
  /** In one line. */
  readonly address: string
  readonly owner: SiteOwner
  readonly ours: boolean
  readonly reference: string
  readonly keys: number
  readonly warning: boolean
}

export type SiteList = {
  readonly sites: readonly SiteRow[]
  readonly next?: string
  /** There are more than a search looks at. */
  readonly more?: boolean
}

export type SiteCounts = { readonly duplicates: number; readonly warned: number }

/** A tab says “100+” from there on. */
export const counted_max = 100

/** As `place_fields` names them, and what people may write beside those. */
export type EditedField =
  | (typeof place_fields)[number]
  | 'position'
  | 'timeZone'
  | 'accessNotes'
  | 'hazards'
  | 'contacts'
  | 'reference'
  | 'accounts'
  | 'client'
  | 'responseClass'
  | 'ownAccessNotes'
  | 'ownHazards'
  | 'ownContacts'
  | 'references'
  | 'standing'

/** Text by field, as the book keeps it; an empty one clears, an absent one stays. */
export type SiteEdit = { readonly [name in EditedField]?: string }

export type HeldKey = {
  readonly number: string
  /** Its hook or box. */
  readonly where: string
  /** Who has it now; absent: it hangs where it belongs. `since`: ms since 1970. */
  readonly out?: { readonly who: string; readonly since: number }
}

export type KeyChange =
  | { readonly is: 'held'; readonly number: string; readonly where: string }
  | { readonly is: 'out'; readonly number: string; readonly who: string }
  | { readonly is: 'in'; readonly number: string; readonly who: string }
  | { readonly is: 'gone'; readonly number: string }

export type SiteHistoryLine = {
  readonly id: DeltaId
  readonly kind: SiteLineKind
  readonly items: readonly string[]
  readonly text: string
  readonly by: string
  /** ms since 1970 */
  readonly at: number
  /** The site that it was written to, where that was merged into this one. */
  readonly of?: StreamId
}

export type SiteContact = {
  readonly name: string
  readonly role: string
  readonly phone: string
  /** `tel:+4512345678`; absent where it cannot be dialled as it was written. */
  readonly tel?: string
}

export type SiteView = SiteRow & {
  readonly fields: { readonly [name in SiteFieldName]?: string }
  /** It was merged into this one. */
  readonly mergedInto?: SiteRow
  /** Sites that were merged into it, also over others. */
  readonly merged: readonly SiteRow[]
  /** A person has called them other places than this one. */
  readonly distinct: readonly SiteRow[]
  readonly keysHeld: readonly (HeldKey & { readonly site: StreamId })[]
  /** What of name and address its owner changed while keys are held, until somebody has noted it. */
  readonly keysWarning: readonly string[]
  /** The newest first. */
  readonly history: readonly SiteHistoryLine[]
  readonly contacts: readonly SiteContact[]
  readonly ownContacts: readonly SiteContact[]
  /** Companies with a standing service here. */
  readonly standing: readonly SiteOwner[]
}

type Mark = 'same' | 'alike' | 'differs' | 'absent'

/** Pieces of both texts in their order: what both have, what only the first or the second has. */
export type DiffPiece = { readonly text: string; readonly in: 'both' | 'first' | 'second' }

export type PossiblePair = {
  readonly site: SiteRow
  readonly other: SiteRow
  /** 0 to 1 */
  readonly score: number
  /** Spelling alone divides them. */
  readonly certain: boolean
  readonly differences: {
    readonly fields: readonly {
      readonly field: (typeof place_fields)[number]
      readonly mark: Mark
      readonly diff: readonly DiffPiece[]
    }[]
  }
}

/** The site of a job, for whoever attends. */
export type SiteOfJob = Pick<
  SiteView,
  'id' | 'name' | 'owner' | 'ours' | 'fields' | 'contacts' | 'ownContacts' | 'keysHeld'
> & { readonly keysWarning: readonly string[] }

type SiteSaved = { readonly refused: false; readonly site: StreamId }

/** Those of all use cases that a site may be refused with. */
export type SiteCode =
  | 'not-found'
  | 'may-not'
  | 'invalid'
  | 'missing'
  | 'ended'
  | 'not-ended'
  | 'number-taken'
  | 'too-many'
  | 'unwritable'

export type SiteRefused = {
  readonly refused: true
  /** One of `SiteCode`; the type of the use cases has those of jobs, too. */
  readonly code: string
  /** A sentence in English that says what to do. */
  readonly message: string
  /** As `SiteEdit` and `KeyChange` name it. */
  readonly field?: string
}
