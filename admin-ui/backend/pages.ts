/**
 * What the pages need of the node, by noun: each file of this room declares one part. The
 * composition root makes it; node/pages has what it is made of.
 */
import type { AddressBookBackend } from './address-book.ts'
import type { AlarmsBackend } from './alarm.ts'
import type { BoardBackend } from './board.ts'
import type { CompanyProfileBackend, PhraseBackend } from './company.ts'
import type { DeskBackend } from './desk.ts'
import type { IdentityBackend } from './identity.ts'
import type { JobsBackend } from './job.ts'
import type { LinksBackend } from './link.ts'
import type { LiveBackend } from './live.ts'
import type { NodeBackend } from './node.ts'
import type { SitesBackend } from './site.ts'
import type { SiteImportsBackend } from './site-import.ts'
import type { StatusBackend } from './status.ts'
import type { UsersBackend } from './user.ts'

export interface PagesBackend {
  /** What is there before a company is set up, too. */
  readonly node: NodeBackend
  /** Undefined until the company is set up. */
  company(): CompanyBackend | undefined
}

export interface CompanyBackend {
  readonly own: OwnCompany
  readonly users: UsersBackend
  readonly board: BoardBackend
  readonly jobs: JobsBackend
  readonly desk: DeskBackend
  readonly addressBook: AddressBookBackend
  readonly sites: SitesBackend
  readonly siteImports: SiteImportsBackend
  readonly links: LinksBackend
  readonly alarms: AlarmsBackend
  readonly live: LiveBackend
  readonly profile: CompanyProfileBackend
  readonly phrase: PhraseBackend
  readonly status: StatusBackend
  readonly identity: IdentityBackend
}

type OwnCompany = {
  readonly code: string
  readonly name: string
  /** The time zone in which its people read times, as `Europe/Copenhagen`. */
  zone(): string
  /** Where nodes of other companies reach this one. */
  addresses(): readonly string[]
}
