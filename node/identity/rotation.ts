/**
 * A new node key. Key and certificate belong together and lie in two files, so both are written to a
 * third one first, `next`, whole or not at all; the next loading of the identity puts them in place.
 * Until then the node goes on under its old key, and a crash at any moment leaves one of the two.
 */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { type Signer, seed_bytes, signerFromSeed, signerId } from '../../protocol/identity/keys.ts'
import { seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { type CompanyId, type NodeId, toHex } from '../../protocol/ids.ts'
import { replaceFile } from '../operate/durable-file.ts'
import { brokenIdentity, identityFile, identityNames, readIdentityFile } from './files.ts'
import type { Identity } from './identity.ts'

/** The node that will be, from the next loading of the identity on. */
export type NextNode = { readonly node: NodeId; readonly serial: number }

/**
 * Writes the node key that comes next, with its certificate. The serial is the time, or one more
 * than the present one and `above` where a clock was wrong. Durable when it resolves.
 */
export async function prepareRotation(
  data: string,
  { certified }: Pick<Identity, 'certified'>,
  company: Signer,
  { now, above = 0 }: { readonly now: number; readonly above?: number },
): Promise<NextNode> {
  const seed = randomBytes(seed_bytes)
  const node = signerId<NodeId>(signerFromSeed(seed))
  const serial = Math.max(now, certified.serial + 1, above + 1)
  const { code, name } = certified
  const certificate = makeCertificate(company, { node, serial, code, name })
  const next = { seed: toHex(seed), certificate: toHex(certificate) }
  await replaceFile(identityFile(data, 'next'), `${JSON.stringify(next)}\n`)
  return { node, serial }
}

/** Puts a prepared key in place; again, where a crash came between. Nothing to do: does nothing. */
export async function finishRotation(data: string): Promise<void> {
  const names = await identityNames(data)
  if (!names?.includes('next')) return
  const { seed, certificate } = nextIn(data, (await readIdentityFile(data, 'next')) ?? '')
  await replaceFile(identityFile(data, 'node.key'), `${seed}\n`)
  await replaceFile(identityFile(data, 'certificate'), `${certificate}\n`)
  await rm(identityFile(data, 'next'))
}

function nextIn(data: string, text: string): { seed: string; certificate: string } {
  try {
    const { seed, certificate } = JSON.parse(text)
    if (/^[0-9a-f]{64}$/.test(seed) && /^[0-9a-f]+$/.test(certificate)) return { seed, certificate }
  } catch {
    // Said below.
  }
  throw brokenIdentity(
    `${identityFile(data, 'next')} is garbled: delete it, the node goes on with its present key`,
  )
}

/** The company's key: that of the phrase as it was typed, else the one on this machine. */
export function companySigner(
  { certified, companySigner }: Identity,
  phrase: string | undefined,
): Signer | 'company-key-needed' | 'wrong-phrase' {
  if (phrase === undefined) return companySigner ?? 'company-key-needed'
  const read = seedFromRecoveryPhrase(phrase)
  if ('fault' in read) return 'wrong-phrase'
  const signer = signerFromSeed(read.seed)
  return signerId<CompanyId>(signer) === certified.company ? signer : 'wrong-phrase'
}
