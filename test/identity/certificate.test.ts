import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import {
  type CertificateFault,
  certificateHolds,
  isCode,
  isName,
  makeCertificate,
  openCertificate,
  readCertificate,
} from '../../protocol/identity/certificate.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { toHex } from '../../protocol/ids.ts'
import { certificate_bytes_max, name_chars_max } from '../../protocol/limits.ts'
import { baton } from '../../protocol/wire/wire.js'
import { certificateBytes, company, companyId, node, nodeId, vectors } from './vectors.ts'

const { serial, code, name, bytes } = vectors.certificate
const subject = { node: nodeId, serial, code, name }
const fields = { company: company.publicKey, node: node.publicKey, serial, code, name }

/** A certificate with a good signature over whatever it says. */
function signed(changed: Partial<baton.Certificate.$Properties>): Uint8Array {
  const content = baton.Certificate.encode({ ...fields, ...changed }).finish()
  const signature = company.sign(tags.certificate, content)
  return baton.Signed.encode({ content, signature }).finish()
}

t.test('the certificate of the vectors is made and read byte for byte', async (t) => {
  t.equal(toHex(makeCertificate(company, subject)), bytes)
  const expected = { ...subject, company: companyId, bytes: certificateBytes }
  t.match(openCertificate(certificateBytes, new Verifier()), expected)
  t.match(readCertificate(certificateBytes), expected)
})

t.test('what was read stays when the buffer that it came in is used again', async (t) => {
  const buffer = Uint8Array.from(certificateBytes)
  const read = readCertificate(buffer)
  buffer.fill(0)
  t.equal(toHex(read?.bytes ?? buffer), bytes)
})

t.test('each thing that can be wrong has its own name', async (t) => {
  const whole = baton.Signed.decode(certificateBytes)
  const remade = (changed: object) => baton.Signed.encode({ ...whole, ...changed }).finish()
  const cases: [CertificateFault, Uint8Array][] = [
    ['too-large', new Uint8Array(certificate_bytes_max + 1)],
    ['malformed', new Uint8Array(0)],
    ['malformed', certificateBytes.subarray(1)],
    ['malformed', remade({ signature: new Uint8Array(63) })],
    ['malformed', remade({ certificate: certificateBytes })],
    ['malformed', remade({ content: Uint8Array.of(255) })],
    ['malformed', Buffer.concat([certificateBytes, Uint8Array.of(0x20, 1)])],
    ['malformed', signed({ company: new Uint8Array(31) })],
    ['malformed', signed({ node: new Uint8Array(33) })],
    ['malformed', signed({ serial: 0 })],
    ['malformed', signed({ serial: 2 ** 53 })],
    ['bad-code', signed({ code: 'p4t' })],
    ['bad-code', signed({ code: 'P4TT' })],
    ['bad-code', signed({ code: '' })],
    ['bad-name', signed({ name: '' })],
    ['bad-name', signed({ name: ' A' })],
    ['bad-name', signed({ name: 'A\nB' })],
    ['bad-name', signed({ name: 'A'.repeat(name_chars_max + 1) })],
    ['bad-signature', remade({ signature: new Uint8Array(64) })],
    ['bad-signature', signed({ company: node.publicKey })],
  ]
  for (const [fault, given] of cases) t.equal(openCertificate(given, new Verifier()), fault)
})

t.test('a longest name in the widest letters still fits', async (t) => {
  const widest = { ...subject, name: '\u{ffff}'.repeat(name_chars_max) }
  t.match(openCertificate(makeCertificate(company, widest), new Verifier()), widest)
})

t.test('reading does not vouch for the signature, and holding does', async (t) => {
  const forged = signed({ company: node.publicKey })
  const read = readCertificate(forged)
  const honest = readCertificate(certificateBytes)
  if (!read || !honest) throw new Error('both can be read')
  t.equal(certificateHolds(read, new Verifier()), false)
  t.equal(certificateHolds(honest, new Verifier()), true)
})

t.test('a certificate that nobody would accept is not made', async (t) => {
  for (const wrong of [{ code: 'abc' }, { name: '' }, { serial: 0 }, { serial: 1.5 }]) {
    t.throws(() => makeCertificate(company, { ...subject, ...wrong }), RangeError)
  }
})

t.test('codes are as people say them, names are what people can read', async (t) => {
  for (const good of ['ABC', '007', 'A1B']) t.ok(isCode(good), good)
  for (const bad of ['AB', 'ABCD', 'abc', 'ÄBC', 'A C', 'ABC\n']) t.notOk(isCode(bad), bad)
  for (const good of ['A', 'O’Hara & Söhne', '安保', '🛡️ Guard']) t.ok(isName(good), good)
  for (const bad of ['', ' ', 'A ', 'A\0', 'A\u202eB', 'A\u2028B', '\ud800']) t.notOk(isName(bad))
})

type Mutation =
  | { readonly is: 'flip'; readonly at: number; readonly bit: number }
  | { readonly is: 'cut'; readonly at: number; readonly bytes: number }
  | { readonly is: 'put'; readonly at: number; readonly what: Uint8Array }

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ is: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
  fc.record({
    is: fc.constant('cut' as const),
    at: fc.nat(),
    bytes: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    is: fc.constant('put' as const),
    at: fc.nat(),
    what: fc.uint8Array({ minLength: 1, maxLength: 9 }),
  }),
)

function mutated(original: Uint8Array, how: Mutation): Uint8Array {
  const at = how.at % original.length
  const [before, after] = [original.subarray(0, at), original.subarray(at)]
  switch (how.is) {
    case 'flip':
      return original.with(at, (original[at] ?? 0) ^ (1 << how.bit))
    case 'cut':
      return Buffer.concat([before, after.subarray(how.bytes)])
    case 'put':
      return Buffer.concat([before, how.what, after])
    default:
      return how satisfies never
  }
}

t.test('no mutated certificate holds, and none throws', async (t) => {
  const verifier = new Verifier()
  openCertificate(certificateBytes, verifier)
  const refused = fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
    const given = changes.reduce<Uint8Array>(mutated, certificateBytes)
    fc.pre(Buffer.compare(given, certificateBytes) !== 0)
    assert.equal(typeof openCertificate(given, verifier), 'string')
  })
  t.doesNotThrow(() => fc.assert(refused, { numRuns: 3000 }))
})

t.test('no bytes at all make it throw', async (t) => {
  const verifier = new Verifier()
  const anything = fc.property(fc.uint8Array({ maxLength: 1200 }), (given) => {
    assert.equal(typeof openCertificate(given, verifier), 'string')
    assert.equal(readCertificate(given), undefined)
  })
  t.doesNotThrow(() => fc.assert(anything, { numRuns: 1000 }))
})
