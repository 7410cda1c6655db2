/**
 * What the pages ask of a company's node, put together by noun. The pages declare what they need
 * (admin-ui/backend); that it is all here is checked where both meet, in the composition root.
 */
import type { CompanyBackend } from '../api/backend.ts'
import type { JobContext } from '../job/context.ts'
import type { Sites } from '../site/open.ts'
import type { UserContext } from '../user/context.ts'
import { addressBookBackend } from './address-book.ts'
import { alarmsBackend } from './alarm.ts'
import { boardBackend } from './board.ts'
import { deskBackend } from './desk.ts'
import { identityPages } from './identity.ts'
import { jobsBackend } from './job.ts'
import { linksBackend } from './link.ts'
import { type LiveSources, liveBackend } from './live.ts'
import { type PhraseSources, phraseBackend } from './phrase.ts'
import { type ProfileSources, profileBackend } from './profile.ts'
import { sitesBackend } from './site.ts'
import { siteImportsBackend } from './site-import.ts'
import { type StatusSources, statusBackend } from './status.ts'
import { usersBackend } from './user.ts'

export type CompanySources = {
  /** The use cases, as the interface for programs has them. */
  readonly backend: CompanyBackend
  readonly context: JobContext
  readonly sites: Sites
  readonly users: UserContext
  readonly live: Omit<LiveSources, 'desk' | 'addressBook' | 'sites'>
  readonly now: () => number
  readonly administration: AdministrationSources
}

/** What only administrators ask for. */
export type AdministrationSources = ProfileSources &
  Pick<StatusSources, 'tokens' | 'data' | 'startedAt'> & {
    readonly phrase: Omit<PhraseSources, 'users'>
  }

export function companyPages(sources: CompanySources) {
  const { backend, context, sites, users, live, now, administration } = sources
  const { own, jobs, links, addresses, alarms, attachments } = backend
  const board = boardBackend({ jobs, context, desk: backend.desk })
  return {
    own: {
      code: own.code,
      name: own.name,
      zone: () => administration.profile.zone(),
      addresses,
    },
    users: usersBackend(users),
    board,
    jobs: jobsBackend({
      ...{ jobs, attachments, context, book: sites.book },
      resolutions: () => administration.profile.get().resolutions ?? [],
    }),
    links: linksBackend({ links, jobs, now }),
    identity: identityPages(backend.identity),
    alarms: alarmsBackend({ board, desk: backend.desk, links, news: alarms, now }),
    sites: sitesBackend(sites.book),
    siteImports: siteImportsBackend(sites),
    live: liveBackend({
      ...live,
      desk: backend.desk.news,
      addressBook: backend.addressBook,
      sites: sites.watch,
    }),
    desk: deskBackend(backend.desk),
    addressBook: addressBookBackend(backend.addressBook),
    profile: profileBackend(administration),
    phrase: phraseBackend({ users, ...administration.phrase }),
    status: statusBackend({ backend, ...administration }),
  } as const
}
