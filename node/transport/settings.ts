/** How libp2p is set up: what it is made of, and every limit of ours where it takes one. */
import { noise } from '@chainsafe/libp2p-noise'
import { identify } from '@libp2p/identify'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import type { Libp2pOptions } from 'libp2p'
import * as limits from './limits.ts'
import type { PeerId } from './peer-id.ts'

type PrivateKey = NonNullable<Libp2pOptions['privateKey']>

/** `refuse` is asked about whoever connects, when noise has proved the key. */
export function libp2pSettings(
  privateKey: PrivateKey,
  listen: readonly string[],
  announce: readonly string[],
  refuse: (peer: PeerId, address: string) => boolean,
): Libp2pOptions {
  return {
    privateKey,
    start: false,
    addresses: { listen: [...listen], announce: [...announce] },
    // Sets TCP_NODELAY by itself: a frame leaves at once.
    transports: [tcp({ maxConnections: limits.connections_max })],
    connectionEncrypters: [noise()],
    streamMuxers: [
      yamux({
        maxInboundStreams: limits.streams_per_connection_max,
        maxOutboundStreams: limits.streams_per_connection_max,
        streamOptions: {
          maxStreamWindowSize: limits.channel_window_bytes_max,
          maxReadBufferLength: limits.channel_buffer_bytes_max,
        },
      }),
    ],
    // What identify tells whoever asks: which program, but not which version of what.
    nodeInfo: { name: 'baton', version: '1', userAgent: 'baton' },
    services: { identify: identify(), ping: ping() },
    connectionGater: {
      denyInboundEncryptedConnection: (peer, { remoteAddr }) =>
        refuse(peer as PeerId, remoteAddr.toString()),
    },
    connectionManager: connectionSettings,
    connectionMonitor: {
      pingInterval: limits.heartbeat_ms,
      pingTimeout: {
        minTimeout: limits.heartbeat_answer_ms_max,
        maxTimeout: limits.heartbeat_answer_ms_max,
      },
    },
  }
}

const connectionSettings: NonNullable<Libp2pOptions['connectionManager']> = {
  maxConnections: limits.connections_max,
  maxIncomingPendingConnections: limits.pending_connections_max,
  inboundConnectionThreshold: limits.connections_per_second_and_host_max,
  inboundUpgradeTimeout: limits.handshake_ms_max,
  inboundStreamProtocolNegotiationTimeout: limits.handshake_ms_max,
  outboundStreamProtocolNegotiationTimeout: limits.handshake_ms_max,
  dialTimeout: limits.dial_ms_max,
  addressDialTimeout: limits.dial_address_ms_max,
  // In the order given: the caller knows which address worked last.
  addressSorter: () => 0,
}
