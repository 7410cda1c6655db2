/**
 * Two pairing machines, the people behind them, and somebody between who loses, repeats, holds back
 * and makes up what they say.
 */
import assert from 'node:assert/strict'
import { openApproval } from '../../protocol/link/link-document.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type LinkMessage,
  type LinkRefusal,
  linkRefusals,
} from '../../protocol/link/link-frames.ts'
import type { Pairing } from '../../protocol/link/pairing-state.ts'
import { company, hour, nonce } from '../link/company.ts'
import { alm, inviter, joiner, pat, type Side } from '../link/pairing-sides.ts'
import { assertAlike, stepsIn, type Target } from './target.ts'

const refusals = Object.keys(linkRefusals) as LinkRefusal[]
/** Who is neither. */
const stranger = company('XYZ')
const senders = [alm, pat, stranger] as const
/** Said and not lost yet; the oldest go first. */
const said_max = 64

class Play {
  readonly #sides = [inviter(), joiner()] as const
  /** By side: whether its administrator has approved. */
  readonly #approved: [boolean, boolean] = [false, false]
  readonly #said: LinkMessage[] = []

  happen(what: number, a: number, b: number, c: number): void {
    const which = a % 2 === 0 ? 0 : 1
    const side = this.#sides[which]
    const before = side.state
    this.#event(what % 8, which, b, c)
    this.#said.push(...side.outgoing.splice(0))
    this.#said.splice(0, this.#said.length - said_max)
    this.#check(which, before)
  }

  #event(what: number, which: 0 | 1, b: number, c: number): void {
    const side = this.#sides[which]
    const other = this.#sides[which === 0 ? 1 : 0]
    switch (what) {
      case 0:
        side.on({ is: 'connected' })
        return
      case 1:
      case 2:
      case 3: {
        // The latest mostly, and by whom it is said to be.
        const message = this.#said.at(-1 - (b % Math.max(1, this.#said.length)))
        const from = c % 8 === 7 ? stranger : other.company
        if (message) side.hear(message, from)
        return
      }
      case 4:
        side.hear(madeUp(b, c, other), senders[c % senders.length] ?? stranger)
        return
      case 5:
        if (!('agreement' in side.state)) return
        this.#approved[which] = true
        side.approve()
        return
      case 6:
        side.now += (b % 80) * hour
        side.on({ is: 'tick' })
        return
      default:
        if (b > 240) side.on({ is: 'end' })
        else side.on({ is: 'message', message: 'malformed', from: other.company.context.node })
    }
  }

  #check(which: 0 | 1, before: Pairing): void {
    const side = this.#sides[which]
    const { state } = side
    for (const message of side.sent) {
      assertAlike(decodeLinkFrame(encodeLinkFrame(message)), message, 'it can be read')
    }
    if (before.is === 'ended') assert.equal(state.is, 'ended', 'for good')
    if ('ours' in state) {
      assert(this.#approved[which], 'nothing is approved that our administrator did not approve')
    }
    if ('theirs' in state) {
      const { document, peer } = state.agreement
      const by = openApproval(document, state.theirs, side.context.verifier)
      assert(typeof by !== 'string' && by.company === peer.company, 'the other side has signed it')
    }
    const [one, other] = this.#sides.map((at) =>
      'agreement' in at.state ? at.state.agreement : undefined,
    )
    if (!one || !other || !one.inviter || other.inviter) return
    const isSame = Buffer.from(one.document).equals(other.document)
    assert.equal(isSame, one.words.join() === other.words.join(), 'words are of the document')
  }
}

/** What anybody can say who has seen what was said. */
function madeUp(b: number, c: number, side: Side): LinkMessage {
  const { certificate, addresses } = (senders[c % senders.length] ?? stranger).context
  const all: readonly LinkMessage[] = [
    { is: 'reveal', nonce: nonce(`${c % 4}`) },
    { is: 'joined', certificate, nonce: nonce('inviter'), madeAt: side.now },
    { is: 'join', secret: undefined, certificate, addresses, commitment: 'ab'.repeat(32) },
    {
      is: 'join',
      secret: nonce(`secret of ${alm.name}`),
      certificate,
      addresses,
      commitment: 'cd'.repeat(32),
    },
    { is: 'approval', signer: new Uint8Array(c) },
    { is: 'refused', why: refusals[c % refusals.length] ?? 'declined' },
    { is: 'unlinked' },
    { is: 'unknown' },
    { is: 'present', certificate, addresses, revocations: [], link: new Uint8Array() },
    { is: 'known', certificate, link: new Uint8Array(), revocations: [], yours: [] },
  ]
  return all[b % all.length] as LinkMessage
}

function play(input: Uint8Array): void {
  const game = new Play()
  for (const one of stepsIn(input)) game.happen(...one)
}

/** Joins, answers, reveals; both approve and hear of it. */
const linked = [
  ...[0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0],
  ...[5, 0, 0, 0, 1, 1, 0, 0, 5, 1, 0, 0, 1, 0, 0, 0],
]

export const pairingTargets: readonly Target[] = [
  {
    name: 'pairing-machine',
    kind: 'steps',
    seeds: [
      new Uint8Array(linked),
      new Uint8Array([...linked, 7, 0, 255, 0, 0, 0, 0, 0, 1, 1, 0, 0]),
    ],
    bytesMax: 4 * 40,
    run: play,
  },
]
