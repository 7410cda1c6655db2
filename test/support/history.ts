/**
 * Random histories of one job: several companies, nodes and copied directories write at the same
 * time, each knowing only what it has heard. A history is a list of moves, so that a failing one
 * shrinks; every choice inside a move comes from its dice.
 */
import fc from 'fast-check'
import type { Delta, Role } from '../../protocol/delta/delta.ts'
import type { DeltaDraft, SlotDraft } from '../../protocol/delta/write.ts'
import {
  type AssignmentId,
  assignmentOf,
  type DeltaId,
  type GrantId,
  grantOf,
  toHex,
} from '../../protocol/ids.ts'
import type { Reason } from '../../protocol/reasons.ts'
import { Random } from '../link/model-random.ts'
import { type Author, author, seedFor } from './author.ts'
import {
  deltaOfDraft,
  draftOf,
  envelopeOf,
  genesisDraft,
  ownTips,
  readGood,
  testTime,
  withUnknownAct,
} from './compose.ts'
import { type MoveName, moveNames, slotsFor } from './moves.ts'
import { Replica } from './replica.ts'
import { grant } from './slots.ts'

export type Move = { readonly who: number; readonly what: MoveName; readonly dice: number }

export type History = {
  /** Valid and undecided ones, causes before effects. */
  readonly deltas: readonly Delta[]
  /** What each of them is. */
  readonly undecided: ReadonlySet<Delta>
  readonly refused: readonly { readonly delta: Delta; readonly reason: Reason }[]
}

const alm = author('ALM')
const pat = author('PAT')
const sub = author('SUB')
const cus = author('CUS')
/** Who writes. The same node twice is a copied directory; other serials are other nodes. */
const cast: readonly Author[] = [
  alm,
  pat,
  sub,
  cus,
  author('ALM', { serial: 2, name: 'Alarms & More' }),
  pat,
  author('SUB', { epoch: 'second' }),
  author('PAT', { serial: 2 }),
]
const companies = [alm, pat, sub, cus, ...['GRD', 'NEW', 'FAR', 'OUT'].map((code) => author(code))]

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record(
    {
      who: fc.nat({ max: cast.length - 1 }),
      what: fc.constantFrom(...moveNames),
      dice: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
)

/**
 * Plays the moves, after ALM has given the job to PAT, and PAT to SUB; CUS may read and write. Jobs
 * with other names are other jobs.
 */
export function play(attends: boolean, all: readonly Move[], name = 'nonce'): History {
  const game = new Game(attends, name)
  for (const move of all) game.move(move)
  const { deltas, undecided, refused } = game
  return { deltas, undecided, refused }
}

class Game {
  readonly deltas: Delta[] = []
  readonly undecided = new Set<Delta>()
  readonly refused: { delta: Delta; reason: Reason }[] = []
  readonly #copies = cast.map(() => new Replica())
  #moves = 0

  constructor(attends: boolean, name: string) {
    const [atAlm, atPat] = this.#copies as [Replica, Replica]
    this.#place(
      deltaOfDraft(genesisDraft(alm, { attends, nonce: toHex(seedFor(name)) }), alm),
      atAlm,
    )
    const own = attends ? assignmentOf(atAlm.state.stream as string as DeltaId) : undefined
    this.#place(deltaOfDraft(draftOf(atAlm, alm, [bringIn(pat, 'provider', own)]), alm), atAlm)
    this.#place(
      deltaOfDraft(draftOf(atAlm, alm, [bringIn(cus, 'customer', undefined)]), alm),
      atAlm,
    )
    for (const delta of this.deltas) atPat.take(delta)
    const { id } = this.deltas[1] as Delta
    const passOn = draftOf(atPat, pat, [bringIn(sub, 'provider', assignmentOf(id))], {
      grant: grantOf(id),
    })
    this.#place(deltaOfDraft(passOn, pat), atPat)
  }

  move({ who, what, dice }: Move): void {
    const random = new Random(dice)
    const by = cast[who] as Author
    const replica = this.#copies[who] as Replica
    this.#moves++
    this.#hear(replica, random)
    const grant = grantFor(replica, by, random)
    if (grant === 'none') return
    const slots = slotsFor(what, { replica, by, random, companies })
    const tips = ownTips(replica, by, grant)
    const prev = random.chance(0.05) ? 'none' : random.pick(tips)
    const draft = draftOf(replica, by, slots, {
      // Coarse, so that equal times are common; clocks are up to ten minutes apart.
      now: testTime + random.from(0, 9) * 1000 + this.#moves * 500 + who * 70_000,
      grant,
      ...(prev ? { prev } : {}),
      ...(random.chance(0.1) ? { deps_max: random.from(0, 1) } : {}),
      by: `user ${this.#moves}`,
    })
    const changed = random.chance(0.04) ? wrong(draft, random) : draft
    const envelope = envelopeOf(changed, by)
    this.#place(readGood(random.chance(0.02) ? withUnknownAct(envelope, by) : envelope), replica)
  }

  #place(delta: Delta, replica: Replica): void {
    const verdict = replica.take(delta)
    if (verdict.is === 'refused') this.refused.push({ delta, reason: verdict.reason })
    if (verdict.is !== 'valid' && verdict.is !== 'undecided') return
    if (verdict.is === 'undecided') this.undecided.add(delta)
    this.deltas.push(delta)
  }

  /** Nothing, what somebody else knew at some time, or everything. */
  #hear(replica: Replica, random: Random): void {
    const how = replica.isEmpty ? 0 : random.next()
    if (how > 0.6) return
    const from = random.pick(this.#copies) as Replica
    const heard = how < 0.3 ? this.deltas : from.deltas.slice(0, random.from(0, from.deltas.length))
    for (const delta of heard) if (!replica.positions.has(delta.id)) replica.take(delta)
  }
}

/** The grant to write under; undefined for the issuer. */
function grantFor(replica: Replica, by: Author, random: Random): GrantId | undefined | 'none' {
  const { state } = replica
  if (state.issuer === by.company) return undefined
  const grants = state.acts.flatMap(({ id, what }) => {
    const mine = what.is === 'grant' && 'company' in what.to && what.to.company === by.company
    return mine ? [grantOf(id)] : []
  })
  return random.pick(random.chance(0.8) ? grants.slice(0, 1) : grants) ?? 'none'
}

function bringIn(to: Author, role: Role, passes: AssignmentId | undefined): SlotDraft {
  return grant(to, role, { answerMinutes: 10, ...(passes ? { passes } : {}) })
}

/** One thing about it that breaks a rule. */
function wrong(draft: DeltaDraft, random: Random): DeltaDraft {
  const { ms, count } = draft.time
  switch (random.from(0, 3)) {
    case 0:
      return { ...draft, generation: draft.generation + 1 }
    case 1:
      return { ...draft, time: { ms, count: count + 1 } }
    case 2:
      return { ...draft, time: { ms: ms - 100_000, count: 0 } }
    default:
      return draft.prev ? { ...draft, seq: draft.seq + 1 } : { ...draft, generation: 9 }
  }
}
