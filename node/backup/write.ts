/** Making a backup of a running node: its bytes as they come, the manifest last. */
import { createHash, type Hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CertifiedSigner } from '../../protocol/identity/signed.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import { deltaIn, newest_schema } from '../../storage/fill.ts'
import type { Storage } from '../../storage/storage.ts'
import type { AttachmentFiles } from '../attachment/files.ts'
import { isMissing } from '../attachment/files.ts'
import { present } from '../stream/rebuild-at-start.ts'
import { piece_bytes } from './limits.ts'
import { headOf, type Manifest } from './manifest.ts'
import { paced } from './pace.ts'
import { packPiece, packRows } from './records.ts'
import { type SealFor, sealed } from './seal.ts'

export type BackupSource = {
  readonly storage: Pick<Storage, 'snapshot' | 'attachments'>
  readonly files: Pick<AttachmentFiles, 'stream' | 'isWhole'>
  readonly own: {
    readonly company: CompanyId
    readonly node: NodeId
    readonly code: string
    readonly name: string
  }
  /** Whose word it is that the backup is whole. */
  readonly by: CertifiedSigner
  /** Of Baton. */
  readonly version: string
  readonly now: () => number
}

/** The encrypted content, and the block that goes before it when all of that is written. */
export type BackupBytes = {
  readonly body: AsyncIterable<Uint8Array>
  /** Once, after the last byte of the body. */
  finish(): { readonly head: Uint8Array; readonly manifest: Manifest }
}

/**
 * Reads what is durable now. Nothing is held whole and nothing is written anywhere; saving goes on
 * between any two pieces.
 */
export function makeBackup(
  source: BackupSource,
  to: SealFor,
  { attachments }: { readonly attachments: boolean },
): BackupBytes {
  const at = source.now()
  const counted = { rows: 0, deltas: 0, files: 0 }
  const plain = new Counted()
  const outer = new Counted()
  const content = plain.of(paced(contentOf(source, attachments, counted)))
  return {
    body: outer.of(lazily(() => sealed(content, to))),
    finish() {
      const { company, node, code, name } = source.own
      const manifest = {
        ...{ version: source.version, company, code, name, node, at, attachments, ...counted },
        ...{ bytes: plain.bytes, hash: plain.hash() },
        ...{ sealedBytes: outer.bytes, sealedHash: outer.hash() },
        ...{ schema: newest_schema, layout: present.layout, level: present.level },
      }
      return { head: headOf(manifest, source.by), manifest: { format: 1, ...manifest } }
    },
  }
}

type Counts = { rows: number; deltas: number; files: number }

async function* contentOf(
  source: BackupSource,
  attachments: boolean,
  counts: Counts,
): AsyncIterable<Uint8Array> {
  for await (const rows of source.storage.snapshot()) {
    counts.rows += rows.length
    for (const [key] of rows) if (deltaIn(key)) counts.deltas++
    yield packRows(rows)
  }
  if (attachments) yield* filesOf(source, counts)
}

/** After the rows that name them: what came meanwhile is more than is named, and does no harm. */
async function* filesOf(
  { storage, files }: BackupSource,
  counts: Counts,
): AsyncIterable<Uint8Array> {
  for await (const { hash, ...file } of storage.attachments.files()) {
    if (file.is !== 'here' || !(await files.isWhole(hash))) continue
    try {
      for await (const piece of files.stream(hash, 0, file.size)) yield packPiece(hash, piece)
      yield packPiece(hash, new Uint8Array())
      counts.files++
    } catch (error) {
      // Deleted since it was listed, with the last job that named it: no backup has to have it.
      if (!isMissing(error)) throw error
    }
  }
}

/** Counts and hashes what goes through. */
export class Counted {
  readonly #hash: Hash = createHash('sha256')
  bytes = 0

  async *of(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += piece_bytes) {
        const piece = chunk.subarray(from, from + piece_bytes)
        this.#hash.update(piece)
        this.bytes += piece.length
        yield piece
        // Streams hand on what is there without a pause: whoever saves meanwhile comes between.
        await nextTurn()
      }
    }
  }

  hash(): string {
    return this.#hash.digest('hex')
  }
}

async function* lazily(make: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  yield* await make()
}
