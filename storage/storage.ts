/**
 * What a node keeps, by nouns. One node is the only writer of its storage.
 *
 * Writing: `write(unit => …)` stages a unit of work. Units staged while an earlier batch is on its
 * way to the disk share the next synced batch (group commit), in the order staged; a unit is never
 * split. The promise resolves when the unit is on the disk. If a batch fails, every later unit
 * fails with the same error and the process is expected to stop: nothing half-written was
 * acknowledged.
 *
 * Reading: point reads (`get`, `position`, …) see what was staged; iterators and ranges see what
 * is durable, because what they feed is sent to others.
 */

import type { CompanyId, DeltaId, NodeId, StreamId } from '../protocol/ids.ts'
import type { Clock, Position, StreamState } from '../protocol/stream/state.ts'
import type { AddressBookChanges, AddressBookStore } from './address-book/address-book-contract.ts'
import type { AttachmentChanges, AttachmentStore } from './attachment/attachment-contract.ts'
import type { DeskChanges, DeskStore } from './desk/desk-contract.ts'
import type { SiteChanges, SiteStore } from './site/site.ts'
import type { WordChanges, WordStore } from './stream/word-contract.ts'
import type { AuditStore, SessionStore, UserChanges, UserStore } from './user/user-contract.ts'

export type * from './address-book/address-book-contract.ts'
export type * from './attachment/attachment-contract.ts'
export type * from './desk/desk-contract.ts'
export type * from './site/site.ts'
export type * from './stream/word-contract.ts'
export type * from './user/user-contract.ts'

export interface Storage {
  readonly deltas: DeltaStore
  readonly streams: StreamStore
  readonly entries: EntryStore
  readonly outboxes: OutboxStore
  readonly inboxes: InboxStore
  readonly wants: WantStore
  readonly receipts: ReceiptStore
  readonly index: IndexStore
  readonly words: WordStore
  readonly sites: SiteStore
  readonly links: LinkStore
  readonly drafts: DraftStore
  readonly settings: SettingStore
  readonly attachments: AttachmentStore
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly audit: AuditStore
  readonly desk: DeskStore
  readonly addressBook: AddressBookStore
  /** Stages one unit; see above. Throws at once after a failed batch or after close. */
  write(work: (unit: Unit) => void): Promise<void>
  /** Resolves, if ever, when a batch fails: nothing can be kept any more, the process has to end. */
  readonly failed: Promise<Error>
  /** Resolves when everything staged so far is durable. */
  durable(): Promise<void>
  /**
   * Every row that a backup holds, all as they stood when the first was asked for, a chunk at a time.
   * Writing goes on meanwhile; LevelDB keeps what was replaced until the reading ends.
   */
  snapshot(): AsyncIterable<readonly SnapshotRow[]>
  /** Deletes what is derived from the deltas, of one stream or of all, and puts it anew. */
  rebuild(rebuild: Rebuild): Promise<void>
  /** True when a rebuild of all streams began and did not end: run it before anything else. */
  rebuildUnfinished(): Promise<boolean>
  close(): Promise<void>
}

/** A row as it is kept, for a backup: only the storage knows what it says. */
export type SnapshotRow = readonly [key: string, value: Uint8Array]

/** Everything that one unit of work may change. Used only inside `write`'s callback. */
export interface Unit
  extends UserChanges,
    AttachmentChanges,
    DeskChanges,
    AddressBookChanges,
    WordChanges,
    SiteChanges {
  /** The `n`th delta held of this stream (arrival order, which respects cause and effect). */
  putDelta(stream: StreamId, n: number, position: Position, signed: Uint8Array): void
  /** Replaces the bytes of a held delta (redaction); its position stays. */
  replaceDelta(stream: StreamId, n: number, signed: Uint8Array): void
  putStream(record: StreamRecord): void
  putEntry(stream: StreamId, key: string, entry: unknown): void
  deleteEntries(stream: StreamId, keys: readonly string[]): void
  putOutboxRow(node: NodeId, position: number, row: OutboxRow): void
  putOutboxHead(node: NodeId, head: OutboxHead): void
  /** Deletes the rows up to and including this position. */
  trimOutbox(node: NodeId, from: number, through: number): void
  putInbox(node: NodeId, cursor: InboxCursor): void
  putWant(node: NodeId, stream: StreamId): void
  deleteWant(node: NodeId, stream: StreamId): void
  putReceipt(stream: StreamId, receipt: StoredReceipt): void
  putReceiptDue(stream: StreamId): void
  deleteReceiptDue(stream: StreamId): void
  /** Adds and removes index keys; the value is always the stream. */
  changeIndex(stream: StreamId, removed: readonly IndexKey[], added: readonly IndexKey[]): void
  putLink(record: LinkRecord): void
  deleteLink(company: CompanyId): void
  putPairing(record: PairingRecord): void
  deletePairing(id: string): void
  putDraft(stream: StreamId, id: string, draft: unknown): void
  deleteDraft(stream: StreamId, id: string): void
  /** Undefined deletes. */
  putSetting(key: string, value: unknown): void
}

/**
 * Positions, stream records, entries and index keys hold nothing that the deltas don't say. While
 * they are rebuilt nothing else may be written to the streams in question.
 */
export type Rebuild = {
  /** Only this one, in one batch; all streams when absent. */
  readonly stream?: StreamId
  /**
   * Reads one stream's deltas, in arrival order, and says what to put. `undecided`: the numbers of
   * those that were undecided when they were last judged.
   */
  readonly derive: (
    stream: StreamId,
    deltas: ReturnType<DeltaStore['read']>,
    undecided: ReadonlySet<number>,
  ) => Promise<Derived>
  /** Called after each stream with the number of streams done. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * All that is derived of one stream; its index keys are the record's. Without a record none of its
 * deltas is kept, and nothing of the stream remains. The last three are there when deltas that
 * were undecided are judged now.
 */
export type Derived = {
  readonly record?: StreamRecord
  readonly positions: readonly { readonly n: number; readonly position: Position }[]
  readonly entries: readonly { readonly key: string; readonly entry: unknown }[]
  /** Deltas that are no longer kept; their numbers are not given again. */
  readonly dropped?: readonly { readonly n: number; readonly id: DeltaId }[]
  /** Other bytes of held deltas, as `replaceDelta` puts them. */
  readonly replaced?: readonly { readonly n: number; readonly signed: Uint8Array }[]
  /** Receipts that read otherwise now. Present, also without any: our own is due once more. */
  readonly receipts?: readonly StoredReceipt[]
}

/** A stream's derived rows, written together with the deltas that they come from. */
export type StreamRecord = {
  readonly state: StreamState
  /** The fold of the stream's contents, by the kind of stream; JSON. */
  readonly folded: unknown
  /** The keys under which the index holds this stream now. */
  readonly indexed: readonly IndexKey[]
}

export type StoredDelta = {
  readonly stream: StreamId
  readonly n: number
  readonly position: Position
}

export interface DeltaStore {
  /** Where this delta stands, or undefined when it is not held. Sees staged units. */
  position(id: DeltaId): Promise<StoredDelta | undefined>
  /** Exact SignedDelta bytes, or undefined. Sees staged units. */
  get(stream: StreamId, n: number): Promise<Uint8Array | undefined>
  /** The stream's deltas from the `from`th on, in arrival order; durable ones only. */
  read(
    stream: StreamId,
    from: number,
  ): AsyncIterable<{ readonly n: number; readonly signed: Uint8Array }>
  /** Streams with deltas that were undecided when they were last judged; durable ones only. */
  undecided(): AsyncIterable<StreamId>
}

export interface StreamStore {
  get(id: StreamId): Promise<StreamRecord | undefined>
  /** Ids of all streams held, in order, from the given one (exclusive); durable ones only. */
  ids(after?: StreamId): AsyncIterable<StreamId>
}

export interface EntryStore {
  /** Entries of a stream by key (keys sort by time), newest first when `reverse`. */
  read(
    stream: StreamId,
    options?: { readonly after?: string; readonly reverse?: boolean; readonly limit?: number },
  ): AsyncIterable<{ readonly key: string; readonly entry: unknown }>
}

/** One position of the queue towards a peer node. */
export type OutboxRow =
  | { readonly is: 'delta'; readonly stream: StreamId; readonly n: number }
  | { readonly is: 'introduce'; readonly stream: StreamId; readonly follows: boolean }
  | {
      readonly is: 'receipt'
      readonly stream: StreamId
      readonly company: CompanyId
      readonly seen: boolean
    }

export type OutboxHead = {
  /** 16 random bytes, hex; new after a restore. */
  readonly id: string
  /** The last position in use; 0 when none was. */
  readonly tail: number
  /** The peer holds everything up to here; rows up to here are gone. */
  readonly acknowledged: number
  /** Rows were dropped, or a restore happened: compare digests at the next connection. */
  readonly digestDue: boolean
}

export interface OutboxStore {
  head(node: NodeId): Promise<OutboxHead | undefined>
  /** Durable rows after this position, in order. */
  read(
    node: NodeId,
    after: number,
    limit: number,
  ): Promise<readonly { readonly position: number; readonly row: OutboxRow }[]>
}

/** What is held of a peer's queue. */
export type InboxCursor = { readonly outboxId: string; readonly through: number }

export interface InboxStore {
  get(node: NodeId): Promise<InboxCursor | undefined>
}

export interface WantStore {
  /** Streams to be asked for from this node, the first `limit` of them. */
  of(node: NodeId, limit?: number): Promise<readonly StreamId[]>
}

/** A receipt as received: signed bytes, and what they cover at this node. */
export type StoredReceipt = {
  readonly company: CompanyId
  readonly seen: boolean
  readonly at: number
  /** What its heads and those of earlier ones cover, by this node's lanes. */
  readonly clock: Clock
  /** It names heads that are not here yet: `clock` is less than what it covers. */
  readonly partial?: boolean
  /** The Signed message, hex. */
  readonly signed: string
}

export interface ReceiptStore {
  of(stream: StreamId): Promise<readonly StoredReceipt[]>
  /** This company's of one kind. Sees staged units. */
  get(stream: StreamId, company: CompanyId, seen: boolean): Promise<StoredReceipt | undefined>
  /** Streams whose own receipt is not made yet. */
  due(): AsyncIterable<StreamId>
}

/** A named index and a key in it; keys sort as text. */
export type IndexKey = { readonly index: string; readonly key: string }

export interface IndexStore {
  /** Streams by key within `from` (inclusive) … `to` (exclusive); durable ones only. */
  read(
    index: string,
    range: {
      readonly from?: string
      readonly to?: string
      readonly reverse?: boolean
      readonly limit?: number
    },
  ): AsyncIterable<{ readonly key: string; readonly stream: StreamId }>
  /** As far as `limit`: what is more than that is not counted. */
  count(
    index: string,
    range: { readonly from?: string; readonly to?: string; readonly limit?: number },
  ): Promise<number>
}

export type LinkState = 'requested' | 'active' | 'paused' | 'blocked' | 'unlinked'

/** A link with another company, from the first request on. */
export type LinkRecord = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  readonly state: LinkState
  /** Who made the invitation. */
  readonly inviter: boolean
  readonly nodes: readonly {
    readonly node: NodeId
    readonly addresses: readonly string[]
    readonly certificate: string
  }[]
  /** The Link document (hex) and the signatures held so far (hex of Signed). */
  readonly document: string
  readonly ours?: string
  readonly theirs?: string
  readonly words: readonly string[]
  readonly requestedAt: number
  readonly settings: LinkSettings
  /** Statements of the company, the greatest serial first: those nodes are refused for good. */
  readonly revocations?: readonly KnownRevocation[]
  /** Found again with the recovery phrase, and not confirmed by a person here yet. */
  readonly found?: true
}

export type KnownRevocation = {
  /** Of the certificate that no longer holds. */
  readonly serial: number
  /** ms since 1970, by the company's clock. */
  readonly at: number
  /** The Signed revocation, hex. */
  readonly signed: string
}

export type LinkSettings = {
  /** Accept their jobs at once; does not stop the answer clock. */
  readonly autoAccept: boolean
  /** Providers there may pass our jobs on. */
  readonly mayPassOn: boolean
  readonly answerMinutes: number
  /** Silence that is alarmed, minutes. */
  readonly silentMinutes: number
}

/** An invitation that is out, one that was taken, or a request: the pairing machine's state. */
export type PairingRecord = {
  /** Hash of the invitation's secret. */
  readonly id: string
  /** ms since 1970. */
  readonly madeAt: number
  /** Plain JSON. */
  readonly state: unknown
  /** What people read of it when the machine has forgotten; plain JSON. */
  readonly about?: unknown
}

export interface LinkStore {
  get(company: CompanyId): Promise<LinkRecord | undefined>
  all(): Promise<readonly LinkRecord[]>
  pairings(): Promise<readonly PairingRecord[]>
}

export interface DraftStore {
  of(stream: StreamId): Promise<readonly { readonly id: string; readonly draft: unknown }[]>
}

export interface SettingStore {
  get(key: string): Promise<unknown>
}
