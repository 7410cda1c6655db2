/** A further node of a company that links by hand: a test says when each message goes. */
import { randomBytes } from 'node:crypto'
import type { Test } from 'tap'
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { signerFromSeed, signerId } from '../../protocol/identity/keys.ts'
import { type NodeId, toHex } from '../../protocol/ids.ts'
import { invitation_ms_max, invitation_secret_bytes } from '../../protocol/limits.ts'
import { invitationText, readInvitation } from '../../protocol/link/invitation.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type LinkMessage,
} from '../../protocol/link/link-frames.ts'
import { random_id_bytes } from '../../protocol/link/sync-limits.ts'
import { commitmentTo } from '../../protocol/link/words.ts'
import { nodeFor, seedOf } from './libp2p-node.ts'
import { accepted, type RunningNode } from './nodes.ts'

const answer_ms_max = 10_000

type Sent = Exclude<LinkMessage, { is: 'unknown' }>

export class RawPairing {
  readonly #of: RunningNode
  readonly #transport: Transport
  readonly #certificate: Uint8Array
  readonly #nonce = toHex(randomBytes(random_id_bytes))
  readonly #incoming = Promise.withResolvers<Channel>()
  #frames: AsyncIterator<Uint8Array> | undefined
  #channel: Channel | undefined

  private constructor(of: RunningNode, transport: Transport, certificate: Uint8Array) {
    this.#of = of
    this.#transport = transport
    this.#certificate = certificate
    transport.handle(protocols.link, (channel) => this.#incoming.resolve(channel))
  }

  /** A node of its own on real TCP, certified by the same company. */
  static async start(t: Test, of: RunningNode, name: string): Promise<RawPairing> {
    const { companySigner, certified } = of.identity
    if (!companySigner) throw new Error('a new company has its key')
    const node = signerId<NodeId>(signerFromSeed(seedOf(name)))
    const { code, name: called, serial } = certified
    const subject = { node, serial: serial + 1, code, name: called }
    const certificate = makeCertificate(companySigner, subject)
    return new RawPairing(of, await nodeFor(t, name), certificate)
  }

  get node(): NodeId {
    return this.#transport.node
  }

  /** Redeems an invitation and hears its answer; what was committed to stays unsaid. */
  async redeem(inviter: RunningNode): Promise<void> {
    const { text } = accepted(await inviter.linking.invite())
    const invitation = readInvitation(text, { company: this.#of.company, now: Date.now() })
    if (typeof invitation === 'string') throw new Error(invitation)
    const { node, addresses, secret } = invitation
    const signal = AbortSignal.timeout(answer_ms_max)
    this.#use(await this.#transport.open(node, addresses, protocols.link, signal))
    const commitment = commitmentTo(this.#nonce)
    const own = { certificate: this.#certificate, addresses: this.#transport.addresses() }
    await this.#send({ is: 'join', secret, commitment, ...own })
    await this.#hear('joined')
  }

  /** Says the nonce that was committed to. */
  reveal(): Promise<void> {
    return this.#send({ is: 'reveal', nonce: this.#nonce })
  }

  /** The text of an invitation to this node. */
  invitation(): string {
    const { company, code, name } = this.#of.identity.certified
    const secret = toHex(randomBytes(invitation_secret_bytes))
    const expiresAt = Date.now() + invitation_ms_max
    const own = { node: this.node, addresses: this.#transport.addresses() }
    return invitationText({ company, code, name, secret, expiresAt, ...own }, Date.now())
  }

  /** Waits until somebody has redeemed the invitation, and answers nothing yet. */
  async redeemed(): Promise<void> {
    this.#use(await this.#incoming.promise)
    await this.#hear('join')
  }

  /** Answers who redeemed the invitation. */
  joined(): Promise<void> {
    const certificate = this.#certificate
    return this.#send({ is: 'joined', certificate, nonce: this.#nonce, madeAt: Date.now() })
  }

  /** Why the other side ended it. */
  async refusal(): Promise<string> {
    return (await this.#hear('refused')).why
  }

  #use(channel: Channel): void {
    this.#channel = channel
    this.#frames = channel.frames[Symbol.asyncIterator]()
  }

  async #send(message: Sent): Promise<void> {
    await this.#channel?.send(encodeLinkFrame(message))
  }

  /** The next message; it has to be of this kind. */
  async #hear<Kind extends Sent['is']>(is: Kind): Promise<Extract<Sent, { is: Kind }>> {
    const next = await this.#frames?.next()
    const message = next && !next.done ? decodeLinkFrame(next.value) : 'closed'
    if (typeof message === 'string') throw new Error(`no ${is}: ${message}`)
    if (message.is !== is) throw new Error(`no ${is}, but ${message.is}`)
    return message as Extract<Sent, { is: Kind }>
  }
}
