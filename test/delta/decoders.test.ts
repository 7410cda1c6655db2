/**
 * Every reader of bytes that come from outside: whatever they are given, they answer with a value,
 * and soon.
 */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { decodeAttachmentFrame, encodeAttachmentFrame } from '../../protocol/attachment/frames.ts'
import { readChange } from '../../protocol/delta/content.ts'
import { structural_kind_min } from '../../protocol/delta/delta.ts'
import { deltaId, readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { readStructural } from '../../protocol/delta/structural.ts'
import { openCertificate, readCertificate } from '../../protocol/identity/certificate.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { makeReceipt, openReceipt } from '../../protocol/identity/receipt.ts'
import { makeRevocation, openRevocation } from '../../protocol/identity/revocation.ts'
import { readSigned } from '../../protocol/identity/signed.ts'
import { parseId } from '../../protocol/ids.ts'
import { delta_bytes_max, frame_bytes_max, slots_per_delta_max } from '../../protocol/limits.ts'
import { decodeFrame, encodeFrame as encodeMessage } from '../../protocol/link/frames.ts'
import { encodeFrame, FrameReader } from '../../protocol/link/framing.ts'
import { invitationText, readInvitation } from '../../protocol/link/invitation.ts'
import {
  linkBytes,
  openSignedLink,
  readLink,
  signedLinkBytes,
  signLink,
} from '../../protocol/link/link-document.ts'
import { decodeLinkFrame, encodeLinkFrame } from '../../protocol/link/link-frames.ts'
import { linkTags } from '../../protocol/link/tags.ts'
import { baton } from '../../protocol/wire/wire.js'
import { attachmentMessage, linkMessage, message, mutated } from '../link/arbitrary.ts'
import { invitationOf, company as linkCompany, now } from '../link/company.ts'
import { play } from '../support/history.ts'
import { moveNames } from '../support/moves.ts'
import { alm, pat } from '../support/shared-job.ts'

/** Far above what any takes, on a busy machine too; what backtracks or recurses takes for ever. */
const slow_ms = 5000

const verifier = new Verifier()

/** Deltas with every kind of change. */
const history = play(
  true,
  moveNames.flatMap((what, dice) => [0, 1, 2].map((who) => ({ who, what, dice: dice * 7 + who }))),
)
const deltas = [...history.deltas, ...history.refused.map(({ delta }) => delta)]
const envelopes = deltas.map(({ signed }) => signed.envelope)
const slots = deltas.flatMap(({ signed }) => baton.Body.decode(signed.body).slots)
const structurals = slots.flatMap(({ kind, structural }) =>
  kind && structural ? [{ kind, structural }] : [],
)
const changes = envelopes.flatMap((envelope) =>
  baton.SignedDelta.decode(envelope).content.flatMap(({ change }) => (change ? [change] : [])),
)
const receipt = makeReceipt(alm, {
  stream: history.deltas[0]?.stream as never,
  seen: true,
  heads: deltas.slice(0, 9).map(({ id }) => id),
  at: now,
})
const revocation = makeRevocation(pat.companyKey, 1, now)
const link = linkBytes({
  inviter: alm.company,
  joiner: pat.company,
  inviterNonce: '11'.repeat(16),
  joinerNonce: '22'.repeat(16),
  madeAt: now,
})
const signedLink = signedLinkBytes(link, [signLink(link, alm), signLink(link, pat)])
const invitation = invitationText(invitationOf(linkCompany('ABC')), now)

const anything = fc.uint8Array({ maxLength: 300 })
const oneOf = (all: readonly Uint8Array[]) => fc.constantFrom(...all)
/** Good bytes with something wrong about them, and now and then no such bytes at all. */
const wrong = (good: fc.Arbitrary<Uint8Array>) =>
  fc.oneof({ weight: 9, arbitrary: mutated(good) }, { weight: 1, arbitrary: anything })

/** Whether an id that was read is one: 64 digits. */
const isId = (id: string | undefined) => id === undefined || parseId(id) !== undefined

function checkDelta(bytes: Uint8Array): void {
  const delta = readDelta(bytes)
  if (delta instanceof Refused) return
  assert.equal(delta.id, deltaId(delta.signed.body))
  assert([delta.stream, delta.chain, delta.prev, ...delta.deps].every(isId))
  assert(delta.slots.length <= slots_per_delta_max)
  assert.equal(delta.seq === 0, delta.start !== undefined)
  for (const { kind, what } of delta.slots) {
    assert.equal(what.is === 'content', kind < structural_kind_min)
  }
}

/** Wraps a wrong body so that reading gets as far as to it. */
function checkBody(body: Uint8Array): void {
  checkDelta(baton.SignedDelta.encode({ body, signature: new Uint8Array(64) }).finish())
}

function checkFrames(bytes: Uint8Array, cuts: readonly number[]): void {
  const reader = new FrameReader()
  const whole = new FrameReader().read(bytes)
  const frames: Uint8Array[] = []
  let at = 0
  for (const cut of [...cuts, bytes.length]) {
    const { frames: more } = reader.read(bytes.subarray(at, Math.max(at, cut)))
    frames.push(...more)
    at = Math.max(at, cut)
  }
  assert.deepEqual(frames.map(Buffer.from), whole.frames.map(Buffer.from))
  assert(frames.every(({ length }) => length <= frame_bytes_max))
}

type Reading = readonly [
  cases: number,
  bytes: fc.Arbitrary<Uint8Array>,
  (bytes: Uint8Array) => void,
]

const readers: { readonly [name: string]: Reading } = {
  readDelta: [15_000, wrong(oneOf(envelopes)), checkDelta],
  'readDelta, a wrong body': [30_000, wrong(oneOf(deltas.map((d) => d.signed.body))), checkBody],
  readChange: [15_000, wrong(oneOf(changes)), (bytes) => void readChange(bytes).constructor],
  readCertificate: [
    8000,
    wrong(oneOf([alm.certificate, pat.certificate])),
    (bytes) => {
      const read = readCertificate(bytes)
      assert.equal(typeof openCertificate(bytes, verifier) === 'string', !sameBytes(bytes, read))
    },
  ],
  openReceipt: [
    8000,
    wrong(fc.constant(receipt)),
    (bytes) => {
      readSigned(bytes)
      const opened = openReceipt(bytes, verifier)
      assert(typeof opened === 'string' || opened.company === alm.company)
    },
  ],
  openRevocation: [
    5000,
    wrong(fc.constant(revocation)),
    (bytes) => {
      const opened = openRevocation(bytes, verifier)
      assert(typeof opened === 'string' || opened.company === pat.company)
    },
  ],
  openSignedLink: [
    6000,
    wrong(oneOf([signedLink, link])),
    (bytes) => {
      const opened = openSignedLink(bytes, verifier)
      assert(typeof opened === 'string' || opened.inviter.company === alm.company)
      const read = readLink(bytes)
      assert(typeof read === 'string' || isId(read.inviter))
    },
  ],
  decodeFrame: [
    16_000,
    wrong(message.map(encodeMessage)),
    (bytes) => {
      const decoded = decodeFrame(bytes)
      assert(typeof decoded === 'string' ? decoded === 'malformed' : decoded.is)
    },
  ],
  decodeAttachmentFrame: [
    8000,
    wrong(attachmentMessage.map(encodeAttachmentFrame)),
    (bytes) => {
      const decoded = decodeAttachmentFrame(bytes)
      assert(typeof decoded === 'string' ? decoded === 'malformed' : decoded.is)
    },
  ],
  decodeLinkFrame: [
    8000,
    wrong(linkMessage.map(encodeLinkFrame)),
    (bytes) => {
      const decoded = decodeLinkFrame(bytes)
      assert(typeof decoded === 'string' ? decoded === 'malformed' : decoded.is)
    },
  ],
}

function sameBytes(bytes: Uint8Array, read: { readonly bytes: Uint8Array } | undefined): boolean {
  const good = [alm, pat].some(({ certificate }) => Buffer.compare(certificate, bytes) === 0)
  return good && read !== undefined
}

for (const [name, [cases, bytes, check]] of Object.entries(readers)) {
  t.test(`${name} answers whatever it is given`, async (t) => {
    let slowest = 0
    const timed = (given: Uint8Array) => {
      const began = performance.now()
      check(given)
      slowest = Math.max(slowest, performance.now() - began)
    }
    fc.assert(fc.property(bytes, timed), { numRuns: cases })
    t.ok(slowest < slow_ms, `${slowest} ms for one`)
  })
}

t.test('readStructural answers under whichever kind it is asked', async () => {
  const kinds = fc.oneof(
    fc.nat({ max: 20 }).map((n) => structural_kind_min + n),
    fc.nat(),
  )
  const given = fc.constantFrom(...structurals)
  const bytes = given.chain(({ kind, structural }) =>
    fc.tuple(fc.oneof(fc.constant(kind), kinds), wrong(fc.constant(structural))),
  )
  fc.assert(
    fc.property(bytes, ([kind, structural]) => {
      const act = readStructural(kind, structural)
      assert(act instanceof Refused || act.is)
    }),
    { numRuns: 12_000 },
  )
})

/** With the right checksum, so that what is inside is read. */
function invitationOfBytes(bytes: Uint8Array): string {
  const checksum = hash('sha256', Buffer.concat([linkTags.invitation, bytes]), 'buffer')
  return `baton1${Buffer.concat([bytes, checksum.subarray(0, 4)]).toString('base64url')}`
}

t.test('readInvitation answers whatever was pasted', async () => {
  const inside = new Uint8Array(Buffer.from(invitation.slice(6), 'base64url').subarray(0, -4))
  assert.equal(invitationOfBytes(inside), invitation)
  const pasted = fc
    .tuple(fc.nat({ max: invitation.length }), fc.nat({ max: 9 }), fc.string({ maxLength: 4 }))
    .map(([at, count, put]) => invitation.slice(0, at) + put + invitation.slice(at + count))
  const made = wrong(fc.constant(inside)).map(invitationOfBytes)
  const reader = { company: pat.company, now }
  fc.assert(
    fc.property(fc.oneof(pasted, made, fc.string({ maxLength: 200 })), (text) => {
      const read = readInvitation(text, reader)
      assert(typeof read === 'string' || (isId(read.company) && isId(read.node)))
    }),
    { numRuns: 16_000 },
  )
})

t.test('bytes that are made to be slow are not', async (t) => {
  const repeated = (bytes: readonly number[]) => (length: number) =>
    new Uint8Array(length).map((_, i) => bytes[i % bytes.length] as number)
  const shapes = {
    'groups in groups': repeated([0x0b]),
    'numbers without end': repeated([0x80]),
    'empty messages': repeated([0x12, 0x00]),
    'empty slots': repeated([0x72, 0x00]),
    'empty contents': repeated([0x1a, 0x00]),
    zeros: repeated([0]),
  }
  for (const [name, shape] of Object.entries(shapes)) {
    const began = performance.now()
    checkDelta(shape(delta_bytes_max))
    checkBody(shape(delta_bytes_max - 80))
    readChange(shape(delta_bytes_max))
    readStructural(1000, shape(delta_bytes_max))
    readCertificate(shape(1024))
    openReceipt(shape(frame_bytes_max), verifier)
    decodeLinkFrame(shape(frame_bytes_max))
    decodeAttachmentFrame(shape(frame_bytes_max))
    decodeFrame(shape(frame_bytes_max))
    const deltas = baton.Frame.encode({ supply: { want: 1 } }).finish()
    decodeFrame(Buffer.concat([deltas, shape(frame_bytes_max - deltas.length)]))
    const took = performance.now() - began
    t.ok(took < slow_ms, `${name}: ${took} ms for all readers`)
  }
})

t.test('FrameReader reads the same frames however the bytes are cut', async () => {
  const frames = fc.array(fc.oneof(anything.map(encodeFrame), fc.uint8Array({ maxLength: 9 })), {
    maxLength: 5,
  })
  const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 8 })
  const sorted = cuts.map((all) => all.sort((a, b) => a - b))
  fc.assert(
    fc.property(frames, sorted, (all, at) => checkFrames(Buffer.concat(all), at)),
    { numRuns: 8000 },
  )
})
