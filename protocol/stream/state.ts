/**
 * What is known of one stream without reading its deltas again: its chains, their tips, and every
 * structural act. It grows with companies and acts, not with values and notes. Plain data, so that
 * it can be stored as JSON.
 *
 * A *lane* is a chain, or one branch of a forked chain: numbering branches apart makes "is X in the
 * past of Y" one comparison of numbers, forks or not. Lane numbers are this node's own and never
 * travel.
 */
import type { StreamKind, StreamTime, Structural } from '../delta/delta.ts'
import type {
  AssignmentId,
  ChainId,
  CompanyId,
  DeltaId,
  GrantId,
  NodeId,
  StreamId,
} from '../ids.ts'

/**
 * By lane number: how many positions of it are in the past, counted from seq 0, so `clock[l] > seq`
 * means that the lane's delta `seq` is covered. Missing means 0.
 */
export type Clock = readonly number[]

/** Where a held delta stands. Stored beside each delta. */
export type Position = {
  readonly id: DeltaId
  readonly lane: number
  readonly seq: number
  readonly time: StreamTime
  readonly generation: number
  /** Covers the delta itself. */
  readonly clock: Clock
  /** Not judged yet: rests on a structural kind newer than this version. */
  readonly undecided: boolean
}

export type Lane = {
  readonly chain: ChainId
  readonly company: CompanyId
  readonly node: NodeId
  readonly serial: number
  /** As the certificate of its first delta says. */
  readonly code: string
  readonly name: string
  readonly epoch: string
  /** Under which grant its author writes; absent for the issuer. */
  readonly grant?: GrantId
  /** The first seq of this lane: 0, or where the branch leaves `branchOf`. */
  readonly first: number
  readonly branchOf?: number
  /** The last valid delta; absent while only undecided ones are held. */
  readonly tip?: Position
  /** The last undecided delta, when there is one. */
  readonly undecidedTip?: Position
}

/** A structural change together with what judging it needs. */
export type Act = {
  readonly id: DeltaId
  readonly slot: number
  readonly lane: number
  readonly seq: number
  readonly time: StreamTime
  readonly generation: number
  readonly clock: Clock
  readonly company: CompanyId
  readonly grant?: GrantId
  readonly happenedAt: number
  readonly enteredAt: number
  readonly by: string
  readonly byGuest?: string
  readonly assignment?: AssignmentId
  readonly what: Structural
  /** Of a revoke or closing: what its frontier covers. */
  readonly frontierClock?: Clock
}

export type StreamState = {
  readonly stream: StreamId
  readonly kind: StreamKind
  readonly issuer: CompanyId
  readonly number: string
  readonly attends: boolean
  /** Time of the genesis, ms. */
  readonly openedAt: number
  readonly subject?: StreamId
  readonly lanes: readonly Lane[]
  readonly acts: readonly Act[]
  /**
   * The next local number: how many deltas came, valid and undecided. More than are held where an
   * upgrade dropped one that was undecided.
   */
  readonly held: number
  readonly undecided: number
}
