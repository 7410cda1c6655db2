/** What tests of the board share: jobs made quickly, and rows read off a page. */
import assert from 'node:assert/strict'
import type { Test } from 'tap'
import { WordIndex } from '../../node/job/word-index.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { clientOf } from '../api/client.ts'
import type { Served } from '../api/node.ts'

export async function makeJob(node: Served, body: object): Promise<StreamId> {
  const made = await clientOf(node)('POST', '/jobs', { token: node.write, body })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body.job
}

/** Sites of the rows, as they stand under each other. */
export function sitesOn(text: string): string[] {
  return [...text.matchAll(/class="jobs-site"><b>([^<]*)</g)].map(([, site]) => site ?? '')
}

/** What stands under a heading of the board: sites by the heading's words. */
export function groupsOn(text: string): Record<string, string[]> {
  const parts = text.split('<tbody').slice(1)
  return Object.fromEntries(
    parts.map((part) => [
      /<th scope="rowgroup"[^>]*>([^<]*?) *</.exec(part)?.[1] ?? '',
      sitesOn(part),
    ]),
  )
}

/** The row of the job at that site. */
export function rowAt(text: string, site: string): string {
  const row = text.split('<tr ').find((one) => one.includes(`<b>${site}<`))
  assert(row, `no row of ${site}`)
  return row
}

/** Notes the words of jobs, as a node does while it runs. */
export function notesWords(t: Test, node: Served): void {
  const words = new WordIndex(node.company.jobs, (error) => t.fail(String(error)))
  words.start()
  t.teardown(() => words.stop())
}
