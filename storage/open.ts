import { addressBookChanges, addressBookStore } from './address-book/address-book.ts'
import { attachmentChanges, attachmentStore } from './attachment/attachment.ts'
import { deskJobChanges, deskJobStore } from './desk/desk-job.ts'
import { shiftChanges, shiftStore } from './desk/shift.ts'
import { rebuildKey } from './keys.ts'
import { inboxChanges, inboxStore, wantStore } from './link/inbox.ts'
import { linkChanges, linkStore } from './link/link.ts'
import { outboxChanges, outboxStore } from './link/outbox.ts'
import { type Migration, migrate, migrations } from './migrations.ts'
import { rebuild } from './rebuild.ts'
import type { ChangeRow } from './rows.ts'
import { settingChanges, settingStore } from './setting.ts'
import { siteChanges, siteStore } from './site/site.ts'
import { snapshot } from './snapshot.ts'
import type { Storage, Unit } from './storage.ts'
import { deltaChanges, deltaStore } from './stream/delta.ts'
import { draftChanges, draftStore } from './stream/draft.ts'
import { entryChanges, entryStore } from './stream/entry.ts'
import { receiptChanges, receiptStore } from './stream/receipt.ts'
import { streamChanges, streamStore } from './stream/stream.ts'
import { indexChanges, indexStore } from './stream/stream-index.ts'
import { wordChanges, wordStore } from './stream/word.ts'
import { openLevelTable } from './table/level.ts'
import { memoryTable } from './table/memory.ts'
import type { Table } from './table/table.ts'
import { auditChanges, auditStore } from './user/audit.ts'
import { sessionChanges, sessionStore } from './user/session.ts'
import { userChanges, userStore } from './user/user.ts'
import { Writer } from './writer.ts'

/**
 * Opens the storage in a directory, which is made when it isn't there, and brings it to this
 * version's schema. Fails with a StorageError whose message is one line for the operator.
 *
 *     const storage = await openStorage({ directory: './data/storage' })
 *     await storage.write((unit) => unit.putSetting('name', 'Alarm Company'))
 */
export async function openStorage(options: { readonly directory: string }): Promise<Storage> {
  return openStorageOn(await openLevelTable(options.directory))
}

/** A storage that is gone with the process, for tests and simulations. */
export function openMemoryStorage(): Promise<Storage> {
  return openStorageOn(memoryTable())
}

/** Opens a storage on any table, which it owns from now on: closed with it, or when this fails. */
export async function openStorageOn(
  table: Table,
  steps: readonly Migration[] = migrations,
): Promise<Storage> {
  try {
    await migrate(table, steps)
  } catch (error) {
    await table.close()
    throw error
  }
  return storageBy(new Writer(table))
}

function storageBy(writer: Writer): Storage {
  const unit = unitBy(writer.change)
  const deltas = deltaStore(writer)
  return {
    deltas,
    streams: streamStore(writer),
    entries: entryStore(writer),
    outboxes: outboxStore(writer),
    inboxes: inboxStore(writer),
    wants: wantStore(writer),
    receipts: receiptStore(writer),
    index: indexStore(writer),
    words: wordStore(writer),
    sites: siteStore(writer),
    links: linkStore(writer),
    drafts: draftStore(writer),
    settings: settingStore(writer),
    attachments: attachmentStore(writer),
    users: userStore(writer),
    sessions: sessionStore(writer),
    audit: auditStore(writer),
    desk: { ...deskJobStore(writer), ...shiftStore(writer) },
    addressBook: addressBookStore(writer),
    write: (work) => writer.write(() => work(unit)),
    durable: () => writer.durable(),
    failed: writer.failed,
    snapshot: () => snapshot(writer),
    rebuild: (options) => rebuild(writer, deltas, options),
    rebuildUnfinished: async () => (await writer.get(rebuildKey)) !== undefined,
    close: () => writer.close(),
  }
}

function unitBy(change: ChangeRow): Unit {
  return {
    ...deltaChanges(change),
    ...streamChanges(change),
    ...entryChanges(change),
    ...outboxChanges(change),
    ...inboxChanges(change),
    ...receiptChanges(change),
    ...indexChanges(change),
    ...wordChanges(change),
    ...siteChanges(change),
    ...linkChanges(change),
    ...draftChanges(change),
    ...settingChanges(change),
    ...attachmentChanges(change),
    ...userChanges(change),
    ...sessionChanges(change),
    ...auditChanges(change),
    ...deskJobChanges(change),
    ...shiftChanges(change),
    ...addressBookChanges(change),
  }
}
