/** A network in memory whose links break in the middle of something. */
import type { Channel, Transport } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { MemoryNetwork } from './memory-transport.ts'

export class BreakingNetwork extends MemoryNetwork {
  /** Frames that still cross, either way, before the link breaks. */
  readonly #left = new Map<string, number>()

  /** So many frames more, and the next one is lost with the link, until it is healed. */
  cutAfter(one: NodeId, other: NodeId, frames: number): void {
    this.#left.set(linkOf(one, other), frames)
  }

  override heal(one: NodeId, other: NodeId): void {
    this.#left.delete(linkOf(one, other))
    super.heal(one, other)
  }

  override transport(node: NodeId): Transport {
    const inner = super.transport(node)
    const breaking = (channel: Channel): Channel => ({
      remote: channel.remote,
      address: channel.address,
      frames: channel.frames,
      send: (frame) => {
        this.#cross(node, channel.remote)
        return channel.send(frame)
      },
      close: () => channel.close(),
    })
    return {
      node,
      addresses: () => inner.addresses(),
      open: async (...how) => breaking(await inner.open(...how)),
      openAt: async (...how) => breaking(await inner.openAt(...how)),
      handle: (protocol, handler) => inner.handle(protocol, (c) => handler(breaking(c))),
      admit: (decide) => inner.admit(decide),
      stop: () => inner.stop(),
    }
  }

  #cross(from: NodeId, to: NodeId): void {
    const link = linkOf(from, to)
    const left = this.#left.get(link)
    if (left === 0) this.cut(from, to)
    else if (left !== undefined) this.#left.set(link, left - 1)
  }
}

function linkOf(one: NodeId, other: NodeId): string {
  return [one, other].sort().join()
}
