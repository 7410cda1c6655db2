import t from 'tap'
import { openSignedLink, signedLinkBytes } from '../../protocol/link/link-document.ts'
import { agreed } from '../../protocol/link/pairing.ts'
import { hour, now } from './company.ts'
import {
  agreementOf,
  invitation,
  inviter,
  joiner,
  meet,
  pat,
  requested,
  Side,
  talk,
} from './pairing-sides.ts'

t.test('both administrators approve, and the link is active on both sides', async (t) => {
  const [a, b] = requested()
  t.equal(a.state.is, 'requested')
  t.equal(b.state.is, 'requested')
  t.strictSame(agreementOf(a)?.words, agreementOf(b)?.words, 'both see the same words')
  t.strictSame(agreementOf(a)?.document, agreementOf(b)?.document)
  t.match(agreementOf(a)?.peer, { code: 'PAT', name: 'PAT Security', node: pat.context.node })
  t.match(agreementOf(b)?.peer, { code: 'ALM', addresses: invitation.addresses })
  a.approve()
  talk(a, b)
  t.equal(a.state.is, 'approvedByUs')
  t.equal(b.state.is, 'approvedByThem')
  b.approve()
  talk(b, a)
  t.equal(b.state.is, 'active')
  if (a.state.is !== 'active') throw new Error('the link is active')
  const { agreement, ours, theirs } = a.state
  const document = signedLinkBytes(agreement.document, [ours, theirs])
  t.match(openSignedLink(document, a.context.verifier), {
    inviter: { code: 'ALM' },
    joiner: { code: 'PAT' },
  })
})

t.test('one approval alone makes no link', async (t) => {
  for (const index of [0, 1] as const) {
    const sides = requested()
    sides[index].approve()
    talk(...sides)
    meet(...sides)
    t.strictSame(
      sides.map(({ state }) => state.is),
      index === 0 ? ['approvedByUs', 'approvedByThem'] : ['approvedByThem', 'approvedByUs'],
    )
  }
})

t.test('whatever is lost is said again on the next channel', async (t) => {
  for (const kind of ['join', 'joined', 'reveal', 'approval'] as const) {
    const a = inviter()
    const b = joiner()
    meet(a, b, ({ is }) => is === kind)
    meet(a, b)
    a.approve()
    talk(a, b, ({ is }) => is === kind)
    b.approve()
    talk(b, a, ({ is }) => is === kind)
    meet(a, b)
    t.strictSame([a.state.is, b.state.is], ['active', 'active'], `${kind} was lost`)
    t.strictSame(agreementOf(a)?.words, agreementOf(b)?.words)
  }
})

t.test('an approval given while nobody is connected arrives at the next channel', async (t) => {
  const [a, b] = requested()
  a.approve()
  b.approve()
  meet(b, a)
  t.strictSame([a.state.is, b.state.is], ['active', 'active'])
  meet(a, b)
  t.strictSame([a.state.is, b.state.is], ['active', 'active'], 'and nothing is said for ever')
})

t.test('after a restart an agreement goes on with the approvals that were stored', async (t) => {
  const [a, b] = requested()
  b.approve()
  const agreement = agreementOf(b)
  if (!agreement || b.state.is !== 'approvedByUs') throw new Error('it is approved')
  const again = new Side(pat, agreed(agreement, b.state.ours, undefined))
  a.approve()
  meet(again, a)
  t.strictSame([a.state.is, again.state.is], ['active', 'active'])
  t.equal(agreed(agreement, undefined, undefined).is, 'requested')
  t.equal(agreed(agreement, undefined, b.state.ours).is, 'approvedByThem')
})

t.test('a no by either administrator ends it on both sides', async (t) => {
  for (const index of [0, 1] as const) {
    const sides = requested()
    sides[1 - index]?.approve()
    talk(...sides)
    sides[index].on({ is: 'end' })
    talk(...sides)
    t.match(sides[index].state, { is: 'ended', why: 'declined', by: 'us' })
    t.match(sides[1 - index]?.state, { is: 'ended', why: 'declined', by: 'peer' })
  }
})

t.test('a no said while nobody is connected is heard at the next channel', async (t) => {
  const [a, b] = requested()
  b.approve()
  a.on({ is: 'end' })
  meet(a, b)
  t.match(b.state, { is: 'ended', why: 'declined', by: 'peer' })
})

t.test('unlinking is told to the other side, now or later', async (t) => {
  const [a, b] = requested()
  a.approve()
  talk(a, b)
  b.approve()
  talk(b, a)
  a.on({ is: 'end' })
  t.match(a.sent, [{ is: 'unlinked' }])
  a.on({ is: 'end' })
  t.strictSame(a.effects, [], 'ended once')
  meet(b, a)
  t.match(b.state, { is: 'ended', why: 'unlinked', by: 'peer' })
})

t.test('time ends what nobody signed, and nothing that we signed', async (t) => {
  const late = (side: Side) => {
    side.now = now + 72 * hour
    side.on({ is: 'tick' })
    return side.state
  }
  t.match(late(inviter()), { is: 'ended', why: 'expired' })
  t.match(late(joiner()), { is: 'ended', why: 'expired' })
  const answered = inviter()
  meet(answered, joiner(), ({ is }) => is === 'reveal')
  t.match(late(answered), { is: 'ended', why: 'expired' })
  const [a, b] = requested()
  a.on({ is: 'tick' })
  t.equal(a.state.is, 'requested')
  a.approve()
  talk(a, b)
  t.equal(late(a).is, 'approvedByUs', 'the other may be active already')
  t.match(late(b), { is: 'ended', why: 'expired' })
  meet(a, b)
  t.match(a.state, { is: 'ended', why: 'expired', by: 'peer' }, 'and then it is told')
})

t.test('a late Join is refused as expired', async (t) => {
  const a = inviter()
  a.now = invitation.expiresAt
  const b = joiner()
  meet(a, b)
  t.match(b.state, { is: 'ended', why: 'expired', by: 'peer' })
})

t.test('whoever comes to a pairing that ended is told why', async (t) => {
  const a = inviter()
  a.on({ is: 'end' })
  const b = joiner()
  meet(a, b)
  t.match(b.state, { is: 'ended', why: 'declined', by: 'peer' })
  a.hear({ is: 'approval', signer: new Uint8Array() }, pat)
  t.match(a.sent, [{ is: 'refused', why: 'declined' }])
})
