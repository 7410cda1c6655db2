/**
 * How a node reaches other nodes: authenticated, encrypted, ordered channels of frames. libp2p
 * stays behind this file; a simulated network implements the same interface.
 */
import type { NodeId } from '../../protocol/ids.ts'

/** The protocols of Baton; the version is part of the name. */
export const protocols = {
  sync: '/baton/sync/1.0.0',
  link: '/baton/link/1.0.0',
  attachment: '/baton/attachment/1.0.0',
} as const
export type Protocol = (typeof protocols)[keyof typeof protocols]

/** One ordered, reliable, two-way channel to one node, whose key the encryption has proved. */
export interface Channel {
  readonly remote: NodeId
  /** The address it runs over, for people. */
  readonly address: string
  /** Resolves when the frame was taken for sending and there is room for more. */
  send(frame: Uint8Array): Promise<void>
  /** Frames as they come; ends when the channel is closed; throws on a broken one. */
  readonly frames: AsyncIterable<Uint8Array>
  /** Closes both directions at once. Idempotent. */
  close(): Promise<void>
}

export interface Transport {
  readonly node: NodeId
  /** Addresses that others can dial, with the PeerId. */
  addresses(): readonly string[]
  /** Opens a channel, over an existing connection where there is one. Rejects when it can't. */
  open(
    node: NodeId,
    addresses: readonly string[],
    protocol: Protocol,
    signal: AbortSignal,
  ): Promise<Channel>
  /**
   * Opens a channel to whichever node answers at one of these addresses, the first that does; who it
   * is says `remote`. For a company whose node may have another key than the one that is known.
   */
  openAt(addresses: readonly string[], protocol: Protocol, signal: AbortSignal): Promise<Channel>
  /** Incoming channels; the handler owns the channel. One handler a protocol. */
  handle(protocol: Protocol, handler: (channel: Channel) => void): void
  /**
   * Who may connect at all; asked after the handshake, when the key is known, and again at every
   * channel that comes over a connection that the other side dialled.
   */
  admit(decide: (node: NodeId) => boolean): void
  stop(): Promise<void>
}
