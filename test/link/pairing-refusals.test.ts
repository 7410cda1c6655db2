import t from 'tap'
import { signLink } from '../../protocol/link/link-document.ts'
import type { LinkMessage } from '../../protocol/link/link-frames.ts'
import { join } from '../../protocol/link/pairing.ts'
import type { Context } from '../../protocol/link/pairing-state.ts'
import { type Company, company, nonce, now } from './company.ts'
import {
  agreementOf,
  alm,
  invitation,
  inviter,
  joiner,
  meet,
  pat,
  requested,
  Side,
  talk,
} from './pairing-sides.ts'

t.test('an invitation is redeemed once, with one commitment', async (t) => {
  const a = inviter()
  const b = joiner()
  meet(a, b, ({ is }) => is === 'reveal')
  t.equal(a.state.is, 'answered')
  const second = joiner(company('SUB'))
  meet(a, second)
  t.match(second.state, { is: 'ended', why: 'used', by: 'peer' })
  const grinding = joiner()
  if (grinding.state.is !== 'joining') throw new Error('it has not joined')
  grinding.state = { ...grinding.state, nonce: nonce('another') }
  meet(a, grinding)
  t.match(grinding.state, { is: 'ended', why: 'used' }, 'the same company with another nonce')
  meet(a, b)
  t.equal(a.state.is, 'requested', 'the first one goes on')
  meet(a, joiner(company('SUB')))
  t.equal(a.state.is, 'requested')
})

t.test('a joiner reveals its nonce once, whatever nonces it is answered with', async (t) => {
  const [a, b] = requested()
  const state = agreementOf(a)
  t.ok(state)
  const words = agreementOf(b)?.words
  const other = { is: 'joined', certificate: alm.context.certificate, madeAt: now } as const
  b.hear({ ...other, nonce: nonce('chosen later') }, alm)
  t.equal(b.closed, 'out of turn')
  t.strictSame(agreementOf(b)?.words, words)
})

t.test('a nonce that was not committed to ends the pairing', async (t) => {
  const a = inviter()
  const b = joiner()
  meet(a, b, ({ is }) => is === 'reveal')
  a.hear({ is: 'reveal', nonce: nonce('grinded') }, pat)
  t.match(a.state, { is: 'ended', why: 'bad-reveal', by: 'us' })
})

t.test('a wrong secret, or none, tells nothing and changes nothing', async (t) => {
  for (const secret of [nonce('guess'), undefined]) {
    const a = inviter()
    const { certificate, addresses } = pat.context
    a.hear({ is: 'join', secret, certificate, addresses, commitment: '00'.repeat(32) }, pat)
    t.match(a.sent, [{ is: 'refused', why: 'unknown-invitation' }])
    t.equal(a.state.is, 'invited')
  }
})

t.test('a link that was made since the Join refuses the Reveal', async (t) => {
  const cases: [why: string, link: Context['links'][number]][] = [
    ['already-linked', { company: pat.context.company, code: 'PAT' }],
    ['code-taken', { company: company('SUB').context.company, code: 'PAT' }],
  ]
  for (const [why, link] of cases) {
    const a = inviter()
    const b = joiner()
    meet(a, b, ({ is }) => is === 'reveal')
    a.context = { ...a.context, links: [link] }
    meet(a, b)
    t.match(a.state, { is: 'ended', why, by: 'us' })
    t.match(b.state, { is: 'ended', why, by: 'peer' })
  }
})

t.test('codes of linked companies are unique, and each clash has its own reason', async (t) => {
  const links = [{ company: company('SUB').context.company, code: 'SUB' }]
  const known = { company: pat.context.company, code: 'PAT' }
  const cases: [why: string, joins: Company, links: Context['links']][] = [
    ['code-ours', company('ALM', [], 'Another ALM'), []],
    ['code-taken', company('SUB', [], 'Another SUB'), links],
    ['already-linked', pat, [known]],
  ]
  for (const [why, joins, has] of cases) {
    const a = inviter()
    a.context = { ...a.context, links: has }
    const b = new Side(joins, { is: 'joining', invitation, nonce: nonce('x') })
    meet(a, b)
    t.match(b.state, { is: 'ended', why, by: 'peer' }, `the inviter refuses: ${why}`)
    t.equal(a.state.is, 'invited', 'and waits for the right one')
  }
  t.equal(join(invitation, nonce('x'), company('ALM', [], 'Another').context), 'code-ours')
  t.equal(
    join(invitation, nonce('x'), company('PAT', [{ ...known, code: 'ALM' }]).context),
    'code-taken',
  )
  t.equal(
    join(
      invitation,
      nonce('x'),
      company('PAT', [{ company: alm.context.company, code: 'ALM' }]).context,
    ),
    'already-linked',
  )
  t.equal(join(invitation, nonce('x'), alm.context), 'own')
})

t.test('a code that was taken since the request is refused at approval', async (t) => {
  const [a, b] = requested()
  const other = company('PAT', [], 'Another PAT')
  a.context = { ...a.context, links: [{ company: other.context.company, code: 'PAT' }] }
  a.approve()
  talk(a, b)
  t.match(a.state, { is: 'ended', why: 'code-taken', by: 'us' })
  t.match(b.state, { is: 'ended', why: 'code-taken', by: 'peer' })
})

t.test('a joiner that clashes with what was linked meanwhile says so', async (t) => {
  const a = inviter()
  const b = joiner()
  const other = company('ALM', [], 'Another ALM')
  b.context = { ...b.context, links: [{ company: other.context.company, code: 'ALM' }] }
  meet(a, b)
  t.match(b.state, { is: 'ended', why: 'code-taken', by: 'us' })
  t.match(a.state, { is: 'ended', why: 'code-taken', by: 'peer' })
})

t.test('a certificate that is not of the node at the other end is refused', async (t) => {
  const thief = company('SUB')
  const a = inviter()
  const b = joiner()
  b.context = { ...b.context, certificate: thief.context.certificate }
  meet(a, b)
  t.match(b.state, { is: 'ended', why: 'bad-certificate', by: 'peer' })
  const c = inviter()
  const d = joiner()
  c.context = { ...c.context, certificate: new Uint8Array([1]) }
  meet(c, d)
  t.match(d.state, { is: 'ended', why: 'bad-certificate', by: 'us' })
})

t.test('who answers must be whom the invitation named', async (t) => {
  for (const change of [
    { name: 'ALM Guards' },
    { code: 'ALX' },
    { company: pat.context.company },
  ]) {
    const b = new Side(pat, {
      is: 'joining',
      invitation: { ...invitation, ...change },
      nonce: nonce('x'),
    })
    meet(inviter(), b)
    t.match(b.state, { is: 'ended', why: 'bad-certificate' }, Object.keys(change).join())
  }
})

t.test('an approval by anybody else is no approval', async (t) => {
  const [a, b] = requested()
  const document = agreementOf(a)?.document ?? new Uint8Array()
  for (const signer of [signLink(document, company('SUB').by), signLink(document, alm.by)]) {
    a.hear({ is: 'approval', signer }, pat)
    t.equal(a.closed, 'bad-approval')
    t.equal(a.state.is, 'requested')
  }
  a.hear({ is: 'approval', signer: new Uint8Array([1]) }, pat)
  t.equal(a.closed, 'bad-approval')
  t.throws(() => b.on({ is: 'approve', signer: signLink(document, alm.by) }), 'nor by ourselves')
})

t.test('what fits no state closes the channel and changes nothing', async (t) => {
  const [requestedInviter, requestedJoiner] = requested()
  const joinMessage = joiner().on({ is: 'connected' })[0] as LinkMessage
  const cases: [side: Side, message: LinkMessage][] = [
    [inviter(), { is: 'reveal', nonce: nonce('x') }],
    [inviter(), { is: 'approval', signer: new Uint8Array() }],
    [inviter(), { is: 'joined', certificate: new Uint8Array(), nonce: nonce('x'), madeAt: 0 }],
    [joiner(), joinMessage],
    [joiner(), { is: 'reveal', nonce: nonce('x') }],
    [requestedInviter, { is: 'reveal', nonce: nonce('x') }],
    [requestedJoiner, joinMessage],
  ]
  for (const [side, message] of cases) {
    const { state } = side
    side.hear(message, pat)
    t.equal(side.closed, 'out of turn', `${message.is} to ${state.is}`)
    t.equal(side.state, state)
  }
})

t.test('a stranger can not end what is between two others', async (t) => {
  const stranger = company('SUB')
  const answered = inviter()
  meet(answered, joiner(), ({ is }) => is === 'reveal')
  for (const side of [inviter(), answered, joiner()]) {
    const { state } = side
    side.hear({ is: 'refused', why: 'declined' }, stranger)
    t.equal(side.state, state)
  }
})

t.test('garbled frames close the channel, newer ones are passed over', async (t) => {
  const a = inviter()
  a.on({ is: 'message', message: 'malformed', from: pat.context.node })
  t.equal(a.closed, 'malformed')
  t.strictSame(a.hear({ is: 'unknown' }, pat), [])
  t.equal(a.closed, undefined)
  t.equal(a.state.is, 'invited')
})
