/** What others signed, and what a person types of it: certificates, links, invitations, phrases. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import {
  certificateHolds,
  openCertificate,
  readCertificate,
} from '../../protocol/identity/certificate.ts'
import { signerFromSeed, Verifier } from '../../protocol/identity/keys.ts'
import { makeReceipt, openReceipt } from '../../protocol/identity/receipt.ts'
import { recoveryPhrase, seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import {
  makeRevocation,
  openRevocation,
  readRevocation,
} from '../../protocol/identity/revocation.ts'
import {
  openSignedByCompany,
  openSignedByNode,
  readSigned,
} from '../../protocol/identity/signed.ts'
import { tags } from '../../protocol/identity/tags.ts'
import {
  type DeltaId,
  idFromBytes,
  optionalId,
  parseId,
  type StreamId,
  toBytes,
} from '../../protocol/ids.ts'
import { certificate_bytes_max, heads_max, revocations_max } from '../../protocol/limits.ts'
import { areAddresses, invitationText, readInvitation } from '../../protocol/link/invitation.ts'
import {
  linkBytes,
  openApproval,
  openSignedLink,
  readLink,
  signedLinkBytes,
  signLink,
} from '../../protocol/link/link-document.ts'
import { keptRevocations, revocationsOf, standingOf } from '../../protocol/link/recognition.ts'
import { linkTags } from '../../protocol/link/tags.ts'
import { commitmentTo, wordsToCompare } from '../../protocol/link/words.ts'
import { company, invitationOf, nonce, now } from '../link/company.ts'
import { alm, pat } from '../support/shared-job.ts'
import { assertAlike, believing, bytesOf, filled, type Target, textOf } from './target.ts'

const trusting = [believing, new Verifier()] as const

function checkCertificate(input: Uint8Array): void {
  const read = readCertificate(input)
  for (const verifier of trusting) {
    const opened = openCertificate(input, verifier)
    if (typeof opened === 'string') continue
    assert.deepEqual(opened, read)
    assert(certificateHolds(opened, verifier))
  }
  if (!read) return
  assert.deepEqual(Buffer.from(read.bytes), Buffer.from(input), 'it has one form')
  assert(input.length <= certificate_bytes_max && read.serial > 0)
  assert([read.company, read.node].every((id) => parseId(id)))
  const known = { company: read.company, node: read.node, serial: read.serial, revoked: [] }
  assert.equal(standingOf(read, read.node, known, believing), 'known')
  assert.equal(standingOf(read, alm.node, known, believing) === 'known', read.node === alm.node)
}

function checkSigned(input: Uint8Array): void {
  const signed = readSigned(input)
  if (!signed) return
  for (const verifier of trusting) {
    const opened = openSignedByNode(signed, tags.receipt, verifier)
    if (typeof opened !== 'string') assert(parseId(opened.by.company))
    openSignedByCompany(signed, tags.revocation, alm.company, verifier)
    const detached = openSignedByNode(signed, tags.link, verifier, { detached: input })
    // What is carried and what stands beside are never mistaken for each other.
    if (typeof detached !== 'string') assert.equal(signed.content?.length ?? 0, 0)
  }
}

function checkRevocation(input: Uint8Array): void {
  const read = readRevocation(input)
  const opened = openRevocation(input, believing)
  if (typeof opened !== 'string') assert.deepEqual(opened, read)
  openRevocation(input, new Verifier())
  const all = revocationsOf(pat.company, [input, input], believing)
  const kept = keptRevocations(all, all)
  assert(kept.length <= Math.min(1, revocations_max))
  assert(all.every((one) => one.company === pat.company))
}

function checkReceipt(input: Uint8Array): void {
  openReceipt(input, new Verifier())
  const read = openReceipt(input, believing)
  if (typeof read === 'string') return
  assert(read.heads.length <= heads_max && parseId(read.stream) && read.at >= 0)
}

function checkLink(input: Uint8Array): void {
  const read = readLink(input)
  if (typeof read !== 'string') assert.deepEqual(readLink(linkBytes(read)), read)
  openApproval(input, input, believing)
  for (const verifier of trusting) {
    const opened = openSignedLink(input, verifier)
    if (typeof opened === 'string') continue
    const { link, inviter, joiner, document, approvals } = opened
    assert.equal(inviter.company, link.inviter)
    assert.equal(joiner.company, link.joiner)
    assert.notEqual(inviter.company, joiner.company)
    const again = signedLinkBytes(document, [approvals.inviter, approvals.joiner])
    assertAlike(openSignedLink(again, verifier), opened, 'what was opened is opened again')
  }
}

const reader = { company: pat.company, now }

function checkInvitation(text: string): void {
  const read = readInvitation(text, reader)
  if (typeof read === 'string') return
  assert(parseId(read.company) && parseId(read.node) && areAddresses(read.addresses))
  // One that others made may be good for longer than one of ours.
  const made = { ...read, expiresAt: Math.min(read.expiresAt, now + 1) }
  assert.deepEqual(readInvitation(invitationText(made, now), reader), made)
}

/** With the right checksum, so that what is inside is read. */
function invitationOfBytes(bytes: Uint8Array): string {
  const checksum = hash('sha256', Buffer.concat([linkTags.invitation, bytes]), 'buffer')
  return `baton1${Buffer.concat([bytes, checksum.subarray(0, 4)]).toString('base64url')}`
}

function checkPhrase(input: Uint8Array): void {
  const read = seedFromRecoveryPhrase(textOf(input))
  if ('fault' in read) {
    if (read.fault === 'unknown-word') assert(read.place >= 1 && read.place <= 24)
    return
  }
  const phrase = recoveryPhrase(read.seed)
  assert.equal(phrase, textOf(input).toLowerCase().split(/\s+/).filter(Boolean).join(' '))
}

/** Keys that are none, and signatures that are none. */
function checkKeys(input: Uint8Array): void {
  const [key, rest] = [filled(32, input), input.subarray(32)]
  const id = idFromBytes<DeltaId>(key)
  assert(id && parseId(id) === id && optionalId(key) === id)
  assert.equal(optionalId(rest) === false, rest.length !== 0 && rest.length !== 32)
  const good = new Verifier().verify(id as never, tags.delta, rest, filled(64, rest))
  assert.equal(typeof good, 'boolean')
  const signer = signerFromSeed(key)
  const by = idFromBytes(signer.publicKey)
  assert(new Verifier().verifyOnce(by as never, tags.delta, rest, signer.sign(tags.delta, rest)))
}

function checkWords(input: Uint8Array): void {
  const party = (from: number) => ({
    company: filled(32, input, from).toString('hex') as never,
    node: filled(32, input, from + 1).toString('hex') as never,
    nonce: filled(16, input, from + 2).toString('hex'),
  })
  const words = wordsToCompare(party(0), party(3), nonce('secret'))
  assert.equal(words.length, 6)
  assert(words.every((word) => /^[a-z]{3,8}$/.test(word)))
  assert.equal(toBytes(commitmentTo(party(0).nonce)).length, 32)
}

const receipt = makeReceipt(
  { signer: alm.signer, certificate: alm.certificate },
  {
    stream: 'ab'.repeat(32) as StreamId,
    seen: true,
    heads: ['cd'.repeat(32) as DeltaId],
    at: now,
  },
)
const revocation = makeRevocation(pat.companyKey, 1, now)
const [abc, xyz] = [company('ABC'), company('XYZ')]
const link = linkBytes({
  ...{ inviter: abc.context.company, joiner: xyz.context.company, madeAt: now },
  ...{ inviterNonce: nonce('inviter'), joinerNonce: nonce('joiner') },
})
const signedLink = signedLinkBytes(link, [signLink(link, abc.by), signLink(link, xyz.by)])
const invitation = invitationText(invitationOf(abc), now)
const inside = new Uint8Array(Buffer.from(invitation.slice(6), 'base64url').subarray(0, -4))
const phrase = recoveryPhrase(new Uint8Array(32))

export const identityTargets: readonly Target[] = [
  {
    name: 'certificate',
    kind: 'protobuf',
    seeds: [alm.certificate, pat.certificate],
    words: ['\u202e', '\u0085', '\ue000', ' '],
    bytesMax: certificate_bytes_max + 1,
    run: checkCertificate,
  },
  {
    name: 'signed',
    kind: 'protobuf',
    seeds: [receipt, revocation, signLink(link, abc.by)],
    bytesMax: 4096,
    run: checkSigned,
  },
  {
    name: 'revocation',
    kind: 'protobuf',
    seeds: [revocation],
    bytesMax: certificate_bytes_max + 1,
    run: checkRevocation,
  },
  { name: 'receipt', kind: 'protobuf', seeds: [receipt], bytesMax: 16_384, run: checkReceipt },
  {
    name: 'link-document',
    kind: 'protobuf',
    seeds: [link, signedLink],
    bytesMax: 4096,
    run: checkLink,
  },
  {
    name: 'invitation',
    kind: 'text',
    seeds: [bytesOf(invitation)],
    words: ['baton1', 'baton2', '\n', '='],
    bytesMax: 9000,
    run: (input) => checkInvitation(textOf(input)),
  },
  {
    name: 'invitation-content',
    kind: 'protobuf',
    seeds: [inside],
    bytesMax: 6000,
    run: (input) => checkInvitation(invitationOfBytes(input)),
  },
  {
    name: 'recovery-phrase',
    kind: 'text',
    seeds: [bytesOf(phrase), bytesOf(recoveryPhrase(new Uint8Array(32).fill(0xa5)))],
    words: ['abandon ', 'art', 'zoo ', '\u00a0', '\u3000', 'İ', 'ABANDON'],
    bytesMax: 1000,
    run: checkPhrase,
  },
  {
    name: 'keys',
    kind: 'bytes',
    seeds: [new Uint8Array(40), Uint8Array.from(alm.signer.publicKey)],
    bytesMax: 200,
    run: checkKeys,
  },
  {
    name: 'words-to-compare',
    kind: 'bytes',
    seeds: [new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])],
    bytesMax: 64,
    run: checkWords,
  },
]
