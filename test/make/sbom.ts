/**
 * `npm run --silent sbom`: prints what a node is made of as SPDX, from the lock file. npm is asked about a
 * copy without what only development needs: where both need a package, `--omit=dev` leaves it out.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../house/source.ts'

type Lock = { packages: Record<string, { dev?: boolean; devDependencies?: object }> }

const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'))

function withoutDevelopment(lock: Lock): Lock {
  const packages = Object.entries(lock.packages)
    .filter(([, { dev }]) => !dev)
    .map(([path, { devDependencies: _, ...rest }]) => [path, rest])
  return { ...lock, packages: Object.fromEntries(packages) }
}

const folder = mkdtempSync(join(tmpdir(), 'baton-sbom-'))
try {
  const write = (name: string, what: object) =>
    writeFileSync(join(folder, name), JSON.stringify(what))
  const { devDependencies: _, ...manifest } = read('package.json')
  write('package.json', manifest)
  write('package-lock.json', withoutDevelopment(read('package-lock.json')))
  const command = ['sbom', '--sbom-format=spdx', '--sbom-type=application', '--package-lock-only']
  process.stdout.write(execFileSync('npm', command, { cwd: folder }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
