/** A node's id and its libp2p PeerId are the same Ed25519 public key, written in two ways. */
import { publicKeyFromRaw } from '@libp2p/crypto/keys'
import { peerIdFromPublicKey } from '@libp2p/peer-id'
import { idFromBytes, type NodeId, toBytes } from '../../protocol/ids.ts'

export type PeerId = ReturnType<typeof peerIdFromPublicKey>

export function peerIdOf(node: NodeId): PeerId {
  return peerIdFromPublicKey(publicKeyFromRaw(toBytes(node)))
}

/** Undefined for the other kinds of keys that libp2p knows: no node of Baton has one. */
export function nodeIdOf(peer: PeerId): NodeId | undefined {
  return peer.type === 'Ed25519' ? idFromBytes<NodeId>(peer.publicKey.raw) : undefined
}
