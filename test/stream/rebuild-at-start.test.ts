/** When a node derives what it keeps again at its start, and when it doesn't. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createLog } from '../../node/operate/log.ts'
import { indexes, indexKeys } from '../../node/stream/index-keys.ts'
import { type RebuildNews, rebuildLog } from '../../node/stream/rebuild-at-start.ts'
import { type Delta, slotKinds, structural_kind_min } from '../../protocol/delta/delta.ts'
import { openMemoryStorage, openStorageOn } from '../../storage/open.ts'
import { openLevelTable } from '../../storage/table/level.ts'
import type { Table } from '../../storage/table/table.ts'
import { bytes } from '../storage/samples.ts'
import { rowsOf, watched, withCommit } from '../storage/support.ts'
import {
  deltaOfDraft,
  draftOf,
  envelopeOf,
  genesisDraft,
  readGood,
  withUnknownAct,
} from '../support/compose.ts'
import { NodeProcess } from '../support/node-process.ts'
import { Observer } from '../support/observer.ts'
import {
  begun,
  byOlderVersion,
  type DerivedBy,
  observer,
  openedIn,
  pretend,
  unreadThen,
} from '../support/older-version.ts'
import { alm, SharedJob } from '../support/shared-job.ts'
import { act, note, value } from '../support/slots.ts'

/** A job of ALM's of its own. */
function jobNumbered(number: string): SharedJob {
  const nonce = createHash('sha256').update(number).digest('hex')
  const job = SharedJob.open({ number, nonce })
  job.write(alm, [value('siteName', 'Mill'), note('one')])
  return job
}

const numbers = ['ALM10001', 'ALM10002', 'ALM10003', 'ALM10004']

/** Deltas of some jobs; those with these numbers have an act that only this version reads. */
function jobs(unread: readonly string[]): Delta[] {
  return numbers.flatMap((number) => {
    const job = jobNumbered(number)
    const attend = job.write(alm, [act({ is: 'attend' })])
    return job.replica.deltas.map((one) =>
      one === attend && unread.includes(number) ? unreadThen(one) : one,
    )
  })
}

/** Takes these on LevelDB as some other version, which `by` describes; then it is stopped. */
async function left(
  t: Test,
  deltas: readonly Delta[],
  by: (present: DerivedBy) => unknown,
): Promise<string> {
  const directory = t.testdir()
  const { node, storage } = await openedIn(t, directory)
  await node.streams.finishRebuild(() => {})
  await node.take(deltas, alm)
  await pretend(storage, by)
  await storage.close()
  return directory
}

/** Starts on this table; what it had to say. */
async function startOn(table: Table): Promise<RebuildNews[]> {
  const told: RebuildNews[] = []
  const storage = await openStorageOn(table)
  const node = await Observer.open(observer, storage)
  try {
    await node.streams.finishRebuild((news) => told.push(news))
    return told
  } finally {
    await storage.close()
  }
}

async function rowsIn(directory: string): Promise<[key: string, value: string][]> {
  const table = await openLevelTable(directory)
  const rows = await rowsOf(table)
  await table.close()
  return rows
}

const same = (by: DerivedBy) => by

t.test('a store that this version derived is left alone, as is a new one', async (t) => {
  const directory = t.testdir()
  t.same(await startOn(await openLevelTable(directory)), [])
  const { node, storage } = await openedIn(t, directory)
  await node.take(jobs(numbers), alm)
  await storage.close()
  const readOnly = withCommit(await openLevelTable(directory), async () => void t.fail('it writes'))
  t.same(await startOn(readOnly), [])
})

t.test('a rebuild that is noted as unfinished is run, whoever noted it', async (t) => {
  const directory = await left(t, jobs([]), same)
  const rows = await rowsIn(directory)
  const table = await openLevelTable(directory)
  await table.commit(new Map([['rebuild/all', bytes('')]]))
  await table.commit(new Map([[rows.find(([key]) => key.startsWith('index/'))?.[0] ?? '', null]]))
  t.match((await startOn(table))[0], { is: 'begun', why: 'cut short before' })
  t.same(await rowsIn(directory), rows)
})

for (const [what, by] of [
  ['an older layout', (by: DerivedBy) => ({ ...by, layout: by.layout - 1 })],
  ['a newer layout', (by: DerivedBy) => ({ ...by, layout: by.layout + 1 })],
  ['a layout from before they had a number', () => undefined],
  ['a layout that makes no sense', () => ({ layout: '1' })],
] as const) {
  t.test(`all streams are derived again where they have ${what}`, async (t) => {
    const directory = await left(t, jobs([]), same)
    const rows = await rowsIn(directory)
    const { storage, table } = await openedIn(t, directory)
    await pretend(storage, by)
    const lacking = rows.filter(([key]) => key.startsWith('index/number\0'))
    t.equal(lacking.length, numbers.length)
    await table.commit(new Map(lacking.map(([key]) => [key, null])))
    await table.commit(new Map([['index/old\0key\0'.concat('0'.repeat(64)), bytes('')]]))
    await storage.close()
    const told = await startOn(await openLevelTable(directory))
    t.match(told, [
      { is: 'begun', why: 'written in another layout' },
      ...numbers.map((_, i) => ({ is: 'progress', done: i + 1, total: 4 })),
    ])
    t.same(await rowsIn(directory), rows)
    t.same(await startOn(await openLevelTable(directory)), [], 'once')
  })
}

t.test('after an upgrade only streams with undecided deltas are read', async (t) => {
  const two = numbers.slice(1, 3)
  const directory = await left(t, jobs(two), byOlderVersion)
  const table = watched(await openLevelTable(directory))
  const told = await startOn(table)
  t.match(told, [
    { is: 'begun', why: 'judged by an older version' },
    { is: 'progress', done: 1, total: 2 },
    { is: 'progress', done: 2, total: 2 },
  ])
  const streams = two.map((number) => jobNumbered(number).replica.state.stream)
  const others = table.read.filter(
    (key) =>
      /^(delta|entry|position|index|stream)/.test(key) && !streams.some((id) => key.includes(id)),
  )
  t.same(others, [])
  t.same(await rowsIn(directory), await rowsIn(await left(t, jobs([]), same)))
})

t.test('an upgrade that finds nothing undecided says nothing', async (t) => {
  const directory = await left(t, jobs([]), byOlderVersion)
  const rows = await rowsIn(directory)
  t.same(await startOn(await openLevelTable(directory)), [])
  t.notSame(await rowsIn(directory), rows, 'it notes that it has looked')
})

t.test('what only a newer version can judge is undecided where that is taken back', async (t) => {
  const job = begun()
  const known = job.replica.deltas.slice()
  const draft = draftOf(job.replica, alm, [value('request', 'unseen')])
  const delta = readGood(withUnknownAct(envelopeOf(draft, alm), alm))
  const slots = delta.slots.map((slot) =>
    slot.what.is === 'unknown act' ? { ...slot, what: { is: 'attend' as const } } : slot,
  )
  const newer = (by: DerivedBy) => ({ ...by, level: by.level + 1 })
  const directory = await left(t, [...known, { ...delta, slots }], newer)
  const told = await startOn(await openLevelTable(directory))
  t.match(told[0], { is: 'begun', why: 'judged by a newer version' })
  const rows = await rowsIn(directory)
  t.same(rows, await rowsIn(await left(t, [...known, delta], same)))
  t.ok(rows.some(([key]) => key.startsWith('undecided/')))
})

for (const [what, by] of [
  ['of all streams', (by: DerivedBy) => ({ ...by, layout: by.layout - 1 })],
  ['of undecided ones', byOlderVersion],
] as const) {
  t.test(`a rebuild ${what} that is cut short anywhere goes on at the next start`, async (t) => {
    const expected = await rowsIn(await left(t, jobs([]), same))
    for (let batches_max = 0; ; batches_max++) {
      const directory = await left(t, jobs(numbers), by)
      let batches = 0
      const table = await openLevelTable(directory)
      const cut = withCommit(table, (changes) =>
        batches++ < batches_max ? table.commit(changes) : Promise.reject(new Error('power cut')),
      )
      const whole = await startOn(cut).then(
        () => true,
        (error: Error) => !/power cut/.test(error.message),
      )
      if (whole) break
      await startOn(await openLevelTable(directory))
      t.same(await rowsIn(directory), expected, `after ${batches_max} batches`)
    }
  })
}

t.test('the log says why, how far, and what is refused', async (t) => {
  const lines: Record<string, unknown>[] = []
  const write = (line: string) => lines.push(JSON.parse(line))
  const log = createLog({ level: 'info', pretty: false }, { write })
  let now = 0
  const tell = rebuildLog(log, () => now)
  const { stream, id } = deltaOfDraft(genesisDraft(alm), alm)
  tell({ is: 'begun', why: 'judged by an older version' })
  for (let done = 1; done <= 100; done++) {
    now += 200
    tell({ is: 'progress', done, total: 100 })
  }
  const refused = [3, 4].map((n) => ({ n, id, reason: 'may-not-write' as const }))
  tell({ is: 'refused', stream, refused })
  t.match(lines, [
    { level: 'info', why: 'judged by an older version' },
    ...[25, 50, 75, 100].map((done) => ({ level: 'info', done, total: 100 })),
    { level: 'warn', stream, deltas: 2, first: id, reason: 'may-not-write' },
  ])
})

/** What this version says that it derives by. */
async function present(): Promise<DerivedBy> {
  const storage = await openMemoryStorage()
  await (await Observer.open(observer, storage)).streams.finishRebuild(() => {})
  return (await storage.settings.get('derived')) as DerivedBy
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

t.test('who adds to structural changes raises the level', async (t) => {
  const schema = new URL('../../protocol/wire/baton.proto', import.meta.url)
  const text = readFileSync(schema, 'utf8').replaceAll(/\/\/.*/g, '')
  const blocks = new Map<string, string>()
  for (const [block, name = ''] of text.matchAll(
    /^(?:message|enum) (\w+) (?:\{.*\}|\{[\s\S]*?^\})/gm,
  )) {
    blocks.set(name, block.replaceAll(/\s+/g, ' '))
  }
  const reached = new Set(['Structural'])
  for (const name of reached) {
    for (const [word] of blocks.get(name)?.matchAll(/\w+/g) ?? []) {
      if (blocks.has(word)) reached.add(word)
    }
  }
  t.ok(reached.has('RevokeKind'), 'what messages in it are made of belongs to it')
  const kinds = Object.entries(slotKinds).filter(([, kind]) => kind >= structural_kind_min)
  const surface = [...[...reached].sort().map((name) => blocks.get(name)), ...kinds].join()
  // Those of levels that were released stay: the next one gets a line of its own.
  const levels: { readonly [level: number]: string } = { 1: 'ca72339f0a96ea77' }
  t.equal(fingerprint(surface), levels[(await present()).level], 'raise structural_level')
})

t.test('who changes what the index holds raises the layout', async (t) => {
  const vectors = JSON.parse(
    readFileSync(new URL('../vectors/delta.json', import.meta.url), 'utf8'),
  ) as { deltas: { envelope: string }[] }
  const node = await Observer.open(observer)
  const deltas = vectors.deltas.map(({ envelope }) => readGood(Buffer.from(envelope, 'hex')))
  await node.take(deltas, alm)
  const open = await node.stream((deltas[0] as Delta).stream)
  const companies = [...new Set(open.state.lanes.map(({ company }) => company))]
  const held = companies.flatMap((company) => indexKeys(open, company))
  const keys = held.map(({ index, key }) => `${index} ${key}`).sort()
  // As above.
  const layouts: { readonly [layout: number]: string } = {
    1: 'b95f5baf00ba8f3c',
    2: 'f57e137dda6496e4',
    3: 'f23327758023b040',
    4: 'e0468e8dd33f69ea',
  }
  const surface = fingerprint([Object.values(indexes), keys].join())
  t.equal(surface, layouts[(await present()).layout], 'raise derived_layout')
})

t.test('a node that starts on an older store has its jobs, and says what it did', async (t) => {
  const data = t.testdir()
  const before = new NodeProcess(data)
  t.teardown(() => before.child.kill('SIGKILL'))
  t.equal((await before.call('/jobs', { fields: { request: 'look' } })).status, 201)
  t.equal((await before.stop()).code, 0)
  const directory = join(data, 'store')
  const rows = await rowsIn(directory)
  const table = await openLevelTable(directory)
  const lacking = rows.filter(([key]) => key.startsWith('index/'))
  t.ok(lacking.length > 1)
  await table.commit(
    new Map([...lacking, ['setting/derived'] as const].map(([key]) => [key, null])),
  )
  await table.close()
  const node = new NodeProcess(data)
  t.teardown(() => node.child.kill('SIGKILL'))
  const { jobs } = (await (await node.call('/jobs')).json()) as { jobs: unknown[] }
  t.equal(jobs.length, 1)
  const { code, out } = await node.stop()
  t.equal(code, 0)
  t.match(out, /"why":"written in another layout"/)
  t.match(out, /"done":1,"total":1/)
  const index = (all: typeof rows) => all.filter(([key]) => key.startsWith('index/'))
  t.same(index(await rowsIn(directory)), lacking)
})
