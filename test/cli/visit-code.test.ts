/** The code of a visit on the command line: piped in or of the environment, never a word of it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { type Served, serve, World } from '../api/node.ts'
import { link, until } from '../support/company.ts'
import { at, baton } from './run.ts'

const access = (node: Served) => ({ BATON_URL: node.url, BATON_TOKEN: node.admin })

t.test('a code is piped in, or of the environment, told and listed', async (t) => {
  const world = new World()
  const alm = await serve(t, { world })
  const pat = await serve(t, { code: 'PAT', world })
  await link(alm.company, pat.company)
  await at(alm)('job', 'new', '--provider', 'PAT', '--request', 'look')
  const told = ['job', 'visit-code', 'ALM10001', '--assignment', 'pat']
  const listed = async (node: Served) => (await at(node)('job', 'visit-codes', 'ALM10001')).out
  t.equal(await listed(alm), 'No codes.\n')
  const piped = await baton(told, access(alm), 'PIPED 4711#\n')
  t.strictSame(piped, { code: 0, out: 'Told. It is destroyed after the visit.\n', err: '' })
  t.match(await listed(alm), /PAT +PIPED 4711#\n/)
  await baton(told, { ...access(alm), BATON_VISIT_CODE: 'ENV-4712' }, 'PIPED')
  t.match(await listed(alm), /PAT +ENV-4712\n/)
  const file = join(t.testdir(), 'code')
  await writeFile(file, 'FILE-4713\n')
  await baton(told, { ...access(alm), BATON_VISIT_CODE_FILE: file })
  await until('the code at PAT', async () => (await listed(pat)).includes('FILE-4713'))
})

t.test('a code among the words is refused, and nothing is asked without one', async (t) => {
  const alm = await serve(t)
  const run = at(alm)
  await run('job', 'new', '--attend')
  const words = await run('job', 'visit-code', 'ALM10001', '4711', '--assignment', 'ALM')
  t.equal(words.code, 2)
  t.match(words.err, 'is too much')
  t.match(await run('job', 'visit-code', 'ALM10001'), { code: 2, err: /--assignment is missing/ })
  const none = await run('job', 'visit-code', 'ALM10001', '--assignment', 'ALM')
  t.match(none, { code: 1, err: /Refused \(missing, field code\)/ })
})
