/** The backups of a running node: on demand, and by themselves into a folder, checked before they count. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Storage } from '../../storage/storage.ts'
import { private_folder_mode } from '../operate/durable-file.ts'
import type { Log } from '../operate/log.ts'
import type { NewsItem } from '../operate/news.ts'
import { keepBackup, needRoom, part_ending } from './keep.ts'
import { look_ms, overdue_intervals, retry_ms } from './limits.ts'
import { unwritableBackup } from './refusal.ts'
import { backupName, backupsIn, type Keep, superfluous } from './retention.ts'
import { makeIdentity, type OpenWith, type SealFor } from './seal.ts'
import { verifyBackup } from './verify.ts'
import { type BackupBytes, type BackupSource, makeBackup } from './write.ts'

export type BackupSchedule = {
  readonly folder: string
  readonly everyHours: number
  readonly keep: Keep
}

export type BackupsContext = Omit<BackupSource, 'storage'> & {
  readonly storage: Pick<Storage, 'snapshot' | 'attachments' | 'settings' | 'write'>
  /** Undefined: on demand only. */
  readonly schedule?: BackupSchedule | undefined
  /** Whom backups are made for that nobody has given a passphrase for. */
  readonly sealFor?: SealFor | undefined
  readonly log: Pick<Log, 'info' | 'error'>
  readonly tell: (news: Extract<NewsItem, { is: 'backup failed' | 'backup overdue' }>) => void
}

/** A backup that was read again, to its last byte, after it was written. */
export type LastBackup = {
  readonly at: number
  /** Of the file. */
  readonly bytes: number
  readonly rows: number
  readonly file: string
}

export type BackupState = {
  /** Undefined: no folder is set. */
  readonly everyHours?: number
  readonly running: boolean
  /** Undefined: none was good yet. */
  readonly last?: LastBackup
  /** None was good for twice the interval. */
  readonly overdue: boolean
  /** Why the last try failed; gone with the next good one. */
  readonly failure?: string
  /** Tries that failed since the start. */
  readonly failures: number
}

/** The setting that remembers. */
const setting = 'backup'
/** `since`: when backups were to be made for the first time. */
type Remembered = { readonly since: number; readonly last?: LastBackup }

const hour_ms = 3_600_000

export class Backups {
  readonly #context: BackupsContext
  #remembered: Remembered
  #running: Promise<void> | undefined
  #failure: { readonly at: number; readonly message: string } | undefined
  #failures = 0
  #overdueTold = false
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  private constructor(context: BackupsContext, remembered: Remembered) {
    this.#context = context
    this.#remembered = remembered
  }

  static async open(context: BackupsContext): Promise<Backups> {
    const { storage, schedule, now } = context
    const kept = (await storage.settings.get(setting)) as Remembered | undefined
    const remembered = kept ?? { since: now() }
    // Without a schedule nothing is overdue, and since when would be wrong later.
    if (!kept && schedule) {
      await storage.write((unit) => unit.putSetting(setting, remembered))
    }
    return new Backups(context, remembered)
  }

  /** Looks now and every minute whether one is due. */
  start(): void {
    if (!this.#context.schedule) return
    this.look()
    this.#timer = setInterval(() => this.look(), look_ms)
  }

  /** One that is being made is given up: its file goes. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#running
  }

  state(): BackupState {
    const { schedule } = this.#context
    const { last } = this.#remembered
    return {
      ...(schedule ? { everyHours: schedule.everyHours } : {}),
      running: this.#running !== undefined,
      ...(last ? { last } : {}),
      overdue: this.#isOverdue(),
      ...(this.#failure ? { failure: this.#failure.message } : {}),
      failures: this.#failures,
    }
  }

  /** Whether there is a folder that backups are made into. */
  get isScheduled(): boolean {
    return this.#context.schedule !== undefined
  }

  /** The bytes of a backup for who asks; undefined: neither did they say whom for, nor a setting. */
  make(to: SealFor | undefined, attachments: boolean): BackupBytes | undefined {
    const sealFor = to ?? this.#context.sealFor
    return sealFor && makeBackup(this.#context, sealFor, { attachments })
  }

  /** Begins one into the folder; false where one is being made. */
  begin(): boolean {
    if (this.#running || this.#stopped) return false
    this.#running = this.#run().finally(() => {
      this.#running = undefined
    })
    return true
  }

  /** One look of the schedule. */
  look(): void {
    const { schedule, now, tell, own } = this.#context
    if (!schedule) return
    const dueAt = (this.#remembered.last?.at ?? 0) + schedule.everyHours * hour_ms
    const isRetry = this.#failure === undefined || now() - this.#failure.at >= retry_ms
    if (now() >= dueAt && isRetry) this.begin()
    if (!this.#isOverdue()) this.#overdueTold = false
    else if (!this.#overdueTold) {
      this.#overdueTold = true
      const since = this.#remembered.last?.at
      tell({ is: 'backup overdue', company: own.company, ...(since ? { since } : {}) })
    }
  }

  #isOverdue(): boolean {
    const { schedule, now } = this.#context
    if (!schedule) return false
    const { last, since } = this.#remembered
    return now() - (last?.at ?? since) > overdue_intervals * schedule.everyHours * hour_ms
  }

  async #run(): Promise<void> {
    const { schedule, log, own, tell, now } = this.#context
    if (!schedule) throw new Error('a backup was begun without a folder')
    try {
      const last = await this.#into(schedule)
      this.#failure = undefined
      await this.#remember({ ...this.#remembered, last })
      log.info({ file: last.file, bytes: last.bytes, rows: last.rows }, 'backup made and checked')
    } catch (error) {
      if (this.#stopped) return
      const message = error instanceof Error ? error.message : String(error)
      this.#failure = { at: now(), message }
      this.#failures++
      log.error({ err: error }, 'backup failed')
      tell({ is: 'backup failed', company: own.company, reason: message })
    }
  }

  async #into({ folder, keep }: BackupSchedule): Promise<LastBackup> {
    const { own, now } = this.#context
    await mkdir(folder, { recursive: true, mode: private_folder_mode }).catch((error) => {
      throw unwritableBackup(folder, error)
    })
    await this.#tidyParts(folder)
    // As large as the last one, it would be known beforehand that it doesn't fit.
    await needRoom(folder, this.#remembered.last?.bytes)
    const file = join(folder, backupName(own.code, now()))
    const { to, check } = await sealAndCheck(this.#context.sealFor)
    const { body, finish } = makeBackup(this.#context, to, { attachments: true })
    let made: ReturnType<typeof finish> | undefined
    const head = () => {
      made = finish()
      return made.head
    }
    await keepBackup(
      file,
      async () => ({ body: this.#untilStopped(body), head }),
      async (part) => {
        await verifyBackup({ path: part, key: check, signatures: false, gently: true })
      },
    )
    await this.#tidy(folder, keep)
    if (!made) throw new Error('a backup was kept without its manifest')
    const { at, rows, sealedBytes } = made.manifest
    return { at, rows, bytes: made.head.length + sealedBytes, file }
  }

  async *#untilStopped(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      if (this.#stopped) throw new Error('the node stops')
      yield chunk
    }
  }

  /** What a node that was killed has left. */
  async #tidyParts(folder: string): Promise<void> {
    const { code } = this.#context.own
    for (const name of await readdir(folder)) {
      const whole = name.slice(0, -part_ending.length)
      const isOurs = name.endsWith(part_ending) && backupsIn([whole], code).length > 0
      if (isOurs) await rm(join(folder, name), { force: true })
    }
  }

  async #tidy(folder: string, keep: Keep): Promise<void> {
    const backups = backupsIn(await readdir(folder), this.#context.own.code)
    for (const { name } of superfluous(backups, keep)) await rm(join(folder, name), { force: true })
  }

  async #remember(remembered: Remembered): Promise<void> {
    this.#remembered = remembered
    await this.#context.storage.write((unit) => unit.putSetting(setting, remembered))
  }
}

/**
 * What is written can be read once by who wrote it, also where nothing that opens it lies on this
 * machine: it is made for a key, too, that is in memory alone and is forgotten with this backup.
 */
async function sealAndCheck(
  to: SealFor | undefined,
): Promise<{ readonly to: SealFor; readonly check: OpenWith }> {
  if (!to) throw new Error('the settings have a folder and no key for its backups')
  if (to.is === 'passphrase') return { to, check: to }
  const { identity, recipient } = await makeIdentity()
  const recipients = [...to.recipients, recipient]
  return { to: { is: 'recipients', recipients }, check: { is: 'identity', identity } }
}
