/** Two sides of a link in the making, and the channel between them. */
import { secretHash } from '../../protocol/link/invitation.ts'
import { signLink } from '../../protocol/link/link-document.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type LinkMessage,
} from '../../protocol/link/link-frames.ts'
import { join, step } from '../../protocol/link/pairing.ts'
import type {
  Context,
  Pairing,
  PairingEffect,
  PairingEvent,
} from '../../protocol/link/pairing-state.ts'
import { type Company, company, invitationOf, nonce, now } from './company.ts'

type Said = Exclude<LinkMessage, { is: 'unknown' }>

/** One side of a link in the making. */
export class Side {
  readonly company: Company
  context: Context
  state: Pairing
  now = now
  /** Of the last event. */
  effects: readonly PairingEffect[] = []
  /** Said and not carried to the other side yet. */
  readonly outgoing: Said[] = []

  constructor(of: Company, state: Pairing) {
    this.company = of
    this.context = of.context
    this.state = state
  }

  on(event: PairingEvent): readonly LinkMessage[] {
    const next = step(this.state, event, this.context, this.now)
    this.state = next.state
    this.effects = next.effects
    this.outgoing.push(...this.sent)
    return this.sent
  }

  /** What the last event had said. */
  get sent(): readonly Said[] {
    return this.effects.flatMap((effect) => (effect.is === 'send' ? [effect.message] : []))
  }

  /** Why the channel is closed by the last event. */
  get closed(): string | undefined {
    return this.effects.flatMap((effect) => (effect.is === 'close' ? [effect.because] : []))[0]
  }

  hear(message: LinkMessage, from: Company): readonly LinkMessage[] {
    return this.on({ is: 'message', message, from: from.context.node })
  }

  approve(): readonly LinkMessage[] {
    if (!('agreement' in this.state)) throw new Error('there is nothing to approve')
    const { document } = this.state.agreement
    return this.on({ is: 'approve', signer: signLink(document, this.company.by) })
  }
}

export const alm = company('ALM')
export const pat = company('PAT')
export const invitation = invitationOf(alm)

/** The side that made `invitation`. */
export const inviter = () =>
  new Side(alm, {
    is: 'invited',
    secretHash: secretHash(invitation.secret),
    expiresAt: invitation.expiresAt,
    nonce: nonce('inviter'),
  })

/** A side that took it. */
export function joiner(of = pat, to = invitation): Side {
  const state = join(to, nonce(`joiner ${of.name}`), of.context)
  if (typeof state === 'string') throw new Error(state)
  return new Side(of, state)
}

/** Carries what each has said to the other until both are silent; `lost` frames never arrive. */
export function talk(
  a: Side,
  b: Side,
  lost: (message: LinkMessage) => boolean = () => false,
): void {
  while (a.outgoing.length + b.outgoing.length > 0) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const message of from.outgoing.splice(0)) {
        const arrived = decodeLinkFrame(encodeLinkFrame(message))
        if (typeof arrived === 'string') throw new Error(arrived)
        if (!lost(message)) to.hear(arrived, from.company)
      }
    }
  }
}

/** A new channel between them. */
export function meet(a: Side, b: Side, lost?: (message: LinkMessage) => boolean): void {
  for (const side of [a, b]) {
    side.outgoing.splice(0)
    side.on({ is: 'connected' })
  }
  talk(a, b, lost)
}

/** Both know the document. */
export function requested(): [Side, Side] {
  const sides: [Side, Side] = [inviter(), joiner()]
  meet(...sides)
  return sides
}

/** What it agreed on, so far. */
export const agreementOf = (side: Side) =>
  'agreement' in side.state ? side.state.agreement : undefined
