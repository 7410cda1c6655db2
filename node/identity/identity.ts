/** Making a node's identity at set-up, and loading it at every start. */
import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CertifiedNode } from '../../protocol/delta/delta.ts'
import { makeCertificate, openCertificate } from '../../protocol/identity/certificate.ts'
import {
  type Signer,
  seed_bytes,
  signerFromSeed,
  signerId,
  type Verifier,
} from '../../protocol/identity/keys.ts'
import { recoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { type CompanyId, type NodeId, toBytes, toHex } from '../../protocol/ids.ts'
import { private_folder_mode, syncFolder, writeSynced } from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'
import { drawEpoch } from './epoch.ts'
import {
  brokenIdentity,
  type IdentityFile,
  identityFolder,
  identityNames,
  readIdentityFile,
  refuseReadable,
} from './files.ts'
import { numbersText } from './numbers.ts'
import { finishRotation } from './rotation.ts'

/** Who this node is. */
export type Identity = {
  /** Company, node, code and name, and the certificate's bytes. */
  readonly certified: CertifiedNode
  /** The node key's seed, which the transport needs. */
  readonly seed: Uint8Array
  readonly signer: Signer
  /** Absent when company.key was taken away, which is a good place for it. */
  readonly companySigner?: Signer
}

export type NewIdentity = {
  readonly name: string
  /** Three letters or digits. */
  readonly code: string
  /** ms since 1970; also the certificate's serial, so that it is above all earlier ones. */
  readonly now: number
  /** Of a company that exists already: the seed that its recovery phrase stands for. */
  readonly companySeed?: Uint8Array
}

/**
 * Makes company key, node key and certificate under the data folder, all of it or nothing. Resolves
 * to the company's recovery phrase. That of a new company waits in a file of its own until it is
 * told to somebody: forgetPhrase. Rejects with BATON_IDENTITY_EXISTS.
 */
export async function createIdentity(data: string, wanted: NewIdentity): Promise<string> {
  const companySeed = wanted.companySeed ?? randomBytes(seed_bytes)
  const nodeSeed = randomBytes(seed_bytes)
  const { name, code, now } = wanted
  const subject = { node: signerId<NodeId>(signerFromSeed(nodeSeed)), serial: now, code, name }
  const certificate = makeCertificate(signerFromSeed(companySeed), subject)
  const phrase = recoveryPhrase(companySeed)
  await install(data, {
    'company.key': toHex(companySeed),
    'node.key': toHex(nodeSeed),
    certificate: toHex(certificate),
    'numbers.json': numbersText(wanted.companySeed ? { recoveredAt: now } : 'new'),
    epoch: drawEpoch(),
    // Who brings the seed of a company has typed its phrase.
    ...(wanted.companySeed ? {} : { 'recovery-phrase.txt': phrase }),
  })
  return phrase
}

async function install(
  data: string,
  files: Readonly<Partial<Record<IdentityFile, string>>>,
): Promise<void> {
  if (await identityNames(data)) {
    const message = `there is an identity in ${identityFolder(data)}: it is never overwritten`
    throw new Failure('BATON_IDENTITY_EXISTS', message)
  }
  // Filled beside its place and then renamed: a crash leaves either no identity or a whole one.
  const making = `${identityFolder(data)}.new`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: private_folder_mode })
  for (const [name, text] of Object.entries(files)) {
    await writeSynced(join(making, name), `${text}\n`)
  }
  await syncFolder(making)
  await rename(making, identityFolder(data))
  await syncFolder(data)
}

/**
 * The identity under this data folder, or undefined where none was made yet. Rejects with
 * BATON_IDENTITY_READABLE or BATON_IDENTITY_BROKEN, and says what to do.
 */
export async function loadIdentity(
  data: string,
  verifier: Verifier,
): Promise<Identity | undefined> {
  const names = await identityNames(data)
  if (!names) return undefined
  await refuseReadable(data, names)
  await finishRotation(data)
  const seed = await readSeed(data, 'node.key')
  const certified = await readCertificate(data, verifier)
  if (!seed) throw incomplete(data, 'node.key')
  const signer = signerFromSeed(seed)
  if (signerId(signer) !== certified.node) {
    const folder = identityFolder(data)
    throw brokenIdentity(
      `node.key and certificate in ${folder} don't belong together: restore both ${remedy}`,
    )
  }
  const companySigner = await readCompanyKey(data, certified)
  return { certified, seed, signer, ...(companySigner ? { companySigner } : {}) }
}

const remedy = 'from a backup, or move the folder away and start again with the recovery phrase'

function incomplete(data: string, file: IdentityFile): Failure {
  const path = join(identityFolder(data), file)
  return brokenIdentity(`${path} is missing or garbled: restore it ${remedy}`)
}

async function readCompanyKey(data: string, certified: CertifiedNode): Promise<Signer | undefined> {
  const seed = await readSeed(data, 'company.key')
  if (!seed) return undefined
  const signer = signerFromSeed(seed)
  if (signerId<CompanyId>(signer) === certified.company) return signer
  throw brokenIdentity(
    `company.key in ${identityFolder(data)} is another company's: take it away, the node runs ` +
      'without it',
  )
}

/** Undefined when the file isn't there; rejects when it holds no seed. */
async function readSeed(data: string, file: IdentityFile): Promise<Uint8Array | undefined> {
  const text = await readIdentityFile(data, file)
  if (text === undefined) return undefined
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/.test(hex)) throw incomplete(data, file)
  return toBytes(hex)
}

async function readCertificate(data: string, verifier: Verifier): Promise<CertifiedNode> {
  const text = (await readIdentityFile(data, 'certificate')) ?? ''
  const certified = openCertificate(toBytes(text.trim()), verifier)
  if (typeof certified === 'string') throw incomplete(data, 'certificate')
  return certified
}
