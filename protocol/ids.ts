/**
 * Branded ids. On the wire an id is 32 bytes; in memory it is its lower-case hex, so that it can
 * be a map key, sorts as its bytes do and is readable in a log. Only the functions here make one.
 */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** A company's Ed25519 public key: the company's identity. */
export type CompanyId = Id<'company'>
/** A node's Ed25519 public key; its libp2p PeerId is made of it. */
export type NodeId = Id<'node'>
/** SHA-256 of a delta's body. */
export type DeltaId = Id<'delta'>
/** The id of a stream's first delta. */
export type StreamId = Id<'stream'>
/** The id of a chain's first delta. */
export type ChainId = Id<'chain'>
/** The id of the delta that holds the grant. */
export type GrantId = Id<'grant'>
/** The id of the delta that opened the assignment: a grant, an attend, or the genesis. */
export type AssignmentId = Id<'assignment'>
/** SHA-256 of the bytes of an attachment. */
export type FileHash = Id<'file'>
/** A guest of a company without a node: 32 random bytes. */
export type GuestId = Id<'guest'>

export type AnyId =
  | CompanyId
  | NodeId
  | DeltaId
  | StreamId
  | ChainId
  | GrantId
  | AssignmentId
  | FileHash
  | GuestId

/** Bytes of an id, hash or public key. */
export const id_bytes = 32

const hexId = /^[0-9a-f]{64}$/

/** Lower-case hex of any bytes. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

/** The bytes of an id or of other lower-case hex. */
export function toBytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

/** The id in these 32 bytes, or undefined when there are not exactly 32. */
export function idFromBytes<T extends AnyId>(bytes: Uint8Array | null | undefined): T | undefined {
  return bytes?.length === id_bytes ? (toHex(bytes) as T) : undefined
}

/** The id in this text (64 lower-case hex digits), or undefined. */
export function parseId<T extends AnyId>(text: string): T | undefined {
  return hexId.test(text) ? (text as T) : undefined
}

/** Absent, or an id; `false` when there are bytes and they are not an id. */
export function optionalId<T extends AnyId>(
  bytes: Uint8Array | null | undefined,
): T | undefined | false {
  if (bytes === null || bytes === undefined || bytes.length === 0) return undefined
  return idFromBytes<T>(bytes) ?? false
}

/** A delta's id read as the id of what that delta opened. */
export const chainOf = (id: DeltaId) => id as string as ChainId
export const streamOf = (id: DeltaId) => id as string as StreamId
export const grantOf = (id: DeltaId) => id as string as GrantId
export const assignmentOf = (id: DeltaId) => id as string as AssignmentId
/** The delta that opened a stream, chain, grant or assignment. */
export const deltaOf = (id: StreamId | ChainId | GrantId | AssignmentId) => id as string as DeltaId
