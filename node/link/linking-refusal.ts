/** Why something with a link can't be done, in words that say what to do. */
import type { LinkRefusal } from '../../protocol/link/link-frames.ts'

export type LinkingCode =
  | LinkRefusal
  | 'not-found'
  | 'not-linked'
  | 'bad-invitation'
  | 'too-many'
  | 'open-jobs'
  | 'company-key-needed'
  | 'wrong-phrase'
  | 'unreachable'

export type LinkingRefusal = {
  readonly refused: true
  readonly code: LinkingCode
  readonly message: string
  readonly details?: readonly string[]
}

export function refuseLinking(
  code: LinkingCode,
  message: string,
  details?: readonly string[],
): LinkingRefusal {
  return { refused: true, code, message, ...(details ? { details } : {}) }
}

const messages: Record<LinkRefusal, string> = {
  'unknown-invitation': 'The other company does not know this invitation: ask for a new one.',
  expired: 'The invitation has expired: ask for a new one.',
  used: 'This invitation was used already: ask for a new one.',
  'bad-certificate': 'The other node is not who the invitation names: ask for a new one by phone.',
  own: 'Both nodes belong to the same company: there is nothing to link.',
  'code-ours': 'Both companies have the same code: one of them has to choose another.',
  'code-taken': 'Another linked company has this code already: one of them has to choose another.',
  'already-linked': 'There is a link with this company already.',
  'bad-reveal': 'The other node broke the protocol: ask for a new invitation.',
  'bad-approval': 'The approval of the other company is not valid: ask for a new invitation.',
  declined: 'The request was declined.',
  unlinked: 'The link was ended.',
  superseded:
    'The other company knows a newer certificate of this company: make a new key, baton identity rotate.',
  revoked: 'This company has revoked the certificate of this node: baton identity rotate.',
}

/** A refusal of the pairing machine. */
export function linkRefused(why: LinkRefusal): LinkingRefusal {
  return refuseLinking(why, messages[why])
}
