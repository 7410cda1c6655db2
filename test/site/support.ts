/** Companies with their site books, in a row, and what is in those books. */
import type { Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { siteFile } from '../../node/site/book.ts'
import type { SiteContext, SiteResult } from '../../node/site/context.ts'
import { fieldsOfSite } from '../../node/site/job-site.ts'
import { createSite, type SiteEdit } from '../../node/site/keep.ts'
import { bookSite, listSites, type SiteView } from '../../node/site/list.ts'
import { openSites } from '../../node/site/open.ts'
import type { SiteWatch } from '../../node/site/watch.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { ok, startRow } from '../support/chain.ts'
import { type Company, until } from '../support/company.ts'

export const operator = { by: 'Olsen' }

/** A company with its book. */
export class Book {
  readonly company: Company
  readonly context: SiteContext
  readonly watch: SiteWatch

  constructor(company: Company) {
    this.company = company
    const { book, watch } = openSites(company.jobs, company.links, (error) =>
      company.failures.push(error),
    )
    this.context = book
    this.watch = watch
    watch.start()
    company.beforeStop.push(() => watch.stop())
  }

  /** As the list of sites shows them: name, address, owner. */
  async lines(): Promise<string[]> {
    await this.watch.settled()
    const { sites } = await listSites(this.context, {})
    return sites.map((site) => lineOf(site)).sort()
  }

  /** The only site of that name, or the only one. */
  async site(name?: string): Promise<SiteView> {
    await this.watch.settled()
    const { sites } = await listSites(this.context, {})
    const found = sites.filter((site) => !name || lineOf(site).startsWith(name))
    if (found.length !== 1 || !found[0]) {
      throw new Error(`${found.length} sites: ${found.map((one) => lineOf(one))}`)
    }
    return this.read(found[0].id)
  }

  async read(id: StreamId): Promise<SiteView> {
    await this.watch.settled()
    const view = await bookSite(this.context, id)
    if (!view) throw new Error('no such site')
    return view
  }

  async add(edit: SiteEdit): Promise<StreamId> {
    return saved(await createSite(this.context, edit, operator))
  }

  /** A job of ours at a site of the book, or at a place that is only typed. */
  async job(at: StreamId | SiteEdit, ...providers: readonly string[]): Promise<StreamId> {
    const fields = typeof at === 'string' ? await this.#fieldsOf(at) : typed(at)
    const input = {
      fields: { request: 'look', ...fields },
      ...(providers.length > 0 ? { providers: providers.map((code) => ({ code })) } : {}),
      ...(providers.length === 0 ? { attend: true } : {}),
    }
    return ok(await createJob(this.company.jobs, input, operator)).job
  }

  async #fieldsOf(site: StreamId) {
    const file = await siteFile(this.context, site)
    if (!file) throw new Error('no such site')
    return fieldsOfSite(file)
  }

  /** Resolves when the job is here and its site was looked up. */
  async has(job: StreamId): Promise<void> {
    await until(`${this.company.code} to have the job`, () => this.company.view(job))
    await this.watch.settled()
  }
}

const typed = ({
  name = '',
  lines = '',
  suburb = '',
  postcode = '',
  reference = '',
}: SiteEdit) => ({
  siteName: name,
  siteAddress: lines,
  siteSuburb: suburb,
  sitePostcode: postcode,
  siteReference: reference,
})

const lineOf = ({ name, address, owner }: Pick<SiteView, 'name' | 'address' | 'owner'>) =>
  `${name} (${owner.code}), ${address}`

export function saved(result: SiteResult): StreamId {
  if (result.refused) throw new Error(result.message)
  return result.site
}

export async function startBooks<Name extends string>(
  t: Test,
  names: readonly Name[],
): Promise<Record<Name, Book>> {
  const row = await startRow(t, names)
  const books = names.map((name) => [name, new Book(row[name])] as const)
  return Object.fromEntries(books) as Record<Name, Book>
}

export const harbour: SiteEdit = {
  name: 'Harbour Store',
  lines: '2-4 Quay Street',
  suburb: 'Newtown',
  postcode: '2042',
}
