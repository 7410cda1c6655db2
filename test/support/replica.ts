/** One copy of a stream in memory: what judging needs, without storage, views or links. */
import type { Delta } from '../../protocol/delta/delta.ts'
import type { DeltaId } from '../../protocol/ids.ts'
import { judge, type Verdict } from '../../protocol/stream/judge.ts'
import type { Position, StreamState } from '../../protocol/stream/state.ts'

export class Replica {
  /** In the order they came. */
  readonly deltas: Delta[] = []
  readonly positions = new Map<DeltaId, Position>()
  #state: StreamState | undefined

  /** Throws before the genesis is held. */
  get state(): StreamState {
    if (!this.#state) throw new Error('the genesis is not held')
    return this.#state
  }

  get isEmpty(): boolean {
    return this.#state === undefined
  }

  /** The verdict; nothing is kept. */
  judge(delta: Delta): Verdict {
    return judge(this.#state, delta, this.positions)
  }

  /** The verdict; what is valid or undecided is kept. */
  take(delta: Delta): Verdict {
    const verdict = this.judge(delta)
    if (verdict.is === 'valid' || verdict.is === 'undecided') {
      this.#state = verdict.state
      this.positions.set(delta.id, verdict.position)
      this.deltas.push(delta)
    }
    return verdict
  }
}
