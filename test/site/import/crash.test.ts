/** A node that is killed while it writes an import, as a process on a real disk. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import type { ImportState } from '../../../node/site/import/imports.ts'
import { rows_per_unit } from '../../../node/site/import/limits.ts'
import type { SiteList, SiteRow } from '../../../node/site/list.ts'
import { until } from '../../support/company.ts'
import { NodeProcess } from '../../support/node-process.ts'

/** Enough units that some are written and some are not. */
const sites_count = 10 * rows_per_unit

const rows = Array.from(
  { length: sites_count },
  (_, n) => `R-${n};Site ${n};${n} Quay Street;dog ${n}`,
)
const file = ['Reference;Name;Address;Hazards', ...rows].join('\n')

t.test(
  'a kill leaves the beginning of the file, each row whole, and the same file goes on',
  async (t) => {
    const data = t.testdir()
    const killed = new NodeProcess(data)
    const path = await sent(killed)
    await answer(killed.call(`${path}/apply`, {}))
    await until(
      'some rows',
      async () => (await stateAt(killed, path)).done >= rows_per_unit,
      30_000,
    )
    await killed.stop('SIGKILL')

    const again = new NodeProcess(data)
    t.teardown(() => again.stop())
    t.equal((await again.call(path)).status, 404, 'the import itself is forgotten')
    const left = await allSites(again)
    t.ok(left.length >= rows_per_unit && left.length < sites_count, `${left.length} sites`)
    // The unit that was being written may be there in part, each of its rows whole.
    const farthest = Math.max(...left.map(({ reference }) => Number(reference.slice(2))))
    const whole = Math.floor(farthest / rows_per_unit) * rows_per_unit
    const before = left.filter(({ reference }) => Number(reference.slice(2)) < whole)
    t.equal(before.length, whole, 'all rows of the units before it')
    for (const { reference, name, address } of left) {
      const n = reference.slice(2)
      if (name !== `Site ${n}` || address !== `${n} Quay Street`)
        t.fail(`${reference} is not whole`)
    }

    const same = await sent(again)
    const { counts } = await stateAt(again, same)
    t.match(counts, { same: left.length, new: sites_count - left.length, changed: 0, wrong: 0 })
    await answer(again.call(`${same}/apply`, {}))
    await until('the end', async () => (await stateAt(again, same)).stage === 'written', 60_000)
    t.equal((await allSites(again)).length, sites_count, 'nothing is there twice')
  },
)

async function answer(asked: Promise<Response>) {
  const response = await asked
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/** Sent and compared; the path of the import. */
async function sent(node: NodeProcess): Promise<string> {
  const begun = (await answer(node.call('/sites/imports', { name: 'sites.csv' }))) as ImportState
  const path = `/sites/imports/${begun.id}`
  const url = await node.ready()
  const token = (await readFile(join(node.data, 'admin.token'), 'utf8')).trim()
  const headers = { authorization: `Bearer ${token}` }
  await answer(fetch(`${url}/api/v1${path}`, { method: 'PUT', headers, body: file }))
  await until(
    'the comparison',
    async () => (await stateAt(node, path)).stage === 'compared',
    60_000,
  )
  return path
}

async function stateAt(node: NodeProcess, path: string): Promise<ImportState> {
  return (await answer(node.call(path))) as ImportState
}

async function allSites(node: NodeProcess): Promise<SiteRow[]> {
  const all: SiteRow[] = []
  let after = ''
  do {
    const query = after ? `?after=${encodeURIComponent(after)}` : ''
    const page = (await answer(node.call(`/sites${query}`))) as SiteList
    all.push(...page.sites)
    after = page.next ?? ''
  } while (after)
  return all
}
