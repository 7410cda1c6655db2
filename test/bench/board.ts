/**
 * `npm run bench -- board`: the board of a company with 100,000 jobs in a real storage, 5,000 of
 * which go on: first pages, filters, words as they are typed. Milliseconds at the server, without
 * HTTP and pages.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { boardPage } from '../../node/job/board.ts'
import { boardCounts } from '../../node/job/board-counts.ts'
import { type BoardQuery, readQuery } from '../../node/job/board-query.ts'
import type { BoardContext } from '../../node/job/board-row.ts'
import { WordIndex } from '../../node/job/word-index.ts'
import { Outboxes } from '../../node/link/outboxes.ts'
import { Streams } from '../../node/stream/streams.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { author } from '../support/author.ts'
import { boardOver, someone } from '../support/board.ts'
import { BoardFill, filled_until } from './board-fill.ts'

const jobs_count = 100_000
/** Every so manyth job goes on. */
const going_every = 20
const runs = 100

const own = author('ALM')

export async function benchBoard(): Promise<Record<string, number>> {
  const directory = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  try {
    // In a process of its own: what filling leaves in memory is not the board's.
    const filled = await filledIn(directory)
    return { ...filled, ...(await measured(directory)) }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function filledIn(directory: string): Promise<Record<string, number>> {
  const child = fork(fileURLToPath(import.meta.url), [directory])
  const [figures] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`filling ended with ${code}`))),
  ])
  return figures
}

async function fillIn(directory: string): Promise<Record<string, number>> {
  const storage = await openStorage({ directory })
  const fill = new BoardFill(own, jobs_count, going_every)
  const streams = streamsOn(storage, () => fill.now)
  const figures: Record<string, number> = {}
  await streams.finishRebuild(() => {})
  await timed(figures, 'filling, s', () => fill.into(streams, told('jobs')))
  const words = new WordIndex(boardOver(streams).jobs, (error) => console.error(error))
  await timed(figures, 'noting words, s', () => wordsNoted(storage, words))
  await words.stop()
  await storage.close()
  return figures
}

async function measured(directory: string): Promise<Record<string, number>> {
  const storage = await openStorage({ directory })
  const figures: Record<string, number> = {}
  const board = boardOver(streamsOn(storage, () => filled_until))
  await pages(board, figures)
  await searches(board, figures)
  // The rest of what is resident are pages of the storage's files, which the system takes back.
  figures['memory of the process, MB'] = Math.round((await anonymousBytes()) / 1e6)
  figures['on the disk, MB'] = Math.round((await bytesIn(directory)) / 1e6)
  await storage.close()
  return figures
}

function streamsOn(storage: Storage, now: () => number): Streams {
  const random = (bytes: number) => randomBytes(bytes)
  return new Streams({
    storage,
    own,
    epoch: { current: () => own.epoch, renew: async () => own.epoch, doubt: async () => false },
    verifier: new Verifier(),
    routes: { nodesOf: () => [], companyOf: () => undefined },
    outboxes: new Outboxes(storage, random),
    now,
    random,
  })
}

const operator = someone()

async function pages(board: BoardContext, figures: Record<string, number>): Promise<void> {
  const page = (query: BoardQuery, actor = operator, cursor?: string) =>
    boardPage(board, actor, query, { limit: 100, ...(cursor ? { cursor } : {}) })
  const { next } = await page({})
  await percentiles(figures, 'first page', () => page({}))
  await percentiles(figures, 'second page', () => page({}, operator, next))
  await percentiles(figures, 'counts', () => boardCounts(board, operator))
  await percentiles(figures, 'a guard’s first page', () => page({}, someone('guard', 'R10')))
  const company = author('PAT').company
  const filters = [
    ...['attention=late', 'attention=to+accept', 'attention=new', 'overdue=1', 'on-site=1'],
    ...['unaccepted=1', 'type=escort', 'type=patrol', 'priority=1', `company=${company}`],
    ...[`company=${company}&as=issuer&type=patrol&priority=2`, 'site=Mølle+77', 'lives=ended'],
    ...['lives=all', 'lives=complete&type=escort', 'lives=all&type=patrol&priority=3&site=mølle+9'],
    ...['lives=all&from=2026-01-10&to=2026-01-11', 'lives=cancelled'],
  ]
  for (const filter of filters) {
    const name = filter.replace(company, 'PAT')
    await percentiles(figures, name, () => page(readQuery(filter, 'Europe/Copenhagen')))
  }
}

const typed = [
  'Ørsted',
  'ALM54321',
  'havnegade 12',
  'REF-77',
  'brand mølle 9',
  'alarm zone',
  'xyzzy',
]

/** After each letter, as somebody types. */
async function searches(board: BoardContext, figures: Record<string, number>): Promise<void> {
  for (const text of typed) {
    const beginnings = [...text].map((_, i) => text.slice(0, i + 1))
    await percentiles(
      figures,
      `typing "${text}"`,
      async (run) => {
        await boardPage(board, operator, { text: beginnings[run % beginnings.length] as string })
      },
      10 * beginnings.length,
    )
  }
  const page = await boardPage(board, operator, { text: 'ALM54321' })
  figures['jobs found by a number'] = page.rows.length
}

async function wordsNoted(storage: Storage, words: WordIndex): Promise<void> {
  words.start()
  const tell = told('words noted')
  for (;;) {
    let left = 0
    for await (const _ of storage.words.due()) left++
    tell(jobs_count - left)
    if (left === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function timed(figures: Record<string, number>, name: string, run: () => Promise<void>) {
  const began = performance.now()
  await run()
  figures[name] = Math.round((performance.now() - began) / 1000)
}

async function percentiles(
  figures: Record<string, number>,
  name: string,
  run: (n: number) => Promise<unknown>,
  times = runs,
): Promise<void> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await run(n)
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const at = (part: number) => Number((took[Math.floor(part * (took.length - 1))] ?? 0).toFixed(1))
  figures[`${name}, p50 ms`] = at(0.5)
  figures[`${name}, p95 ms`] = at(0.95)
}

/** Says on the console how far it is, every five seconds. */
function told(what: string): (done: number) => void {
  let said = performance.now()
  return (done) => {
    if (performance.now() - said < 5000) return
    said = performance.now()
    console.log(`${done} of ${jobs_count} ${what}`)
  }
}

async function anonymousBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8')
  return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

async function bytesIn(directory: string): Promise<number> {
  const files = await readdir(directory)
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(directory, file))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The process that fills. */
const [, program, directory] = process.argv
if (program === fileURLToPath(import.meta.url) && directory) {
  const figures = await fillIn(directory)
  process.send?.(figures)
}
