/** What working with streams needs from the rest of the node. */
import type { Signer, Verifier } from '../../protocol/identity/keys.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Outboxes } from '../link/outboxes.ts'

/** Who this node is. */
export type OwnIdentity = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly code: string
  readonly name: string
  readonly serial: number
  /** The Signed certificate, as embedded in chain starts. */
  readonly certificate: Uint8Array
  readonly signer: Signer
}

/** The epoch under which this node writes its chains (design: one per life of the directory). */
type Epoch = {
  current(): string
  /** Draws a new one and makes it durable: we have seen a second body in a chain of our own. */
  renew(): Promise<string>
  /**
   * A peer says that it holds more of ours than we do. Nothing proves it, and each epoch costs
   * chains that are bounded, so that word renews at most once a day. True when it did.
   */
  doubt(): Promise<boolean>
}

/** Nodes of companies that streams are exchanged with. */
export type Routes = {
  /** Nodes of a company with a link that is active or paused; none otherwise. */
  nodesOf(company: CompanyId): readonly NodeId[]
  companyOf(node: NodeId): CompanyId | undefined
}

export type StreamContext = {
  readonly storage: Storage
  readonly own: OwnIdentity
  readonly epoch: Epoch
  readonly verifier: Verifier
  readonly routes: Routes
  readonly outboxes: Outboxes
  /** ms since 1970. */
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
}
