/**
 * A channel of the simulated network: frames in order over one line, and what that line does to them.
 */
import { Failure } from '../../node/operate/failure.ts'
import { type Channel, type Protocol, protocols } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { frame_bytes_max } from '../../protocol/limits.ts'
import { addressOf, type End, type LineState, type Wire } from './wire.ts'

/** Frames on their way; past this the sender waits. */
const on_the_way_max = 16

export class SimulatedChannel implements Channel {
  readonly remote: NodeId
  readonly place: string
  readonly address: string
  readonly frames: AsyncIterable<Uint8Array>
  onEnd: () => void = () => {}
  readonly #wire: Wire
  readonly #owner: End
  readonly #protocol: Protocol
  readonly #inbox: Uint8Array[] = []
  #other: SimulatedChannel | undefined
  #onTheWay = 0
  #arrivesAt = 0
  #end: { readonly failure?: Failure } | undefined
  #changed = Promise.withResolvers<void>()

  constructor(wire: Wire, owner: End, { node, place }: End, protocol: Protocol) {
    this.#wire = wire
    this.#owner = owner
    this.remote = node
    this.place = place
    this.#protocol = protocol
    this.address = addressOf(place)
    this.frames = this.#read()
  }

  join(other: SimulatedChannel): void {
    this.#other = other
    other.#other = this
  }

  isTo(place: string, protocol: Protocol): boolean {
    return this.place === place && this.#protocol === protocol
  }

  async send(frame: Uint8Array): Promise<void> {
    if (frame.length > frame_bytes_max) throw new RangeError('a frame this long is never sent')
    this.#assertOpen()
    for (const out of this.#sent(Uint8Array.from(frame))) this.#put(out)
    while (this.#onTheWay >= on_the_way_max) {
      await this.#changed.promise
      this.#assertOpen()
    }
  }

  #sent(frame: Uint8Array): readonly Uint8Array[] {
    if (this.#protocol !== protocols.sync) return [frame]
    this.#wire.onFrame(this.#owner, { node: this.remote, place: this.place }, frame)
    return this.#wire.tampered(this.#owner.place, this.place, frame)
  }

  /** Onto the line, unless a broken box does something to it: then the connection ends there. */
  #put(frame: Uint8Array): void {
    const { world, events } = this.#wire
    const line = this.#line
    if (line.broken === 0 || line.breaks === 0 || !world.random.chance(line.broken)) {
      this.#carry(frame)
      return
    }
    events['frame broken']++
    line.breaks--
    world.outside(() => world.after(line.latency, () => this.break()))
  }

  #carry(frame: Uint8Array): void {
    const { world } = this.#wire
    const line = this.#line
    const deaf = line.is === 'deaf' && this.#owner.place < this.place
    if (line.is === 'silent' || deaf) return
    const takes = line.latency + frame.length / line.bandwidth
    this.#arrivesAt = Math.max(this.#arrivesAt, world.now) + takes
    this.#onTheWay++
    const other = this.#other as SimulatedChannel
    world.outside(() => {
      world.after(this.#arrivesAt - world.now, () => {
        this.#onTheWay--
        this.#wake()
        if (other.#end || this.#line.is === 'silent') return
        other.#inbox.push(frame)
        other.#wake()
      })
    })
  }

  get #line(): LineState {
    return this.#wire.line(this.#owner.place, this.place)
  }

  async close(): Promise<void> {
    if (this.#end) return
    this.#inbox.length = 0
    this.#finish({})
    const other = this.#other as SimulatedChannel
    if (this.#line.is !== 'up') return
    const { world } = this.#wire
    // After what was sent before it.
    const at = Math.max(this.#arrivesAt, world.now + this.#line.latency)
    world.outside(() => world.after(at - world.now, () => other.#finish({})))
  }

  break(): void {
    const failure = new Failure('BATON_CHANNEL_BROKEN', 'the line broke')
    this.#finish({ failure })
    const other = this.#other as SimulatedChannel
    other.#finish({ failure })
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const frame = this.#inbox.shift()
      if (frame) yield frame
      else if (this.#end) {
        if (this.#end.failure) throw this.#end.failure
        return
      } else await this.#changed.promise
    }
  }

  #finish(end: { readonly failure?: Failure }): void {
    if (this.#end) return
    this.#end = end
    this.onEnd()
    this.#wake()
  }

  #wake(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers()
  }

  #assertOpen(): void {
    if (!this.#end) return
    throw (
      this.#end.failure ??
      new Failure('BATON_CHANNEL_CLOSED', `the channel to ${this.remote} is closed`)
    )
  }
}
