/** Desks with site books: sites that are added by a form, and what their pages say. */
import assert from 'node:assert/strict'
import { createJobAtSite } from '../../node/site/job-at-site.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { ok } from '../support/chain.ts'
import { until } from '../support/company.ts'
import type { Client } from './client.ts'
import { type Desk, plain } from './job-desk.ts'

export const harbour = {
  name: 'Harbour Store',
  lines: '2-4 Quay Street',
  suburb: 'Newtown',
  postcode: '2042',
}

/** Adds a site; its id. */
export async function addSite(client: Client, form: Record<string, string>): Promise<StreamId> {
  const said = await client.post('/sites/new', form)
  assert.equal(said.status, 303, said.text.slice(0, 3000))
  const id = said.headers.get('Location')?.split('/').at(-1)
  assert(id, 'no site')
  await client.get('/sites')
  return id as StreamId
}

/** A job of that desk at a site of its book, given to PAT and looked up in the book there. */
export async function jobAt(from: Desk, site: StreamId, to: Desk): Promise<StreamId> {
  const input = { site, fields: { request: 'look' }, providers: [{ code: 'PAT' }] }
  const { job } = ok(await createJobAtSite(from.node.sites.book, input, { by: 'Holm' }))
  await to.until(job, 'the job there', () => true)
  await settled(from)
  await settled(to)
  return job
}

/** When all that was saved until now was looked at for the book. */
export function settled({ node }: Pick<Desk, 'node'>): Promise<void> {
  return node.sites.watch.settled()
}

/** The only site whose line of the list says that, as soon as it is there. */
export function siteIn(client: Client, words: RegExp): Promise<StreamId> {
  return until(`a site with ${words}`, async () => {
    const { text } = await client.get('/sites')
    const rows = text.split('<tr ').filter((row) => words.test(plain(`<tr ${row}`)))
    const [, id] = /href="\/sites\/([0-9a-f]{64})"/.exec(rows[0] ?? '') ?? []
    return rows.length === 1 && (id as StreamId | undefined)
  })
}
