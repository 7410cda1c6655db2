/**
 * The book is what its streams say: derived again, or delivered to another copy in another order,
 * it is the same. Histories by chance; the seed stands in the name of each test.
 */
import t from 'tap'
import { siteOfJob } from '../../node/site/book.ts'
import { editSite, noteOnSite } from '../../node/site/keep.ts'
import { changeKey } from '../../node/site/keys.ts'
import { bookSite } from '../../node/site/list.ts'
import { mergeSites, unmergeSite } from '../../node/site/merge.ts'
import { isSiteFile } from '../../node/stream/site-keys.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { Random } from '../link/model-random.ts'
import { Company, until } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import { Book, harbour, operator, startBooks } from './support.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const steps = 24

/** Everything that people read of the book, and where each job is. */
async function readingOf({ context, company }: Book): Promise<object> {
  const sites: object[] = []
  const jobs: object[] = []
  for (const id of (await idsOf(company)).sort()) {
    const open = await company.streams.get(id)
    if (open && isSiteFile(open)) sites.push((await bookSite(context, id)) ?? {})
    if (open?.state.kind === 'job') jobs.push({ id, site: (await siteOfJob(context, id))?.id })
  }
  return JSON.parse(JSON.stringify({ sites, jobs }))
}

async function idsOf({ storage }: Company): Promise<StreamId[]> {
  const ids: StreamId[] = []
  for await (const id of storage.streams.ids()) ids.push(id)
  return ids
}

type Books = { readonly alm: Book; readonly pat: Book; readonly sub: Book }

/** One thing that somebody does. What is refused is refused: that is no concern here. */
async function step(random: Random, { alm, pat, sub }: Books): Promise<void> {
  const place = () => {
    const [n, street] = [random.from(1, 3), random.pick(['Quay Street', 'Quay St', 'Hill Road'])]
    return { ...harbour, lines: `${n} ${street}`, reference: `R-${random.from(1, 4)}` }
  }
  const sites = async (book: Book) => {
    const all = await idsOf(book.company)
    const opened = await Promise.all(all.map((id) => book.company.streams.get(id)))
    return opened.flatMap((open) => (open && isSiteFile(open) ? [open.state.stream] : []))
  }
  const one = async (book: Book) => random.pick(await sites(book)) ?? (await book.add(place()))
  const owner = random.pick([alm, sub]) as Book
  switch (random.from(0, 8)) {
    case 0:
      return void (await pat.add(place()))
    case 1:
    case 2:
      return void (await owner.job(place(), 'PAT'))
    case 3:
      return void (await owner.job(await one(owner), 'PAT'))
    case 4:
      return void (await editSite(owner.context, await one(owner), place(), operator))
    case 5:
    case 6: {
      const into = await one(pat)
      return void (await mergeSites(pat.context, { into, sites: [await one(pat)] }, operator))
    }
    case 7:
      return void (await unmergeSite(pat.context, await one(pat), operator))
    default: {
      const site = await one(pat)
      const key = { is: 'held', number: `${random.from(1, 9)}`, where: 'hook' } as const
      await changeKey(pat.context, site, key, operator)
      await noteOnSite(pat.context, site, 'a note', operator)
    }
  }
}

/** All is delivered, and looked at. */
async function rest({ alm, pat, sub }: Books): Promise<void> {
  let before = ''
  await until(
    'rest',
    async () => {
      for (const book of [alm, sub, pat]) await book.watch.settled()
      const now = JSON.stringify([
        await heldBy(alm),
        await heldBy(sub),
        await heldBy(pat),
        await missing(),
      ])
      const isSame = now === before
      before = now
      return isSame && (await missing()).length === 0
    },
    20_000,
  )

  /** Streams that PAT shares with an owner, and of which it has less. */
  async function missing(): Promise<StreamId[]> {
    const late: StreamId[] = []
    for (const owner of [alm, sub]) {
      for (const id of await idsOf(owner.company)) {
        const [there, here] = await Promise.all([
          owner.company.streams.get(id),
          pat.company.streams.get(id),
        ])
        if (there?.state.kind === 'private' || !there) continue
        if ((here?.state.held ?? 0) < there.state.held) late.push(id)
      }
    }
    return late
  }
}

async function heldBy({ company }: Book): Promise<number> {
  let held = 0
  for (const id of await idsOf(company)) held += (await company.streams.get(id))?.state.held ?? 0
  return held
}

/** Another copy that got the same deltas, stream by stream in another order, and between each other. */
async function copyOf(pat: Book, random: Random): Promise<Company> {
  const queues: Delta[][] = []
  for (const id of await idsOf(pat.company)) {
    const queue: Delta[] = []
    for await (const { signed } of pat.company.storage.deltas.read(id, 0)) {
      const delta = readDelta(signed)
      if (delta instanceof Refused) throw new Error(delta.reason)
      queue.push(delta)
    }
    queues.push(queue)
  }
  const copy = await Company.start('PAT', new MemoryNetwork(), { identity: pat.company.identity })
  for (const record of pat.company.links.all()) await copy.links.put(record)
  for (let left = queues.filter((queue) => queue.length > 0); left.length > 0; ) {
    const delta = random.pick(left)?.shift() as Delta
    const verdict = await copy.streams.exclusive((work) => work.place(delta))
    if (verdict.is !== 'valid') throw new Error(`a delta is ${verdict.is}`)
    left = left.filter((queue) => queue.length > 0)
  }
  return copy
}

for (const seed of seeds) {
  t.test(`seed ${seed}: the book is the same derived again, and in another copy`, async (t) => {
    const random = new Random(seed)
    // PAT stands between two owners.
    const books = await startBooks(t, ['alm', 'pat', 'sub'])
    for (let n = 0; n < steps; n++) {
      await step(random, books)
      if (random.chance(0.5)) await books.pat.watch.settled()
    }
    await rest(books)
    const { pat } = books
    const before = await readingOf(pat)
    await pat.company.streams.rebuild(() => undefined)
    t.strictSame(await readingOf(pat), before, 'derived again')
    await pat.watch.settled()
    t.strictSame(await readingOf(pat), before, 'and looked at again')

    const copy = await copyOf(pat, random)
    t.teardown(() => copy.stop())
    const other = new Book(copy)
    await other.watch.settled()
    t.strictSame(await readingOf(other), before, 'in another order')
    t.strictSame(copy.failures, [])
  })
}
