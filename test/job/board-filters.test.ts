/** Filters, words, pages and counts of the board, and what is too much of them. */
import t, { type Test } from 'tap'
import { board_rows_max, boardPage, boardRow } from '../../node/job/board.ts'
import { boardCounts, counted_jobs_max } from '../../node/job/board-counts.ts'
import { type BoardQuery, printQuery, readQuery } from '../../node/job/board-query.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type StreamId, toHex } from '../../protocol/ids.ts'
import { attentions } from '../../protocol/job/attention.ts'
import { fields } from '../../protocol/job/fields.ts'
import { type Author, seedFor } from '../support/author.ts'
import { allRows, BoardNode, boardOver, quietDesk, someone } from '../support/board.ts'
import { deltaOfDraft, genesisDraft, testTime } from '../support/compose.ts'
import { alm, cus, pat, SharedJob, sub } from '../support/shared-job.ts'
import { change, close, grant, note, stage, value } from '../support/slots.ts'

/** A job that was opened `minute` minutes after the others began. */
function jobAt(minute: number, slots: readonly SlotDraft[] = [], by = alm): SharedJob {
  const now = testTime + minute * 60_000
  const nonce = toHex(seedFor(`${by.code} ${minute}`))
  const genesis = { number: `${by.code}${1000 + minute}`, nonce, attends: true }
  const job = new SharedJob()
  const times = { time: { ms: now, count: 0 }, happenedAt: now, enteredAt: now }
  job.take(deltaOfDraft({ ...genesisDraft(by, genesis, slots), ...times }, by))
  return job
}

const streamOf = ({ replica }: SharedJob): StreamId => replica.state.stream
const own = (job: SharedJob) => [...job.structure.assignments.keys()][0] as never

async function boardOf(t: Test, jobs: readonly SharedJob[], of: Author = alm): Promise<BoardNode> {
  const board = await BoardNode.open(of, testTime + 3_600_000)
  t.teardown(() => board.stop())
  for (const job of jobs) await board.node.take(job.replica.deltas, sub)
  board.words.start()
  await board.wordsNoted()
  return board
}

/** Numbers on the page, in order. */
async function numbers(board: BoardNode, query: BoardQuery, actor = someone()): Promise<string[]> {
  const { rows } = await allRows(board.board, actor, query, 3)
  return rows.map(({ number }) => number)
}

const priority = (number: number) =>
  change(fields.priority.number, { is: 'value', value: { is: 'number', number } })

t.test('a row has what a person looks for', async (t) => {
  const job = jobAt(
    1,
    [
      value('type', 'patrol'),
      value('siteName', 'Mill'),
      value('siteAddress', 'Havnegade 12'),
      value('request', 'x'.repeat(500)),
      priority(2),
    ],
    pat,
  )
  const one = job.give(pat, grant(alm, 'provider'))
  job.write(alm, [value('run', 'R7', { assignment: one }), stage(one, 'en route')])
  job.write(pat, [note('still there'), note('and there')])
  const board = await boardOf(t, [job])
  await board.see(streamOf(job))
  await board.node.take([job.write(pat, [note('hurry')])], pat)
  const desk = quietDesk([streamOf(job)])
  const row = await boardRow(boardOver(board.node.streams, desk), someone(), streamOf(job))
  t.match(row, {
    id: streamOf(job),
    revision: job.replica.deltas.length,
    number: 'PAT1001',
    issuer: { code: 'PAT', name: 'PAT Security' },
    life: 'open',
    type: 'patrol',
    priority: 2,
    siteName: 'Mill',
    siteAddress: 'Havnegade 12',
    request: 'x'.repeat(200),
    attention: ['updated'],
    owner: { name: 'Olsen' },
    unseen: 1,
    assignments: [
      { code: 'PAT', ours: false, status: 'new', ended: false },
      { code: 'ALM', ours: true, status: 'en route', ended: false, run: 'R7' },
    ],
  })
  t.notOk(row?.due)
  t.equal(await boardRow(board.board, someone(), toHex(seedFor('none')) as StreamId), undefined)
})

t.test(
  'an end that nobody has looked at stays for a day, and what it leaves to do longer',
  async (t) => {
    const ended = jobAt(1, [], pat)
    const one = ended.give(pat, grant(alm, 'provider'))
    ended.write(alm, [stage(one, 'accepted')])
    const confirmed = jobAt(2, [], pat)
    const two = confirmed.give(pat, grant(alm, 'provider'))
    const calm = jobAt(3)
    const board = await boardOf(t, [ended, confirmed, calm])
    for (const job of [ended, confirmed]) await board.see(streamOf(job))
    t.same(await numbers(board, {}), ['PAT1002', 'ALM1003', 'PAT1001'])
    await board.node.take([ended.write(alm, [stage(one, 'complete')])], pat)
    await board.node.take([ended.write(pat, [stage(own(ended), 'complete')])], pat)
    await board.node.take([confirmed.write(pat, [close([two, own(confirmed)])])], pat)
    t.same(await numbers(board, {}), ['PAT1002', 'PAT1001', 'ALM1003'])
    t.same(await numbers(board, { attention: 'closed: confirm' }), ['PAT1002'])
    t.same(await numbers(board, { attention: 'updated' }), [], 'they have ended')
    t.same(await numbers(board, { lives: 'ended' }), ['PAT1002', 'PAT1001'])
    const company = pat.company
    t.same(await numbers(board, { company }), ['PAT1002', 'PAT1001'], 'filters leave them there')
    board.now += 25 * 3_600_000
    t.same(await numbers(board, {}), ['PAT1002', 'ALM1003'])
    board.now -= 25 * 3_600_000
    await board.see(streamOf(ended))
    t.same(await numbers(board, {}), ['PAT1002', 'ALM1003'])
  },
)

t.test('what is due first of several stands first, whatever was opened first', async (t) => {
  const now = testTime + 3_600_000
  const jobs = [5, 2, 8, 2, -3, -1, -3].map((minutes, n) => {
    const job = jobAt(n)
    const due = { is: 'value', value: { is: 'at', at: now + minutes * 60_000 } } as const
    job.write(alm, [change(fields.dueAt.number, due, { assignment: own(job) })])
    return job
  })
  const board = await boardOf(t, jobs)
  const soon = await numbers(board, { attention: 'about to be late' })
  const same = [1, 3].sort((a, b) =>
    streamOf(jobs[a] as SharedJob) > streamOf(jobs[b] as SharedJob) ? -1 : 1,
  )
  t.same(soon, [...same.map((n) => `ALM${1000 + n}`), 'ALM1000', 'ALM1002'])
  const late = [4, 6].sort((a, b) =>
    streamOf(jobs[a] as SharedJob) > streamOf(jobs[b] as SharedJob) ? -1 : 1,
  )
  t.same(await numbers(board, { overdue: true }), ['ALM1005', ...late.map((n) => `ALM${1000 + n}`)])
  t.same(await numbers(board, {}), [...(await numbers(board, { overdue: true })), ...soon])
})

t.test('a company is found in any part, or in the one that is asked for', async (t) => {
  const provider = jobAt(1)
  provider.give(alm, grant(pat, 'provider'))
  const customer = jobAt(2)
  customer.write(alm, [grant(pat, 'customer')])
  const issuer = jobAt(3, [], pat)
  issuer.give(pat, grant(alm, 'provider'))
  const board = await boardOf(t, [provider, customer, issuer, jobAt(4)])
  const all = (query: BoardQuery) => numbers(board, { lives: 'all', ...query })
  const { company } = pat
  t.same(await all({ company }), ['PAT1003', 'ALM1002', 'ALM1001'])
  t.same(await all({ company, as: 'provider' }), ['ALM1001'])
  t.same(await all({ company, as: 'customer' }), ['ALM1002'])
  t.same(await all({ company, as: 'issuer' }), ['PAT1003'])
  t.same(await all({ company, as: 'alarm company' }), [])
  t.same(await all({ company: cus.company }), [])
  const going = await numbers(board, { company })
  t.same(going.toSorted(), ['ALM1001', 'ALM1002', 'PAT1003'])
})

t.test('mine are the jobs that the actor has', async (t) => {
  const jobs = [1, 2, 3, 4].map((n) => jobAt(n))
  const board = await boardOf(t, jobs)
  const [first, , third] = jobs.map(streamOf)
  const mine = boardOver(board.node.streams, quietDesk([first, third] as StreamId[]))
  const rows = async (query: BoardQuery) =>
    (await allRows(mine, someone(), query, 1)).rows.map(({ number }) => number)
  t.same(await rows({ mine: true }), ['ALM1003', 'ALM1001'])
  t.same(await rows({ mine: true, lives: 'all' }), ['ALM1003', 'ALM1001'])
  t.same(await rows({ mine: true, lives: 'ended' }), [])
  t.match(await boardCounts(mine, someone()), { mine: { count: 2, more: false } })
})

t.test('words are looked for in all jobs, the newest first, and with filters', async (t) => {
  const jobs = [
    jobAt(1, [value('siteName', 'Ørsted Mølle'), value('type', 'patrol')]),
    jobAt(2, [value('siteName', 'Ørsted'), value('type', 'escort')]),
    jobAt(3, [value('siteName', 'Orsted Mill'), value('type', 'patrol')]),
    jobAt(4, [value('siteName', 'Elsewhere')]),
  ]
  const [first] = jobs as [SharedJob]
  first.write(alm, [stage(own(first), 'complete')])
  const board = await boardOf(t, jobs)
  t.same(await numbers(board, { text: 'ørsted' }), ['ALM1003', 'ALM1002', 'ALM1001'])
  t.same(await numbers(board, { text: 'ors' }), ['ALM1003', 'ALM1002', 'ALM1001'])
  t.same(await numbers(board, { text: 'mølle ørsted' }), ['ALM1001'])
  t.same(await numbers(board, { text: 'orsted', type: 'patrol' }), ['ALM1003', 'ALM1001'])
  t.same(await numbers(board, { text: 'orsted', lives: 'going on' }), ['ALM1003', 'ALM1002'])
  t.same(await numbers(board, { text: 'orsted', lives: 'ended' }), ['ALM1001'])
  t.same(await numbers(board, { text: 'nowhere' }), [])
  t.same(await boardPage(board.board, someone(), { text: ' - ' }), { rows: [], noWords: true })
  t.same(await numbers(board, { text: 'alm1004' }), ['ALM1004'])
})

t.test('as many words as there are lead to the same jobs, whichever is the rarest', async (t) => {
  const jobs = Array.from({ length: 60 }, (_, n) =>
    jobAt(n, [value('request', `every ${n % 2 ? 'odd' : 'even'} w${n % 7} x${n}`)]),
  )
  const board = await boardOf(t, jobs)
  const expected = (fits: (n: number) => boolean) =>
    jobs.flatMap((_, n) => (fits(n) ? [`ALM${1000 + n}`] : [])).reverse()
  for (const text of [
    'every odd w3',
    'w3 odd every',
    'odd w3 eve',
    'w3 od',
    'every every odd w3',
  ]) {
    t.same(
      await numbers(board, { text }),
      expected((n) => n % 2 === 1 && n % 7 === 3),
      text,
    )
  }
  t.same(
    await numbers(board, { text: 'e' }),
    expected(() => true),
  )
  t.same(
    await numbers(board, { text: 'x1' }),
    expected((n) => n === 1 || (n >= 10 && n < 20)),
  )
})

t.test('what a search passes over is said, and the next page goes on from there', async (t) => {
  const kind = (n: number) => value('type', n === 0 ? 'escort' : 'patrol')
  const jobs = Array.from({ length: counted_jobs_max + 2 }, (_, n) =>
    jobAt(n, [value('request', 'common thing'), kind(n)]),
  )
  const board = await boardOf(t, jobs)
  const query = { text: 'common', type: 'escort' }
  const { pages, rows } = await allRows(board.board, someone(), query)
  t.match(rows, [{ number: 'ALM1000' }])
  const [first, ...others] = pages
  t.match(first, { rows: [], next: String })
  t.ok((first?.lookedBackTo ?? 0) > (others[0]?.lookedBackTo ?? 0))
  t.notOk(others.at(-1)?.lookedBackTo, 'all of them were looked through')
  t.same(await numbers(board, { type: 'escort' }), ['ALM1000'], 'an index knows it at once')
  const { goingOn, ended } = await boardCounts(board.board, someone())
  t.same(goingOn, { count: counted_jobs_max, more: true })
  t.same(ended, { count: 0, more: false })
})

t.test('jobs whose words are not noted yet are counted', async (t) => {
  const board = await boardOf(t, [jobAt(1, [value('siteName', 'Mill')])])
  await board.words.stop()
  await board.node.take(jobAt(2, [value('siteName', 'Mill')]).replica.deltas, alm)
  const page = await boardPage(board.board, someone(), { text: 'mill' })
  t.match(page, { rows: [{ number: 'ALM1001' }], unread: { count: 1, more: false } })
  t.notOk('unread' in (await boardPage(board.board, someone(), {})))
})

t.test('no page has more rows than may be, or fewer than one where there are any', async (t) => {
  const board = await boardOf(
    t,
    Array.from({ length: board_rows_max + 5 }, (_, n) => jobAt(n)),
  )
  for (const [limit, rows] of [
    [undefined, board_rows_max],
    [1e9, board_rows_max],
    [0, 1],
    [-5, 1],
    [2, 2],
  ] as const) {
    const page = await boardPage(board.board, someone(), {}, limit === undefined ? {} : { limit })
    t.equal(page.rows.length, rows)
    t.ok(page.next)
  }
})

t.test('a cursor that is none begins anew; one of another order goes on somewhere', async (t) => {
  const board = await boardOf(t, [jobAt(1), jobAt(2)])
  const all = ['ALM1002', 'ALM1001']
  for (const cursor of ['', 'x', '1.2', '99.5.zz', `3.${'9'.repeat(40)}.${'0'.repeat(64)}`]) {
    const { rows } = await boardPage(board.board, someone(), {}, { cursor })
    t.same(
      rows.map(({ number }) => number),
      all,
      cursor,
    )
  }
  const { next } = await boardPage(board.board, someone(), { attention: 'new' }, { limit: 1 })
  t.equal(next, undefined)
})

t.test('counts say how many there are of each kind, as far as anybody reads', async (t) => {
  const given = jobAt(1)
  given.give(alm, grant(pat, 'provider'))
  const ended = jobAt(2)
  ended.write(alm, [stage(own(ended), 'complete')])
  const theirs = jobAt(3, [], pat)
  theirs.give(pat, grant(alm, 'provider'))
  const board = await boardOf(t, [given, ended, theirs, jobAt(4)])
  const counts = await boardCounts(board.board, someone())
  const of = (count: number) => ({ count, more: false })
  t.match(counts, { goingOn: of(3), ended: of(1), attention: of(1), mine: of(0) })
  t.match(counts.wanting, { new: of(1), 'to accept': of(1), late: of(0), recalled: of(0) })
  t.same(Object.keys(counts.wanting).sort(), [...attentions].sort())
})

t.test('a query comes back from its text, and what it cannot be is left out', async (t) => {
  const query: BoardQuery = {
    lives: 'ended',
    attention: 'closed: confirm',
    type: 'alarm response',
    company: pat.company,
    as: 'alarm company',
    priority: 3,
    overdue: true,
    mine: true,
    onSite: true,
    unaccepted: true,
    site: 'Ørsted & Søn = 50%?',
    from: testTime,
    to: testTime + 1,
    text: 'æøå "x" + y',
  }
  const text = printQuery(query)
  t.same(readQuery(text, 'UTC'), query)
  t.same(readQuery(`?${text}`, 'UTC'), query)
  const turned = Object.fromEntries(Object.entries(query).reverse())
  t.equal(printQuery(turned), text, 'queries that ask the same are the same text')
  t.equal(printQuery({}), '')
  t.equal(printQuery(readQuery('text=&type=+&overdue=0', 'UTC')), '')
  const bad = [
    'lives=none&attention=nothing&as=owner&company=PAT&priority=high&priority=-1',
    'overdue=yes&from=tomorrow&to=2026-13-45&constructor=1&__proto__=1&unknown=1&priority=1e5',
    `company=${'g'.repeat(64)}&from=${'9'.repeat(30)}&%ff=%ff`,
  ]
  for (const one of bad) t.same(readQuery(one, 'UTC'), {}, one)
  t.equal(readQuery(`site=${'x'.repeat(5000)}`, 'UTC').site?.length, 200)
})

t.test('days of a date field are those of the company’s clock', async (t) => {
  const days = readQuery('from=2026-06-01&to=2026-06-02', 'Europe/Copenhagen')
  t.equal(days.from, Date.parse('2026-05-31T22:00:00Z'))
  t.equal(days.to, Date.parse('2026-06-02T22:00:00Z'), 'the last day is included')
  const spring = readQuery('from=2026-03-29&to=2026-03-29', 'Europe/Copenhagen')
  t.equal((spring.to ?? 0) - (spring.from ?? 0), 23 * 3_600_000)
  const midnight = readQuery('from=2026-09-06', 'America/Santiago')
  t.equal(midnight.from, Date.parse('2026-09-06T04:00:00Z'), 'that day begins at one')
})
