/** How both sides come to know the same document: Join, Joined, Reveal. */
import type { NodeId } from '../ids.ts'
import { secretHash } from './invitation.ts'
import {
  inviterAgreement,
  joinerAgreement,
  linkOf,
  peerOf,
  whyNotLinked,
} from './pairing-agreement.ts'
import type { Answered, Context, Invited, Pairing } from './pairing-state.ts'
import {
  type Agreed,
  agreed,
  approvalOf,
  closes,
  type Message,
  type PairingStep,
  refuse,
  type Sent,
  sends,
  still,
  turnAway,
} from './pairing-step.ts'
import { commitmentTo } from './words.ts'

/** What a joiner begins with; without the secret when the inviter knows the request. */
export function joinWith(nonce: string, secret: string | undefined, context: Context): Sent {
  const { certificate, addresses } = context
  return { is: 'join', secret, certificate, addresses, commitment: commitmentTo(nonce) }
}

/** A Join: redeems the invitation, or goes on where the last channel ended. */
export function joinReceived(
  state: Pairing,
  message: Message<'join'>,
  from: NodeId,
  context: Context,
  now: number,
): PairingStep {
  switch (state.is) {
    case 'invited':
      return redeemed(state, message, from, context, now)
    case 'answered':
      if (now >= state.expiresAt) return refuse('expired')
      if (state.peer.node !== from || state.commitment !== message.commitment) {
        return turnAway(state, 'used')
      }
      return { state, effects: sends(joinedWith(state.nonce, state.madeAt, context)) }
    case 'requested':
    case 'approvedByUs':
    case 'approvedByThem':
    case 'active':
      return joinRepeated(state, message, from, context)
    case 'ended':
      return turnAway(state, state.why)
    case 'joining':
      return closes(state)
    default:
      return state satisfies never
  }
}

/** The first Join with the secret: from now on the invitation is this joiner's alone. */
function redeemed(
  state: Invited,
  message: Message<'join'>,
  from: NodeId,
  context: Context,
  now: number,
): PairingStep {
  const { expiresAt, nonce } = state
  const { secret, commitment, certificate, addresses } = message
  if (!secret || secretHash(secret) !== state.secretHash) {
    return turnAway(state, 'unknown-invitation')
  }
  if (now >= expiresAt) return refuse('expired')
  const peer = peerOf(certificate, from, addresses, context)
  if (typeof peer === 'string') return turnAway(state, peer)
  const answered: Answered = {
    is: 'answered',
    secret,
    expiresAt,
    nonce,
    commitment,
    madeAt: now,
    peer,
  }
  return { state: answered, effects: sends(joinedWith(nonce, now, context)) }
}

function joinedWith(nonce: string, madeAt: number, { certificate }: Context): Sent {
  return { is: 'joined', certificate, nonce, madeAt }
}

/** The joiner connects again: it may have missed anything since its Join. */
function joinRepeated(
  state: Agreed,
  { commitment }: Message<'join'>,
  from: NodeId,
  context: Context,
): PairingStep {
  const { agreement } = state
  if (!agreement.inviter) return closes(state)
  const { inviterNonce, joinerNonce, madeAt } = linkOf(agreement)
  if (agreement.peer.node !== from || commitmentTo(joinerNonce) !== commitment) {
    return turnAway(state, 'used')
  }
  const again = joinedWith(inviterNonce, madeAt, context)
  return { state, effects: sends(again, ...approvalOf(state)) }
}

/** The inviter's answer: now the joiner knows the document, and reveals its nonce. */
export function joinedReceived(
  state: Pairing,
  message: Message<'joined'>,
  from: NodeId,
  context: Context,
  now: number,
): PairingStep {
  if (state.is === 'joining') {
    const agreement = joinerAgreement(state, message, from, context, now)
    if (typeof agreement === 'string') return refuse(agreement)
    return { state: agreed(agreement, undefined, undefined), effects: sends(reveal(state.nonce)) }
  }
  if (!('agreement' in state) || state.agreement.inviter) return closes(state)
  const { inviterNonce, joinerNonce, madeAt } = linkOf(state.agreement)
  // Our nonce is known by now: whoever comes with another one than before is grinding words.
  if (message.nonce !== inviterNonce || message.madeAt !== madeAt) return closes(state)
  return { state, effects: sends(reveal(joinerNonce), ...approvalOf(state)) }
}

function reveal(nonce: string): Sent {
  return { is: 'reveal', nonce }
}

/** The joiner's nonce: now the inviter knows the document. */
export function revealReceived(
  state: Pairing,
  nonce: string,
  from: NodeId,
  context: Context,
  now: number,
): PairingStep {
  if (state.is === 'answered' && state.peer.node === from) {
    if (commitmentTo(nonce) !== state.commitment) return refuse('bad-reveal')
    // Another link may have been made since the Join, by another invitation of this very company.
    const why = whyNotLinked(state.peer, context)
    if (why) return refuse(why)
    return still(agreed(inviterAgreement(state, nonce, context, now), undefined, undefined))
  }
  // Said again after a reconnection.
  const known = 'agreement' in state && linkOf(state.agreement).joinerNonce === nonce
  return known ? still(state) : closes(state)
}
