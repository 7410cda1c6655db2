/**
 * One simulated world from its seed to its end: companies in a tree, people who work, things that
 * break; then everything is mended, and the checkers look at what is left.
 */
import { Random } from '../link/model-random.ts'
import { Administrators } from './administrators.ts'
import { type Checked, checkEnd } from './checks.ts'
import { SimulatedCompany } from './company.ts'
import type { Complaint } from './complaint.ts'
import { Faults } from './faults.ts'
import { Hostile } from './hostile.ts'
import { act } from './operators.ts'
import { workOnSites } from './sites.ts'
import { enter, World } from './time.ts'
import { Watch } from './watch.ts'
import { Wire } from './wire.ts'

/** Companies of a world: most are small, as chains are; a few are not. */
const companies_max = 12
/** Things that people do in a world. */
const moves_least = 40
const moves_most = 160
/** Everything that can be delivered has been, that long after the last fault: ms. */
const settles_ms_max = 30 * 60_000
/** What administrators take to put everything in order, link by link and try by try: ms. */
const order_ms_max = 3 * 3_600_000
/** Between two comparisons of everything, and what they take. */
const a_day_ms = 25 * 3_600_000
/** How long each look at it takes, ms. */
const look_ms = 5000

export type Outcome = {
  readonly seed: number
  readonly complaints: readonly Complaint[]
  readonly companies: number
  readonly hours: number
  readonly moves: number
  readonly acknowledged: number
  readonly deltas: number
  /** Worlds that had to wait for the daily comparison. */
  readonly days: number
  readonly faults: Counts
  readonly administrators: Counts
  readonly hostile: Counts
}

type Counts = Readonly<Record<string, number>>

const codes = ['ALM', 'PAT', 'SUB', 'EXT', 'GRD', 'KEY', 'DOG', 'FIR', 'MED', 'NIT', 'OWL', 'ZED']

type Pair = readonly [SimulatedCompany, SimulatedCompany]

export async function simulate(seed: number): Promise<Outcome> {
  const random = new Random(seed)
  const world = new World(random)
  enter(world)
  const wire = new Wire(world)
  const count = Math.min(companies_max, 3 + Math.floor(-Math.log(1 - random.next()) * 1.2))
  const companies = codes.slice(0, count).map((code) => {
    const skew = random.chance(0.3) ? random.from(-3_600_000, 3_600_000) : random.from(-500, 500)
    return new SimulatedCompany(code, wire, skew)
  })
  const pairs = treeOf(companies, random)
  const hostile = corrupted(companies, wire, random)
  const faults = new Faults(world, wire, companies, pairs, random.chance(0.5))
  const watch = new Watch(companies)
  wire.onFrame = ({ place }, { node }, frame) => watch.sends(place, node, frame)
  const threw = (company: SimulatedCompany, error: unknown) => watch.threw(company, error)
  const administrators = new Administrators(world, companies, pairs, threw)
  olderOnes(companies, random)
  for (const company of companies) await company.start()
  for (const [one, other] of pairs) await world.until('a link', administrators.link(one, other))
  const moves = await work({ world, companies, pairs, faults, administrators, watch })
  await faults.mendAll()
  await world.until('order', administrators.putInOrder(), order_ms_max)
  let checked = await settledAndChecked({ world, companies, pairs, watch })
  const isRestored = companies.some(({ restored }) => restored > 0)
  const healed = isRestored && checked.complaints.length > 0 ? 1 : 0
  if (healed) {
    // Who was set back and has caught up with its old positions is found by the daily comparison.
    await world.pass(a_day_ms)
    checked = await settledAndChecked({ world, companies, pairs, watch })
  }
  for (const company of companies) company.kill(true)
  return {
    seed,
    complaints: checked.complaints,
    companies: count,
    hours: world.now / 3_600_000,
    moves,
    acknowledged: companies.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
    deltas: checked.deltas,
    faults: counted(faults, wire, companies),
    days: healed,
    administrators: administrators.counts,
    hostile: { ...hostile?.counts },
  }
}

async function settledAndChecked({
  world,
  companies,
  pairs,
  watch,
}: Pick<Scene, 'world' | 'companies' | 'pairs' | 'watch'>): Promise<Checked> {
  const complaints = [...watch.complaints, ...(await settle(world, companies, pairs, watch))]
  return complaints.length > 0 ? { complaints, deltas: 0 } : checkEnd(world, companies, watch)
}

/** In some worlds one company's node keeps to nothing. */
function corrupted(
  companies: readonly SimulatedCompany[],
  wire: Wire,
  random: Random,
): Hostile | undefined {
  const company = random.chance(0.4) ? random.pick(companies) : undefined
  if (!company) return undefined
  company.hostile = true
  const hostile = new Hostile(company, random)
  wire.tamper(company.code, hostile)
  return hostile
}

/** Each company is linked with one before it, and some with a second one. */
function treeOf(companies: readonly SimulatedCompany[], random: Random): Pair[] {
  const pairs: Pair[] = []
  for (const [i, company] of companies.entries()) {
    if (i === 0) continue
    const parent = companies[random.from(Math.max(0, i - 3), i - 1)] as SimulatedCompany
    pairs.push([parent, company])
    const second = companies[random.from(0, i - 1)] as SimulatedCompany
    if (second !== parent && random.chance(0.2)) pairs.push([second, company])
  }
  return pairs
}

/** In some worlds some nodes are of the version before this one, until somebody upgrades them. */
function olderOnes(companies: readonly SimulatedCompany[], random: Random): void {
  if (!random.chance(0.4)) return
  for (const company of companies) company.wasOlder = company.isOlder = random.chance(0.4)
}

type Scene = {
  readonly world: World
  readonly companies: readonly SimulatedCompany[]
  readonly pairs: readonly Pair[]
  readonly faults: Faults
  readonly administrators: Administrators
  readonly watch: Watch
}

/** Of what people do, so much is done with the site book. */
const sites_share = 0.12

/** People work and things break, at the same time. Returns how many things were done. */
async function work(scene: Scene): Promise<number> {
  const { world, companies, pairs, faults, administrators, watch } = scene
  const { random } = world
  const count = random.from(moves_least, moves_most)
  const faulty = random.chance(0.9) ? random.next() * 0.6 : 0
  const administered = random.chance(0.6) ? random.next() * 0.15 : 0
  let done = 0
  while (done < count) {
    await world.pass(pause(random))
    if (random.chance(faulty)) await faults.happen()
    if (random.chance(administered)) await administrators.act()
    const company = random.pick(companies) as SimulatedCompany
    const linked = pairs.flatMap(([one, other]) =>
      one === company ? [other.code] : other === company ? [one.code] : [],
    )
    done++
    if (random.chance(faulty / 4))
      faults.killSoon(random.chance(0.5) ? company : (random.pick(companies) as SimulatedCompany))
    const acting = company.within((node) => {
      const { book } = company
      return book && random.chance(sites_share)
        ? workOnSites(book, random, linked)
        : act(node, random, linked, company.isOlder)
    })
    acting
      ?.then((result) => {
        if (!result || result.refused || result.held) return
        for (const id of result.saved) company.acknowledged.push({ id, job: result.job })
      })
      .catch((error: unknown) => watch.threw(company, error))
    if (random.chance(0.2)) watch.look()
  }
  return done
}

/** ms until somebody does something: at once, after a while, or the next morning. */
function pause(random: Random): number {
  const chance = random.next()
  if (chance < 0.7) return random.from(0, 5000)
  return chance < 0.98 ? random.from(10_000, 200_000) : random.from(1, 10) * 3_600_000
}

/** Lets time pass until nothing is on its way any more. */
async function settle(
  world: World,
  companies: readonly SimulatedCompany[],
  pairs: readonly Pair[],
  watch: Watch,
): Promise<readonly Complaint[]> {
  const end = world.now + settles_ms_max
  let why: string | undefined
  while (world.now < end) {
    await world.pass(look_ms)
    for (const company of companies) await company.start()
    why = await watch.unsettled(pairs)
    if (!why) return []
  }
  return [{ check: 'progress', what: `after ${settles_ms_max / 60_000} minutes: ${why}` }]
}

function counted(faults: Faults, wire: Wire, companies: readonly SimulatedCompany[]): Counts {
  const counts: Record<string, number> = { ...Object.fromEntries(faults.counts), ...wire.events }
  for (const { disk } of companies) {
    for (const [name, count] of Object.entries(disk.events)) {
      counts[name] = (counts[name] ?? 0) + count
    }
  }
  return counts
}
