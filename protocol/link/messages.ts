/**
 * What two nodes say to each other on /baton/sync/1.0.0, each with the reason for it. One message
 * is one frame. Bytes that others signed (deltas, receipts, certificates) stay bytes.
 */
import type { DeltaId, StreamId } from '../ids.ts'
import type { Reason } from '../reasons.ts'
import type { Bye } from './byes.ts'

export type Message =
  | Hello
  | Deltas
  | Ack
  | Want
  | Supply
  | Digest
  | Frontiers
  | Ping
  | { readonly is: 'bye'; readonly bye: Bye }
  /** A kind newer than this version: ignored, so that it can be introduced one node at a time. */
  | { readonly is: 'unknown' }

/** How far a queue was taken: what a receiver keeps durably of each sender. */
export type Cursor = { readonly outboxId: string; readonly through: number }

/** First in both directions: who I am, what I have for you, what I hold of yours. */
export type Hello = {
  readonly is: 'hello'
  readonly certificate: Uint8Array
  readonly features: readonly number[]
  /** 16 random bytes a process, hex: tells a restart from a second connection. */
  readonly boot: string
  /** 16 random bytes, hex; a new one says that positions begin again at 1. */
  readonly outboxId: string
  readonly outboxTail: number
  readonly held: Cursor | undefined
  /** Ms since 1970. */
  readonly clock: number
}

/** The live lane: positions `first`, `first + 1`, … of the sender's outbox. Never empty. */
export type Deltas = {
  readonly is: 'deltas'
  readonly first: number
  readonly items: readonly Item[]
}

/** One position of the live lane. */
export type Item =
  /** A SignedDelta, exact bytes. */
  | { readonly is: 'delta'; readonly signed: Uint8Array }
  /** Makes a stream known: the SignedDeltas from its genesis to the receiver's grant. */
  | {
      readonly is: 'introduce'
      readonly stream: StreamId
      readonly path: readonly Uint8Array[]
      /** The history comes in this lane, right behind; otherwise the receiver asks for it. */
      readonly follows: boolean
    }
  /** A Signed receipt, exact bytes. */
  | { readonly is: 'receipt'; readonly signed: Uint8Array }
  /** The row is gone, or of a kind newer than this version. Its position counts. */
  | { readonly is: 'nothing' }

/** Everything up to here is durable at the sender of the Ack. */
export type Ack = {
  readonly is: 'ack'
  readonly through: number
  readonly refusals: readonly Refusal[]
  /** Supply frames taken durably since the connection opened. */
  readonly supplied: number
}

/** A delta, or by its stream's id an introduction, that was not taken. */
export type Refusal = { readonly id: DeltaId; readonly reason: Reason }

/** Asks for what a stream has beyond these heads. Any held ids may be named, not only heads. */
export type Want = {
  readonly is: 'want'
  readonly want: number
  readonly stream: StreamId
  readonly heads: readonly DeltaId[]
}

/** Answers a Want, in causal order; the last frame may be empty. */
export type Supply = {
  readonly is: 'supply'
  readonly want: number
  readonly deltas: readonly Uint8Array[]
  readonly last: boolean
}

/** One hash (hex) a bucket over the frontiers of all streams that both companies are in. */
type Digest = { readonly is: 'digest'; readonly buckets: readonly string[] }

/** A page of the streams in a bucket whose hashes differ, or the answer to such a page. */
export type Frontiers = {
  readonly is: 'frontiers'
  readonly bucket: number
  readonly streams: readonly Frontier[]
  readonly answer: boolean
  /** The bucket goes on in another page. */
  readonly more: boolean
}

/** The heads held of a stream; in an answer, none says that the stream isn't known there. */
export type Frontier = { readonly stream: StreamId; readonly heads: readonly DeltaId[] }

/** Nothing else was to be said for a while; and how late it is. */
type Ping = { readonly is: 'ping'; readonly clock: number }
