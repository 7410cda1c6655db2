/**
 * The files of static/, read once at the start: scripts and pictures by their names, the parts of
 * style/ as one style.css, and htmx. Their address holds a hash of them all, so that a browser
 * keeps them for ever and still never mixes those of two versions.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Context } from 'koa'
import { contentPolicy } from './policy.ts'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

const prefix = '/static/'
const year_seconds = 365 * 24 * 3600

type File = { readonly type: string; readonly bytes: Buffer }

export class StaticFiles {
  readonly #files: ReadonlyMap<string, File>
  readonly #version: string

  constructor() {
    this.#files = new Map(readFiles())
    const hash = createHash('sha256')
    for (const [name, { bytes }] of this.#files) hash.update(name).update(bytes)
    this.#version = hash.digest('hex').slice(0, 16)
  }

  /** The address of a file, for a page. Throws when there is none of that name. */
  address(name: string): string {
    if (!this.#files.has(name)) throw new Error(`static/ has no ${name}`)
    return `${prefix}${this.#version}/${name}`
  }

  /** Answers when the request is for one of the files; false: it isn't. */
  serve(context: Context): boolean {
    if (!context.path.startsWith(prefix)) return false
    const [version, name = '', more] = context.path.slice(prefix.length).split('/')
    const file = more === undefined ? this.#files.get(name) : undefined
    if (!file || (context.method !== 'GET' && context.method !== 'HEAD')) {
      context.status = 404
      return true
    }
    // A page of before an upgrade asks with the old address: it gets the new file, unkept.
    const forEver = version === this.#version
    context.set(
      'Cache-Control',
      forEver ? `public, max-age=${year_seconds}, immutable` : 'no-cache',
    )
    context.set('ETag', `"${this.#version}"`)
    // A worker has the policy of its own script's answer.
    context.set('Content-Security-Policy', contentPolicy)
    context.type = file.type
    context.status = 200
    if (context.fresh) context.status = 304
    else context.body = file.bytes
    return true
  }
}

function readFiles(): [string, File][] {
  const folder = fileURLToPath(new URL('./static/', import.meta.url))
  const names = readdirSync(folder).filter((name) => /\.\w+$/.test(name))
  const files = names.sort().map((name): [string, File] => [name, fileAt(folder, name)])
  const parts = readdirSync(`${folder}style`).sort()
  const style = parts.map((name) => readFileSync(`${folder}style/${name}`))
  const htmx = fileURLToPath(import.meta.resolve('htmx.org/dist/htmx.min.js'))
  return [
    ...files,
    ['style.css', { type: typeOf('style.css'), bytes: Buffer.concat(style) }],
    ['htmx.js', { type: typeOf('htmx.js'), bytes: readFileSync(htmx) }],
  ]
}

function fileAt(folder: string, name: string): File {
  return { type: typeOf(name), bytes: readFileSync(`${folder}${name}`) }
}

function typeOf(name: string): string {
  const type = types[name.slice(name.lastIndexOf('.') + 1)]
  if (!type) throw new Error(`static/ has a file of a kind that is not served: ${name}`)
  return type
}
