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

/** Whether a node can be dialled here: an IP address or a name, and a TCP port. */
export function isDialAddress(text: string): boolean {
  const parts = componentsOf(text)
  return parts?.length === 2 && hosts.has(parts[0] ?? '') && parts[1] === 'tcp'
}

/** Those of the addresses that lead to this peer by their own words, in order, with its PeerId. */
export function dialable(addresses: readonly string[], peer: PeerId): Multiaddr[] {
  return addresses.flatMap((text) => {
    const [place = '', named = peer.toString(), ...more] = text.split('/p2p/')
    if (!isDialAddress(place) || named !== peer.toString() || more.length > 0) return []
    return [multiaddr(`${place}/p2p/${named}`)]
  })
}

/** Where these addresses lead, whoever is said to be there. */
export function placesIn(addresses: readonly string[]): Multiaddr[] {
  const places = addresses.map((text) => text.split('/p2p/')[0] ?? '')
  return [...new Set(places)].filter(isDialAddress).map((place) => multiaddr(place))
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
