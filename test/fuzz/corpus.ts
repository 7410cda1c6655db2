/** Inputs that are kept: one file each, under the name of its target. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../house/source.ts'

const corpus = join(root, 'test/fuzz/corpus')
/** Not kept in the repository: a finding becomes a test by its name. */
const findings = join(root, 'test/fuzz/findings')
const name_chars = 12

/** By the name of their file, so that every run begins alike. */
export function readCorpus(target: string): readonly Uint8Array[] {
  const folder = join(corpus, target)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).sort()
  return names.map((name) => new Uint8Array(readFileSync(join(folder, name))))
}

/** These instead of those that were there. */
export function writeCorpus(target: string, inputs: readonly Uint8Array[]): void {
  rmSync(join(corpus, target), { recursive: true, force: true })
  for (const input of inputs) put(join(corpus, target), input)
}

/** The file that holds it. */
export function writeFinding(target: string, input: Uint8Array): string {
  return put(join(findings, target), input)
}

function put(folder: string, input: Uint8Array): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, createHash('sha256').update(input).digest('hex').slice(0, name_chars))
  writeFileSync(path, input)
  return path
}
