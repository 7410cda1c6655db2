/**
 * Ending a link. What ties the two companies on jobs that go on is ended first, job by job, while
 * there is a line to tell it over; then the link itself. Complete jobs stay as they are.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import type { JobContext } from '../job/context.ts'
import { partOnJob } from '../job/parties.ts'
import type { Acting } from '../stream/append.ts'
import { indexes } from '../stream/index-keys.ts'
import type { Linking } from './linking.ts'
import { type LinkingRefusal, refuseLinking } from './linking-refusal.ts'
import type { Links } from './links.ts'
import type { Network } from './network.ts'

/** How long a company that is connected has to take what ends; a person waits for the answer. */
const telling_ms_max = 3000
const look_ms = 25

export type UnlinkContext = {
  readonly jobs: JobContext
  readonly links: Pick<Links, 'get'>
  readonly linking: Pick<Linking, 'setState'>
  readonly network: Pick<Network, 'status'>
}

export type Unlink = {
  readonly company: CompanyId
  /** The other company reads it on each of the jobs. */
  readonly reason: string
}

export type Unlinked = {
  /** Jobs on which each other's part was ended: what we gave is revoked, what we had is released. */
  readonly parted: readonly StreamId[]
  /** Those of them of which nothing shows that the other company knows: phone. */
  readonly untold: readonly StreamId[]
}

/** Jobs that go on and are exchanged with this company: what a person sees before unlinking. */
export async function openJobsWith(context: JobContext, company: CompanyId): Promise<StreamId[]> {
  const { storage, own } = context.streams.context
  const jobs: StreamId[] = []
  const range = { from: `${company}/`, to: `${company}0` }
  for await (const { stream } of storage.index.read(indexes.shared, range)) {
    const { life, membership } = (await context.streams.get(stream))?.structure ?? {}
    const isOn = membership && neighbours(membership, own.company).get(company) === 'all'
    if (isOn && (life === 'open' || life === 'unassigned')) jobs.push(stream)
  }
  return jobs
}

/** Parts from all open jobs and ends the link; `progress` hears of each job that is done. */
export async function unlink(
  context: UnlinkContext,
  { company, reason }: Unlink,
  acting: Acting,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Unlinked | LinkingRefusal> {
  const { state } = context.links.get(company) ?? {}
  if (state === undefined || state === 'requested' || state === 'unlinked') {
    return refuseLinking('not-linked', 'There is no link with this company that could be ended.')
  }
  const parted: StreamId[] = []
  const jobs = await openJobsWith(context.jobs, company)
  for (const [i, job] of jobs.entries()) {
    const result = await partOnJob(context.jobs, job, company, reason, acting)
    if (!result.refused && result.saved.length > 0) parted.push(job)
    progress(i + 1, jobs.length)
  }
  const untold = await tell(context, company, parted)
  const ended = await context.linking.setState(company, 'unlinked')
  return 'refused' in ended ? ended : { parted, untold }
}

/** Waits until the other company's receipts show that it knows, for a while; gives what is left. */
async function tell(
  { jobs, network }: UnlinkContext,
  company: CompanyId,
  parted: readonly StreamId[],
): Promise<StreamId[]> {
  const end = Date.now() + telling_ms_max
  let untold = [...parted]
  for (;;) {
    const known = await Promise.all(untold.map((job) => knowsOfEnds(jobs, job, company)))
    untold = untold.filter((_, i) => !known[i])
    const isThere = network.status(company).some(({ connected }) => connected)
    if (untold.length === 0 || !isThere || Date.now() > end) return untold
    await delay(look_ms)
  }
}

/** Whether a receipt of this company covers every end that we put to what was between the two. */
async function knowsOfEnds(
  { streams }: JobContext,
  job: StreamId,
  company: CompanyId,
): Promise<boolean> {
  const { storage, own } = streams.context
  const open = await streams.get(job)
  if (!open) return true
  const receipts = (await storage.receipts.of(job)).filter((one) => one.company === company)
  const ends = [...open.structure.membership.grants.values()]
    .filter(({ by, to }) => by === company || to === company)
    .flatMap((line) => line.ends.filter((act) => act.company === own.company))
  return ends.every(({ lane, seq }) => receipts.some(({ clock }) => covers(clock, lane, seq)))
}
