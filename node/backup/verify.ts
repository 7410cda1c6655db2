/** Checking a backup without restoring it: every byte, every row, and who signed the changes. */
import { createHash, type Hash } from 'node:crypto'
import { authenticLength, runsOf, statementFault } from '../../protocol/delta/authenticity.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { ChainId, FileHash, NodeId, StreamId } from '../../protocol/ids.ts'
import { deltaIn } from '../../storage/fill.ts'
import { checked_at_once } from './limits.ts'
import type { Manifest } from './manifest.ts'
import { type ReadOptions, readManifest, recordsOf } from './read.ts'
import type { BackupRecord } from './records.ts'
import { damaged } from './refusal.ts'
import type { OpenWith } from './seal.ts'

export type VerifyOptions = {
  readonly path: string
  readonly key: OpenWith
  /** Signatures of all changes, which takes some minutes for a million; false: hashes alone. */
  readonly signatures: boolean
} & Pick<ReadOptions, 'gently' | 'onProgress'>

export type Verified = {
  readonly manifest: Manifest
  /** Photos and documents that were damaged at the node already: they are fetched again. */
  readonly damagedFiles: number
}

/** Resolves when nothing is wrong with the backup; else throws a Failure that says what is. */
export async function verifyBackup(options: VerifyOptions): Promise<Verified> {
  const verifier = new Verifier()
  const manifest = await readManifest(options.path, verifier)
  const signatures = new Signatures(verifier)
  const files = new FileHashes()
  let rows = 0
  let deltas = 0
  for await (const records of recordsOf({ ...options, manifest })) {
    for (const record of records) {
      if (record.is === 'piece') files.add(record.hash, record.bytes)
      else {
        rows++
        const place = deltaIn(record.key)
        if (place) deltas++
        if (place && options.signatures) await signatures.add(place.stream, record)
      }
    }
  }
  await signatures.end()
  files.end()
  if (rows !== manifest.rows || deltas !== manifest.deltas || files.count !== manifest.files) {
    throw damaged('rows are missing')
  }
  return { manifest, damagedFiles: files.damaged }
}

/** Whether the pieces of each file make what its name says. */
export class FileHashes {
  #open: { readonly hash: FileHash; readonly sha256: Hash } | undefined
  count = 0
  damaged = 0

  /** What a file is when that was its last piece; undefined before that. */
  add(hash: FileHash, bytes: Uint8Array): 'whole' | 'damaged' | undefined {
    if (this.#open && this.#open.hash !== hash) throw damaged('a file has no end')
    this.#open ??= { hash, sha256: createHash('sha256') }
    this.#open.sha256.update(bytes)
    if (bytes.length > 0) return undefined
    const isWhole = this.#open.sha256.digest('hex') === hash
    this.#open = undefined
    this.count++
    if (!isWhole) this.damaged++
    return isWhole ? 'whole' : 'damaged'
  }

  end(): void {
    if (this.#open) throw damaged('a file has no end')
  }
}

/**
 * That every delta can be read and is signed by the node that its chain began with, which a company's
 * certificate names. Deltas come by stream and in the order in which they arrived, so a chain's
 * first one is read before the others.
 */
class Signatures {
  readonly #verifier: Verifier
  #stream: StreamId | undefined
  #nodes = new Map<ChainId, NodeId>()
  /** Not shown to be authentic yet: what covers them may follow. */
  #open: Delta[] = []

  constructor(verifier: Verifier) {
    this.#verifier = verifier
  }

  async add(stream: StreamId, { key, value }: Extract<BackupRecord, { is: 'row' }>): Promise<void> {
    if (stream !== this.#stream) await this.end()
    this.#stream = stream
    // What is read of it points into these bytes, and the chunk that they stand in goes on.
    const delta = readDelta(Uint8Array.prototype.slice.call(value))
    if (delta instanceof Refused || delta.stream !== stream) {
      throw damaged(`a change can't be read: ${key}`)
    }
    if (statementFault(delta, this.#verifier)) throw damaged(`a certificate is wrong: ${key}`)
    if (delta.start) this.#nodes.set(delta.chain, delta.start.certificate.node)
    this.#open.push(delta)
    if (this.#open.length >= checked_at_once) await this.#check()
  }

  /** The stream has ended: nothing covers any more what is not authentic now. */
  async end(): Promise<void> {
    await this.#check()
    const [first] = this.#open
    if (first) throw damaged(`a change is not signed by who is said to have made it: ${first.id}`)
    this.#nodes = new Map()
  }

  async #check(): Promise<void> {
    const runs = runsOf(this.#open)
    const lengths = await Promise.all(
      runs.map((run) => {
        const node = this.#nodes.get((run[0] as Delta).chain)
        return node ? authenticLength(run, node, this.#verifier) : 0
      }),
    )
    this.#open = runs.flatMap((run, at) => run.slice(lengths[at]))
  }
}
