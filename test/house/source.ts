import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** One file that a person wrote. */
export interface Source {
  /** From the root, with forward slashes: `protocol/delta/delta.ts`. */
  readonly path: string
  readonly text: string
}

/** Written by `npm run generate`, and held to nothing here but to being current. */
const generated = new Set(['protocol/wire/wire.js', 'protocol/wire/wire.d.ts'])

/** Every TypeScript and JavaScript file under the folders of the root, but generated ones. */
export function sources(): Source[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'),
  )
  return folders
    .flatMap((folder) => filesUnder(join(root, folder.name)))
    .filter((path) => /\.[jt]s$/.test(path) && !generated.has(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

// A string is matched so that a `//` in it isn't taken for a comment. TypeScript 7 has no
// compiler interface to ask, and imports are simple enough to be found without one.
const string_or_comment =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

const statement = /^[ \t]*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm
const call = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]+)\1/g

/** The text without its comments, which may quote imports in their examples. */
function withoutComments(text: string): string {
  return text.replace(string_or_comment, (found) => (found.startsWith('/') ? ' ' : found))
}

/** The text without comments and without what stands in quotes. */
export function withoutWords(text: string): string {
  return text.replace(string_or_comment, (found) =>
    found.startsWith('/') ? ' ' : found.startsWith('`') ? found : "''",
  )
}

/**
 * What a file imports, types included: a package as it is spelled (`node:fs`, `@libp2p/tcp`), a
 * file of this repository by its path from the root (`storage/level.ts`).
 */
export function importsOf({ path, text }: Source): string[] {
  const code = withoutComments(text)
  return [...code.matchAll(statement), ...code.matchAll(call)].map(([, , name = '']) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
  )
}
