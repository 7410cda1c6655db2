/**
 * `npm run bench -- site-book`: 100,000 sites in a store on the disk: a search as somebody types, the
 * site of an arriving job, and how fast a file of sites is read, compared and written.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noteSite } from '../../node/site/arrival.ts'
import type { SiteContext } from '../../node/site/context.ts'
import { likeSites } from '../../node/site/duplicates.ts'
import { csvText } from '../../node/site/import/csv-text.ts'
import { type ImportStage, SiteImports } from '../../node/site/import/imports.ts'
import { addSite } from '../../node/site/keep.ts'
import { searchSites } from '../../node/site/list.ts'
import type { Place } from '../../node/site/matching/place.ts'
import { placeInputs } from '../../node/site/site-file.ts'
import { Sequence } from '../../node/stream/sequence.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import { openStorage } from '../../storage/open.ts'
import { Random } from '../link/model-random.ts'
import { madeUpSeed } from '../site/matching/site-book.ts'
import { pick, placeOfSeed } from '../site/matching/spelling.ts'
import { author } from '../support/author.ts'
import { Company } from '../support/company.ts'
import { deltaOfDraft, genesisDraft } from '../support/compose.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import { value } from '../support/slots.ts'

const sites_count = 100_000
const searches_count = 300
const jobs_count = 500
const import_rows = 5_000
/** Sites written at a time while the store is filled. */
const at_once = 250

export async function benchSiteBook(): Promise<Record<string, number>> {
  const directory = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  const storage = await openStorage({ directory })
  const company = await Company.start('PAT', new MemoryNetwork(), { storage })
  const book: SiteContext = { jobs: company.jobs, changes: new Sequence() }
  try {
    const random = new Random(7)
    const places = Array.from({ length: sites_count }, () => placeOfSeed(madeUpSeed(random)))
    const from = performance.now()
    for (let n = 0; n < sites_count; n += at_once) {
      await Promise.all(places.slice(n, n + at_once).map((one) => addSite(book, placeInputs(one))))
      if (n % 10_000 === 0) console.log(`${n} sites`)
    }
    const filled = performance.now() - from
    return {
      sites: sites_count,
      'sites a second while filled': Math.round((sites_count * 1000) / filled),
      ...(await searches(book, places, random)),
      ...(await arrivals(book, places, random)),
      ...(await imports(book, random)),
    }
  } finally {
    await company.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Each beginning of a name and a street, letter by letter, as a page asks for it. */
async function searches(book: SiteContext, places: readonly Place[], random: Random) {
  const times: number[] = []
  const worked: number[] = []
  while (times.length < searches_count) {
    const { name, lines, suburb } = pick(places, random)
    const typed = random.pick([name, `${lines[0]} ${suburb}`, `${suburb} ${name}`]) ?? name
    for (let letters = 2; letters <= typed.length; letters++) {
      const [begun, work] = [performance.now(), process.cpuUsage()]
      await searchSites(book, typed.slice(0, letters))
      times.push(performance.now() - begun)
      worked.push(workedSince(work))
    }
  }
  return {
    ...shares('search as you type', times),
    // Without waiting for a processor that others have.
    ...shares('search as you type, worked', worked),
    'search, slowest ms': rounded(Math.max(...times)),
  }
}

/** Half of the jobs are at a place of the book, half at a new one. */
async function arrivals(book: SiteContext, places: readonly Place[], random: Random) {
  const alm = author('ALM')
  const found: number[] = []
  const made: number[] = []
  const like: number[] = []
  const foundWork: number[] = []
  const madeWork: number[] = []
  const likeWork: number[] = []
  for (let n = 0; n < jobs_count; n++) {
    const isKnown = n % 2 === 0
    const place = isKnown ? pick(places, random) : placeOfSeed(madeUpSeed(random))
    const draft = genesisDraft(alm, { number: `ALM${n}`, nonce: random.hex(nonce_bytes) }, [
      value('siteName', place.name),
      value('siteAddress', place.lines.join('\n')),
      value('siteSuburb', place.suburb),
      value('siteState', place.state),
      value('sitePostcode', place.postcode),
      value('siteCountry', place.country),
    ])
    const delta = deltaOfDraft(draft, alm)
    await book.jobs.streams.exclusive((work) => work.place(delta, alm.company))
    let [begun, work] = [performance.now(), process.cpuUsage()]
    await noteSite(book, delta.stream)
    ;(isKnown ? found : made).push(performance.now() - begun)
    ;(isKnown ? foundWork : madeWork).push(workedSince(work))
    begun = performance.now()
    work = process.cpuUsage()
    await likeSites(book, place)
    like.push(performance.now() - begun)
    likeWork.push(workedSince(work))
  }
  return {
    ...shares('job at a known site, with its synced write', found),
    ...shares('job at a new site, with its synced writes', made),
    ...shares('possible duplicates of a place', like),
    ...shares('job at a known site, worked', foundWork),
    ...shares('job at a new site, worked', madeWork),
    ...shares('possible duplicates of a place, worked', likeWork),
  }
}

async function imports(book: SiteContext, random: Random) {
  const rows = Array.from({ length: import_rows }, () => {
    const { name, lines, suburb, state, postcode, country } = placeOfSeed(madeUpSeed(random))
    return [name, lines.join('\n'), suburb, state, postcode, country]
  })
  const header = ['Name', 'Address', 'Suburb', 'State', 'Postcode', 'Country']
  const file = Buffer.from(csvText([header, ...rows], ','))
  const all = new SiteImports(book, (error) => console.error(error))
  const begun = all.begin('sites.csv')
  if ('refused' in begun) throw new Error(begun.message)
  const reached = async (stage: ImportStage) => {
    for (;;) {
      const state = all.view(begun.id)
      if ('refused' in state || state.fault) throw new Error(JSON.stringify(state))
      if (state.stage === stage) return state
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const times = [performance.now()]
  await all.put(
    begun.id,
    (async function* () {
      yield file
    })(),
  )
  times.push(performance.now())
  await reached('compared')
  times.push(performance.now())
  all.apply(begun.id, { leaveOutWrong: true, possible: 'add' }, { by: 'Olsen' })
  const { written } = await reached('written')
  times.push(performance.now())
  await all.stop()
  const rate = (n: number) =>
    Math.round((import_rows * 1000) / ((times[n + 1] ?? 0) - (times[n] ?? 0)))
  return {
    'import: rows': import_rows,
    'import: added': written?.added ?? 0,
    'import: read, rows a second': rate(0),
    'import: compared, rows a second': rate(1),
    'import: written, rows a second': rate(2),
  }
}

/** ms that this process worked, in all its threads. */
function workedSince(work: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(work)
  return (user + system) / 1000
}

function shares(what: string, times: readonly number[]): Record<string, number> {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { [`${what}, p50 ms`]: at(0.5), [`${what}, p95 ms`]: at(0.95) }
}

const rounded = (figure: number) => Math.round(figure * 100) / 100
