import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import t from 'tap'
import { oldNode } from '../../node/operate/old-node.js'
import { root } from './source.ts'

const launchers = ['node/start.js', 'node/baton.js']

/** Node commands of this machine that are really too old, if it has any: a developer's own, say. */
function oldNodesHere(): string[] {
  const commands = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter(existsSync)
  return [...new Set(commands)].filter((command) => {
    const version = execFileSync(command, ['--version'], { encoding: 'utf8' })
    return oldNode(version.trim().slice(1)) !== undefined
  })
}

/** Makes this Node say that it is another, before the launcher looks. */
function pretending(version: string): string[] {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`
  return [
    '--import',
    `data:text/javascript,Object.defineProperty(process, 'versions', ${versions})`,
  ]
}

t.test('a Node that is new enough is not refused', async (t) => {
  for (const version of ['22.18.0', '22.19.1', '23.0.0', '24.21.0', '100.1.0']) {
    t.equal(oldNode(version), undefined, version)
  }
})

t.test('an older Node is refused in one line that says what is needed', async (t) => {
  for (const version of ['22.17.9', '22.2.0', '20.20.2', '8.0.0', '0.12.18']) {
    const refusal = oldNode(version) ?? ''
    t.match(refusal, `and this is ${version}`)
    t.notMatch(refusal, '\n')
  }
})

t.test('the version asked for is the one in package.json', async (t) => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  t.match(oldNode('20.0.0'), engines.node.replace('>=', 'needs Node.js '))
})

t.test('started on an older Node, Baton says so and stops', async (t) => {
  const starts = [
    { command: process.execPath, before: pretending('20.11.0') },
    ...oldNodesHere().map((command) => ({ command, before: [] as string[] })),
  ]
  for (const { command, before } of starts) {
    for (const launcher of launchers) {
      const { status, stdout, stderr } = spawnSync(command, [...before, join(root, launcher)], {
        encoding: 'utf8',
      })
      t.equal(status, 1, `${launcher} stops`)
      t.equal(stdout, '')
      t.match(stderr, /^Baton needs Node\.js 22\.18 or newer, and this is [\d.]+\. .*\n$/)
    }
  }
})
