/** A site as people name it on the command line. */
import type { SiteList, SiteRow } from '../site/list.ts'
import { type Client, notFound } from './client.ts'
import { plain, table } from './print.ts'

/** The id of a site: given as such, or found by its reference, its name or any words that it alone has. */
export async function siteId(client: Client, text: string): Promise<string> {
  if (/^[0-9a-f]{64}$/.test(text)) return text
  const { sites } = await client.get<SiteList>('/sites', { search: text })
  const sought = text.toLowerCase()
  const fits = [
    sites.filter(({ reference }) => reference.toLowerCase() === sought),
    sites.filter(({ name }) => name.toLowerCase() === sought),
    sites,
  ].find((some) => some.length > 0)
  const [one, ...others] = fits ?? []
  if (!one) throw notFound(`There is no site "${plain(text)}": see "baton site list".`)
  if (others.length === 0) return one.id
  const ids = [one, ...others].map(
    ({ id, name, address }) => `${id} ${plain(name)}, ${plain(address)}`,
  )
  throw notFound(`Several sites fit "${plain(text)}", give the id of one:\n${ids.join('\n')}`)
}

export async function sitePath(client: Client, text: string): Promise<string> {
  return `/sites/${await siteId(client, text)}`
}

export function siteLines(sites: readonly SiteRow[], none: string): string[] {
  const rows = sites.map(({ id, name, owner, address, reference, keys, warning }) => [
    `${name} (${owner.code || owner.name})`,
    address,
    reference,
    keys > 0 ? keys : undefined,
    warning ? 'address changed' : undefined,
    id,
  ])
  return table(['SITE', 'ADDRESS', 'REFERENCE', 'KEYS', 'WARNING', 'ID'], rows, none)
}
