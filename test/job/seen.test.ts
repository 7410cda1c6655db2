/** What nobody here has looked at, and that somebody has. */
import t, { type Test } from 'tap'
import { boardRow } from '../../node/job/board.ts'
import { markSeen } from '../../node/job/seen.ts'
import { unseenIn } from '../../node/stream/unseen.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import { BoardNode, someone } from '../support/board.ts'
import { until } from '../support/company.ts'
import { testTime } from '../support/compose.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { grant, note, stage } from '../support/slots.ts'

const streamOf = ({ replica }: SharedJob): StreamId => replica.state.stream

/** A job that came from ALM to PAT, at PAT. */
async function arrived(t: Test) {
  const table = memoryTable()
  const board = await BoardNode.open(pat, testTime, await openStorageOn(table))
  t.teardown(() => board.stop())
  const job = SharedJob.open()
  const one = job.give(alm, grant(pat, 'provider'))
  await board.node.take(job.replica.deltas, alm)
  const stream = streamOf(job)
  const unseen = async () => unseenIn((await board.node.stream(stream)).indexed)
  const count = async () => (await boardRow(board.board, someone(), stream))?.unseen
  return { table, board, job, one, stream, unseen, count }
}

t.test('a job that came is new, then updated, by what others write and not by us', async (t) => {
  const { board, job, one, stream, unseen, count } = await arrived(t)
  t.same([await unseen(), await count()], ['new', 2])
  await board.node.take([job.write(alm, [note('hurry')])], alm)
  t.same([await unseen(), await count()], ['new', 3])
  await board.see(stream)
  t.same([await unseen(), await count()], [undefined, 0])
  await board.node.take([job.write(pat, [stage(one, 'accepted')])], alm)
  t.same([await unseen(), await count()], [undefined, 0], 'that was this company')
  await board.node.take([job.write(alm, [note('thanks')]), job.write(alm, [note('!')])], alm)
  t.same([await unseen(), await count()], ['updated', 2])
  await board.see(stream)
  await board.see(stream)
  t.same([await unseen(), await count()], [undefined, 0])
})

t.test('looking tells whoever shows the job, once', async (t) => {
  const { board, stream } = await arrived(t)
  const told: StreamId[] = []
  board.node.streams.onChanged((change) => {
    t.same(change.placed, [])
    told.push(change.stream)
  })
  await board.see(stream)
  t.same(told, [stream])
  await board.see(stream)
  t.same(told, [stream], 'nothing changed')
})

t.test('what arrives while somebody looks is not taken for seen', async (t) => {
  const { board, job, stream, unseen, count } = await arrived(t)
  const receipts = {
    seen: async (one: StreamId) => {
      await board.receipts.seen(one)
      await board.node.take([job.write(alm, [note('just now')])], alm)
    },
  }
  t.ok(await markSeen(board.node.streams, receipts, stream))
  t.same([await unseen(), await count()], ['updated', 1])
  await board.see(stream)
  t.same([await unseen(), await count()], [undefined, 0])
})

t.test('a restart forgets neither', async (t) => {
  const { board, job, stream, table } = await arrived(t)
  await board.see(stream)
  await board.node.take([job.write(alm, [note('later')])], alm)
  await board.stop()
  const again = await BoardNode.open(pat, testTime, await openStorageOn(table))
  t.teardown(() => again.stop())
  t.equal(unseenIn((await again.node.stream(stream)).indexed), 'updated')
  t.match(await boardRow(again.board, someone(), stream), {
    unseen: 1,
    attention: ['to accept', 'updated'],
  })
  await again.see(stream)
  t.match(await boardRow(again.board, someone(), stream), { unseen: 0, attention: ['to accept'] })
})

t.test('a kill while somebody looks leaves no job new that was looked at', async (t) => {
  const { table, board, stream } = await arrived(t)
  await board.stop()
  // The power goes after the first thing that is written.
  let isOn = true
  const commit: typeof table.commit = async (changes) => {
    if (!isOn) return new Promise(() => undefined)
    isOn = false
    await table.commit(changes)
  }
  const storage = await openStorageOn({ ...table, commit })
  const killed = await BoardNode.open(pat, testTime, storage)
  void killed.see(stream)
  await until('something to be written', () => !isOn)
  const again = await BoardNode.open(pat, testTime, await openStorageOn(table))
  t.teardown(() => again.stop())
  const seen = await again.node.storage.receipts.get(stream, pat.company, true)
  const { indexed } = await again.node.stream(stream)
  t.equal(unseenIn(indexed) === undefined, seen !== undefined, 'both or neither')
})

t.test('there is nothing to look at in a stream that is no job, or not here', async (t) => {
  const { board } = await arrived(t)
  const none = 'f'.repeat(64) as StreamId
  t.equal(await markSeen(board.node.streams, board.receipts, none), false)
  const { stream } = await board.node.streams.create(
    { kind: 'private', nonce: 'a'.repeat(64), number: '', attends: false, subject: none },
    [],
    [],
    { by: 'Olsen' },
  )
  t.equal(await markSeen(board.node.streams, board.receipts, stream), false)
  t.equal(unseenIn((await board.node.stream(stream)).indexed), undefined)
})
