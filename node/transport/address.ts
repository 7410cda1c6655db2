/** Addresses as libp2p writes them (multiaddrs), as far as Baton dials or listens on them. */
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { address_chars_max } from '../../protocol/limits.ts'
import type { PeerId } from './peer-id.ts'

const hosts = new Set(['ip4', 'ip6', 'dns', 'dns4', 'dns6'])

/** Whether a node can listen here: an IP address and a TCP port. */
export function isListenAddress(text: string): boolean {
  const parts = componentsOf(text)
  return parts?.length === 2 && /^ip[46]$/.test(parts[0] ?? '') && parts[1] === 'tcp'
}

/** Whether a node can be dialled here: an IP address or a name, a TCP port, perhaps its PeerId. */
export function isDialAddress(text: string): boolean {
  const [host, port, peer, ...more] = componentsOf(text) ?? []
  if (host === undefined || !hosts.has(host) || port !== 'tcp' || more.length > 0) return false
  return peer === undefined || peer === 'p2p'
}

/** Those of the addresses that lead to this peer by their own words, in order, with its PeerId. */
export function dialable(addresses: readonly string[], peer: PeerId): Multiaddr[] {
  return addresses.filter(isDialAddress).flatMap((text) => {
    const address = multiaddr(text)
    const named = address.getComponents().find(({ name }) => name === 'p2p')?.value
    if (named !== undefined) return named === peer.toString() ? [address] : []
    return [address.encapsulate(`/p2p/${peer.toString()}`)]
  })
}

function componentsOf(text: string): string[] | undefined {
  if (text.length > address_chars_max) return undefined
  try {
    return multiaddr(text)
      .getComponents()
      .map(({ name }) => name)
  } catch {
    return undefined
  }
}
