/** Somebody who has, or has seen, an invitation that another company redeemed: locked out. */
import t from 'tap'
import { signLink } from '../../protocol/link/link-document.ts'
import type { LinkMessage } from '../../protocol/link/link-frames.ts'
import { commitmentTo } from '../../protocol/link/words.ts'
import { company, nonce } from './company.ts'
import { agreementOf, alm, invitation, pat, requested, type Side, talk } from './pairing-sides.ts'

const stranger = company('SUB')

/** Both sides of a link at every point of its making, from the request on. */
function points(): { readonly [when: string]: readonly [Side, Side] } {
  const approvedBy = (...indexes: readonly number[]) => {
    const sides = requested()
    for (const index of indexes) {
      sides[index]?.approve()
      talk(...sides)
    }
    return sides
  }
  return {
    requested: approvedBy(),
    'approved by the inviter': approvedBy(0),
    'approved by the joiner': approvedBy(1),
    active: approvedBy(0, 1),
  }
}

/** What it may say: as somebody new, and what the two have said to each other. */
function attempts(side: Side): { readonly [what: string]: LinkMessage } {
  const { certificate, addresses } = stranger.context
  const own = { is: 'join', certificate, addresses, commitment: commitmentTo(nonce('x')) } as const
  const { document = new Uint8Array() } = agreementOf(side) ?? {}
  const other = side.company === alm ? pat : alm
  const commitment = commitmentTo(nonce(`joiner ${pat.name}`))
  return {
    'the secret': { ...own, secret: invitation.secret },
    'the secret, with what the joiner committed to': {
      ...own,
      secret: invitation.secret,
      commitment,
    },
    'a Join as of a request that is known': { ...own, secret: undefined, commitment },
    'the joiner’s own Join': { ...own, secret: undefined, ...other.context, commitment },
    'an answer of its own': { is: 'joined', certificate, nonce: nonce('y'), madeAt: 0 },
    'a nonce of its own': { is: 'reveal', nonce: nonce('x') },
    'an approval of its own': { is: 'approval', signer: signLink(document, stranger.by) },
    'the other side’s very approval': { is: 'approval', signer: signLink(document, other.by) },
    'a no': { is: 'refused', why: 'declined' },
    'that the link has ended': { is: 'unlinked' },
  }
}

t.test('who comes with an invitation that was used neither links nor ends a link', async (t) => {
  for (const [when, sides] of Object.entries(points())) {
    for (const side of sides) {
      const { state } = side
      for (const [what, message] of Object.entries(attempts(side))) {
        const where = `${side.company.name}, ${when}: ${what}`
        side.hear(message, stranger)
        t.equal(side.state, state, where)
        t.notOk(
          side.sent.some(({ is }) => is !== 'refused'),
          `${where} is told nothing but no`,
        )
      }
    }
    sides[0].outgoing.splice(0)
    sides[1].outgoing.splice(0)
    for (const side of sides) {
      if (side.state.is !== 'active') side.approve()
      talk(...sides)
    }
    t.same(
      sides.map(({ state }) => state.is),
      ['active', 'active'],
      `${when}: the two go on`,
    )
  }
})
