/** Words are noted a moment after a save, and never longer kept than what they stand for. */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { WordIndex } from '../../node/job/word-index.ts'
import { deriveFor } from '../../node/stream/rebuild.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import type { Table } from '../../storage/table/table.ts'
import { rowsOf, withCommit } from '../storage/support.ts'
import { allRows, BoardNode, boardOver, someone } from '../support/board.ts'
import { startRow } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { testTime } from '../support/compose.ts'
import { begun, unreadThen, upgraded } from '../support/older-version.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { act, grant, note, stage, value } from '../support/slots.ts'

const streamOf = ({ replica }: SharedJob): StreamId => replica.state.stream

async function started(t: Test, table: Table = memoryTable()) {
  const board = await BoardNode.open(alm, testTime, await openStorageOn(table))
  t.teardown(() => board.stop())
  const keys = async (kind: string) => (await rowsOf(table, kind)).map(([key]) => key)
  const words = async () =>
    (await keys('word')).map((key) => key.slice('word/'.length, key.indexOf('\0')))
  return { table, board, keys, words }
}

t.test('a save writes no word, only that some are due', async (t) => {
  const batches: string[][] = []
  const table = memoryTable()
  const noting = withCommit(table, (changes) => {
    batches.push([...changes.keys()])
    return table.commit(changes)
  })
  const { board, words } = await started(t, noting)
  const job = SharedJob.open({}, [value('siteName', 'Mill')])
  const stream = streamOf(job)
  batches.length = 0
  await board.node.take(job.replica.deltas, pat)
  t.equal(batches.length, 1)
  t.ok(batches[0]?.includes(`words-due/${stream}`))
  t.notOk(batches.flat().some((key) => key.startsWith('word/') || key.startsWith('words/')))
  await board.wordsNoted()
  t.ok((await words()).includes('mill'))
  t.same(board.failures, [])
})

t.test('a note or a stage marks nothing: it changes no word', async (t) => {
  const { board, keys } = await started(t)
  const job = SharedJob.open({ attends: true })
  await board.node.take(job.replica.deltas, pat)
  await board.wordsNoted()
  const [one] = [...job.structure.assignments.keys()]
  if (!one) throw new Error('nobody attends')
  await board.words.stop()
  await board.node.take([job.write(alm, [note('look'), stage(one, 'on site')])], pat)
  t.same(await keys('words-due'), [])
  await board.node.take([job.write(alm, [grant(pat, 'provider')])], pat)
  t.same(await keys('words-due'), [`words-due/${streamOf(job)}`], 'who is on it does')
})

t.test('what a job no longer says does not find it any more', async (t) => {
  const { board, words, table } = await started(t)
  const job = SharedJob.open({}, [value('siteName', 'Old Mill'), value('request', 'rear door')])
  await board.node.take(job.replica.deltas, pat)
  await board.wordsNoted()
  const before = await words()
  t.ok(['old', 'mill', 'rear', 'door', 'alm'].every((word) => before.includes(word)))
  const over = [job.replica.deltas[0]?.id ?? ('' as never)]
  await board.node.take([job.write(alm, [value('siteName', 'New Mill', { over })])], pat)
  await until('the new words', async () => (await words()).includes('new'))
  const after = await words()
  t.notOk(after.includes('old'))
  t.ok(['mill', 'rear'].every((word) => after.includes(word)))
  const [row] = await rowsOf(table, 'words')
  t.same(JSON.parse(row?.[1] ?? '{}').words, after.toSorted(), 'the list of the job is the same')
})

t.test('deleted contents are found by no word from the moment they are deleted', async (t) => {
  const { board, words, keys } = await started(t)
  const secret = 'behind the picture'
  const job = SharedJob.open({}, [value('siteName', 'Mill')])
  const { id } = job.write(alm, [value('request', secret)])
  await board.node.take(job.replica.deltas, pat)
  await board.wordsNoted()
  t.ok((await words()).includes('picture'))
  // The words are being noted again while the deletion comes.
  await board.node.take([job.write(alm, [value('account', '4711')])], pat)
  const deletion = job.write(alm, [act({ is: 'redact', delta: id, slot: 0 })])
  await board.node.take([deletion], pat)
  t.notOk((await words()).includes('picture'), 'durable with the same unit')
  t.ok((await keys('words-due')).length > 0)
  await board.wordsNoted()
  const found = await words()
  t.notOk(found.includes('picture') || found.includes('behind'))
  t.ok(found.includes('mill') && found.includes('4711'), 'the others are back')
})

t.test('a deletion that an older version could not read takes the words along', async (t) => {
  const job = begun()
  const { id } = job.write(alm, [value('request', 'behind the picture')])
  const unread = job.write(alm, [act({ is: 'redact', delta: id, slot: 0 })])
  const deltas = job.replica.deltas.map((one) => (one === unread ? unreadThen(one) : one))
  const { table } = await upgraded(t, deltas, async (older) => {
    const index = new WordIndex(boardOver(older.streams).jobs, (error) => t.fail(`${error}`))
    index.start()
    await until('the words', () => older.storage.words.of(streamOf(job)))
    await index.stop()
  })
  t.same(await rowsOf(table, 'word'), [], 'before they are noted again')
})

t.test('what a crash left to be noted is noted after it', async (t) => {
  const { board, table } = await started(t)
  await board.words.stop()
  const job = SharedJob.open({}, [value('siteName', 'Mill')])
  await board.node.take(job.replica.deltas, pat)
  const again = await started(t, table)
  again.board.words.start()
  await again.board.wordsNoted()
  t.ok((await again.words()).includes('mill'))
})

t.test('a rebuild has all words noted again, and those of lost jobs forgotten', async (t) => {
  const { board, table, words, keys } = await started(t)
  const job = SharedJob.open({}, [value('siteName', 'Mill')])
  await board.node.take(job.replica.deltas, pat)
  await board.wordsNoted()
  const before = await rowsOf(table, 'word')
  const lost = 'e'.repeat(64) as StreamId
  await board.node.storage.write((unit) => {
    const record = { at: testTime, words: ['stray'] }
    unit.putWords(lost, record, undefined)
    unit.putWords(streamOf(job), { at: testTime, words: ['wrong'] }, undefined)
    unit.putWordsDue(lost)
  })
  const derive = deriveFor(board.node.streams.context, () => t.fail('nothing is refused'))
  await board.node.storage.rebuild({ derive })
  t.ok((await keys('words-due')).includes(`words-due/${streamOf(job)}`))
  board.words.start()
  await board.wordsNoted()
  t.notOk((await words()).includes('stray'))
  t.same(await rowsOf(table, 'word'), before)
})

t.test('private streams have no words', async (t) => {
  const { board, words, keys } = await started(t)
  const subject = 'd'.repeat(64) as StreamId
  const genesis = {
    kind: 'private',
    nonce: 'a'.repeat(64),
    number: '',
    attends: false,
    subject,
  } as const
  await board.node.streams.create(genesis, [note('our secret')], [], { by: 'Olsen' })
  board.words.start()
  await board.wordsNoted()
  t.same([await words(), await keys('words-due')], [[], []])
})

t.test('companies are found as they are called here, linked or not', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const known = alm.links.get(pat.id)
  if (!known) throw new Error('not linked')
  await alm.links.put({ ...known, name: 'Approved Patrol' })
  const failures: unknown[] = []
  const index = new WordIndex(alm.jobs, (error) => failures.push(error))
  t.teardown(() => index.stop())
  const input = { fields: {}, providers: [{ code: 'PAT' }, { name: 'Unlinked & Sons' }] }
  const made = await createJob(alm.jobs, input, { by: 'x' })
  if (made.refused) throw new Error(made.message)
  const record = await until('the words', () => alm.storage.words.of(made.job))
  for (const word of ['alm', 'security', 'pat', 'approved', 'patrol', 'unlinked', 'sons']) {
    t.ok(record.words.includes(word), word)
  }
  t.same(failures, [])
})

t.test('a storage that fails is told of', async (t) => {
  const table = memoryTable()
  let isBroken = false
  const breaking = withCommit(table, (changes) =>
    isBroken ? Promise.reject(new Error('disk full')) : table.commit(changes),
  )
  const { board } = await started(t, breaking)
  await board.node.take(SharedJob.open({}, [value('siteName', 'Mill')]).replica.deltas, pat)
  isBroken = true
  await until('the failure', () => board.failures.length > 0)
  t.match(board.failures, [{ code: 'BATON_STORAGE_FAILED' }])
})

t.test('a job is found on the board a moment after it was saved', async (t) => {
  const { board } = await started(t)
  await board.node.take(SharedJob.open({}, [value('siteName', 'Ørsted')]).replica.deltas, pat)
  await until('the job', async () => {
    const { rows } = await allRows(board.board, someone(), { text: 'oersted' })
    return rows.length === 1
  })
  t.same(board.failures, [])
})
