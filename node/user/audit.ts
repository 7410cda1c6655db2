/** The audit log: who did what, when, from where, to what, and how it ended. */
import { randomBytes } from 'node:crypto'
import type { AuditRecord, Storage, Unit } from '../../storage/storage.ts'
import { withoutSecrets } from '../operate/redaction.ts'
import { day_ms } from '../operate/wall-clock.ts'
import {
  audit_action_chars_max,
  audit_page_lines,
  audit_scan_max,
  audit_target_chars_max,
  audit_text_chars_max,
  failed_logins_listed_max,
  failed_logins_listed_ms,
} from './limits.ts'

/** Old lines deleted in one batch. */
const sweep_lines = 1000
/** The order of lines within one millisecond. */
const counts = 16 ** 4
const random_bytes = 4

export type AuditEntry = Omit<AuditRecord, 'at'>

export type AuditQuery = {
  /** `next` of the page before. */
  readonly before?: string
  readonly user?: string
  readonly action?: string
  readonly text?: string
}

type AuditLine = AuditRecord & { readonly key: string }

export type AuditPage = { readonly lines: readonly AuditLine[]; readonly next?: string }

export class AuditLog {
  readonly #storage: Storage
  readonly #now: () => number
  #count = 0
  #failed = { since: 0, listed: 0 }

  constructor(storage: Storage, now: () => number) {
    this.#storage = storage
    this.#now = now
  }

  record(entry: AuditEntry): Promise<void> {
    return this.#storage.write((unit) => this.stage(unit, entry))
  }

  /** Writes the line in a unit of its subject: either both are kept or none. */
  stage(unit: Unit, entry: AuditEntry): void {
    const { action, target, text, ...rest } = entry
    this.#count = (this.#count + 1) % counts
    const count = this.#count.toString(16).padStart(4, '0')
    unit.putAudit(`${count}${randomBytes(random_bytes).toString('hex')}`, {
      ...rest,
      at: this.#now(),
      action: action.slice(0, audit_action_chars_max),
      ...(target === undefined ? {} : { target: target.slice(0, audit_target_chars_max) }),
      ...(text === undefined ? {} : { text: withoutSecrets(text.slice(0, audit_text_chars_max)) }),
    })
  }

  /** As `record`, for logins that failed: so many an hour, and a last line that says so. */
  async recordFailedLogin(entry: AuditEntry): Promise<void> {
    const now = this.#now()
    if (now - this.#failed.since >= failed_logins_listed_ms)
      this.#failed = { since: now, listed: 0 }
    this.#failed.listed++
    if (this.#failed.listed < failed_logins_listed_max) return this.record(entry)
    if (this.#failed.listed > failed_logins_listed_max) return
    const { action } = entry
    const text = 'more failed in this hour than are listed'
    await this.record({ action, name: '', address: '', outcome: 'refused', text })
  }

  /** Newest first. Of much that doesn't fit only a part is looked at: then `next` goes on there. */
  async page(query: AuditQuery): Promise<AuditPage> {
    const lines: AuditLine[] = []
    let scanned = 0
    let last: string | undefined
    for await (const { key, record } of this.#storage.audit.read(query.before)) {
      if (last !== undefined && (lines.length === audit_page_lines || scanned === audit_scan_max)) {
        return { lines, next: last }
      }
      scanned++
      last = key
      if (fits(record, query)) lines.push({ key, ...record })
    }
    return { lines }
  }

  /** Deletes what is older than so many days. */
  async sweep(days: number): Promise<void> {
    const at = Math.max(0, this.#now() - days * day_ms)
    for (;;) {
      const keys = await this.#storage.audit.olderThan(at, sweep_lines)
      if (keys.length === 0) return
      await this.#storage.write((unit) => unit.deleteAudit(keys))
    }
  }
}

function fits(record: AuditRecord, { user, action, text }: AuditQuery): boolean {
  if (user !== undefined && record.user !== user) return false
  if (action !== undefined && record.action !== action) return false
  if (text === undefined) return true
  const sought = text.toLowerCase()
  const { name, address, target = '', text: said = '' } = record
  return [name, record.action, target, address, said].some((part) =>
    part.toLowerCase().includes(sought),
  )
}
