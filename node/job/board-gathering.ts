/** Gathers the jobs of one page: opens what an index points to, and keeps what is meant. */
import type { StreamId } from '../../protocol/ids.ts'
import { attentionOf } from '../../protocol/job/attention.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { unseenIn } from '../stream/unseen.ts'
import type { Actor } from '../user/actor.ts'
import {
  calm_rank,
  compareStandings,
  printCursor,
  type Standing,
  standingOf,
} from './board-order.ts'
import { BoardIndex, Budget, type Place } from './board-places.ts'
import { type BoardJob, type BoardQuery, isAskedFor } from './board-query.ts'
import { type BoardContext, type BoardRow, rowOf } from './board-row.ts'
import { isInSight, type Sight, sightOf } from './sight.ts'

/** Jobs opened for one page; where filters leave out more, the next page goes on. */
const opened_jobs_max = 400
/** Keys of indexes passed, or jobs compared with words, for one page. */
const passed_keys_max = 10_000
const compared_jobs_max = 1000
/** Jobs opened at a time. */
const batch_jobs = 50

export type BoardPage = {
  readonly rows: readonly BoardRow[]
  readonly next?: string
  readonly lookedBackTo?: number
  readonly unread?: { readonly count: number; readonly more: boolean }
  readonly noWords?: true
}

/** What is asked for, by whom, when. */
export type Asked = {
  readonly context: BoardContext
  readonly index: BoardIndex
  readonly query: BoardQuery
  readonly sight: Sight
  /** Jobs that the actor has; looked up where they are asked for. */
  readonly mine: ReadonlySet<StreamId>
  readonly now: number
}

export async function ask(context: BoardContext, actor: Actor, query: BoardQuery): Promise<Asked> {
  const { storage, now } = context.jobs.streams.context
  return {
    context,
    index: new BoardIndex(storage.index),
    query,
    sight: sightOf(actor),
    mine: new Set(query.mine ? await context.desk.jobsOf(actor.user) : []),
    now: now(),
  }
}

/** Undefined where there is no such job, or none that the actor may know of. */
export async function openJob(asked: Asked, stream: StreamId): Promise<BoardJob | undefined> {
  const { streams } = asked.context.jobs
  const own = streams.context.own.company
  const open = await streams.get(stream)
  if (!open || !isInSight(asked.sight, open, own)) return undefined
  const attention = attentionOf(open, own, asked.now, unseenIn(open.indexed))
  const isGoingOn = goesOn(open.state, open.structure, own)
  return { open, attention, isGoingOn, standing: standingOf(open, own, asked.now, attention) }
}

/** Gathers the jobs of one page, and one more, which says that there is a next one. */
export class Gathering {
  readonly asked: Asked
  readonly budget: Budget
  /** Behind it the page begins. */
  readonly after: Standing | undefined
  readonly #rows: number
  readonly #found: { readonly job: BoardJob; readonly standing: Standing }[] = []
  #rank = calm_rank
  #opened = 0

  constructor(asked: Asked, rows: number, after: Standing | undefined, passes: 'keys' | 'words') {
    this.asked = asked
    this.after = after
    this.#rows = rows
    const keys = passes === 'words' ? compared_jobs_max : passed_keys_max
    this.budget = new Budget({ keys, jobs: opened_jobs_max })
  }

  get isFull(): boolean {
    return this.#found.length > this.#rows
  }

  /** Most of what was opened was not meant. */
  get isWasteful(): boolean {
    return this.#opened >= batch_jobs && this.#found.length < this.#opened / 2
  }

  /** Whether it ends here, full or because nothing more may be looked at. */
  get isDone(): boolean {
    return this.isFull || this.budget.isSpent
  }

  /**
   * Opens jobs in this order until there are enough. `standing` says where a job stands, or nothing
   * where it does not stand here.
   */
  async take(
    rank: number,
    places: AsyncIterable<Place>,
    standing: (job: BoardJob, place: Place) => Standing | undefined,
  ): Promise<void> {
    this.#rank = rank
    let batch: Place[] = []
    for await (const place of places) {
      batch.push(place)
      if (batch.length < Math.min(batch_jobs, this.#rows + 1 - this.#found.length)) continue
      await this.#open(batch, standing)
      batch = []
      if (this.isDone) return
    }
    await this.#open(batch, standing)
  }

  /** Opens all of these and puts them in order. */
  async takeFew(
    streams: Iterable<StreamId>,
    standing: (job: BoardJob) => Standing | undefined,
  ): Promise<void> {
    const jobs = await Promise.all([...streams].map((stream) => openJob(this.asked, stream)))
    const found = jobs.flatMap((job) => {
      const at = job && this.#isMeant(job) ? standing(job) : undefined
      return job && at && this.#isBehind(at) ? [{ job, standing: at }] : []
    })
    found.sort((one, other) => compareStandings(one.standing, other.standing))
    this.#found.push(...found.slice(0, this.#rows + 1))
  }

  async page(): Promise<BoardPage> {
    const shown = this.#found.slice(0, this.#rows)
    const { context, now } = this.asked
    const rows = await Promise.all(shown.map(({ job }) => rowOf(context, job, now)))
    const last = shown.at(-1)?.standing
    if (this.isFull) return { rows, ...(last ? { next: printCursor(last) } : {}) }
    const { at, isSpent } = this.budget
    if (!isSpent || !at) return { rows }
    const next = printCursor({ rank: this.#rank, ...at })
    return { rows, next, ...(this.#rank === calm_rank ? { lookedBackTo: at.by } : {}) }
  }

  async #open(
    batch: readonly Place[],
    standing: (job: BoardJob, place: Place) => Standing | undefined,
  ): Promise<void> {
    const jobs = await Promise.all(batch.map(({ stream }) => openJob(this.asked, stream)))
    this.#opened += batch.length
    for (const [i, job] of jobs.entries()) {
      const place = batch[i] as Place
      this.budget.passJob(place)
      const at = job && this.#isMeant(job) ? standing(job, place) : undefined
      if (job && at && this.#isBehind(at)) this.#found.push({ job, standing: at })
    }
  }

  #isMeant(job: BoardJob): boolean {
    return isAskedFor(this.asked.query, job, this.asked.mine)
  }

  #isBehind(standing: Standing): boolean {
    return !this.after || compareStandings(this.after, standing) < 0
  }
}
