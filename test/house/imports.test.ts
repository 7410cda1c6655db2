import t from 'tap'
import { cyclesAcrossFolders, forbiddenImports, impurities } from './rules.ts'
import { importsOf, sources } from './source.ts'

// Longer, and a file is about more than one thing.
const lines_max = 350

t.test('every import keeps to the layout', async (t) => {
  t.strictSame(sources().flatMap(forbiddenImports), [])
})

t.test('protocol reads no clock, rolls no dice, and touches no disk, network or log', async (t) => {
  t.strictSame(sources().flatMap(impurities), [])
})

t.test('no import between two top-level folders leads back to its room', async (t) => {
  t.strictSame(cyclesAcrossFolders(sources()), [])
})

t.test('no file is too long to be read at one sitting', async (t) => {
  const long = sources()
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > lines_max)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${lines_max} at most: divide it`)
  t.strictSame(long, [])
})

t.test('an import is found however it is written, and not in a comment', async (t) => {
  const text = `
    // import a from 'comment'
    /* import b from "comment" */
    import c, { type D } from 'one'
    import type {
      E,
    } from "two"
    import './three.ts'
    export * from '../four/four.ts'
    const address = 'https://example.com' // from 'comment'
    const f = await import('node:five')
    import Long = require('six')
    const g = Buffer.from('none')
    type H = 'from' | 'to'
  `
  t.strictSame(importsOf({ path: 'storage/level/x.ts', text }), [
    'one',
    'two',
    'storage/level/three.ts',
    'storage/four/four.ts',
    'node:five',
    'six',
  ])
})

t.test('a forbidden import is named with its reason', async (t) => {
  const breaches: [path: string, imported: string, reason: RegExp][] = [
    ['protocol/delta/x.ts', 'node:fs', /values in, values out/],
    ['protocol/delta/x.ts', 'crypto', /values in, values out/],
    ['protocol/delta/x.ts', '../../storage/x.ts', /values in, values out/],
    ['storage/level/x.ts', '../../node/link/x.ts', /neither the network/],
    ['storage/level/x.ts', 'koa', /neither the network/],
    ['admin-ui/pages/x.ts', '../../storage/x.ts', /declares the backend/],
    ['admin-ui/pages/x.ts', 'level', /declares the backend/],
    ['node/link/x.ts', '@libp2p/tcp', /node\/transport only/],
    ['deploy/x.ts', 'libp2p', /node\/transport only/],
    ['node/job/x.ts', 'level', /storage alone/],
    ['node/job/x.ts', '../../admin-ui/app.ts', /composition root/],
    ['node/job/x.ts', '../../test/support/x.ts', /its tests/],
  ]
  for (const [path, imported, reason] of breaches) {
    const found = forbiddenImports({ path, text: `import x from '${imported}'` })
    t.equal(found.length, 1, `${path} may not import ${imported}`)
    t.match(found[0], reason)
  }
})

t.test('what the layout allows is allowed', async (t) => {
  const allowed: [path: string, imported: string][] = [
    ['protocol/delta/x.ts', 'node:crypto'],
    ['protocol/identity/x.ts', '@scure/bip39/wordlists/english.js'],
    ['protocol/delta/x.ts', '../wire/wire.js'],
    ['storage/level/x.ts', 'level'],
    ['storage/level/x.ts', 'node:path'],
    ['storage/level/x.ts', '../../protocol/ids.ts'],
    ['admin-ui/pages/x.ts', '@koa/router'],
    ['admin-ui/pages/x.ts', '../../protocol/ids.ts'],
    ['node/transport/x.ts', '@chainsafe/libp2p-noise'],
    ['node/job/x.ts', '../../storage/storage.ts'],
    ['node/main.ts', '../admin-ui/app.ts'],
    ['node/compose-pages.ts', '../admin-ui/app.ts'],
    ['test/chain/x.ts', 'libp2p'],
  ]
  for (const [path, imported] of allowed) {
    t.strictSame(forbiddenImports({ path, text: `import x from '${imported}'` }), [], imported)
  }
})

t.test('clock, chance, log and process are found in protocol, and there only', async (t) => {
  const lines = [
    'const now = Date.now()',
    'const now = performance.now()',
    'const now = new Date()',
    'const now = new Date',
    'const n = Math.random()',
    "console.log('x')",
    'const key = process.env.KEY',
    'setTimeout(send, 5)',
    'const reply = await fetch(address)',
  ]
  for (const text of lines) {
    t.equal(impurities({ path: 'protocol/delta/x.ts', text }).length, 1, text)
    t.strictSame(impurities({ path: 'node/link/x.ts', text }), [], text)
  }
  const innocent = [
    'const day = new Date(time)',
    '// Date.now() is not for here',
    "const word = 'process.exit'",
    'store.process.next()',
    'state.fetch(id)',
  ]
  for (const text of innocent) {
    t.strictSame(impurities({ path: 'protocol/delta/x.ts', text }), [], text)
  }
})

t.test('a way back into a room of another folder is found', async (t) => {
  const there = { path: 'storage/job/a.ts', text: "import b from '../../node/job/b.ts'" }
  const on = { path: 'node/job/b.ts', text: "import c from '../link/c.ts'" }
  const back = { path: 'node/link/c.ts', text: "import a from '../../storage/job/a.ts'" }
  t.strictSame(cyclesAcrossFolders([there, on]), [])
  t.strictSame(cyclesAcrossFolders([there, on, back]), [
    'storage/job imports node/job, and node/job leads back to storage/job',
    'node/link imports storage/job, and storage/job leads back to node/link',
  ])
})
