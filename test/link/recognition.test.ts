/** Which certificate speaks for a company at a link: the rules alone, without a node. */
import t from 'tap'
import { Strangers } from '../../node/link/strangers.ts'
import {
  makeCertificate,
  openCertificate,
  readCertificate,
} from '../../protocol/identity/certificate.ts'
import { signerFromSeed, signerId, Verifier } from '../../protocol/identity/keys.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import { revocations_max } from '../../protocol/limits.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type Known,
  type Present,
} from '../../protocol/link/link-frames.ts'
import {
  type KnownCertificates,
  keptRevocations,
  revocationsOf,
  standingOf,
} from '../../protocol/link/recognition.ts'
import { seedOf } from '../support/libp2p-node.ts'

const verifier = new Verifier()
const keyOf = (name: string) => signerFromSeed(seedOf(name))
const nodeOf = (name: string) => signerId<NodeId>(keyOf(name))
const abc = keyOf('company ABC')
const company = signerId<CompanyId>(abc)

function certified(node: string, serial: number, by = abc) {
  const subject = { node: nodeOf(node), serial, code: 'ABC', name: 'ABC Security' }
  const opened = openCertificate(makeCertificate(by, subject), verifier)
  if (typeof opened === 'string') throw new Error(opened)
  return opened
}

const known: KnownCertificates = { company, node: nodeOf('first'), serial: 10, revoked: [7, 12] }

t.test('the newest certificate of the company counts, and nothing goes back', async (t) => {
  const cases = [
    ['first', 10, 'known'],
    ['second', 11, 'newer'],
    ['first', 11, 'newer'],
    ['first', 9, 'superseded'],
    ['second', 9, 'superseded'],
    ['second', 10, 'superseded'],
    ['second', 12, 'revoked'],
    ['first', 7, 'revoked'],
    ['second', 13, 'newer'],
  ] as const
  for (const [node, serial, standing] of cases) {
    const shown = certified(node, serial)
    t.equal(standingOf(shown, nodeOf(node), known, verifier), standing, `${node} under ${serial}`)
    t.equal(standingOf(shown, nodeOf('thief'), known, verifier), 'bad', 'shown by another node')
  }
  const others = certified('second', 11, keyOf('company DEF'))
  t.equal(standingOf(others, nodeOf('second'), known, verifier), 'bad', 'of another company')
  // It names ABC, and somebody else has signed it.
  const forger = { publicKey: abc.publicKey, sign: keyOf('company DEF').sign }
  const subject = { node: nodeOf('second'), serial: 11, code: 'ABC', name: 'ABC Security' }
  const forged = readCertificate(makeCertificate(forger, subject))
  if (!forged) throw new Error('it can be read')
  t.equal(forged.company, company)
  t.equal(standingOf(forged, nodeOf('second'), known, verifier), 'bad', 'that only names it')
})

t.test('statements are taken of the company itself, once a serial', async (t) => {
  const own = makeRevocation(abc, 5, 1000)
  const statements = [own, makeRevocation(keyOf('company DEF'), 6, 1), Uint8Array.of(9)]
  t.match(revocationsOf(company, statements, verifier), [{ serial: 5, at: 1000 }])
  const kept = keptRevocations(
    [{ serial: 5, at: 1 }],
    [
      { serial: 5, at: 2 },
      { serial: 8, at: 3 },
    ],
  )
  t.same(
    kept,
    [
      { serial: 8, at: 3 },
      { serial: 5, at: 1 },
    ],
    'the first that came stays',
  )
  const many = Array.from({ length: revocations_max + 5 }, (_, serial) => ({ serial }))
  t.equal(keptRevocations([], many).length, revocations_max)
  t.same(keptRevocations([], many)[0], { serial: revocations_max + 4 })
})

t.test('a Present and a Known are read as they were written, or not at all', async (t) => {
  const certificate = certified('first', 10).bytes
  const revocation = makeRevocation(abc, 5, 1000)
  const present: Present = {
    is: 'present',
    certificate,
    addresses: ['/ip4/192.0.2.1/tcp/4001'],
    revocations: [revocation],
    link: Uint8Array.of(1, 2),
  }
  t.same(decodeLinkFrame(encodeLinkFrame(present)), present)
  const known: Known = {
    is: 'known',
    certificate,
    link: Uint8Array.of(3),
    revocations: [],
    yours: [revocation],
  }
  t.same(decodeLinkFrame(encodeLinkFrame(known)), known)
  const refused = { is: 'refused', why: 'superseded', serial: 12 } as const
  t.same(decodeLinkFrame(encodeLinkFrame(refused)), refused)
  const many = Array.from({ length: revocations_max + 1 }, () => revocation)
  t.equal(decodeLinkFrame(encodeLinkFrame({ ...present, revocations: many })), 'malformed')
  const long = { ...present, link: new Uint8Array(8192) }
  t.equal(decodeLinkFrame(encodeLinkFrame(long)), 'malformed')
  t.equal(decodeLinkFrame(encodeLinkFrame({ ...present, addresses: [''] })), 'malformed')
})

t.test('strangers are let in a few at a time, and for a minute', async (t) => {
  let now = 0
  const strangers = new Strangers(() => now)
  const keys = Array.from({ length: 20 }, (_, i) => `${i}` as NodeId)
  const admitted = keys.filter((one) => strangers.admits(one))
  t.equal(admitted.length, 16)
  t.ok(strangers.admits('0' as NodeId), 'for all its channels')
  t.notOk(strangers.admits('19' as NodeId))
  now += 60_000
  t.ok(strangers.admits('19' as NodeId), 'when the others have had their minute')
})
