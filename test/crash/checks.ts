/** What has to hold when everything was started once more: by what each says, and by what it kept. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readStored } from '../../node/stream/open-stream.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { until } from '../support/company.ts'
import type { CrashingCompany } from './company.ts'
import type { Acknowledged } from './load.ts'

/** For one job, when all nodes run and nobody writes. */
const settle_ms_max = 120_000

/** How far it has come, and who says there what a company is called: each one's own. */
const own: ReadonlySet<string> = new Set(['delivery', 'untold', 'nameFrom'])

export type Found = {
  /** Acknowledged changes that are missing at a company that should have them. */
  readonly lost: readonly string[]
  /** Jobs that are read differently, or of which not all have the same changes. */
  readonly diverged: readonly string[]
  /** Places of a chain with two bodies, numbers of one issuer that were given twice. */
  readonly reused: readonly string[]
  readonly jobs: number
  readonly deltas: number
}

/** Waits until every company has been told that all others have the job; compares what they read. */
export async function compareRead(
  companies: readonly CrashingCompany[],
  members: ReadonlyMap<StreamId, ReadonlySet<string>>,
): Promise<string[]> {
  const diverged: string[] = []
  for (const [job, codes] of members) {
    const on = companies.filter(({ code }) => codes.has(code))
    try {
      await until(`${job} to be the same everywhere`, () => isSame(on, job), settle_ms_max)
    } catch (error) {
      diverged.push((error as Error).message)
    }
  }
  return diverged
}

async function isSame(on: readonly CrashingCompany[], job: StreamId): Promise<boolean> {
  const views = await Promise.all(on.map((company) => viewAt(company, job)))
  const arrived = views.every((view, i) =>
    view?.members.every(
      ({ code, delivery }) => code === on[i]?.code || delivery?.state !== 'queued',
    ),
  )
  const [first, ...others] = views.map(agreed)
  return arrived && others.every((other) => isDeepStrictEqual(other, first))
}

async function viewAt(company: CrashingCompany, job: StreamId): Promise<JobView | undefined> {
  const answer = await company.call('GET', `/jobs/${job}`)
  return answer?.status === 200 ? (answer.body as { job: JobView }).job : undefined
}

function agreed(view: JobView | undefined) {
  if (!view) return undefined
  return JSON.parse(JSON.stringify(view), (key, value) => (own.has(key) ? undefined : value))
}

type Kept = { readonly code: string; readonly storage: Storage }

/** Opens what the stopped nodes have kept. */
export async function compareKept(
  companies: readonly CrashingCompany[],
  members: ReadonlyMap<StreamId, ReadonlySet<string>>,
  acknowledged: readonly Acknowledged[],
): Promise<Found> {
  const kept = await Promise.all(
    companies.map(async ({ code, data }) => ({
      code,
      storage: await openStorage({ directory: join(data, 'store') }),
    })),
  )
  try {
    const places = new Places()
    const diverged: string[] = []
    let deltas = 0
    for (const [job, codes] of members) {
      const on = kept.filter(({ code }) => codes.has(code))
      const ids = await Promise.all(on.map((one) => idsOf(one, job, places)))
      deltas += ids[0]?.size ?? 0
      const isSame = ids.every((one) => isDeepStrictEqual(one, ids[0]))
      if (!isSame) diverged.push(`${job}: ${ids.map(({ size }) => size).join(', ')} changes`)
    }
    for (const one of kept) await noteNumbers(one, places)
    const lost = await missing(kept, members, acknowledged)
    return { lost, diverged, reused: places.reused, jobs: members.size, deltas }
  } finally {
    for (const { storage } of kept) await storage.close()
  }
}

/** Reads each delta anew: what is kept of positions is not believed. */
async function idsOf({ storage }: Kept, job: StreamId, places: Places): Promise<Set<DeltaId>> {
  const ids = new Set<DeltaId>()
  for await (const { signed } of storage.deltas.read(job, 0)) {
    const { id, chain, seq } = readStored(signed)
    ids.add(id)
    places.note(`${job} ${chain} ${seq}`, id)
  }
  return new Set([...ids].sort())
}

async function noteNumbers({ storage }: Kept, places: Places): Promise<void> {
  for await (const stream of storage.streams.ids()) {
    const { state } = (await storage.streams.get(stream)) ?? {}
    if (state?.kind === 'job') places.note(`number ${state.issuer} ${state.number}`, stream)
  }
}

/** What may be at each place only once. */
class Places {
  readonly reused: string[] = []
  readonly #at = new Map<string, string>()

  note(place: string, id: string): void {
    const other = this.#at.get(place)
    if (other !== undefined && other !== id) this.reused.push(place)
    this.#at.set(place, id)
  }
}

async function missing(
  kept: readonly Kept[],
  members: ReadonlyMap<StreamId, ReadonlySet<string>>,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const lost: string[] = []
  for (const { code, job, id } of acknowledged) {
    for (const at of kept.filter((one) => members.get(job)?.has(one.code))) {
      const found = await at.storage.deltas.position(id)
      if (!found) lost.push(`${at.code} lacks ${id} of ${job}, saved by ${code}`)
    }
  }
  return lost
}
