import { createHash } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { invitationText, readInvitation, secretHash } from '../../protocol/link/invitation.ts'
import { baton } from '../../protocol/wire/wire.js'
import { company, hour, invitationOf, nonce, now } from './company.ts'

const alm = company('ALM')
const pat = company('PAT')
const reader = { company: pat.context.company, now }

t.test('an invitation is read as it was made', async (t) => {
  const invitation = invitationOf(alm)
  const text = invitationText(invitation, now)
  t.match(text, /^baton1[\w-]+$/)
  t.ok(text.length < 400, 'short enough for a QR code')
  t.strictSame(readInvitation(text, reader), invitation)
})

t.test('what mail does to a long line does no harm', async (t) => {
  const text = invitationText(invitationOf(alm), now)
  const wrapped = `  ${text.match(/.{1,60}/g)?.join('\r\n ')}\n`
  t.strictSame(readInvitation(wrapped, reader), invitationOf(alm))
})

t.test('each thing that can be wrong has its reason', async (t) => {
  const text = invitationText(invitationOf(alm), now)
  t.equal(readInvitation('', reader), 'not an invitation')
  t.equal(readInvitation('https://example.com/', reader), 'not an invitation')
  t.equal(readInvitation(text + 'A'.repeat(9000), reader), 'not an invitation')
  t.equal(readInvitation(text.replace('baton1', 'baton2'), reader), 'unsupported')
  t.equal(readInvitation('baton1', reader), 'damaged')
  t.equal(readInvitation(text.slice(0, -1), reader), 'damaged')
  t.equal(readInvitation(`${text}=`, reader), 'damaged')
  t.equal(readInvitation(text, { ...reader, company: alm.context.company }), 'own')
  t.equal(readInvitation(text, { ...reader, now: now + 72 * hour }), 'expired')
  t.type(readInvitation(text, { ...reader, now: now + 72 * hour - 1 }), 'object')
})

t.test('one wrong letter is noticed, wherever it is', async () => {
  const text = invitationText(invitationOf(alm), now)
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: text.length - 1 }),
      fc.constantFrom(...'ABCxyz059-_'),
      (at, letter) => {
        const mistyped = text.slice(0, at) + letter + text.slice(at + 1)
        return mistyped === text || readInvitation(mistyped, reader) === 'damaged'
      },
    ),
    { numRuns: 500 },
  )
})

t.test('whatever is pasted, reading it never throws', async () => {
  const anything = fc.oneof(
    fc.string(),
    fc.base64String().map((text) => `baton1${text}`),
  )
  fc.assert(
    fc.property(anything, (text) => {
      readInvitation(text, reader)
    }),
    { numRuns: 2000 },
  )
})

t.test('an invitation that nobody could use is not made', async (t) => {
  const impossible = [
    { code: 'alm' },
    { name: '' },
    { addresses: Array.from({ length: 9 }, () => '/ip4/192.0.2.1/tcp/1') },
    { addresses: ['a'.repeat(301)] },
    { expiresAt: now + 72 * hour + 1 },
  ]
  for (const change of impossible) {
    t.throws(() => invitationText(invitationOf(alm, change), now), Object.keys(change).join())
  }
})

t.test('a whole text with an impossible content is damaged', async (t) => {
  // The checksum is right, as from a program with a bug.
  const bytes = baton.Invitation.encode({ code: 'ALM', name: 'ALM' }).finish()
  const sum = createHash('sha256').update('baton:invitation:1\0').update(bytes).digest()
  const text = `baton1${Buffer.concat([bytes, sum.subarray(0, 4)]).toString('base64url')}`
  t.equal(readInvitation(text, reader), 'damaged')
})

t.test('the hash under which a secret is kept is not the secret', async (t) => {
  t.match(secretHash(nonce('a')), /^[0-9a-f]{64}$/)
  t.equal(secretHash(nonce('a')), secretHash(nonce('a')))
  t.not(secretHash(nonce('a')), secretHash(nonce('b')))
})
