/** What comes from elsewhere: pinned, whole, and running nothing when it is installed. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from './source.ts'

type Package = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  readonly license?: string
}

const read = (name: string) => readFileSync(join(root, name), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Package>>
}
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13)

t.test('every dependency is pinned to one version', async (t) => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  for (const [name, version] of all) {
    t.match(version, /^\d+\.\d+\.\d+$/, name)
    t.equal(lock.packages[`node_modules/${name}`]?.version, version, `${name} in the lock file`)
  }
})

t.test('every package has a hash, and no address that only one machine can reach', async (t) => {
  t.ok(installed.length > 500)
  for (const [path, { integrity, resolved }] of installed) {
    t.match(integrity, /^sha512-/, path)
    t.equal(resolved, undefined, path)
  }
  t.match(read('.npmrc'), /^omit-lockfile-registry-resolved=true$/m, 'so that it stays so')
  t.notMatch(read('.npmrc'), /registry=|_auth|token/i)
})

t.test('nothing but the named packages runs a script when it is installed', async (t) => {
  const withScripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript)
  const allowed = Object.keys(manifest.allowScripts).sort()
  t.strictSame(withScripts.map(([path]) => nameOf(path)).sort(), allowed)
  const [, part = ''] = read('SECURITY.md').split('\n## What comes from elsewhere\n')
  for (const name of allowed) t.match(part, new RegExp(`^\\| \`${name}\` \\| .{20,}`, 'm'), name)
})

t.test('the list of what is in a node can be made, and is of the lock file', async (t) => {
  const made = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' })
  const { spdxVersion, packages } = JSON.parse(made) as {
    readonly spdxVersion: string
    readonly packages: readonly { readonly name: string; readonly versionInfo: string }[]
  }
  t.equal(spdxVersion, 'SPDX-2.3')
  const listed = packages.map(({ name, versionInfo }) => `${name}@${versionInfo}`)
  const ofNode = installed
    .filter(([, { dev }]) => !dev)
    .map(([path, { version }]) => `${nameOf(path)}@${version}`)
  for (const name of Object.keys(manifest.dependencies)) {
    t.ok(
      ofNode.some((one) => one.startsWith(`${name}@`)),
      name,
    )
  }
  t.strictSame(
    [...new Set(listed)].sort(),
    [...new Set([...ofNode, `baton@${manifest.version}`])].sort(),
  )
})
