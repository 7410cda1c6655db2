/** What libp2p's errors mean to people, in one line each. */
import type { NodeId } from '../../protocol/ids.ts'
import { Failure } from '../operate/failure.ts'

const taken = /EADDRINUSE[^\n]*?(\S+:\d+)/g

/**
 * Noise says so where the key that it proves is not that of the PeerId that was dialled. libp2p hands
 * on no more than the words.
 */
const others_key = /does not match expected remote identity key/

/** Why the node can't listen where it was told to. */
export function listenFailure(cause: unknown): Failure {
  const text = cause instanceof Error ? cause.message : String(cause)
  const ports = [...new Set([...text.matchAll(taken)].map(([, address]) => address))]
  if (ports.length > 0) {
    const message =
      `${ports.join(' and ')} is taken, perhaps by a Baton that still runs: stop that, ` +
      'or set BATON_LISTEN to another port'
    return new Failure('BATON_PORT_TAKEN', message, { cause })
  }
  const why = /Error: ([^\n]+)/.exec(text)?.[1] ?? firstLine(text)
  return new Failure('BATON_LISTEN', `BATON_LISTEN can't be listened on: ${why}`, { cause })
}

/**
 * Why there is no channel to this node now, or to any node at an address. BATON_OTHER_NODE: somebody
 * answers there, and has another key.
 */
export function unreachable(node: NodeId | undefined, cause: unknown): Failure {
  const errors: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  const why = errors.map((error) => firstLine(error instanceof Error ? error.message : `${error}`))
  const who = node ? `node ${node}` : 'the address'
  const message = `${who} can't be reached: ${[...new Set(why)].join('; ')}`
  const isOther = why.some((one) => others_key.test(one))
  return new Failure(isOther ? 'BATON_OTHER_NODE' : 'BATON_UNREACHABLE', message, { cause })
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}
