import { execSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import t from 'tap'
import { root } from './source.ts'

t.test('the wire types are what `npm run generate` makes of baton.proto', async (t) => {
  const elsewhere = t.testdir()
  mkdirSync(join(elsewhere, 'protocol/wire'), { recursive: true })
  copyFileSync(
    join(root, 'protocol/wire/baton.proto'),
    join(elsewhere, 'protocol/wire/baton.proto'),
  )
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  execSync(scripts.generate, {
    cwd: elsewhere,
    env: {
      ...process.env,
      PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH,
    },
  })
  for (const file of ['protocol/wire/wire.js', 'protocol/wire/wire.d.ts']) {
    const [made, committed] = [elsewhere, root].map((folder) => readFileSync(join(folder, file)))
    t.ok(committed && made?.equals(committed), `${file} is current, or run npm run generate`)
  }
})
