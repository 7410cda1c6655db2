/**
 * Receipts: a company's word that it holds a stream up to these heads, or that a person there has
 * seen it. Signed by a node, with its certificate, because it travels past the next company.
 */

import { readIds } from '../delta/structural.ts'
import { type CompanyId, type DeltaId, idFromBytes, type StreamId, toBytes } from '../ids.ts'
import { heads_max } from '../limits.ts'
import { safeUint } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import type { Verifier } from './keys.ts'
import {
  type CertifiedSigner,
  openSignedByNode,
  readSigned,
  type SignedFault,
  signAsNode,
} from './signed.ts'
import { tags } from './tags.ts'

export type Receipt = {
  readonly stream: StreamId
  /** False: durable at one node of the company. True: seen by a person there. */
  readonly seen: boolean
  readonly heads: readonly DeltaId[]
  /** ms since 1970. */
  readonly at: number
}

/** The bytes of a Signed receipt. */
export function makeReceipt(by: CertifiedSigner, receipt: Receipt): Uint8Array {
  const { stream, seen, heads, at } = receipt
  const content = baton.Receipt.encode({
    stream: toBytes(stream),
    seen,
    heads: heads.map(toBytes),
    at,
  }).finish()
  return baton.Signed.encode(signAsNode(by, tags.receipt, content)).finish()
}

/** The receipt in these bytes with its signature checked, or what is wrong. Never throws. */
export function openReceipt(
  bytes: Uint8Array,
  verifier: Verifier,
): (Receipt & { readonly company: CompanyId }) | SignedFault {
  const signed = readSigned(bytes)
  if (!signed) return 'malformed'
  const opened = openSignedByNode(signed, tags.receipt, verifier)
  if (typeof opened === 'string') return opened
  const receipt = readReceipt(opened.content)
  return receipt ? { ...receipt, company: opened.by.company } : 'malformed'
}

function readReceipt(content: Uint8Array): Receipt | undefined {
  try {
    const wire = baton.Receipt.decode(content)
    const stream = idFromBytes<StreamId>(wire.stream)
    const heads = readIds<DeltaId>(wire.heads, heads_max)
    const at = safeUint(wire.at)
    return stream && at !== undefined ? { stream, seen: wire.seen, heads, at } : undefined
  } catch {
    return undefined
  }
}
