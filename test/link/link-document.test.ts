import t from 'tap'
import { Verifier } from '../../protocol/identity/keys.ts'
import {
  linkBytes,
  openApproval,
  openSignedLink,
  readLink,
  signedLinkBytes,
  signLink,
} from '../../protocol/link/link-document.ts'
import { company, nonce, now } from './company.ts'

const alm = company('ALM')
const pat = company('PAT')
const sub = company('SUB')
const verifier = new Verifier()

const link = {
  inviter: alm.context.company,
  joiner: pat.context.company,
  inviterNonce: nonce('a'),
  joinerNonce: nonce('b'),
  madeAt: now,
}
const document = linkBytes(link)
const approvals = [signLink(document, alm.by), signLink(document, pat.by)] as const

t.test('a link document says which two companies are linked', async (t) => {
  t.strictSame(readLink(document), link)
  t.equal(readLink(new Uint8Array([1, 2, 3])), 'malformed')
  t.equal(readLink(linkBytes({ ...link, inviterNonce: 'aa' })), 'malformed')
  t.equal(readLink(linkBytes({ ...link, joiner: link.inviter })), 'one company')
})

t.test('signed by a node of each company it proves the link to anybody', async (t) => {
  const opened = openSignedLink(signedLinkBytes(document, approvals), verifier)
  t.match(opened, { link, inviter: { code: 'ALM' }, joiner: { code: 'PAT' } })
  const turned = signedLinkBytes(document, [approvals[1], approvals[0]])
  t.strictSame(openSignedLink(turned, verifier), opened, 'in either order')
})

t.test('an approval names the node and company that signed', async (t) => {
  const by = openApproval(document, approvals[0], verifier)
  t.match(by, { node: alm.context.node, company: alm.context.company })
})

t.test('a document that not both companies signed proves nothing', async (t) => {
  const open = (a: Uint8Array, b: Uint8Array) =>
    openSignedLink(signedLinkBytes(document, [a, b]), verifier)
  t.equal(open(approvals[0], approvals[0]), 'not both')
  t.equal(open(approvals[0], signLink(document, sub.by)), 'not both')
  const other = signLink(linkBytes({ ...link, madeAt: now + 1 }), pat.by)
  t.equal(open(approvals[0], other), 'bad-signature', 'of another link')
  const stolen = { signer: sub.by.signer, certificate: pat.by.certificate }
  t.equal(open(approvals[0], signLink(document, stolen)), 'bad-signature', 'with a stolen name')
  const forged = { signer: sub.by.signer, certificate: new Uint8Array([1]) }
  t.equal(open(approvals[0], signLink(document, forged)), 'bad-certificate')
  t.equal(open(approvals[0], new Uint8Array([0xff])), 'malformed')
})

t.test('bytes that are no signed link are malformed', async (t) => {
  t.equal(openSignedLink(new Uint8Array([0xff, 0xff]), verifier), 'malformed')
  t.equal(openSignedLink(new Uint8Array(), verifier), 'malformed')
  const three = Buffer.concat([
    signedLinkBytes(document, approvals),
    signedLinkBytes(new Uint8Array(), approvals),
  ])
  t.equal(openSignedLink(three, verifier), 'malformed')
})
