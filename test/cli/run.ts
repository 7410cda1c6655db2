/** Runs the command line as people do: as a process of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Served } from '../api/node.ts'
import { root } from '../house/source.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** `baton` with these words and, of BATON_ variables, these only; `input` is piped in. */
export function baton(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ran> {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('BATON_'))
  const env = { ...Object.fromEntries(clean), TZ: 'UTC', ...environment }
  return new Promise((resolve) => {
    const { stdin } = execFile(
      process.execPath,
      [join(root, 'node/baton.js'), ...words],
      { env, timeout: 20_000 },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    )
    // Most commands end without having read anything.
    stdin?.on('error', () => undefined).end(input)
  })
}

/** Against a served node, with the administrator's token. */
export function at(node: Served) {
  return (...words: string[]): Promise<Ran> =>
    baton(words, { BATON_URL: node.url, BATON_TOKEN: node.admin })
}
