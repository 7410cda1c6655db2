/** What is on test: a site, an account or a job whose alarms nobody has to attend. It ends by itself. */
import { randomBytes } from 'node:crypto'
import type { StreamId } from '../../protocol/ids.ts'
import type { HandOverTest, Storage, TestRecord, TestSubject } from '../../storage/storage.ts'
import { day_ms } from '../operate/wall-clock.ts'
import { indexText } from '../stream/index-keys.ts'
import { type DeskContext, type DeskRefusal, noSuchJob, openJob, refuseDesk } from './context.ts'
import {
  past_ms,
  test_ahead_ms_max,
  test_ms_max,
  test_text_chars_max,
  tests_max,
} from './limits.ts'

const id_bytes = 16

/** By what tests are told to be about a job. */
type About = {
  readonly job: StreamId
  readonly sites: readonly (string | undefined)[]
  readonly account: string | undefined
}

/** All that are kept, in memory: every line of the board asks. */
export class Tests {
  readonly #records = new Map<string, TestRecord>()
  /** By what they are about, as it is looked up. */
  #about = new Map<string, readonly TestRecord[]>()

  async load(storage: Storage): Promise<void> {
    for (const record of await storage.desk.tests()) this.#records.set(record.id, record)
    this.#about = Map.groupBy(this.all(), ({ subject }) => subjectKey(subject))
  }

  all(): readonly TestRecord[] {
    return [...this.#records.values()]
  }

  get(id: string): TestRecord | undefined {
    return this.#records.get(id)
  }

  /** Replaces the one with that id. */
  keep(record: TestRecord): void {
    this.#records.set(record.id, record)
    this.#about = Map.groupBy(this.all(), ({ subject }) => subjectKey(subject))
  }

  forget(id: string): void {
    this.#records.delete(id)
    this.#about = Map.groupBy(this.all(), ({ subject }) => subjectKey(subject))
  }

  /** The same as long as nothing begins or ends. */
  standing(now: number): string {
    return this.all()
      .map((record) => `${record.id} ${stateOf(record, now)}`)
      .join()
  }

  /** Those on which this job is now. */
  of({ job, sites, account = '' }: About, now: number): readonly HandOverTest[] {
    const keys = new Set([
      ...sites.map((site = '') => subjectKey({ is: 'site', site })),
      subjectKey({ is: 'account', account }),
      subjectKey({ is: 'job', job }),
    ])
    return [...keys]
      .flatMap((key) => this.#about.get(key) ?? [])
      .filter((record) => stateOf(record, now) === 'on test')
      .map((record) => ({ ...record, state: 'on test' }))
  }
}

/** Nothing empty is ever put on test, so no job without a site is found by it. */
function subjectKey(subject: TestSubject): string {
  switch (subject.is) {
    case 'site':
      return `site/${indexText(subject.site)}`
    case 'account':
      return `account/${indexText(subject.account)}`
    case 'job':
      return `job/${subject.job}`
    default:
      return subject satisfies never
  }
}

function stateOf({ from, until }: TestRecord, now: number): HandOverTest['state'] {
  if (now >= until) return 'ended'
  return now < from ? 'planned' : 'on test'
}

/** By when they end; those that have ended only where they are asked for, the last first. */
export async function listTests(
  desk: DeskContext,
  { ended = false }: { readonly ended?: boolean } = {},
): Promise<readonly HandOverTest[]> {
  const now = desk.now()
  const all = desk.tests.all().map((record) => ({ ...record, state: stateOf(record, now) }))
  const open = all.filter(({ state }) => state !== 'ended').sort((a, b) => a.until - b.until)
  const over = all.filter(({ state }) => state === 'ended').sort((a, b) => b.until - a.until)
  return Promise.all([...open, ...(ended ? over : [])].map((one) => withNumber(desk, one)))
}

async function withNumber(desk: DeskContext, test: HandOverTest): Promise<HandOverTest> {
  const { subject } = test
  const open = subject.is === 'job' ? await openJob(desk, subject.job) : undefined
  return open ? { ...test, number: open.state.number } : test
}

export type NewTest = {
  readonly subject: TestSubject
  readonly why: string
  /** ms since 1970; absent: now. */
  readonly from?: number
  readonly until: number
}

export async function putOnTest(
  desk: DeskContext,
  { subject, why: said, from, until }: NewTest,
  by: string,
): Promise<{ readonly is: 'on test'; readonly id: string } | DeskRefusal> {
  const now = desk.now()
  const why = said.trim()
  const fault = spanFault(from ?? now, until, now) ?? whyFault(why) ?? subjectFault(subject)
  if (fault) return fault
  if (subject.is === 'job' && !(await openJob(desk, subject.job))) return noSuchJob
  return desk.changes.run(async () => {
    const open = desk.tests.all().filter((record) => stateOf(record, now) !== 'ended')
    if (open.length >= tests_max) {
      return refuseDesk('too-many', `${tests_max} things are on test already: end some first.`)
    }
    const id = randomBytes(id_bytes).toString('hex')
    const record: TestRecord = { id, subject, why, by, from: from ?? now, until }
    await desk.storage.write((unit) => unit.putTest(record))
    desk.tests.keep(record)
    desk.news.tell('desk')
    return { is: 'on test', id }
  })
}

/** Before its time. */
export function endTest(
  desk: DeskContext,
  id: string,
  by: string,
): Promise<{ readonly is: 'ended' } | DeskRefusal> {
  return desk.changes.run(async () => {
    const record = desk.tests.get(id)
    const now = desk.now()
    if (!record) return refuseDesk('not-found', 'There is no such test here.')
    if (stateOf(record, now) === 'ended') return { is: 'ended' }
    const ended = { ...record, until: now, endedBy: by }
    await desk.storage.write((unit) => unit.putTest(ended))
    desk.tests.keep(ended)
    desk.news.tell('desk')
    return { is: 'ended' }
  })
}

/** Deletes what ended long ago. */
export function sweepTests(desk: DeskContext): Promise<void> {
  return desk.changes.run(async () => {
    const old = desk.tests.all().filter(({ until }) => until < desk.now() - past_ms)
    if (old.length === 0) return
    await desk.storage.write((unit) => {
      for (const { id } of old) unit.deleteTest(id)
    })
    for (const { id } of old) desk.tests.forget(id)
  })
}

function spanFault(from: number, until: number, now: number): DeskRefusal | undefined {
  if (until <= from || until <= now) {
    return refuseDesk('invalid', 'Say until when: a time that is still to come.', {
      field: 'until',
    })
  }
  if (until - from > test_ms_max) {
    const message = `At most ${test_ms_max / day_ms} days: put it on test again then.`
    return refuseDesk('invalid', message, { field: 'until' })
  }
  if (from - now <= test_ahead_ms_max) return undefined
  const message = `At most ${test_ahead_ms_max / day_ms} days ahead.`
  return refuseDesk('invalid', message, { field: 'from' })
}

function whyFault(why: string): DeskRefusal | undefined {
  const field = { field: 'why' }
  if (why === '') return refuseDesk('missing', 'Say why it is on test.', field)
  if (why.length <= test_text_chars_max) return undefined
  return refuseDesk('invalid', `At most ${test_text_chars_max} characters.`, field)
}

function subjectFault(subject: TestSubject): DeskRefusal | undefined {
  if (subject.is === 'job') return undefined
  const text = subject.is === 'site' ? subject.site : subject.account
  const field = { field: subject.is }
  if (indexText(text) === '') return refuseDesk('missing', `Say which ${subject.is}.`, field)
  if (text.length <= test_text_chars_max) return undefined
  return refuseDesk('invalid', `At most ${test_text_chars_max} characters.`, field)
}
