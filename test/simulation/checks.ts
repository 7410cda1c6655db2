/** What has to hold when a simulated world has come to rest: small checkers, one invariant each. */
import { isDeepStrictEqual } from 'node:util'
import { editJob } from '../../node/job/edit.ts'
import { type OpenStream, readStored } from '../../node/stream/open-stream.ts'
import type { CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { isActive, members } from '../../protocol/stream/grants.ts'
import type { Act } from '../../protocol/stream/state.ts'
import { copyOf } from '../support/chain.ts'
import type { Company } from '../support/company.ts'
import { checkDeltas } from './check-deltas.ts'
import type { SimulatedCompany } from './company.ts'
import { type CheckName, type Complaint, isOfTheDisk, text } from './complaint.ts'
import type { World } from './time.ts'
import type { Watch } from './watch.ts'

export type Checked = { readonly complaints: readonly Complaint[]; readonly deltas: number }

type AtCompany = { readonly company: SimulatedCompany; readonly node: Company }
export type Held = AtCompany & { readonly open: OpenStream }
export type Complain = (check: CheckName, what: string) => void

/** When nothing is on its way any more. */
export async function checkEnd(
  world: World,
  companies: readonly SimulatedCompany[],
  watch: Watch,
): Promise<Checked> {
  const complaints: Complaint[] = []
  const complain: Complain = (check, what) => complaints.push({ check, what })
  const honest = companies.filter(({ hostile }) => !hostile)
  const hostileOnes = companies.filter((one) => one.hostile)
  const hostileIds = new Set(hostileOnes.map(({ own }) => own.company))
  let deltas = 0
  const look = async () => {
    const all = honest.map((company) => ({ company, node: company.up as Company }))
    const streams = await everything(all)
    const hostile = hostileOnes.flatMap((company) => {
      const node = company.up
      return node ? [{ company, node }] : []
    })
    const everywhere = await everything([...all, ...hostile])
    for (const [stream, held] of streams) {
      deltas += held[0]?.open.state.held ?? 0
      await sameCopies(stream, held, all, complain)
      onlyByGrant(stream, held, everywhere.get(stream) ?? held, hostileIds, complain)
      await nothingAfterRevoke(stream, held, complain)
      forksEnd(stream, held, complain)
      for (const one of held) await checkDeltas(one, complain)
    }
    uniqueNumbers([...streams.values()], complain)
    for (const one of all) {
      await nothingMissing(one, all, streams, complain)
      await frozen(one, complain)
      await viewsAreRebuilds(one, complain)
      noFaults(one, complain)
    }
  }
  await world.until('the checks', look(), 3_600_000)
  return { complaints: [...watch.complaints, ...complaints], deltas }
}

/** Who holds which stream. */
async function everything(all: readonly AtCompany[]): Promise<Map<StreamId, Held[]>> {
  const streams = new Map<StreamId, Held[]>()
  for (const one of all) {
    for await (const stream of one.node.storage.streams.ids()) {
      const open = await one.node.streams.get(stream)
      if (open) streams.set(stream, [...(streams.get(stream) ?? []), { ...one, open }])
    }
  }
  return streams
}

/** The copy that knows most: members are read from it. */
function fullest(held: readonly Held[]): Held {
  return held.reduce((best, one) => (one.open.state.held > best.open.state.held ? one : best))
}

/** Everybody on a job reads the same, as far as no hostile node stands between them. */
async function sameCopies(
  stream: StreamId,
  held: readonly Held[],
  honest: readonly AtCompany[],
  complain: Complain,
): Promise<void> {
  const left = new Set(held)
  while (left.size > 0) {
    const best = fullest([...left])
    const on = reachedBy(best, honest)
    const group = held.filter(({ node }) => on.has(node.id))
    for (const one of [best, ...group]) left.delete(one)
    if (best.open.state.kind !== 'job') continue
    const missing = honest.filter(({ node }) => on.has(node.id) && !isOneOf(node.id, held))
    for (const { company } of missing) complain('same copies', `${company.code} lacks ${stream}`)
    const first = await copyOf(best.node, stream)
    for (const one of group) {
      if (isDeepStrictEqual(await copyOf(one.node, stream), first)) continue
      const codes = [one, best].map(({ company }) => company.code).join(' and ')
      complain('same copies', `${codes} read ${stream} differently`)
    }
  }
}

/** Companies on the job that exchange it with this one, directly or by others that are honest. */
function reachedBy({ node, open }: Held, honest: readonly AtCompany[]): Set<CompanyId> {
  const { membership } = open.structure
  const on = members(membership)
  const isHonest = (id: CompanyId) => honest.some((one) => one.node.id === id)
  const reached = new Set<CompanyId>(on.has(node.id) ? [node.id] : [])
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const { id, by, to } of membership.grants.values()) {
      if (!to || !isActive(membership, id) || !isHonest(by) || !isHonest(to)) continue
      if (reached.has(by) && on.has(to)) reached.add(to)
      if (reached.has(to) && on.has(by)) reached.add(by)
    }
  }
  return reached
}

const isOneOf = (id: CompanyId, held: readonly Held[]) => held.some(({ node }) => node.id === id)

/** Nobody has a stream without a grant, wherever that is known, and private ones stay at home. */
function onlyByGrant(
  stream: StreamId,
  held: readonly Held[],
  known: readonly Held[],
  hostile: ReadonlySet<CompanyId>,
  complain: Complain,
): void {
  const { open } = fullest(held)
  const { issuer, kind } = open.state
  // Who keeps to nothing may give away what is its own, and keep back that it did.
  if (hostile.has(issuer)) return
  const granted = new Set<string>([issuer])
  if (kind !== 'private') {
    for (const { open: copy } of known) {
      for (const { to } of copy.structure.membership.grants.values()) if (to) granted.add(to)
    }
  }
  for (const { company, node } of held) {
    if (!granted.has(node.id)) complain('only by a grant', `${company.code} has ${stream}`)
  }
}

/**
 * Who was brought in once and then turned out has nothing that was written after that, unless it
 * wrote it, or somebody whom it brought in did.
 */
async function nothingAfterRevoke(
  stream: StreamId,
  held: readonly Held[],
  complain: Complain,
): Promise<void> {
  for (const granter of held) {
    // What it had and could not read, and had sent on, its revoke does not rest on.
    if (granter.company.wasOlder) continue
    const lines = [...granter.open.structure.membership.grants.values()]
    if (new Set(lines.map(({ to }) => to)).size < lines.length) return
    for (const line of lines) {
      const [end] = line.ends
      const out = held.find(({ node }) => node.id === line.to)
      const isTurnedOut = end && line.by === granter.node.id && end.company === line.by
      if (!out || !isTurnedOut || line.ends.length > 1) continue
      const later = await laterThan(granter, out, stream, end)
      for (const id of later) {
        complain('nothing after a revoke', `${out.company.code} has ${id} of ${stream}`)
      }
    }
  }
}

/** What this company holds that the granter knows, outside of a past, written by its own branch not. */
async function laterThan(granter: Held, out: Held, stream: StreamId, end: Act): Promise<DeltaId[]> {
  const later: DeltaId[] = []
  const { lanes } = granter.open.state
  const { storage } = granter.node
  const { grants } = granter.open.structure.membership
  const isBelow = (grant: string | undefined): boolean => {
    for (let at = grant; at; at = grants.get(at as never)?.under) {
      if (grants.get(at as never)?.to === out.node.id) return true
    }
    return false
  }
  for await (const { signed } of out.node.storage.deltas.read(stream, 0)) {
    const { id } = readStored(signed)
    const stored = await storage.deltas.position(id)
    if (!stored) continue
    const { lane, seq } = stored.position
    const author = lanes[lane]
    if (!author || author.company === out.node.id || isBelow(author.grant)) continue
    // Set back, the granter went on without its own revoke, until an older disk of it brought that back.
    const isUnaware =
      author.company === granter.node.id && !covers(stored.position.clock, end.lane, end.seq)
    if (!isUnaware && (end.clock[lane] ?? 0) <= seq) later.push(id)
  }
  return later
}

/**
 * What a person was told is saved is there. After a disk was set back: if anybody has it who gets
 * the job from us, or we from them, by honest nodes.
 */
async function nothingMissing(
  { company, node }: AtCompany,
  honest: readonly AtCompany[],
  streams: ReadonlyMap<StreamId, readonly Held[]>,
  complain: Complain,
): Promise<void> {
  for (const { id, job } of company.acknowledged) {
    if (await node.storage.deltas.position(id)) continue
    const withUs = (streams.get(job) ?? []).filter((one) => reachedBy(one, honest).has(node.id))
    if (company.restored > 0 && !(await isAnywhere(id, withUs))) continue
    complain('nothing acknowledged is missing', `${company.code} does not have ${id} of ${job}`)
  }
}

async function isAnywhere(id: DeltaId, held: readonly Held[]): Promise<boolean> {
  for (const { node } of held) if (await node.storage.deltas.position(id)) return true
  return false
}

/** Who has seen that a chain of its own has two branches opens a new one: an epoch later. */
function forksEnd(stream: StreamId, held: readonly Held[], complain: Complain): void {
  const { lanes } = fullest(held).open.state
  for (const [i, { chain, company, tip, branchOf, first }] of lanes.entries()) {
    const author = held.find(({ node }) => node.id === company)
    if (!author || !tip) continue
    for (const [j, other] of lanes.entries()) {
      if (j === i || other.chain !== chain) continue
      const forkedAt = branchOf === j ? first : other.first
      if ((tip.clock[j] ?? 0) <= forkedAt) continue
      complain('nobody goes on with a forked chain', `${author.company.code} in ${stream}`)
    }
  }
}

/** A copied directory may use a number twice before it meets its peers; nobody else may. */
function uniqueNumbers(all: readonly (readonly Held[])[], complain: Complain): void {
  const seen = new Map<string, StreamId>()
  for (const held of all) {
    const { open } = fullest(held)
    const issuer = held.find(({ node }) => node.id === open.state.issuer)
    if (open.state.kind !== 'job' || !issuer || issuer.company.restored > 0) continue
    const name = `${open.state.issuer} ${open.state.number}`
    if (seen.has(name)) complain('numbers are unique', open.state.number)
    seen.set(name, open.state.stream)
  }
}

/** An edit of a complete job is kept as a draft, and changes nothing. */
async function frozen({ company, node }: AtCompany, complain: Complain): Promise<void> {
  for await (const stream of node.storage.streams.ids()) {
    const open = await node.streams.get(stream)
    if (open?.state.kind !== 'job' || open.structure.life !== 'complete') continue
    const before = await copyOf(node, stream)
    const fields = { request: 'changed after Complete' }
    const result = await editJob(node.jobs, stream, { fields }, { by: 'somebody' })
    const isSaved = !result.refused && result.saved.length > 0
    if (isSaved || !isDeepStrictEqual(await copyOf(node, stream), before)) {
      complain('frozen jobs do not move', `${stream} at ${company.code}`)
    }
  }
}

/** What is kept of a stream beside its deltas is what they make of it. */
async function viewsAreRebuilds({ company, node }: AtCompany, complain: Complain): Promise<void> {
  const before = await derivedRows(company)
  await node.streams.rebuild(() => {})
  await node.storage.durable()
  const after = await derivedRows(company)
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(key) === after.get(key)) continue
    complain('a view is its rebuild', `${company.code}: ${key}`)
    return
  }
}

async function derivedRows(company: SimulatedCompany): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  for (const [key, value] of await company.disk.rows()) {
    if (/^(position|stream|entry|index)\//.test(key)) {
      rows.set(key, Buffer.from(value).toString('base64'))
    }
  }
  return rows
}

function noFaults({ company, node }: AtCompany, complain: Complain): void {
  for (const error of [...company.failures, ...node.failures]) {
    if (!isOfTheDisk(error)) complain('no fault of our own', `${company.code}: ${text(error)}`)
  }
}
