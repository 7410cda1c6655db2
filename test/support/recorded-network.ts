/** A network in memory that keeps a copy of every frame that crosses it. */

import {
  type Channel,
  type Protocol,
  protocols,
  type Transport,
} from '../../node/transport/transport.ts'
import { type AttachmentMessage, decodeAttachmentFrame } from '../../protocol/attachment/frames.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import type { DeltaId, NodeId } from '../../protocol/ids.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import type { Company } from './company.ts'
import { MemoryNetwork } from './memory-transport.ts'

type Crossed = {
  readonly from: NodeId
  readonly to: NodeId
  readonly protocol: Protocol
  readonly frame: Uint8Array
}

export class RecordedNetwork extends MemoryNetwork {
  readonly crossed: Crossed[] = []

  override transport(node: NodeId): Transport {
    const inner = super.transport(node)
    const recorded = (channel: Channel, protocol: Protocol): Channel => ({
      remote: channel.remote,
      address: channel.address,
      frames: channel.frames,
      send: (frame) => {
        const copy = Uint8Array.from(frame)
        this.crossed.push({ from: node, to: channel.remote, protocol, frame: copy })
        return channel.send(frame)
      },
      close: () => channel.close(),
    })
    return {
      node,
      addresses: () => inner.addresses(),
      open: async (...how) => recorded(await inner.open(...how), how[2]),
      openAt: async (...how) => recorded(await inner.openAt(...how), how[1]),
      handle: (protocol, handler) => inner.handle(protocol, (c) => handler(recorded(c, protocol))),
      admit: (decide) => inner.admit(decide),
      stop: () => inner.stop(),
    }
  }

  /** Deltas that went over one link, one way, in order; sent twice is listed twice. */
  deltasSent(from: Company, to: Company): DeltaId[] {
    return this.crossed
      .filter((one) => one.from === from.own.node && one.to === to.own.node)
      .filter(({ protocol }) => protocol === protocols.sync)
      .flatMap(({ frame }) => deltasIn(frame))
  }

  /** What one node said to another about attachments, in order. */
  attachmentsSaid(from: Company, to: Company): AttachmentMessage[] {
    return this.crossed
      .filter((one) => one.from === from.own.node && one.to === to.own.node)
      .filter(({ protocol }) => protocol === protocols.attachment)
      .flatMap(({ frame }) => {
        const message = decodeAttachmentFrame(frame)
        return typeof message === 'string' ? [] : [message]
      })
  }

  /** Whether these bytes crossed any link, or any to this node. */
  carried(bytes: Uint8Array, node?: NodeId): boolean {
    return this.crossed.some(
      ({ to, frame }) => (!node || to === node) && Buffer.from(frame).includes(Buffer.from(bytes)),
    )
  }
}

function deltasIn(frame: Uint8Array): DeltaId[] {
  const message = decodeFrame(frame)
  if (typeof message === 'string') return []
  if (message.is === 'supply') return message.deltas.flatMap(idIn)
  if (message.is !== 'deltas') return []
  return message.items.flatMap((item) => (item.is === 'delta' ? idIn(item.signed) : []))
}

function idIn(envelope: Uint8Array): DeltaId[] {
  const delta = readDelta(envelope)
  return delta instanceof Refused ? [] : [delta.id]
}
