/**
 * The contract of the pairing machine (pairing.ts): its states, what happens to it, and what its
 * driver does.
 *
 * The driver keeps a state for each invitation out, each invitation taken and each link. It finds
 * the one that a channel of /baton/link/1.0.0 is about: by the secret's hash in a first Join
 * (refusing `unknown-invitation` itself where there is none), else by the company of the node at
 * the other end. Then, for each event: `step`; **make the new state durable**; do the effects in
 * order. In doubt it may step `connected` again: everything here can be said twice.
 *
 * ```ts
 * const { node, addresses } = state.invitation
 * const channel = await transport.open(node, addresses, protocols.link, signal)
 * await turn({ is: 'connected' })
 * for await (const bytes of channel.frames) {
 *   await turn({ is: 'message', message: decodeLinkFrame(bytes), from: channel.remote })
 * }
 * ```
 *
 * A side that still waits for the other's approval (`approvedByUs`) opens a channel from time to
 * time; a joiner does so in every state until the link is active. Joins are limited by the driver,
 * per address and per minute.
 */
import type { Verifier } from '../identity/keys.ts'
import type { CompanyId, NodeId } from '../ids.ts'
import type { FrameFault } from './fields.ts'
import type { Invitation } from './invitation.ts'
import type { LinkMessage, LinkRefusal } from './link-frames.ts'
import type { KnownCertificates } from './recognition.ts'

export type Pairing =
  /** The inviter's invitation is out. */
  | Invited
  /** Redeemed and answered; the joiner has not revealed its nonce. */
  | Answered
  /** The joiner has an invitation and no answer. */
  | Joining
  /** Both know the document and the words; from here on each administrator may approve. */
  | { readonly is: 'requested'; readonly agreement: Agreement }
  | { readonly is: 'approvedByUs'; readonly agreement: Agreement; readonly ours: Uint8Array }
  | { readonly is: 'approvedByThem'; readonly agreement: Agreement; readonly theirs: Uint8Array }
  | Active
  /** For good: a new invitation is needed. */
  | { readonly is: 'ended'; readonly why: LinkRefusal; readonly by: 'us' | 'peer' }

export type Invited = {
  readonly is: 'invited'
  /** secretHash (invitation.ts) of the invitation's secret. */
  readonly secretHash: string
  readonly expiresAt: number
  /** 16 random bytes, hex, drawn for this invitation and told nobody before Joined. */
  readonly nonce: string
}

export type Answered = {
  readonly is: 'answered'
  readonly secret: string
  readonly expiresAt: number
  readonly nonce: string
  /** The only one that this invitation takes: words.ts says why. */
  readonly commitment: string
  readonly madeAt: number
  readonly peer: Peer
}

export type Joining = {
  readonly is: 'joining'
  readonly invitation: Invitation
  /** 16 random bytes, hex, drawn for this invitation. */
  readonly nonce: string
}

type Active = {
  readonly is: 'active'
  readonly agreement: Agreement
  readonly ours: Uint8Array
  readonly theirs: Uint8Array
}

/** What both sides know before anybody approves. */
export type Agreement = {
  readonly inviter: boolean
  /** Exact bytes of the link document. */
  readonly document: Uint8Array
  readonly words: readonly string[]
  readonly peer: Peer
  /** Ms since 1970, by our clock. */
  readonly requestedAt: number
}

export type Peer = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly code: string
  readonly name: string
  readonly certificate: Uint8Array
  readonly addresses: readonly string[]
}

/** Who we are, and whom we know. */
export type Context = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly code: string
  readonly certificate: Uint8Array
  readonly addresses: readonly string[]
  /** Every other link that we have, requested and paused ones too. */
  readonly links: readonly { readonly company: CompanyId; readonly code: string }[]
  /** Of companies that there was a link with before; absent: none. */
  readonly certificatesOf?: (company: CompanyId) => KnownCertificates | undefined
  readonly verifier: Verifier
}

export type PairingEvent =
  /** A channel to the other node is open, whoever dialled. */
  | { readonly is: 'connected' }
  | {
      readonly is: 'message'
      readonly message: LinkMessage | FrameFault
      readonly from: NodeId
    }
  /** Our administrator compared the words; `signer` is signLink (link-document.ts). */
  | { readonly is: 'approve'; readonly signer: Uint8Array }
  /** Our administrator says no, withdraws the invitation, or ends the link. */
  | { readonly is: 'end' }
  | { readonly is: 'tick' }

export type PairingEffect =
  /** Over the channel that is open; where there is none, nothing: `connected` says it again. */
  | { readonly is: 'send'; readonly message: Exclude<LinkMessage, { is: 'unknown' }> }
  /** Close the channel after what was sent. `out of turn`: a message that nothing led to. */
  | { readonly is: 'close'; readonly because: LinkRefusal | FrameFault | 'out of turn' }
