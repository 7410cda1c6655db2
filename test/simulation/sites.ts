/** What people at the companies do with their site books. */
import { createJob } from '../../node/job/create.ts'
import type { Result } from '../../node/job/result.ts'
import { siteFile } from '../../node/site/book.ts'
import type { SiteContext } from '../../node/site/context.ts'
import { fieldsOfSite } from '../../node/site/job-site.ts'
import { createSite, editSite } from '../../node/site/keep.ts'
import { changeKey } from '../../node/site/keys.ts'
import { listSites, type SiteRow } from '../../node/site/list.ts'
import { mergeSites, unmergeSite } from '../../node/site/merge.ts'
import type { Random } from '../link/model-random.ts'

/** Sites of a book beyond which nobody adds another one. */
const sites_each_max = 4

/** Somebody works with the book; the job, where one is made at a site of ours. */
export async function workOnSites(
  book: SiteContext,
  random: Random,
  linked: readonly string[],
): Promise<Result | undefined> {
  const by = { by: 'somebody with the site book' }
  const { sites } = await listSites(book, {})
  const ours = sites.filter((site) => site.ours)
  const site = random.pick(ours)
  const place = `${random.from(1, 9)} Quay Street`
  if (!site || (ours.length < sites_each_max && random.chance(0.1))) {
    const name = random.chance(0.5) ? 'Harbour Store' : `Mill ${random.from(1, 3)}`
    await createSite(book, { name, lines: place }, by)
    return undefined
  }
  switch (random.from(0, 5)) {
    case 0:
      await editSite(book, site.id, { lines: place }, by)
      return undefined
    case 1:
      await changeKey(book, site.id, { is: 'held', number: random.hex(1), where: 'hook' }, by)
      return undefined
    case 2:
      await merge(book, sites, random)
      return undefined
    default:
      return jobAt(book, site, random, linked)
  }
}

async function merge(book: SiteContext, sites: readonly SiteRow[], random: Random): Promise<void> {
  const by = { by: 'somebody who merges' }
  const [one, other] = [random.pick(sites), random.pick(sites)]
  if (!one || !other) return
  const { refused } = await mergeSites(book, { into: one.id, sites: [other.id] }, by)
  if (!refused && random.chance(0.3)) await unmergeSite(book, other.id, by)
}

async function jobAt(
  book: SiteContext,
  { id }: SiteRow,
  random: Random,
  linked: readonly string[],
): Promise<Result | undefined> {
  const file = await siteFile(book, id)
  if (!file) return undefined
  const code = random.pick(linked)
  const fields = { request: `job ${random.hex(4)}`, ...fieldsOfSite(file) }
  const others = code === undefined ? { attend: true } : { providers: [{ code }] }
  return createJob(book.jobs, { fields, ...others }, { by: 'somebody with the site book' })
}
