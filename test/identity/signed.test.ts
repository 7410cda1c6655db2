import t from 'tap'
import { Verifier } from '../../protocol/identity/keys.ts'
import {
  makeRevocation,
  openRevocation,
  readRevocation,
} from '../../protocol/identity/revocation.ts'
import {
  openSignedByCompany,
  openSignedByNode,
  readSigned,
  type Signed,
  signAsCompany,
  signAsNode,
} from '../../protocol/identity/signed.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { type CompanyId, toBytes, toHex } from '../../protocol/ids.ts'
import { certificate_bytes_max } from '../../protocol/limits.ts'
import { baton } from '../../protocol/wire/wire.js'
import { certificateBytes, company, companyId, node, nodeId, vectors } from './vectors.ts'

const by = { signer: node, certificate: certificateBytes }
const receipt = toBytes(vectors.receipt.content)
const link = { detached: toBytes(vectors.link.content) }
const verifier = new Verifier()

function encoded(signed: Signed): string {
  return toHex(baton.Signed.encode(signed).finish())
}

function read(hex: string): Signed {
  return readSigned(toBytes(hex)) as Signed
}

t.test('documents are signed byte for byte as in the vectors', async (t) => {
  t.equal(encoded(signAsNode(by, tags.receipt, receipt)), vectors.receipt.bytes)
  t.equal(encoded(signAsNode(by, tags.link, link)), vectors.link.node)
  t.equal(encoded(signAsCompany(company, tags.link, link)), vectors.link.company)
  const { serial, at, bytes } = vectors.revocation
  t.equal(toHex(makeRevocation(company, serial, at)), bytes)
})

t.test('a node is told with its company, and the content as it was signed', async (t) => {
  const opened = openSignedByNode(read(vectors.receipt.bytes), tags.receipt, verifier)
  t.match(opened, { by: { node: nodeId, company: companyId }, content: receipt })
  const detached = openSignedByNode(read(vectors.link.node), tags.link, verifier, link)
  t.match(detached, { by: { node: nodeId }, content: link.detached })
})

t.test('a company opens with its own key and with no other', async (t) => {
  const signed = read(vectors.link.company)
  t.strictSame(openSignedByCompany(signed, tags.link, companyId, verifier, link), link.detached)
  const other = nodeId as string as CompanyId
  t.equal(openSignedByCompany(signed, tags.link, other, verifier, link), 'bad-signature')
})

t.test('what was signed as one kind of document is none of another', async (t) => {
  const signed = read(vectors.receipt.bytes)
  t.equal(openSignedByNode(signed, tags.link, verifier), 'bad-signature')
})

t.test('carried content is not taken for detached, nor the other way round', async (t) => {
  const carried = read(vectors.receipt.bytes)
  const detached = { detached: receipt }
  t.equal(openSignedByNode(carried, tags.receipt, verifier, detached), 'malformed')
  t.equal(openSignedByNode(read(vectors.link.node), tags.link, verifier), 'bad-signature')
})

t.test(
  'a signature without its certificate, or with a forged one, counts for nothing',
  async (t) => {
    const signed = read(vectors.receipt.bytes)
    const forged = certificateBytes.with(-1, 0)
    for (const certificate of [new Uint8Array(0), forged]) {
      const opened = openSignedByNode({ ...signed, certificate }, tags.receipt, verifier)
      t.equal(opened, 'bad-certificate')
    }
    const signature = new Uint8Array(63)
    t.equal(openSignedByNode({ ...signed, signature }, tags.receipt, verifier), 'malformed')
    const byNode = signAsNode({ ...by, signer: company }, tags.receipt, receipt)
    t.equal(openSignedByNode(byNode, tags.receipt, verifier), 'bad-signature')
  },
)

t.test('a company key never signs under a certificate', async (t) => {
  const signed = { ...signAsCompany(company, tags.receipt, receipt), certificate: certificateBytes }
  t.equal(openSignedByCompany(signed, tags.receipt, companyId, verifier), 'malformed')
})

t.test('bytes that are no Signed message are read as none', async (t) => {
  t.equal(readSigned(Uint8Array.of(0xff)), undefined)
})

t.test('a revocation names what it revokes, and is the company’s own', async (t) => {
  const { bytes, ...said } = vectors.revocation
  const { serial, at } = said
  t.strictSame(openRevocation(toBytes(bytes), verifier), { company: companyId, serial, at })
  t.strictSame(readRevocation(toBytes(bytes)), { company: companyId, serial, at })
  const content = baton.Revocation.encode({ company: company.publicKey, serial, at }).finish()
  const forged = toBytes(encoded(signAsCompany(node, tags.revocation, content)))
  t.equal(openRevocation(forged, verifier), 'bad-signature')
  t.match(readRevocation(forged), { serial }, 'reading it does not vouch for it')
})

t.test('bytes that are no revocation are refused', async (t) => {
  const content = baton.Revocation.encode({ company: new Uint8Array(31), serial: 1 }).finish()
  const short = toBytes(encoded(signAsCompany(company, tags.revocation, content)))
  const other = toBytes(encoded(signAsCompany(company, tags.revocation, Uint8Array.of(0xff))))
  // Field 15, which nobody knows, of so many bytes.
  const long = Buffer.concat([
    toBytes(vectors.revocation.bytes),
    Uint8Array.of(0x7a, 0x80 | (certificate_bytes_max % 128), certificate_bytes_max >> 7),
    new Uint8Array(certificate_bytes_max),
  ])
  for (const bytes of [short, other, Uint8Array.of(1), long]) {
    t.equal(openRevocation(bytes, verifier), 'malformed')
  }
})
