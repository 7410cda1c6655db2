/** What a step of the pairing machine is made of. */
import type { LinkMessage, LinkRefusal } from './link-frames.ts'
import type { Agreement, Pairing, PairingEffect } from './pairing-state.ts'

export type PairingStep = {
  readonly state: Pairing
  readonly effects: readonly PairingEffect[]
}

export type Message<Name> = Extract<LinkMessage, { is: Name }>
export type Sent = Exclude<LinkMessage, { is: 'unknown' }>
/** States in which both know the document. */
export type Agreed = Extract<Pairing, { readonly agreement: Agreement }>

/** The machine of an agreement with the approvals that there are, as after a restart. */
export function agreed(
  agreement: Agreement,
  ours: Uint8Array | undefined,
  theirs: Uint8Array | undefined,
): Agreed {
  if (ours && theirs) return { is: 'active', agreement, ours, theirs }
  if (ours) return { is: 'approvedByUs', agreement, ours }
  if (theirs) return { is: 'approvedByThem', agreement, theirs }
  return { is: 'requested', agreement }
}

export function still(state: Pairing): PairingStep {
  return { state, effects: [] }
}

export function sends(...messages: readonly Sent[]): readonly PairingEffect[] {
  return messages.map((message) => ({ is: 'send', message }))
}

/** Ends the pairing and says so. */
export function refuse(why: LinkRefusal): PairingStep {
  return {
    state: { is: 'ended', why, by: 'us' },
    effects: [...sends(farewell(why)), { is: 'close', because: why }],
  }
}

/** Refuses who is at the other end, and stays open for the right one. */
export function turnAway(state: Pairing, why: LinkRefusal): PairingStep {
  return { state, effects: [...sends(farewell(why)), { is: 'close', because: why }] }
}

/** Lets the channel go, the pairing is as it was. */
export function closes(state: Pairing): PairingStep {
  return { state, effects: [{ is: 'close', because: 'out of turn' }] }
}

export function farewell(why: LinkRefusal): Sent {
  return why === 'unlinked' ? { is: 'unlinked' } : { is: 'refused', why }
}

/** Our approval, when there is one. */
export function approvalOf(state: Agreed): readonly Sent[] {
  return 'ours' in state ? [{ is: 'approval', signer: state.ours }] : []
}
