/** A node of its own process, to be killed: opens a channel to who is named and sends a frame. */
import { protocols } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { startNode } from '../support/libp2p-node.ts'

const [node, address] = process.argv.slice(2) as [NodeId, string]
const transport = await startNode('dying')
const channel = await transport.open(node, [address], protocols.sync, new AbortController().signal)
await channel.send(Uint8Array.of(1))
