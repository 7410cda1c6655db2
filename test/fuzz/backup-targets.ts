/** Files of backups that were damaged, or made by somebody else. */
import assert from 'node:assert/strict'
import { head_bytes } from '../../node/backup/limits.ts'
import { headOf, isHead, readHead } from '../../node/backup/manifest.ts'
import { type BackupRecord, packPiece, packRows, unpack } from '../../node/backup/records.ts'
import { isRecipient, makeIdentity, sealed, unsealed } from '../../node/backup/seal.ts'
import { splitTail } from '../../node/backup/tail.ts'
import { FileHashes } from '../../node/backup/verify.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { FileHash } from '../../protocol/ids.ts'
import { baton } from '../../protocol/wire/wire.js'
import { deltaIn } from '../../storage/fill.ts'
import { alm } from '../support/shared-job.ts'
import { believing, bytesOf, failing, type Target, textOf } from './target.ts'

const digits = 'ab'.repeat(32)
const manifest = {
  ...{ version: '1', company: alm.company, code: alm.code, name: alm.name, node: alm.node, at: 1 },
  ...{ rows: 1, deltas: 1, files: 0, attachments: true, bytes: 9, hash: digits },
  ...{ sealedBytes: 9, sealedHash: digits, schema: 1, layout: 1, level: 1 },
}
const head = headOf(manifest, { signer: alm.signer, certificate: alm.certificate })

/** Blindly: the block at the beginning of a file. */
async function checkHead(input: Uint8Array): Promise<void> {
  const block = Buffer.alloc(head_bytes)
  block.set(input)
  if (isHead(block)) await failing(() => readHead(block, believing))
  if (isHead(Buffer.from(input))) await failing(() => readHead(Buffer.from(input), new Verifier()))
}

/** What a node has signed that can sign anything. */
async function checkManifest(input: Uint8Array): Promise<void> {
  const { certificate } = alm
  const signature = new Uint8Array(64)
  const signed = baton.Signed.encode({ content: input, signature, certificate }).finish()
  const block = Buffer.from(head)
  const start = 'baton backup\n'.length
  block.fill(0, start)
  block.writeUInt32BE(signed.length, start)
  block.set(signed.subarray(0, head_bytes - start - 4), start + 4)
  const read = await failing(() => readHead(block, believing))
  if (read) assert.equal(read.node, alm.node)
}

async function* pieces(bytes: Uint8Array, length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

/** The first byte says how long the chunks are in which the rest comes. */
async function checkRecords(input: Uint8Array): Promise<void> {
  const bytes = input.subarray(1)
  const all = await failing(() => recordsIn(bytes, 1 + (input[0] ?? 0)))
  const whole = await failing(() => recordsIn(bytes, bytes.length))
  assert.deepEqual(all, whole, 'however it was cut')
  if (!all) return
  const packed = all.map((one) =>
    one.is === 'row' ? packRows([[one.key, one.value]]) : packPiece(one.hash, one.bytes),
  )
  // A key that is no UTF-8 is not what was written.
  if (all.every((one) => one.is === 'piece' || !one.key.includes('\ufffd'))) {
    assert.deepEqual(Buffer.concat(packed), Buffer.from(bytes))
  }
  await failing(() => {
    const files = new FileHashes()
    for (const one of all) if (one.is === 'piece') files.add(one.hash, one.bytes)
    files.end()
  })
  for (const one of all) if (one.is === 'row') deltaIn(one.key)
}

async function recordsIn(bytes: Uint8Array, length: number): Promise<BackupRecord[]> {
  const all: BackupRecord[] = []
  for await (const some of unpack(pieces(bytes, Math.max(1, length)))) all.push(...some)
  return all
}

const { identity, recipient } = await makeIdentity()
const content = Buffer.concat([
  packRows([[`delta/${digits}/0001`, new Uint8Array([1, 2])]]),
  packPiece(digits as FileHash, new Uint8Array([3])),
  packPiece(digits as FileHash, new Uint8Array()),
])
const closed = await joined(
  await sealed(pieces(content, 9), { is: 'recipients', recipients: [recipient] }),
)

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return new Uint8Array(Buffer.concat(all))
}

/** A file of age with one byte put, taken out or changed, where the input says. */
async function checkSealed(input: Uint8Array): Promise<void> {
  const at = ((input[0] ?? 0) * 256 + (input[1] ?? 0)) % (closed.length + 1)
  const gone = (input[2] ?? 0) % 4
  const bytes = Buffer.concat([
    closed.subarray(0, at),
    input.subarray(3),
    closed.subarray(at + gone),
  ])
  const { body, tail } = splitTail(pieces(bytes, 40), (input[2] ?? 0) >> 2)
  await failing(async () => {
    const opened = await joined(await unsealed(body, { is: 'identity', identity }))
    tail()
    if (bytes.equals(closed)) assert.deepEqual(Buffer.from(opened), content)
  })
}

export const backupTargets: readonly Target[] = [
  {
    name: 'backup-head',
    kind: 'bytes',
    seeds: [head.subarray(0, head.findLastIndex((byte) => byte !== 0) + 1)],
    bytesMax: head_bytes,
    run: checkHead,
  },
  {
    name: 'backup-manifest',
    kind: 'text',
    seeds: [bytesOf(JSON.stringify({ format: 1, ...manifest }))],
    words: ['null', '{}', '[]', '1e99', '-1', '"format":2', '"__proto__":{}', ',', digits],
    bytesMax: 3000,
    run: checkManifest,
  },
  {
    name: 'backup-records',
    kind: 'bytes',
    seeds: [Uint8Array.from([4, ...content]), Uint8Array.from([255, ...content, ...content])],
    bytesMax: 600,
    run: checkRecords,
  },
  {
    name: 'backup-sealed',
    kind: 'bytes',
    seeds: [new Uint8Array([0, 30, 1, 9]), new Uint8Array([1, 0, 0])],
    bytesMax: 40,
    run: checkSealed,
  },
  {
    name: 'backup-recipient',
    kind: 'text',
    seeds: [bytesOf(recipient)],
    words: ['age1', 'AGE-SECRET-KEY-1', 'age1pq1', 'q'],
    bytesMax: 200,
    run: async (input) => assert.equal(typeof (await isRecipient(textOf(input))), 'boolean'),
  },
]
