/**
 * Linking two companies: a pure state machine that both sides run, see pairing-state.ts.
 *
 * ```
 * inviter: invited ── Join ──▶ answered ── Reveal ──▶ requested ─┬─▶ approvedByUs ───┬─▶ active
 * joiner:  joining ────────── Joined ──────────────▶ requested ─┴─▶ approvedByThem ─┘
 * ```
 *
 * Any of them ends by a refusal; before our own approval also by time. Once we have signed there is
 * no way back by time: the other side may hold both signatures already.
 */
import type { NodeId } from '../ids.ts'
import { invitation_ms_max } from '../limits.ts'
import type { Invitation } from './invitation.ts'
import { openApproval } from './link-document.ts'
import type { LinkRefusal } from './link-frames.ts'
import { linkOf, whyNotLinked } from './pairing-agreement.ts'
import { joinedReceived, joinReceived, joinWith, revealReceived } from './pairing-handshake.ts'
import type { Context, Joining, Pairing, PairingEvent } from './pairing-state.ts'
import {
  agreed,
  approvalOf,
  closes,
  farewell,
  type PairingStep,
  refuse,
  type Sent,
  sends,
  still,
  turnAway,
} from './pairing-step.ts'

export { agreed } from './pairing-step.ts'

/** An administrator takes an invitation: where it can lead to a link, the machine that joins. */
export function join(
  invitation: Invitation,
  nonce: string,
  context: Context,
): Joining | LinkRefusal {
  return whyNotLinked(invitation, context) ?? { is: 'joining', invitation, nonce }
}

/** What an event leads to. Whatever the other side sends is answered or closes the channel. */
export function step(
  state: Pairing,
  event: PairingEvent,
  context: Context,
  now: number,
): PairingStep {
  switch (event.is) {
    case 'connected':
      return { state, effects: sends(...greeting(state, context)) }
    case 'message':
      return received(state, event.message, event.from, context, now)
    case 'approve':
      return approved(state, event.signer, context)
    case 'end':
      return state.is === 'ended'
        ? still(state)
        : refuse(state.is === 'active' ? 'unlinked' : 'declined')
    case 'tick':
      return isOver(state, now) ? refuse('expired') : still(state)
    default:
      return event satisfies never
  }
}

function isOver(state: Pairing, now: number): boolean {
  switch (state.is) {
    case 'invited':
    case 'answered':
      return now >= state.expiresAt
    case 'joining':
      return now >= state.invitation.expiresAt
    case 'requested':
    case 'approvedByThem':
      return now >= state.agreement.requestedAt + invitation_ms_max
    case 'approvedByUs':
    case 'active':
    case 'ended':
      return false
    default:
      return state satisfies never
  }
}

/** What is said on every new channel: whatever the other side may have missed. */
function greeting(state: Pairing, context: Context): readonly Sent[] {
  switch (state.is) {
    case 'invited':
    case 'answered':
      return []
    case 'joining':
      return [joinWith(state.nonce, state.invitation.secret, context)]
    case 'requested':
    case 'approvedByUs':
    case 'approvedByThem':
      // The inviter may not have heard our nonce: approvals come after its Joined.
      if (!state.agreement.inviter) {
        return [joinWith(linkOf(state.agreement).joinerNonce, undefined, context)]
      }
      return approvalOf(state)
    case 'active':
      return approvalOf(state)
    case 'ended':
      return state.by === 'us' ? [farewell(state.why)] : []
    default:
      return state satisfies never
  }
}

function received(
  state: Pairing,
  message: Extract<PairingEvent, { is: 'message' }>['message'],
  from: NodeId,
  context: Context,
  now: number,
): PairingStep {
  if (typeof message === 'string') return { state, effects: [{ is: 'close', because: message }] }
  switch (message.is) {
    case 'join':
      return joinReceived(state, message, from, context, now)
    case 'joined':
      return joinedReceived(state, message, from, context, now)
    case 'reveal':
      return revealReceived(state, message.nonce, from, context, now)
    case 'approval':
      if ('agreement' in state && state.agreement.peer.node !== from) return closes(state)
      return approvalReceived(state, message.signer, context)
    case 'refused':
      return endedByPeer(state, message.why, from)
    case 'unlinked':
      return endedByPeer(state, 'unlinked', from)
    case 'unknown':
    // Said on channels of their own, which are about no pairing: recognition.ts.
    case 'present':
    case 'known':
      return still(state)
    default:
      return message satisfies never
  }
}

function endedByPeer(state: Pairing, why: LinkRefusal, from: NodeId): PairingStep {
  // An invitation outlives a stranger's no.
  if (state.is === 'ended' || state.is === 'invited') return still(state)
  if (state.is === 'answered' && state.peer.node !== from) return still(state)
  if (state.is === 'joining' && state.invitation.node !== from) return still(state)
  if ('agreement' in state && state.agreement.peer.node !== from) return still(state)
  return { state: { is: 'ended', why, by: 'peer' }, effects: [{ is: 'close', because: why }] }
}

function approvalReceived(state: Pairing, signer: Uint8Array, context: Context): PairingStep {
  if (state.is === 'active') return still(state)
  if (state.is === 'ended') return turnAway(state, state.why)
  if (!('agreement' in state)) return closes(state)
  const { agreement } = state
  const by = openApproval(agreement.document, signer, context.verifier)
  if (typeof by === 'string' || by.company !== agreement.peer.company) {
    return turnAway(state, 'bad-approval')
  }
  return still(agreed(agreement, 'ours' in state ? state.ours : undefined, signer))
}

function approved(state: Pairing, signer: Uint8Array, context: Context): PairingStep {
  if (state.is !== 'requested' && state.is !== 'approvedByThem') return still(state)
  const { agreement } = state
  // Another link may have been made since the request.
  const why = whyNotLinked(agreement.peer, context)
  if (why) return refuse(why)
  const by = openApproval(agreement.document, signer, context.verifier)
  if (typeof by === 'string' || by.company !== context.company) {
    throw new Error('our own approval is signed by our own node')
  }
  const next = agreed(agreement, signer, 'theirs' in state ? state.theirs : undefined)
  return { state: next, effects: sends({ is: 'approval', signer }) }
}
