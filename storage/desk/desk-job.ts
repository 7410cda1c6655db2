/** Who has which job, and which jobs wait for somebody. */
import type { StreamId } from '../../protocol/ids.ts'
import {
  allOf,
  deskJobKey,
  deskOwnedBy,
  deskOwnedKey,
  deskWaitingKey,
  firstUserIn,
  lastStreamIn,
} from '../keys.ts'
import { type ChangeRow, fromJson, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type { DeskChanges, DeskJobRecord, DeskStore, WaitingJob } from './desk-contract.ts'

type Store = Pick<DeskStore, 'job' | 'ownedBy' | 'owned' | 'waiting'>

export function deskJobStore(rows: Rows): Store {
  return {
    job: (job) => getJson<DeskJobRecord>(rows, deskJobKey(job)),
    async *ownedBy(user) {
      for await (const keys of rows.keys(deskOwnedBy(user))) yield* keys.map(lastStreamIn)
    },
    async *owned() {
      for await (const keys of rows.keys(allOf('desk-owned'))) yield* keys.map(ownedIn)
    },
    async *waiting() {
      for await (const chunk of rows.read(allOf('desk-waiting'))) {
        yield* chunk.map((row) => ({ ...fromJson<Wait>(row), job: lastStreamIn(row[0]) }))
      }
    },
  }
}

type Wait = Omit<WaitingJob, 'job'>

function ownedIn(key: string): { readonly user?: string; readonly job: StreamId } {
  const user = firstUserIn(key)
  return { ...(user === undefined ? {} : { user }), job: lastStreamIn(key) }
}

export function deskJobChanges(change: ChangeRow): Pick<DeskChanges, 'putDeskJob'> {
  return {
    putDeskJob(record, before) {
      const { job, owner, waiting, since, left } = record
      change(deskJobKey(job), toJson(record))
      if (before?.owner) change(deskOwnedKey(before.owner.user, job), null)
      if (owner) change(deskOwnedKey(owner.user, job), nothing)
      const wait: Wait = { since, ...(left ? { leftAt: left.at } : {}) }
      change(deskWaitingKey(job), waiting ? toJson(wait) : null)
    },
  }
}
