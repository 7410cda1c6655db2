/**
 * What a backup says of itself: a block at the beginning of the file that anybody can read and that
 * the node has signed. The rest of the file is encrypted; its hashes are in here.
 */
import { z } from 'zod'
import type { Verifier } from '../../protocol/identity/keys.ts'
import {
  type CertifiedSigner,
  openSignedByNode,
  readSigned,
  signAsNode,
} from '../../protocol/identity/signed.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { baton } from '../../protocol/wire/wire.js'
import { head_bytes } from './limits.ts'
import { damaged, newerBackup } from './refusal.ts'

/** Raised when an older version could not read what a newer one writes. */
const format = 1
const magic = Buffer.from('baton backup\n', 'latin1')
const length_bytes = 4

const count = z.int().min(0)
const hex = z.string().regex(/^[0-9a-f]{64}$/)

const manifestShape = z.object({
  format: z.literal(format),
  /** Of Baton. */
  version: z.string(),
  company: hex,
  code: z.string(),
  name: z.string(),
  node: hex,
  /** When it was begun: everything in it is of this moment. ms since 1970. */
  at: count,
  rows: count,
  deltas: count,
  /** Attachments; 0 also where they were left out. */
  files: count,
  attachments: z.boolean(),
  /** Of the content before it was compressed, and its SHA-256. */
  bytes: count,
  hash: hex,
  /** Of what follows this block, and its SHA-256: what anybody can check without a key. */
  sealedBytes: count,
  sealedHash: hex,
  /** Of the database, as storage/README.md counts them. */
  schema: count,
  layout: count,
  level: count,
})

export type Manifest = Readonly<z.output<typeof manifestShape>>

/** The block at the beginning of the file. */
export function headOf(manifest: Omit<Manifest, 'format'>, by: CertifiedSigner): Uint8Array {
  const content = Buffer.from(JSON.stringify({ format, ...manifest }))
  const signed = baton.Signed.encode(signAsNode(by, tags.backup, content)).finish()
  const head = Buffer.alloc(head_bytes)
  magic.copy(head)
  head.writeUInt32BE(signed.length, magic.length)
  head.set(signed, magic.length + length_bytes)
  return head
}

/** Whether these bytes begin like a backup. */
export function isHead(head: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic)
}

/** What the block says; throws where it isn't whole, or not signed by the node that it names. */
export function readHead(head: Buffer, verifier: Verifier): Manifest {
  const start = magic.length + length_bytes
  if (head.length < head_bytes) throw damaged('it is cut off')
  const length = head.readUInt32BE(magic.length)
  if (length > head_bytes - start) throw damaged('its manifest')
  const signed = readSigned(head.subarray(start, start + length))
  const opened = signed && openSignedByNode(signed, tags.backup, verifier)
  if (!opened || typeof opened === 'string') throw damaged('its manifest is not signed')
  // The padding isn't signed, so it is held to one form: no flipped bit goes unseen.
  if (head.subarray(start + length).some((byte) => byte !== 0)) throw damaged('its manifest')
  const said = parsed(Buffer.from(opened.content).toString())
  if (typeof said !== 'object' || said === null) throw damaged('its manifest')
  if (!('format' in said) || said.format !== format) throw newerBackup()
  const manifest = manifestShape.safeParse(said)
  if (!manifest.success) throw damaged('its manifest')
  const { company, node } = manifest.data
  if (company !== opened.by.company || node !== opened.by.node) {
    throw damaged('its manifest was signed by another node')
  }
  return manifest.data
}

/** Whoever has a company of their own can sign what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damaged('its manifest', cause)
  }
}
