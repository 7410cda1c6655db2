/** The site book on the command line. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { serve } from '../api/node.ts'
import { at } from './run.ts'

t.test('a site is added, listed, searched, shown, changed and noted', async (t) => {
  const node = await serve(t)
  const alm = at(node)
  t.match((await alm('site', 'list')).out, 'No sites.')
  const added = await alm(
    ...['site', 'add', 'Harbour Store', '--address', 'Unit 3', '--address', '4 Quay Street'],
    ...['--suburb', 'Newtown', '--reference', 'R-7', '--field', 'hazards=dog'],
  )
  t.equal(added.code, 0, added.err)
  t.match(added.out, /^Harbour Store \(ALM\)\n {2}id +[0-9a-f]{64}\n {2}address +Unit 3, 4 Quay/)
  t.match(
    (await alm('site', 'list')).out,
    /Harbour Store \(ALM\) +Unit 3, 4 Quay Street, Newtown +R-7/,
  )
  t.match((await alm('site', 'search', 'quay')).out, 'Harbour Store (ALM)')
  t.match((await alm('site', 'show', 'r-7')).out, /hazards +dog/)
  t.match((await alm('site', 'show', 'nowhere')).err, 'There is no site "nowhere"')
  const edited = await alm('site', 'edit', 'R-7', '--name', 'Harbour Shop', '--field', 'hazards=')
  t.match(edited.out, /^Harbour Shop \(ALM\)\n(?!.*hazards +dog)/)
  t.match((await alm('site', 'note', 'R-7', 'gate is stiff')).out, /note +gate is stiff/)
  t.equal((await alm('site', 'edit', 'R-7', '--field', 'hazards')).code, 2)
  t.match((await alm('site', 'edit', 'R-7', '--field', 'position=x')).err, 'field position')
})

t.test('keys, merging and taking apart', async (t) => {
  const node = await serve(t)
  const alm = at(node)
  await alm('site', 'add', 'Mill', '--address', '6 Mill Lane', '--reference', 'R-1')
  const other = (await alm('site', 'add', 'Mill', '--address', '6 Mill Ln', '--json')).out
  const { id } = JSON.parse(other).site
  t.match((await alm('site', 'key', 'R-1', 'held', '12', 'hook 4')).out, /Keys\n {2}12 +hook 4/)
  t.match((await alm('site', 'key', 'R-1', 'out', '12', 'Run 3')).out, /12 +hook 4 +out: Run 3/)
  const merged = await alm('site', 'merge', 'R-1', id)
  t.match(merged.out, /Merged into it\n.*\n {2}Mill \(ALM\)/)
  t.match((await alm('site', 'show', id)).out, /merged into +Mill/)
  t.equal((await alm('site', 'unmerge', id)).code, 0)
  t.match((await alm('site', 'show', 'mill')).err, /Several sites fit "mill"/)
  t.equal((await alm('site', 'distinct', 'R-1', id)).code, 0)
  t.match((await alm('site', 'duplicates')).out, 'No possible duplicates.')
  t.match((await alm('site', 'show', id)).out, /Other places than it\n.*\n {2}Mill \(ALM\)/)
  t.notMatch((await alm('site', 'not-distinct', id, 'R-1')).out, 'Other places')
  t.equal((await alm('job', 'new', '--book-site', 'R-1', '--attend')).code, 0)
  t.match((await alm('site', 'jobs', 'R-1')).out, /ALM10001/)
})

t.test('a book is exported, looked at, and imported', async (t) => {
  const node = await serve(t)
  const alm = at(node)
  const directory = t.testdir()
  const file = (name: string) => join(directory, name)
  await writeFile(file('book.csv'), 'Name;Address;Colour\nMill;6 Mill Lane;red\n;7 Mill Lane;\n')
  const looked = await alm('site', 'import', file('book.csv'))
  t.match(looked.out, /COLUMN +FIELD\nName +name\nAddress +lines\nColour +not read/)
  t.match(looked.out, /1 new .* 1 wrong\.\nNothing is written/)
  t.match(looked.out, /line 3, column 1: Say how/)
  t.match((await alm('site', 'list')).out, 'No sites.')
  t.match((await alm('site', 'import', file('book.csv'), '--apply')).err, 'field leaveOutWrong')
  const words = ['--apply', '--leave-out-wrong', '--errors', file('errors.csv')]
  const applied = await alm('site', 'import', file('book.csv'), ...words)
  t.match(applied.out, /written: 1 added, 0 changed, 1 left out\./)
  t.match(await readFile(file('errors.csv'), 'utf8'), /\n3;Name: Say how/)
  t.equal((await alm('site', 'export', file('out.csv'))).code, 0)
  t.match(await readFile(file('out.csv'), 'utf8'), /,Mill,6 Mill Lane,/)
  t.equal((await alm('site', 'export', file('out.xlsx'), '--danish')).code, 0)
  t.equal((await alm('site', 'export', file('out.csv'))).code, 2, 'never over a file that is there')
  t.equal((await alm('site', 'export', file('out.txt'))).code, 2)
  t.match((await alm('site', 'import', file('out.xlsx'))).out, /0 new .* 1 the same, 0 wrong/)
})
