/**
 * Whether the desk has noted all changes of jobs. Its rows are written a moment after the changes
 * that they are about, so a node that was killed has jobs to look at again; one that stopped in
 * good order has none, and doesn't open ten thousand of them at each start.
 */
import type { Background } from '../job/background.ts'
import { indexes } from '../stream/index-keys.ts'
import { type DerivedBy, present } from '../stream/rebuild-at-start.ts'
import type { DeskContext } from './context.ts'
import { noteAgain } from './first-action.ts'
import { releaseAbsent } from './ownership.ts'

/** The setting that says by what the jobs were derived when all of them were noted. */
const setting = 'desk-noted'

export class Noted {
  readonly #desk: DeskContext
  /** It was left in good order, by this version or one that derives the same. */
  readonly #wasKept: boolean
  #isCaughtUp = false
  #missedSome = false

  private constructor(desk: DeskContext, wasKept: boolean) {
    this.#desk = desk
    this.#wasKept = wasKept
  }

  /** Before any change of a job: from then on a node that is killed has jobs to look at again. */
  static async open(desk: DeskContext): Promise<Noted> {
    const { storage } = desk
    const by = (await storage.settings.get(setting)) as Partial<DerivedBy> | null | undefined
    if (by) await storage.write((unit) => unit.putSetting(setting, undefined))
    return new Noted(desk, by?.layout === present.layout && by.level === present.level)
  }

  /** A change was not noted, because of a fault of our own: looked at again at the next start. */
  missed(): void {
    this.#missedSome = true
  }

  /** What a stop left undone: jobs that came, ended, were acted on, and people who left. */
  async catchUp(background: Background): Promise<void> {
    if (!this.#wasKept && !(await this.#noteAll(background))) return
    this.#isCaughtUp = true
    await releaseAbsent(this.#desk)
  }

  /** Remembers it, when nothing changes any more. */
  async keep(): Promise<void> {
    if (!this.#isCaughtUp || this.#missedSome) return
    await this.#desk.storage.write((unit) => unit.putSetting(setting, present))
  }

  /** Returns whether it came to the end. */
  async #noteAll(background: Background): Promise<boolean> {
    const { storage } = this.#desk
    for await (const { job } of storage.desk.owned()) {
      if (background.stopped) return false
      await noteAgain(this.#desk, job)
    }
    for await (const { job } of storage.desk.waiting()) {
      if (background.stopped) return false
      await noteAgain(this.#desk, job)
    }
    for (const life of ['unassigned', 'open']) {
      const range = { from: `${life}/`, to: `${life}0` }
      for await (const { stream } of storage.index.read(indexes.life, range)) {
        if (background.stopped) return false
        // A job that nobody has and that does not wait may have been reopened since it was noted.
        const held = await storage.desk.job(stream)
        if (!held?.owner && !held?.waiting) await noteAgain(this.#desk, stream)
      }
    }
    return true
  }
}
