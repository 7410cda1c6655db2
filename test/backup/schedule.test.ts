/** Backups that a node makes by itself: when, into which files, which stay, and what is loud. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { disk_spare_bytes } from '../../node/attachment/limits.ts'
import { Backups, type BackupsContext } from '../../node/backup/backups.ts'
import { makeIdentity, type SealFor } from '../../node/backup/seal.ts'
import { verifyBackup } from '../../node/backup/verify.ts'
import { createLog } from '../../node/operate/log.ts'
import type { NewsItem } from '../../node/operate/news.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { until } from '../support/company.ts'
import { folderOf, forPassphrase, passphrase, sourceOf } from './files.ts'

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms
/** Stretching a passphrase takes half a second, a key nothing. */
const { identity, recipient } = await makeIdentity()
const forKey: SealFor = { is: 'recipients', recipients: [recipient] }

/** A busy machine. */
const wait_ms = 30_000
const begin = Date.UTC(2026, 10, 2, 3)

async function scheduled(
  t: Test,
  options: {
    readonly sealFor?: SealFor
    readonly storage?: Storage
    readonly folder?: string
  } = {},
) {
  const data = await folderOf(t)
  const { storage = await openMemoryStorage(), sealFor = forKey } = options
  const folder = options.folder ?? join(data, 'backups')
  const clock = { now: begin }
  const told: NewsItem[] = []
  const context: BackupsContext = {
    ...(await sourceOf(storage, data)),
    storage,
    now: () => clock.now,
    schedule: { folder, everyHours: 24, keep: { days: 7, weeks: 4 } },
    sealFor,
    log: createLog({ level: 'silent', pretty: false }),
    tell: (one) => told.push(one),
  }
  const backups = await Backups.open(context)
  t.teardown(() => backups.stop())
  const ended = () => until('it has ended', () => !backups.state().running, wait_ms)
  const names = async () => (await readdir(folder)).sort()
  return { backups, clock, told, folder, storage, context, ended, names }
}

t.test('one is due at once, and then when its hours are over', async (t) => {
  const { backups, clock, ended, names, storage, context } = await scheduled(t)
  t.match(backups.state(), { everyHours: 24, running: false, overdue: false })
  backups.look()
  await ended()
  t.same(await names(), ['baton-ALM-20261102T030000Z.backup'])
  t.match(backups.state(), { last: { at: begin, rows: 2 }, overdue: false })
  backups.look()
  await ended()
  clock.now += 24 * hour_ms - 1
  backups.look()
  await ended()
  t.equal((await names()).length, 1)
  const again = await Backups.open({ ...context, storage })
  t.same(again.state().last, backups.state().last, 'a restart remembers it')
  clock.now += 1
  backups.look()
  await ended()
  t.equal((await names()).length, 2)
})

t.test('what is made opens with the passphrase, or the secret key, of the settings', async (t) => {
  const one = await scheduled(t, { sealFor: forPassphrase })
  one.backups.look()
  await one.ended()
  const path = one.backups.state().last?.file ?? ''
  await t.resolves(verifyBackup({ path, key: { is: 'passphrase', passphrase }, signatures: true }))
  const other = await scheduled(t)
  other.backups.look()
  await other.ended()
  const sealed = other.backups.state().last?.file ?? ''
  await t.resolves(
    verifyBackup({ path: sealed, key: { is: 'identity', identity }, signatures: true }),
  )
})

t.test('of sixty days the newest of seven days and of four weeks stay', async (t) => {
  const { backups, clock, ended, names, folder } = await scheduled(t)
  await mkdir(folder)
  for (const name of ['letter.txt', 'baton-PAT-20200101T000000Z.backup']) {
    await writeFile(join(folder, name), 'not ours')
  }
  for (let day = 0; day < 60; day++) {
    clock.now = begin + day * day_ms
    backups.begin()
    await ended()
  }
  t.same(await names(), [
    // Sundays, with which weeks end: 2 November was a Monday.
    'baton-ALM-20261213T030000Z.backup',
    'baton-ALM-20261220T030000Z.backup',
    ...[25, 26, 27, 28, 29, 30, 31].map((day) => `baton-ALM-202612${day}T030000Z.backup`),
    'baton-PAT-20200101T000000Z.backup',
    'letter.txt',
  ])
})

t.test('one that fails leaves no file, is told, and is tried again an hour later', async (t) => {
  const { backups, clock, ended, names, told, folder, storage } = await scheduled(t)
  backups.look()
  await ended()
  const good = await names()
  const snapshot = storage.snapshot
  let fails = true
  storage.snapshot = async function* () {
    yield* snapshot()
    if (fails) throw new Error('the disk broke')
  }
  clock.now += 25 * hour_ms
  backups.look()
  await ended()
  t.same(await names(), good, 'no half file')
  t.match(told, [{ is: 'backup failed', reason: /the disk broke/ }])
  t.match(backups.state(), { failure: /the disk broke/, last: { at: begin } })
  fails = false
  clock.now += hour_ms - 1
  backups.look()
  await ended()
  t.same(await names(), good, 'not before the hour is over')
  clock.now += 1
  await writeFile(join(folder, 'baton-ALM-20261101T030000Z.backup.part'), 'of a killed node')
  backups.look()
  await ended()
  t.equal((await names()).length, 2, 'and what a killed node left is gone')
  t.equal(backups.state().failure, undefined)
  t.equal(backups.state().failures, 1, 'that one failed is counted all the same')
})

t.test('when none was good for twice the interval it is loud, once, until one is', async (t) => {
  const { backups, clock, ended, told, folder } = await scheduled(t)
  const overdue = () => told.filter(({ is }) => is === 'backup overdue').length
  // A file where the folder should be: no backup can be made.
  await writeFile(folder, '')
  for (let hours = 0; hours <= 72; hours++) {
    clock.now = begin + hours * hour_ms
    backups.look()
    await ended()
    t.equal(overdue(), hours > 48 ? 1 : 0)
  }
  t.ok(backups.state().overdue)
  await rm(folder)
  clock.now += hour_ms
  backups.look()
  await ended()
  t.notOk(backups.state().overdue)
  t.match(backups.state().last, { at: clock.now })
  t.equal(overdue(), 1)
})

t.test('a backup is readable by its owner alone, and a stop leaves nothing half', async (t) => {
  const { backups, names, folder, storage } = await scheduled(t)
  const snapshot = storage.snapshot
  const reading = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  storage.snapshot = async function* () {
    reading.resolve()
    await goOn.promise
    yield* snapshot()
  }
  backups.begin()
  await reading.promise
  t.equal(backups.begin(), false, 'one at a time')
  const [part = ''] = await names()
  t.match(part, /\.part$/)
  t.equal((await stat(join(folder, part))).mode & 0o777, 0o600)
  const stopped = backups.stop()
  goOn.resolve()
  await stopped
  t.same(await names(), [])
  t.equal(backups.begin(), false, 'none after the stop')
})

const needsRoot = process.getuid?.() === 0 ? false : 'only root may mount a small disk'

t.test('a disk is never filled with backups', { skip: needsRoot }, async (t) => {
  const folder = await folderOf(t)
  const mount = (size: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'none', folder])
  // As much as is left free for the database, and a little for the beginning of a backup.
  mount(`size=${disk_spare_bytes + 8 * 1024 * 1024}`)
  t.teardown(() => execFileSync('umount', ['-l', folder]))
  const { backups, ended, names, told, storage } = await scheduled(t, { folder })
  for (let n = 0; n < 24; n++) {
    const value = randomBytes(1024 * 1024).toString('latin1')
    await storage.write((unit) => unit.putSetting(`large ${n}`, value))
  }
  backups.begin()
  await ended()
  t.match(told, [{ is: 'backup failed', reason: /too little room/ }])
  t.same(await names(), [], 'nothing is left of it')
  execFileSync('mount', ['-o', 'remount,size=2g', folder])
  backups.begin()
  await ended()
  t.equal((await names()).length, 1, 'with room it goes on')
})
