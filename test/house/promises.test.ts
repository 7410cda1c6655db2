/** What the documents promise by a test: that the test is there, under that name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from './source.ts'

const documents = [
  'SECURITY.md',
  'ARCHITECTURE.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Of ASVS 5.0.0, levels 1 and 2, but for chapters 9, 10 and 17. */
const requirements = 210

type Named = { readonly path: string; readonly names: readonly string[] }

/** Every `test/…` of a text, with the names in italics that follow it: `test/x.test.ts`: *a …*, *b*. */
function testsNamedIn(text: string): Named[] {
  const named = /`(test\/[^`]*)`((?::?,?\s+\*[^*]+\*)*)/g
  return [...text.matchAll(named)].map(([, path = '', names = '']) => ({
    path,
    names: [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => name.replaceAll(/\s+/g, ' ')),
  }))
}

const string = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g

/** What stands in quotes in a file: names of its tests are among them. */
function quotedIn(path: string): string[] {
  const found = readFileSync(join(root, path), 'utf8').match(string) ?? []
  return found.map((quoted) => quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1'))
}

/** `…` stands for what was left out. */
function isNamedSo(quoted: string, name: string): boolean {
  const parts = name.split('…').map((part) => part.trim())
  const pattern = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')
  return new RegExp(`^${pattern}$`).test(quoted)
}

/** What is named and is not there, as lines. */
function missingIn(text: string): string[] {
  return testsNamedIn(text).flatMap(({ path, names }) => {
    if (!existsSync(join(root, path))) return [`there is no ${path}`]
    const quoted = path.endsWith('.ts') ? quotedIn(path) : []
    return names
      .filter((name) => !quoted.some((one) => isNamedSo(one, name)))
      .map((name) => `${path} has no test "${name}"`)
  })
}

for (const document of documents) {
  t.test(`every test that ${document} names is there under that name`, async (t) => {
    const text = readFileSync(join(root, document), 'utf8')
    t.strictSame(missingIn(text), [])
  })
}

t.test('every promise of SECURITY.md names the test that shows it', async (t) => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  const [, promises = ''] = text.split('\n## What is promised\n')
  const rows = (promises.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| /.test(line))
  const bare = rows.filter((row) => !row.startsWith('| promise |') && !row.includes('`test/'))
  t.ok(rows.length > 40, `${rows.length} promises`)
  t.strictSame(bare, [])
})

t.test('every requirement of docs/asvs.md is met by something, or says why not', async (t) => {
  const text = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
  const rows = text.split('\n').filter((line) => /^\| \d+\.\d+\.\d+/.test(line))
  t.equal(rows.length, requirements, 'of level 1 and 2 in the chapters that apply')
  for (const row of rows) {
    const [, id = '', level = '', , state = '', how = ''] = row
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
    t.match(state, /^(met|partly|not met|not applicable)$/, id)
    t.ok(how.length > 3, id)
    t.match(level, /^[12]$/, id)
  }
  const ids = rows.map((row) => /\d+\.\d+\.\d+/.exec(row)?.[0])
  t.equal(new Set(ids).size, ids.length, 'each once')
})

t.test('a test that is not there is found out', async (t) => {
  const here = '`test/house/promises.test.ts`'
  t.strictSame(
    missingIn(`| x | ${here}: *a test that is not there … out*, *nobody wrote $this* |`),
    ['test/house/promises.test.ts has no test "nobody wrote $this"'],
  )
  t.strictSame(missingIn('`test/house/nowhere.test.ts`: *x*'), [
    'there is no test/house/nowhere.test.ts',
  ])
  t.strictSame(missingIn('`test/house/`, `test/house/source.ts`'), [])
})
