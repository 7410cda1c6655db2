/**
 * Notes the words of jobs, a moment after they changed: a save waits for nothing of it. What is
 * marked on the disk is noted after a stop or crash, and all of it after a rebuild.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import type { WordsRecord } from '../../storage/storage.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { StreamWork } from '../stream/work.ts'
import { companyName } from './company-names.ts'
import type { JobContext } from './context.ts'
import { jobWords } from './words.ts'

/** Several changes of one moment are noted together; a person who saves finds the job at once. */
const gather_ms = 150
/** While changes keep coming words are noted that far apart: alarms go before them. */
const apart_ms = 1000
/** Streams in one unit, some milliseconds of work: a save that comes meanwhile waits for them. */
const streams_per_unit_max = 32

export class WordIndex {
  readonly #jobs: JobContext
  readonly #failed: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #begunAt = Number.NEGATIVE_INFINITY
  #working = Promise.resolve()
  #stopped = false

  /** `failed` hears of what can't be handled here: the storage has failed. */
  constructor(jobs: JobContext, failed: (error: unknown) => void) {
    this.#jobs = jobs
    this.#failed = failed
    jobs.streams.onChanged(({ open }) => {
      if (open.state.kind === 'job') this.#soon()
    })
  }

  /** Notes what a stop, a crash or a rebuild left to be noted. */
  start(): void {
    this.#soon()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working
  }

  #soon(): void {
    if (this.#stopped || this.#timer) return
    const wait = Math.max(gather_ms, this.#begunAt + apart_ms - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#begunAt = performance.now()
      this.#working = this.#working.then(() => this.#noteDue()).catch(this.#failed)
    }, wait)
  }

  async #noteDue(): Promise<void> {
    let due: StreamId[] = []
    for await (const stream of this.#jobs.streams.context.storage.words.due()) {
      if (this.#stopped) return
      due.push(stream)
      if (due.length < streams_per_unit_max) continue
      await this.#note(due)
      due = []
    }
    if (due.length > 0) await this.#note(due)
  }

  /** Alone with the streams: what is deleted from one meanwhile must not be noted after that. */
  async #note(due: readonly StreamId[]): Promise<void> {
    await this.#jobs.streams.exclusive(
      (work) => Promise.all(due.map((stream) => this.#read(work, stream))),
      (read) => (unit) => {
        for (const { stream, now, before } of read) {
          unit.putWords(stream, now, before)
          unit.deleteWordsDue(stream)
        }
      },
    )
  }

  async #read(work: StreamWork, stream: StreamId): Promise<Read> {
    const before = await this.#jobs.streams.context.storage.words.of(stream)
    const open = await work.open(stream)
    return { stream, before, now: open?.state.kind === 'job' ? this.#wordsOf(open) : undefined }
  }

  #wordsOf({ state, structure, fold }: OpenStream): WordsRecord {
    const names = new Set<string>()
    const add = (company: CompanyId | undefined, granted?: Called) => {
      const { code, name } = companyName(this.#jobs, state, company, granted)
      for (const one of [code, name, granted?.code, granted?.name]) if (one) names.add(one)
    }
    for (const company of companiesIn(state)) add(company)
    for (const { to, grant } of structure.membership.grants.values()) add(to, grant)
    return { at: state.openedAt, words: jobWords(state.number, fold, names) }
  }
}

type Called = { readonly code: string; readonly name: string }

type Read = {
  readonly stream: StreamId
  readonly now: WordsRecord | undefined
  readonly before: WordsRecord | undefined
}

function companiesIn({ lanes }: StreamState): Set<CompanyId> {
  return new Set(lanes.map(({ company }) => company))
}
