/**
 * Three companies in a row as real processes, killed one after the other at random while people work
 * on jobs and their disks fail. Then everything is started once more, and has to be there.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { LinkView } from '../../node/api/backend.ts'
import { until } from '../support/company.ts'
import { compareKept, compareRead } from './checks.ts'
import { CrashingCompany } from './company.ts'
import { compileFaults, type Fault } from './faults.ts'
import { Load } from './load.ts'

/** Between two kills. */
const kill_ms_min = 200
const kill_ms_max = 2000
/** Of kills that would hit a node while it starts, so many do; the others wait for one that is up. */
const killed_starting_share = 0.25
/** For the processes to start and to find each other, on a busy machine. */
const wait_ms = 60_000

/** Of all lives, so many meet errors of their disk: half of those while they start. */
const hurt_share = 0.5
const one_in: readonly number[] = [4, 25, 150]
const fault_kinds = ['syncs', 'writes', 'both'] as const
const fault_errors = ['EIO', 'ENOSPC'] as const

export type Crashes = {
  readonly seconds: number
  readonly kills: number
  readonly starts: number
  /** Errors of fsync and fdatasync, of write; undefined: left out, there is no C compiler. */
  readonly injected: { readonly syncs: number; readonly writes: number } | undefined
  /** Nodes that ended with a line about it. */
  readonly endedByErrors: number
  readonly acknowledged: number
  readonly unanswered: number
  readonly refused: number
  readonly jobs: number
  readonly deltas: number
  readonly lost: readonly string[]
  readonly diverged: readonly string[]
  readonly reused: readonly string[]
  /** Ends without one clear line, and answers that nothing explains. */
  readonly unclear: readonly string[]
}

export type RunOptions = {
  readonly seconds: number
  readonly chance: () => number
  readonly told: (line: string) => void
}

export async function runCrashes(options: RunOptions): Promise<Crashes> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-crash-'))
  try {
    return await run(folder, options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(folder: string, { seconds, chance, told }: RunOptions): Promise<Crashes> {
  const library = await compileFaults(folder)
  if (!library) told('errors of the disk are left out: there is no C compiler (cc) here')
  let isCalm = true
  const nextFault = () => (isCalm ? undefined : drawFault(chance))
  const companies = ['ALM', 'PAT', 'SUB'].map(
    (code) => new CrashingCompany(code, folder, { library, nextFault }),
  )
  const [alm, pat, sub] = companies as [CrashingCompany, CrashingCompany, CrashingCompany]
  const load = new Load(chance)
  try {
    await Promise.all(companies.map((one) => one.start()))
    await link(alm, pat)
    await link(pat, sub)
    // Who ends in good order keeps what it compiled: after that a start is as short as it can be.
    for (const one of companies) await one.restart()
    told('three companies run and are linked; the kills begin')
    isCalm = false
    load.start(companies)
    await killAtRandom(companies, seconds, chance)
    isCalm = true
    if (library) await failOnce(alm)
    await load.stop()
    told('no more kills; everything is started once more and compared')
    for (const one of companies) one.recover()
    await Promise.all(companies.map((one) => one.ready()))
    const read = await compareRead(companies, load.members)
    await Promise.all(companies.map((one) => one.stop()))
    const found = await compareKept(companies, load.members, load.acknowledged)
    return { ...figures(companies, load, seconds, library), ...found, ...together(read, found) }
  } finally {
    await load.stop()
    await Promise.all(companies.map((one) => one.stop()))
  }
}

function together(read: readonly string[], { diverged }: { diverged: readonly string[] }) {
  return { diverged: [...read, ...diverged] }
}

function figures(
  companies: readonly CrashingCompany[],
  load: Load,
  seconds: number,
  library: string | undefined,
) {
  const sum = (of: (one: CrashingCompany) => number) =>
    companies.reduce((total, one) => total + of(one), 0)
  const syncs = sum((one) => one.injected().syncs)
  const writes = sum((one) => one.injected().writes)
  return {
    seconds,
    kills: sum(({ kills }) => kills),
    starts: sum(({ starts }) => starts),
    injected: library ? { syncs, writes } : undefined,
    endedByErrors: sum(({ deaths }) => deaths.length),
    acknowledged: load.acknowledged.length,
    unanswered: load.unanswered,
    refused: load.refused,
    unclear: [...companies.flatMap(({ unclear }) => unclear), ...load.failures],
  }
}

function drawFault(chance: () => number) {
  if (chance() > hurt_share) return undefined
  const one = <Of>(of: readonly Of[]) => of[Math.floor(chance() * of.length)] as Of
  const fault: Fault = { oneIn: one(one_in), kinds: one(fault_kinds), error: one(fault_errors) }
  return { fault, from: one(['start', 'ready'] as const) }
}

/** By the clock of the run: what a kill takes does not make it longer. */
async function killAtRandom(
  companies: readonly CrashingCompany[],
  seconds: number,
  chance: () => number,
): Promise<void> {
  const began = performance.now()
  for (let at = 0; ; ) {
    at += kill_ms_min + chance() * (kill_ms_max - kill_ms_min)
    if (at > seconds * 1000) return
    await delay(Math.max(0, began + at - performance.now()))
    const one = companies[Math.floor(chance() * companies.length)]
    // On a busy machine a start takes longer than two kills: then nothing would ever run.
    if (one?.isReady || chance() < killed_starting_share) one?.kill()
    else (await Promise.race(companies.map((other) => other.ready().then(() => other)))).kill()
  }
}

/** Not left to luck, where few requests came through. */
async function failOnce(one: CrashingCompany): Promise<void> {
  const before = one.deaths.length + one.unclear.length
  const hasEnded = async () => {
    one.fail({ oneIn: 1, kinds: 'both', error: 'EIO' })
    return one.deaths.length + one.unclear.length > before
  }
  await until('its disk to fail', hasEnded, wait_ms)
}

async function link(inviter: CrashingCompany, joiner: CrashingCompany): Promise<void> {
  const invited = await inviter.call('POST', '/invitations', {})
  const { text } = (invited?.body ?? {}) as { text?: string }
  await joiner.call('POST', '/links/join', { invitation: text })
  for (const [one, other] of [
    [inviter, joiner],
    [joiner, inviter],
  ] as const) {
    const found = await until('the request', () => linkWith(one, other), wait_ms)
    await one.call('POST', `/links/${found.company}/approve`, {})
  }
  await until('the link', async () => (await linkWith(inviter, joiner))?.connected, wait_ms)
}

async function linkWith(one: CrashingCompany, other: CrashingCompany) {
  const answer = await one.call('GET', '/links')
  const { links = [] } = (answer?.body ?? {}) as { links?: LinkView[] }
  return links.find(({ code }) => code === other.code)
}
