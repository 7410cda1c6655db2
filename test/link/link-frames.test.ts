import fc from 'fast-check'
import t from 'tap'
import { decodeLinkFrame, encodeLinkFrame } from '../../protocol/link/link-frames.ts'
import { baton } from '../../protocol/wire/wire.js'
import { linkMessage, mutated } from './arbitrary.ts'

const wire = (frame: baton.LinkFrame.$Properties) => baton.LinkFrame.encode(frame).finish()
const bytes = (length: number) => new Uint8Array(length).fill(1)

t.test('a message that was encoded is decoded as it was', async (t) => {
  fc.assert(
    fc.property(linkMessage, (before) =>
      t.strictSame(decodeLinkFrame(encodeLinkFrame(before)), before),
    ),
    { numRuns: 500 },
  )
})

t.test('whatever bytes come, decoding hands back a message or what is wrong', async () => {
  const never = (frame: Uint8Array) => {
    const decoded = decodeLinkFrame(frame)
    return typeof decoded === 'object' || decoded === 'malformed' || decoded === 'too-large'
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), never), { numRuns: 5000 })
  fc.assert(fc.property(mutated(linkMessage.map(encodeLinkFrame)), never), { numRuns: 5000 })
})

t.test('what this version does not know is passed over', async (t) => {
  t.strictSame(decodeLinkFrame(Buffer.from('7a020102', 'hex')), { is: 'unknown' })
  t.strictSame(decodeLinkFrame(wire({ news: {} })), { is: 'unknown' })
  t.strictSame(decodeLinkFrame(wire({ refused: { reason: 999 } })), {
    is: 'refused',
    why: 'declined',
  })
})

t.test('one past each limit is malformed', async (t) => {
  const join = { certificate: bytes(1), commitment: bytes(32) }
  const joined = { certificate: bytes(1), nonce: bytes(16) }
  const cases: [
    limit: string,
    at: baton.LinkFrame.$Properties,
    past: baton.LinkFrame.$Properties,
  ][] = [
    ['secret', { join: { ...join, secret: bytes(16) } }, { join: { ...join, secret: bytes(15) } }],
    [
      'certificate',
      { join: { ...join, certificate: bytes(1024) } },
      { join: { ...join, certificate: bytes(1025) } },
    ],
    ['commitment', { join }, { join: { ...join, commitment: bytes(31) } }],
    [
      'addresses',
      { join: { ...join, addresses: Array(8).fill('/ip4') } },
      { join: { ...join, addresses: Array(9).fill('/ip4') } },
    ],
    [
      'an address',
      { join: { ...join, addresses: ['a'.repeat(300)] } },
      { join: { ...join, addresses: ['a'.repeat(301)] } },
    ],
    ['nonce of Joined', { joined }, { joined: { ...joined, nonce: bytes(17) } }],
    [
      'made at',
      { joined: { ...joined, madeAt: 2 ** 53 - 1 } },
      { joined: { ...joined, madeAt: 2 ** 53 } },
    ],
    ['nonce of Reveal', { reveal: { nonce: bytes(16) } }, { reveal: {} }],
    ['approval', { approval: { signer: bytes(1152) } }, { approval: { signer: bytes(1153) } }],
  ]
  for (const [limit, at, past] of cases) {
    t.type(decodeLinkFrame(wire(at)), 'object', `${limit}: at the limit`)
    t.equal(decodeLinkFrame(wire(past)), 'malformed', `${limit}: past it`)
  }
})
