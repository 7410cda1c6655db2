/**
 * Keeps the site book true, a moment after something changed: finds the site of each job, takes what
 * owners tell, and tells what is ours. What has to be looked at is marked with the change itself, so
 * a stop or a crash leaves nothing out.
 */
import type { StreamId } from '../../protocol/ids.ts'
import { Background } from '../job/background.ts'
import { UnwritableError } from '../stream/append.ts'
import { Sequence } from '../stream/sequence.ts'
import { isSiteFile, siteIndexes } from '../stream/site-keys.ts'
import { maySaySites } from '../stream/site-news.ts'
import { keepWhatWeTold, noteSite } from './arrival.ts'
import { bySource, siteOfJob, streamsUnder } from './book.ts'
import type { SiteContext } from './context.ts'
import { suggest } from './duplicates.ts'
import { writeIntoJobs } from './job-text.ts'
import { jobs_told_late_max } from './limits.ts'
import { leaveCircle } from './merge.ts'
import { ownerChanged, returnSites } from './owner-change.ts'
import { stopTelling, tellChange, tellOfJob, toldInputs } from './told.ts'
import { destroyCodes } from './visit-code.ts'

/** Streams in one look: between two of them a stop is heard. */
const due_at_once_max = 200

export class SiteWatch {
  readonly #context: SiteContext
  readonly #background: Background
  readonly #unwritable: (error: unknown) => void
  readonly #looks = new Sequence()
  readonly #stopListening: () => void
  readonly #listeners = new Set<(what: StreamId | 'site') => void>()
  #isDue = false

  /** `failed` hears of what can't be handled here: the storage has failed. */
  constructor(context: SiteContext, failed: (error: unknown) => void) {
    this.#context = context
    this.#background = new Background(failed)
    this.#unwritable = failed
    this.#stopListening = context.jobs.streams.onChanged(({ open, placed }) => {
      if (maySaySites(open, placed)) this.#soon()
    })
  }

  /** What a stop left undone. */
  start(): void {
    this.#soon()
  }

  /** A link has changed: of one that has ended nothing is told any more, and its sites are ours. */
  unlinked(company: Parameters<typeof returnSites>[1]): void {
    this.#background.start(() =>
      this.#looks.run(async () => {
        await stopTelling(this.#context, company)
        await returnSites(this.#context, company)
      }),
    )
  }

  /**
   * Hears of what has changed in the book: 'site' with the site's id, and of a job and its site when
   * the job was found to be there. The answer stops it.
   */
  onLooked(listener: (what: StreamId | 'site') => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(...all: readonly (StreamId | 'site')[]): void {
    for (const listener of this.#listeners) for (const what of all) listener(what)
  }

  async stop(): Promise<void> {
    this.#stopListening()
    await this.#background.stop()
  }

  /** Resolves when all that was saved until now has been looked at. */
  async settled(): Promise<void> {
    await this.#looks.run(() => this.#lookAtAll())
  }

  #soon(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#background.startLater(() =>
      this.#looks.run(() => {
        this.#isDue = false
        return this.#lookAtAll()
      }),
    )
  }

  async #lookAtAll(): Promise<void> {
    const { storage } = this.#context.jobs.streams.context
    for (;;) {
      await storage.durable()
      const due: StreamId[] = []
      for await (const stream of storage.sites.due(due_at_once_max)) due.push(stream)
      if (due.length === 0) return
      const looked = new Map<StreamId, number | undefined>()
      for (const stream of due) {
        if (this.#background.stopped) break
        looked.set(stream, await this.#lookAt(stream))
      }
      await this.#settle(looked)
      if (this.#background.stopped) return
    }
  }

  /** How many changes of it were held when it was looked at. */
  async #lookAt(stream: StreamId): Promise<number | undefined> {
    const held = (await this.#context.jobs.streams.get(stream))?.state.held
    await this.#context.changes
      .run(() => this.#note(stream))
      .catch((error: unknown) => {
        // What can't be written for one stream must not keep all others from being looked at.
        if (!(error instanceof UnwritableError)) throw error
        this.#unwritable(error)
      })
    return held
  }

  /** Marks go together, each only if nothing was written to its stream meanwhile. */
  async #settle(looked: ReadonlyMap<StreamId, number | undefined>): Promise<void> {
    await this.#context.jobs.streams.exclusive(
      async (work) => {
        const same: StreamId[] = []
        for (const [stream, held] of looked) {
          if ((await work.open(stream))?.state.held === held) same.push(stream)
        }
        return same
      },
      (same) => (unit) => {
        for (const stream of same) unit.deleteSiteDue(stream)
      },
    )
  }

  /** What an owner tells may come after we have passed its job on. */
  async #tellOn(site: StreamId): Promise<void> {
    const { streams } = this.#context.jobs
    const jobs = streamsUnder(this.#context, siteIndexes.jobsOfSite, site, jobs_told_late_max)
    for await (const job of jobs) {
      const open = await streams.get(job)
      if (open) await tellOfJob(this.#context, open)
    }
  }

  async #note(stream: StreamId): Promise<void> {
    const context = this.#context
    const open = await context.jobs.streams.get(stream)
    if (!open) return
    const { kind, issuer, subject } = open.state
    const { own } = context.jobs.streams.context
    if (kind === 'job') {
      await noteSite(context, stream)
      await tellOfJob(context, open)
      await destroyCodes(context, open)
      const found = await siteOfJob(context, stream)
      if (found) this.#tell(found.id, stream)
    } else if (isSiteFile(open)) {
      await leaveCircle(context, stream)
      await suggest(context, stream)
      await tellChange(context, stream)
      await writeIntoJobs(context, stream)
      this.#tell('site', stream)
    } else if (kind === 'site' && subject && issuer === own.company) {
      await keepWhatWeTold(context, open, subject)
    } else if (kind === 'site' && subject) {
      for (const site of await bySource(context, issuer, subject)) {
        await ownerChanged(context, site.id, toldInputs(open))
      }
      await this.#tellOn(subject)
      // It may be a code for the visit of that job.
      this.#tell(subject)
    }
  }
}
