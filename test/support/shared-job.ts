/**
 * A job in a test. Whoever writes to one copy of it knows all that was written there before; who
 * is to know less writes to another copy, made earlier.
 */
import type { Delta, Genesis } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type AssignmentId, assignmentOf, type GrantId, grantOf } from '../../protocol/ids.ts'
import { type JobStructure, readStructure } from '../../protocol/job/assignments.ts'
import { emptyFold, foldDelta, type JobFold } from '../../protocol/job/fold.ts'
import { type AssignmentView, type JobView, viewJob } from '../../protocol/job/view.ts'
import { type Author, author } from './author.ts'
import { type Composing, deltaOfDraft, draftOf, genesisDraft } from './compose.ts'
import { Replica } from './replica.ts'

export const alm = author('ALM')
export const pat = author('PAT')
export const sub = author('SUB')
export const cus = author('CUS')

export class SharedJob {
  readonly replica = new Replica()

  /** A job of ALM's. */
  static open(genesis: Partial<Genesis> = {}, slots: readonly SlotDraft[] = []): SharedJob {
    const job = new SharedJob()
    job.take(deltaOfDraft(genesisDraft(alm, genesis, slots), alm))
    return job
  }

  /** What is known here now, for somebody who hears nothing more. */
  copy(): SharedJob {
    return new SharedJob().hear(this)
  }

  /** Takes whatever the other knows. */
  hear(other: SharedJob): this {
    for (const delta of other.replica.deltas) {
      if (!this.replica.positions.has(delta.id)) this.take(delta)
    }
    return this
  }

  /** Throws unless it is valid. */
  take(delta: Delta): Delta {
    const verdict = this.replica.take(delta)
    if (verdict.is === 'valid') return delta
    throw new Error(`it is ${verdict.is === 'refused' ? verdict.reason : verdict.is}`)
  }

  /** One valid delta with these changes, under the first grant of who writes. */
  write(by: Author, slots: readonly SlotDraft[], composing: Composing = {}): Delta {
    const grant = this.grantOf(by)
    const draft = draftOf(this.replica, by, slots, { ...(grant ? { grant } : {}), ...composing })
    return this.take(deltaOfDraft(draft, by))
  }

  /** Writes a grant and says which assignment it opened. */
  give(by: Author, slot: SlotDraft): AssignmentId {
    return assignmentOf(this.write(by, [slot]).id)
  }

  /** Under which this company writes; undefined for the issuer. */
  grantOf({ company }: Author): GrantId | undefined {
    const act = this.replica.state.acts.find(
      ({ what }) => what.is === 'grant' && 'company' in what.to && what.to.company === company,
    )
    return act && grantOf(act.id)
  }

  get structure(): JobStructure {
    return readStructure(this.replica.state)
  }

  fold(): JobFold {
    const { state, deltas, positions } = this.replica
    const { structure } = this
    let fold = emptyFold
    for (const delta of deltas) {
      const position = positions.get(delta.id)
      if (position && !position.undecided) {
        fold = foldDelta(fold, state, structure, delta, position).fold
      }
    }
    return fold
  }

  view(): JobView {
    return viewJob(this.replica.state, this.structure, this.fold(), [])
  }

  assignment(id: AssignmentId): AssignmentView {
    const one = this.view().assignments.find((each) => each.id === id)
    if (!one) throw new Error('there is no such assignment')
    return one
  }
}
