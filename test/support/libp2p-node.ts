/** Transports on real sockets of this machine, for tests. */
import { createHash } from 'node:crypto'
import type { Test } from 'tap'
import { CountedLog } from '../../node/operate/counted-log.ts'
import { createLog } from '../../node/operate/log.ts'
import { startLibp2pTransport } from '../../node/transport/libp2p.ts'
import type { Transport } from '../../node/transport/transport.ts'

/** 32 bytes that are the same in every run. */
export function seedOf(name: string): Uint8Array {
  return createHash('sha256').update(name).digest()
}

type Options = { readonly listen?: readonly string[]; readonly announce?: readonly string[] }

/** A transport that admits everybody and listens on any free port of the loopback. */
export async function startNode(name: string, options: Options = {}): Promise<Transport> {
  const transport = await startLibp2pTransport({
    seed: seedOf(name),
    listen: options.listen ?? ['/ip4/127.0.0.1/tcp/0'],
    announce: options.announce ?? [],
    log: new CountedLog(createLog({ level: 'silent', pretty: false })),
  })
  transport.admit(() => true)
  return transport
}

/** The same, stopped when the test is over. */
export async function nodeFor(t: Test, name: string, options?: Options): Promise<Transport> {
  const transport = await startNode(name, options)
  t.teardown(() => transport.stop())
  return transport
}
