/** The board against one that reads every job: order, filters, pages, and after a rebuild. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { BoardQuery } from '../../node/job/board-query.ts'
import { recordOf } from '../../node/stream/open-stream.ts'
import { deriveFor } from '../../node/stream/rebuild.ts'
import { withUnseen } from '../../node/stream/unseen.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { readStructure } from '../../protocol/job/assignments.ts'
import { attentions, unseenAttention } from '../../protocol/job/attention.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import { openStorageOn } from '../../storage/open.ts'
import type { IndexKey } from '../../storage/storage.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import { Random } from '../link/model-random.ts'
import { rowsOf } from '../storage/support.ts'
import { type Author, author } from '../support/author.ts'
import { allRows, BoardNode, someone } from '../support/board.ts'
import { deltaOfDraft, draftOf, testTime } from '../support/compose.ts'
import { type Move, moves, play } from '../support/history.ts'
import { referenceBoard } from '../support/reference-board.ts'
import { Replica } from '../support/replica.ts'
import { act, change, value } from '../support/slots.ts'

const minute_ms = 60_000
const alm = author('ALM')
/** Whose board is looked at. */
const owners = [alm, author('PAT'), author('SUB'), author('CUS')]

/** What jobs are filtered by and late by, as somebody at ALM enters it at some moment. */
function entered(random: Random, replica: Replica): SlotDraft[] {
  const texts: [FieldName, string][] = [
    ['type', random.pick(['patrol', 'Escort', 'lock-up']) as string],
    ['siteName', random.pick(['Harbour Store', 'Mill']) as string],
    ['siteReference', random.pick(['M/1', 'Mill']) as string],
    ['alarmCompany', random.pick(['', 'Unlinked Alarms']) as string],
    ['quotedNumber', random.pick(['', 'ABC 7']) as string],
  ]
  const priority = { is: 'value', value: { is: 'number', number: random.from(1, 3) } } as const
  const slots = texts.filter(() => random.chance(0.2)).map(([name, text]) => value(name, text))
  if (random.chance(0.2)) slots.push(change(fields.priority.number, priority))
  for (const { id } of readStructure(replica.state).assignments.values()) {
    const at = testTime + random.from(-30, 60) * minute_ms
    if (random.chance(0.4)) {
      slots.push(
        change(fields.dueAt.number, { is: 'value', value: { is: 'at', at } }, { assignment: id }),
      )
    }
    if (random.chance(0.2)) slots.push(value('responseClass', '4', { assignment: id }))
    if (random.chance(0.2)) slots.push(value('run', `R${random.from(1, 3)}`, { assignment: id }))
    if (random.chance(0.1)) {
      const advised = { is: 'value', value: { is: 'at', at } } as const
      slots.push(change(fields.advisedAt.number, advised, { assignment: id }))
    }
    const left = act({ is: 'stage', stage: 'off site', reason: '', automatic: false }, id)
    if (random.chance(0.1)) slots.push(left)
  }
  return slots.slice(0, 20)
}

/** All deltas of one job, with what is entered somewhere in between. */
function history(n: number, attends: boolean, played: readonly Move[], random: Random): Delta[] {
  const { deltas } = play(attends, played, `job ${n}`)
  const replica = new Replica()
  for (const delta of deltas) replica.take(delta)
  for (const times of [1, 2, 3]) {
    const slots = entered(random, replica)
    if (slots.length === 0) continue
    const now = testTime + times * minute_ms
    replica.take(deltaOfDraft(draftOf(replica, alm, slots, { now }), alm))
  }
  return replica.deltas
}

const jobs = fc.array(fc.tuple(fc.boolean(), moves), { minLength: 1, maxLength: 8 })

/** Takes the jobs mixed, and looks at some of them meanwhile. */
async function filled(board: BoardNode, all: readonly Delta[][], random: Random) {
  const left = all.map((deltas) => [...deltas])
  const streams = all.map(([first]) => (first as Delta).stream)
  while (left.some((deltas) => deltas.length > 0)) {
    const deltas = random.pick(left.filter((one) => one.length > 0)) as Delta[]
    await board.node.take(deltas.splice(0, random.from(1, 3)), author('XYZ'))
    if (random.chance(0.2)) await board.see(random.pick(streams) as StreamId)
    for (const stream of streams) await haveKeys(board, stream)
  }
  return streams
}

/** Keys that were kept because nothing they are made of changed are what making them anew gives. */
async function haveKeys({ node }: BoardNode, stream: StreamId): Promise<void> {
  const open = await node.streams.get(stream)
  if (!open) return
  const { company } = node.streams.context.own
  const seen = await node.storage.receipts.get(stream, company, true)
  const unseen = unseenAttention(open.state, company, seen?.clock)
  const anew = withUnseen(recordOf(open, company), open.structure, company, unseen)
  const sorted = (keys: readonly IndexKey[]) =>
    keys.map(({ index, key }) => `${index} ${key}`).sort()
  assert.deepEqual(sorted(open.indexed), sorted(anew.indexed))
}

function queries(random: Random): BoardQuery[] {
  const some: BoardQuery[] = attentions.map((attention) => ({ attention }))
  const from = testTime + random.from(-5, 5) * 1000
  return [
    {},
    random.pick(some) as BoardQuery,
    random.pick(some) as BoardQuery,
    { overdue: true },
    { type: 'ESCORT' },
    { type: 'patrol', priority: 2 },
    { priority: 1, unaccepted: true },
    { onSite: true },
    { unaccepted: true },
    { site: 'harbour store' },
    { lives: 'ended' },
    { lives: 'all', from },
    { lives: 'all', type: 'patrol', site: 'mill' },
    { lives: random.pick(['open', 'unassigned', 'complete', 'cancelled'] as const) ?? 'open' },
    { to: from, overdue: true },
  ]
}

async function compare(board: BoardNode, streams: readonly StreamId[], random: Random) {
  const own = board.node.streams.context.own.company
  const read = []
  for (const stream of streams) {
    if (await board.node.streams.get(stream)) read.push(await board.read(stream))
  }
  for (const query of queries(random)) {
    const expected = referenceBoard(read, query, { own, now: board.now })
    const { rows } = await allRows(board.board, someone(), query, random.from(1, 4))
    const found = rows.map(({ id, attention, unseen }) => ({ id, attention, unseen }))
    assert.deepEqual(found, expected, JSON.stringify(query))
  }
}

t.test('every page shows what a board would that reads all jobs', async () => {
  await fc.assert(
    fc.asyncProperty(jobs, fc.nat(), async (made, dice) => {
      const random = new Random(dice)
      const own = random.pick(owners) as Author
      const board = await BoardNode.open(own, testTime)
      const all = made.map(([attends, played], n) => history(n, attends, played, random))
      const streams = await filled(board, all, random)
      for (const minutes of [-20, 0, 11, 30, 25 * 60]) {
        board.now = testTime + minutes * minute_ms
        await compare(board, streams, random)
      }
      assert.deepEqual(board.failures, [])
      await board.stop()
    }),
    { numRuns: 25 },
  )
})

t.test('a rebuild finds every key of the board again, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(jobs, fc.nat(), async (made, dice) => {
      const random = new Random(dice)
      const table = memoryTable()
      const storage = await openStorageOn(table)
      const board = await BoardNode.open(random.pick(owners) as Author, testTime, storage)
      const all = made.map(([attends, played], n) => history(n, attends, played, random))
      const streams = await filled(board, all, random)
      board.words.start()
      await board.wordsNoted()
      const kinds = ['index', 'stream', 'word', 'words']
      const rows = () => Promise.all(kinds.map((kind) => rowsOf(table, kind)))
      const before = await rows()
      assert(before.every((found) => found.length > 0))
      const derive = deriveFor(board.node.streams.context, () => assert.fail('nothing is refused'))
      await storage.rebuild({ derive })
      await storage.rebuild({ stream: random.pick(streams) as StreamId, derive })
      board.words.start()
      await board.wordsNoted()
      assert.deepEqual(await rows(), before)
      await board.stop()
    }),
    { numRuns: 8 },
  )
})
