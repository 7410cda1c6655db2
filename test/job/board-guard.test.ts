/** A guard sees the jobs of the guard's own run, and nothing tells that there are others. */
import t, { type Test } from 'tap'
import { boardPage, boardRow } from '../../node/job/board.ts'
import { boardCounts } from '../../node/job/board-counts.ts'
import type { BoardQuery } from '../../node/job/board-query.ts'
import { type StreamId, toHex } from '../../protocol/ids.ts'
import { attentions } from '../../protocol/job/attention.ts'
import { openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import { watched } from '../storage/support.ts'
import { seedFor } from '../support/author.ts'
import { allRows, BoardNode, boardOver, quietDesk, someone } from '../support/board.ts'
import { testTime } from '../support/compose.ts'
import { alm, cus, pat, SharedJob, sub } from '../support/shared-job.ts'
import { grant, stage, value } from '../support/slots.ts'

const streamOf = ({ replica }: SharedJob): StreamId => replica.state.stream

/** A job that ALM gave to PAT, on which PAT's assignment has this run. */
function jobOf(
  run: string,
  number: string,
): { job: SharedJob; one: ReturnType<SharedJob['give']> } {
  const nonce = toHex(seedFor(number))
  const job = SharedJob.open({ number, nonce }, [
    value('siteName', 'Harbour Store'),
    value('request', 'secret words'),
    value('type', 'patrol'),
  ])
  const one = job.give(alm, grant(pat, 'provider', { answerMinutes: 5 }))
  if (run) job.write(pat, [value('run', run, { assignment: one })])
  return { job, one }
}

async function boardOf(
  t: Test,
  jobs: readonly SharedJob[],
  storage?: BoardNode['node']['storage'],
) {
  const board = await BoardNode.open(pat, testTime + 3_600_000, storage)
  t.teardown(() => board.stop())
  for (const job of jobs) await board.node.take(job.replica.deltas, alm)
  board.words.start()
  await board.wordsNoted()
  return board
}

const queries: readonly BoardQuery[] = [
  {},
  ...attentions.map((attention) => ({ attention })),
  ...(['going on', 'ended', 'all', 'open', 'unassigned', 'complete', 'cancelled'] as const).map(
    (lives) => ({ lives }),
  ),
  { type: 'patrol' },
  { company: alm.company },
  { company: alm.company, as: 'issuer', lives: 'all' },
  { site: 'harbour store' },
  { overdue: true },
  { mine: true },
  { onSite: true },
  { unaccepted: true },
  { from: 0, to: testTime * 2 },
  { text: 'secret' },
  { text: 'sec' },
  { text: 'harbour secret words' },
  { text: 'ALM' },
  { text: 'secret', type: 'patrol', company: alm.company, lives: 'going on' },
]

t.test('whatever a guard asks for, it is the jobs of the guard’s run', async (t) => {
  const mine = jobOf('R7', 'ALM1')
  const done = jobOf('r7 ', 'ALM2')
  done.job.write(pat, [stage(done.one, 'complete')])
  const others = ['R8', 'R77', 'R', '', 'R/7', 'r 7', '%', 'R7/1'].map((run, n) =>
    jobOf(run, `ALM${10 + n}`),
  )
  // Another company's run of that name is another run.
  const elsewhere = jobOf('', 'ALM30')
  elsewhere.job.write(alm, [grant(sub, 'provider')])
  const theirs = [...elsewhere.job.structure.assignments.keys()].at(-1) as never
  elsewhere.job.write(sub, [value('run', 'R7', { assignment: theirs })])
  const hidden = [...others, elsewhere].map(({ job }) => streamOf(job))
  const shown = [mine, done].map(({ job }) => streamOf(job))
  const all = [mine, done, ...others, elsewhere].map(({ job }) => job)
  const board = await boardOf(t, all)
  const desk = boardOver(board.node.streams, quietDesk([...shown, ...hidden]))
  for (const guard of [someone('guard', 'R7'), someone('guard', ' r7')]) {
    for (const query of queries) {
      const { rows } = await allRows(desk, guard, query, 1)
      const ids = rows.map(({ id }) => id)
      t.ok(
        ids.every((id) => shown.includes(id)),
        JSON.stringify(query),
      )
      const { rows: whole } = await allRows(desk, someone(), query, 50)
      const expected = whole.filter(({ id }) => shown.includes(id)).map(({ id }) => id)
      t.same(ids, expected, `all of them: ${JSON.stringify(query)}`)
    }
    for (const id of shown) t.equal((await boardRow(desk, guard, id))?.id, id)
    for (const id of hidden) t.equal(await boardRow(desk, guard, id), undefined)
  }
  t.equal((await allRows(desk, someone(), { lives: 'all' })).rows.length, all.length)
})

t.test('a run with a separator in it is that run and no other', async (t) => {
  const runs = ['R/7', 'R 7', 'R', 'R%2f7', 'R/7/0', 'R/7/1']
  const jobs = runs.map((run, n) => jobOf(run, `ALM${n}`))
  const board = await boardOf(
    t,
    jobs.map(({ job }) => job),
  )
  for (const [n, run] of runs.entries()) {
    for (const lives of ['going on', 'all'] as const) {
      const { rows } = await boardPage(board.board, someone('guard', run), { lives })
      t.same(
        rows.map(({ number }) => number),
        [`ALM${n}`],
        run,
      )
    }
  }
})

t.test(
  'a job that another run gets is gone, from pages, words, counts and by itself',
  async (t) => {
    const { job, one } = jobOf('R7', 'ALM1')
    const board = await boardOf(t, [job])
    const guard = someone('guard', 'R7')
    t.equal((await boardPage(board.board, guard, {})).rows.length, 1)
    const given = job.replica.deltas.at(-1)
    const over = given ? [given.id] : []
    await board.node.take([job.write(pat, [value('run', 'R8', { assignment: one, over })])], alm)
    for (const query of queries) t.same((await boardPage(board.board, guard, query)).rows, [])
    t.equal(await boardRow(board.board, guard, streamOf(job)), undefined)
    t.match(await boardCounts(board.board, guard), {
      goingOn: { count: 0 },
      attention: { count: 0 },
    })
  },
)

t.test('counts are those of the run', async (t) => {
  const mine = jobOf('R7', 'ALM1').job
  const done = jobOf('R7', 'ALM2')
  done.job.write(pat, [stage(done.one, 'complete')])
  const board = await boardOf(t, [mine, done.job, jobOf('R8', 'ALM3').job, jobOf('', 'ALM4').job])
  const counts = await boardCounts(board.board, someone('guard', 'R7'))
  const of = (count: number) => ({ count, more: false })
  t.match(counts, { goingOn: of(1), ended: of(1), attention: of(2), mine: of(0) })
  t.match(counts.wanting, { 'no answer': of(1), new: of(1), late: of(0), 'to accept': of(1) })
})

t.test('whoever has no run, or has still to choose a password, sees nothing', async (t) => {
  const { job } = jobOf('R7', 'ALM1')
  const board = await boardOf(t, [job, jobOf('', 'ALM2').job])
  const fresh = { ...someone('operator'), may: () => false }
  for (const actor of [someone('guard'), someone('guard', ''), someone('guard', '  '), fresh]) {
    for (const query of queries) {
      t.same(await boardPage(board.board, actor, query), { rows: [] })
    }
    t.equal(await boardRow(board.board, actor, streamOf(job)), undefined)
    const { goingOn, ended } = await boardCounts(board.board, actor)
    t.same([goingOn.count, ended.count], [0, 0])
  }
})

t.test('no row of another job is even read for a guard', async (t) => {
  const table = watched(memoryTable())
  const mine = jobOf('R7', 'ALM1').job
  const runs = ['R7/1', 'R7/1/1', ...Array.from({ length: 20 }, (_, n) => `R${n + 8}`)]
  const others = runs.map((run, n) => jobOf(run, `ALM${n + 2}`).job)
  const board = await boardOf(t, [mine, ...others], await openStorageOn(table))
  others[0]?.write(alm, [grant(cus, 'customer')])
  const guard = someone('guard', 'R7')
  const ids = others.map(streamOf)
  for (const query of queries) {
    table.read.length = 0
    await boardPage(board.board, guard, query)
    const read = table.read.filter((key) => ids.some((id) => key.includes(id)))
    t.same(read, [], JSON.stringify(query))
  }
  table.read.length = 0
  await boardCounts(board.board, guard)
  t.same(
    table.read.filter((key) => ids.some((id) => key.includes(id))),
    [],
  )
  await boardPage(board.board, someone(), {})
  t.ok(
    table.read.some((key) => ids.some((id) => key.includes(id))),
    'the watch sees reading',
  )
})
