/** Importing sites: what is shown before, what is written, and what is left after a break. */
import t from 'tap'
import { exportCsv, exportWorkbook } from '../../../node/site/export.ts'
import { unreadColumns } from '../../../node/site/import/columns.ts'
import type { SiteImports } from '../../../node/site/import/imports.ts'
import { SiteImports as Imports } from '../../../node/site/import/imports.ts'
import { imports_max, kept_ms, rows_per_unit } from '../../../node/site/import/limits.ts'
import type { PreviewRow } from '../../../node/site/import/preview.ts'
import { editSite } from '../../../node/site/keep.ts'
import { listSites } from '../../../node/site/list.ts'
import { mergeSites } from '../../../node/site/merge.ts'
import { until } from '../../support/company.ts'
import { type Book, harbour, operator, saved, startBooks } from '../support.ts'
import { bytesOf } from './files.ts'

async function* pieces(file: string | Uint8Array) {
  yield bytesOf(file)
}

function importsOf({ context, company }: Book): SiteImports {
  const imports = new Imports(context, (error) => company.failures.push(error))
  company.beforeStop.push(() => imports.stop())
  return imports
}

/** Sent and compared. */
async function preview(imports: SiteImports, file: string | Uint8Array) {
  const begun = imports.begin('sites.csv')
  if ('refused' in begun) throw new Error(begun.message)
  const { id } = begun
  await imports.put(id, pieces(file))
  return { id, state: await stageOf(imports, id, 'compared', 'unreadable') }
}

async function stageOf(imports: SiteImports, id: string, ...stages: readonly string[]) {
  return until(
    stages.join(' or '),
    () => {
      const state = imports.view(id)
      if ('refused' in state) throw new Error(state.message)
      return stages.includes(state.stage) && state
    },
    20_000,
  )
}

function rowsOf(imports: SiteImports, id: string): readonly PreviewRow[] {
  const page = imports.rows(id, {})
  if ('refused' in page) throw new Error(page.message)
  return page.rows
}

async function imported(imports: SiteImports, file: string | Uint8Array, leaveOutWrong = false) {
  const { id } = await preview(imports, file)
  const begun = imports.apply(id, { leaveOutWrong, possible: 'add' }, operator)
  if ('refused' in begun) throw new Error(JSON.stringify([begun.message, rowsOf(imports, id)]))
  const { written } = await stageOf(imports, id, 'written')
  imports.drop(id)
  return written
}

const list = [
  'Reference;Name;Address;Postcode;Suburb;Client',
  'R-1;Harbour Store;2-4 Quay Street;2042;Newtown;Quay Ltd',
  'R-2;Mill;6 Mill Lane;2042;Newtown;',
  ';Church;1 Hill Road;2043;Oldtown;',
].join('\r\n')

t.test('the same file sent again makes nothing twice', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  t.strictSame(await imported(imports, list), { added: 3, changed: 0, same: 0, 'left out': 0 })
  t.strictSame(await imported(imports, list), { added: 0, changed: 0, same: 3, 'left out': 0 })
  t.strictSame(await alm.lines(), [
    'Church (ALM), 1 Hill Road, Oldtown 2043',
    'Harbour Store (ALM), 2-4 Quay Street, Newtown 2042',
    'Mill (ALM), 6 Mill Lane, Newtown 2042',
  ])
})

t.test('the preview says of each row what it would do, and writes nothing', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  await alm.add({ ...harbour, reference: 'R-1' })
  await alm.add({ name: 'Mill', lines: '6 Mill Lane', suburb: 'Newtown', postcode: '2042' })
  const before = await alm.lines()
  const file = [
    'Ref;Site;Address;Postcode;Suburb;Hazards;Colour',
    'R-1;Harbour Store;8 Quay Street;2042;Newtown;dog;red',
    ';mill;6 mill lane;2042;Newtown;;',
    ';Harbor Store;2-4 Quay St;2042;Newtown;;',
    ';Church;1 Hill Road;2043;Oldtown;;',
    ';CHURCH;1 Hill  Road;2043;Oldtown;;',
    ';;nameless;;;;',
  ].join('\n')
  const { id, state } = await preview(imports, file)
  t.match(state.counts, { new: 2, changed: 2, same: 0, wrong: 2, possible: 1 })
  t.match(state.columns, [
    { header: 'Ref', field: 'reference' },
    { header: 'Site', field: 'name' },
    { field: 'lines' },
    { field: 'postcode' },
    { field: 'suburb' },
    { field: 'hazards' },
    { header: 'Colour' },
  ])
  t.equal(state.columns?.[6]?.field, undefined)
  t.match(rowsOf(imports, id), [
    {
      is: 'changed',
      line: 2,
      changes: [
        { field: 'lines', was: '2-4 Quay Street', is: '8 Quay Street' },
        { field: 'hazards', was: '', is: 'dog' },
      ],
    },
    { is: 'changed', line: 3, site: { name: 'Mill' } },
    { is: 'new', line: 4, possible: [{ name: 'Harbour Store' }] },
    { is: 'new', line: 5, possible: [] },
    { is: 'wrong', line: 6, faults: [{ code: 'repeated', column: 2, message: /Line 5/ }] },
    { is: 'wrong', line: 7, faults: [{ code: 'no-name', column: 2 }] },
  ])
  t.strictSame(await alm.lines(), before)
})

t.test('with rows that are wrong nothing is written before that is accepted', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  const file = 'Name;Address;Position\nMill;Quay 1;here\n=Quay;+Quay 2;\n'
  const { id } = await preview(imports, file)
  const accepted = { leaveOutWrong: false, possible: 'add' } as const
  t.match(imports.apply(id, accepted, operator), { refused: true, field: 'leaveOutWrong' })
  t.strictSame(await alm.lines(), [])
  imports.apply(id, { ...accepted, leaveOutWrong: true }, operator)
  const { written } = await stageOf(imports, id, 'written')
  t.strictSame(written, { added: 1, changed: 0, same: 0, 'left out': 1 })
  t.strictSame(await alm.lines(), ['=Quay (ALM), +Quay 2'])
  const errors = String(imports.errors(id))
  t.equal(
    errors,
    '\ufeffLine;Error;Name;Address;Position\r\n' +
      '2;Position: Degrees north and east, such as 55.6761,12.5683.;Mill;Quay 1;here\r\n',
  )
  t.match(imports.apply(id, accepted, operator), { refused: true, code: 'not-ended' })
  imports.drop(id)
  const corrected = errors.replace('here', '55.1,12.1')
  t.strictSame(await imported(imports, corrected), { added: 1, changed: 0, same: 0, 'left out': 0 })
})

t.test('an empty cell changes nothing, and possible duplicates can be left out', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  const id = await alm.add({ ...harbour, reference: 'R-1', hazards: 'dog', client: 'Quay Ltd' })
  const file = 'Reference,Name,Hazards,Address\nR-1,Harbour Store,,\n,Harbor Store,,2-4 Quay Street'
  const { id: one, state } = await preview(imports, file)
  t.match(state.counts, { same: 1, new: 1, possible: 1 })
  imports.apply(one, { leaveOutWrong: true, possible: 'leave out' }, operator)
  t.match((await stageOf(imports, one, 'written')).written, { added: 0, same: 1, 'left out': 1 })
  t.match((await alm.read(id)).fields, { hazards: 'dog', client: 'Quay Ltd' })
})

t.test("of another company's site only what is ours is written", async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const imports = importsOf(pat)
  await pat.has(await alm.job(await alm.add({ ...harbour, hazards: 'dog' }), 'PAT'))
  const { id } = await pat.site()
  const row = 'harbour store,2-4 quay street,Newtown,2042'
  const header = 'Name,Address,Suburb,Postcode'
  t.match(await imported(imports, `${header},Client\n${row},Quay Ltd`), { changed: 1 })
  t.equal((await pat.read(id)).fields.client, 'Quay Ltd')
  await until('the hazards', async () => (await pat.read(id)).fields.hazards === 'dog')
  const { id: one } = await preview(imports, `${header},Hazards\n${row},cat`)
  t.match(rowsOf(imports, one), [{ is: 'wrong', faults: [{ code: 'not-ours', column: 5 }] }])
  t.equal((await pat.lines()).length, 1)
})

t.test('a row that means a site that was merged writes to the one that remains', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  const gone = await alm.add({ ...harbour, lines: '2 Quay St', reference: 'OLD' })
  const left = await alm.add({ ...harbour, reference: 'R-1' })
  saved(await mergeSites(alm.context, { into: left, sites: [gone] }, operator))
  const file =
    'Reference,Name,Address,Suburb,Postcode,Client\nOLD,Harbour Store,2 Quay St,Newtown,2042,Q'
  t.match(await imported(imports, file), { added: 0, changed: 1 })
  t.match((await alm.read(left)).fields, {
    reference: 'R-1',
    lines: '2-4 Quay Street',
    client: 'Q',
  })
  t.match(await imported(imports, file), { same: 1 })
})

t.test('what was exported is, imported again, exactly the same', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  await alm.add({
    ...harbour,
    name: '=cmd|calc; "Store"',
    position: '-33.8675,151.207',
    contacts: 'Olsen\tcaretaker\t+45 70 10 20 30\nKim\t\t@home',
    hazards: '- dog\n+ cat',
    accounts: '0012\n0013',
    client: '+45 70 10 20 30',
  })
  await alm.add({ name: 'Møllens Kro', lines: 'Åvej 4\nsal 2' })
  for (const language of ['en', 'da'] as const) {
    let csv = ''
    for await (const piece of exportCsv(alm.context, language)) csv += Buffer.from(piece)
    const book = await exportWorkbook(alm.context, language)
    if ('refused' in book) throw new Error(book.message)
    for (const file of [csv, book]) {
      t.strictSame(await imported(imports, file), { added: 0, changed: 0, same: 2, 'left out': 0 })
    }
    t.match(csv, unreadColumns.owner[language])
    if (language === 'da') continue
    t.match(csv, /"'=cmd\|calc; ""Store"""/, 'a formula is guarded')
    t.match(csv, /,"'- dog\n\+ cat",/)
    t.match(csv, /,"-33.8675,151.207",/, 'a position is not')
    t.match(csv, /,\+45 70 10 20 30,/, 'nor a phone number')
  }
})

t.test(
  'a broken store leaves the beginning of the file, row by row whole, and the same file goes on',
  async (t) => {
    const { alm } = await startBooks(t, ['alm'])
    const imports = importsOf(alm)
    const count = 3 * rows_per_unit
    const row = (n: number) => `R-${n};Site ${n};${n} Quay Street;dog ${n}`
    const rows = Array.from({ length: count }, (_, n) => row(n))
    const file = ['Reference;Name;Address;Hazards', ...rows].join('\n')
    const { id } = await preview(imports, file)
    imports.apply(id, { leaveOutWrong: false, possible: 'add' }, operator)
    await until('a unit', () => {
      const state = imports.view(id)
      return !('refused' in state) && state.done >= rows_per_unit
    })
    await imports.stop()
    const state = imports.view(id)
    t.match(state, { stage: /broken off|written/ })
    const lines = await allNames(alm)
    t.equal(lines.length % rows_per_unit, 0, 'whole units')
    t.strictSame(lines, Array.from({ length: lines.length }, (_, n) => `Site ${n}`).sort())
    const again = importsOf(alm)
    t.match(await imported(again, file), { added: count - lines.length, same: lines.length })
    t.equal((await allNames(alm)).length, count)
  },
)

async function allNames({ context }: Book): Promise<string[]> {
  const names: string[] = []
  let after: string | undefined
  do {
    const { sites, next } = await listSites(context, after ? { after } : {})
    names.push(...sites.map(({ name }) => name))
    after = next
  } while (after)
  return names.sort()
}

t.test('imports are few at a time, take one file each, and are forgotten', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const { jobs, changes } = alm.context
  let later = 0
  const streams = Object.create(jobs.streams, {
    context: { value: { ...jobs.streams.context, now: () => Date.now() + later } },
  })
  const imports = new Imports({ jobs: { ...jobs, streams }, changes }, () => undefined)
  const { id } = await preview(imports, list)
  t.match(await imports.put(id, pieces(list)), { refused: true, code: 'ended' })
  for (let n = 1; n < imports_max; n++) imports.begin('more')
  t.match(imports.begin('one more'), { refused: true, code: 'too-many' })
  later = kept_ms + 1
  t.match(imports.view(id), { refused: true, code: 'not-found' })
  t.match(imports.begin('another'), { stage: 'waiting' })
  await imports.stop()
})

t.test('a row that has become wrong since the preview is left out and told', async (t) => {
  const { alm } = await startBooks(t, ['alm'])
  const imports = importsOf(alm)
  const first = await alm.add({ name: 'Mill', lines: '1 Lane' })
  const second = await alm.add({ name: 'Mill', lines: '2 Lane' })
  const { id } = await preview(imports, 'Reference,Name,Address\nR-9,Mill,3 Lane')
  for (const site of [first, second]) {
    saved(await editSite(alm.context, site, { reference: 'R-9' }, operator))
  }
  imports.apply(id, { leaveOutWrong: false, possible: 'add' }, operator)
  t.match((await stageOf(imports, id, 'written')).written, { added: 0, 'left out': 1 })
  t.match(String(imports.errors(id)), /\n2,Reference: Several sites of the book.*,R-9,Mill,3 Lane/)
})
