/**
 * What holds for the deltas of every copy, read from their bytes: nothing here asks the code that
 * judged them, or what it made of them.
 */
import { isDeepStrictEqual } from 'node:util'
import { readStored } from '../../node/stream/open-stream.ts'
import { compareTimes, type Delta } from '../../protocol/delta/delta.ts'
import { certificateHolds } from '../../protocol/identity/certificate.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { type ChainId, type DeltaId, deltaOf } from '../../protocol/ids.ts'
import { viewJob } from '../../protocol/job/view.ts'
import { referenceJob, withoutDelivery } from '../support/reference-fold.ts'
import type { Complain, Held } from './checks.ts'

type Deltas = ReadonlyMap<DeltaId, Delta>

const verifier = new Verifier()

export async function checkDeltas(held: Held, complain: Complain): Promise<void> {
  const deltas = new Map<DeltaId, Delta>()
  for await (const { signed } of held.node.storage.deltas.read(held.open.state.stream, 0)) {
    const delta = readStored(signed)
    deltas.set(delta.id, delta)
  }
  const where = `${held.company.code} has`
  wholeChains(deltas, where, complain)
  timesGoForward(deltas, where, complain)
  allSigned(deltas, where, complain)
  deletedIsGone(deltas, where, complain)
  onlyOwnIsDeleted(deltas, where, complain)
  allDecided(held, complain)
  if (held.open.state.kind === 'job') readAsTheReference(held, [...deltas.values()], complain)
}

/** Each but a chain's first goes on from the one before it, which is here. */
function wholeChains(deltas: Deltas, where: string, complain: Complain): void {
  for (const { id, chain, seq, prev, start } of deltas.values()) {
    const before = prev && deltas.get(prev)
    const good = start
      ? seq === 0 && !prev
      : before !== undefined && before.chain === chain && before.seq === seq - 1
    if (!good) complain('chains are whole', `${where} ${id}, ${seq} of its chain`)
  }
}

/** What rests on something is later, on whatever clock. */
function timesGoForward(deltas: Deltas, where: string, complain: Complain): void {
  for (const { id, prev, deps, start, stream, time } of deltas.values()) {
    const rests = [...deps, ...(prev ? [prev] : [])]
    if (start && !start.genesis) rests.push(deltaOf(stream))
    for (const one of rests) {
      const earlier = deltas.get(one)
      if (earlier && compareTimes(earlier.time, time) < 0) continue
      complain('time goes forward', `${where} ${id}, which rests on ${one}`)
    }
  }
}

/** The last of each branch by its own signature, the others by those after them. */
function allSigned(deltas: Deltas, where: string, complain: Complain): void {
  const nodes = new Map<ChainId, Delta>()
  const goneOn = new Set<DeltaId>()
  for (const delta of deltas.values()) {
    if (delta.start) nodes.set(delta.chain, delta)
    if (delta.prev) goneOn.add(delta.prev)
  }
  for (const { id, chain, signed } of deltas.values()) {
    if (goneOn.has(id)) continue
    const certificate = nodes.get(chain)?.start?.certificate
    const { body, signature } = signed
    const good =
      certificate &&
      certificateHolds(certificate, verifier) &&
      verifier.verify(certificate.node, tags.delta, body, signature)
    if (!good) complain('everything is signed', `${where} ${id}, which nobody has signed`)
  }
}

/** Of what its author deleted only the hash is left, on the disk too. */
function deletedIsGone(deltas: Deltas, where: string, complain: Complain): void {
  for (const { slots } of deltas.values()) {
    for (const { what } of slots) {
      if (what.is !== 'redact') continue
      const target = deltas.get(what.delta)?.slots[what.slot]?.what
      if (target?.is !== 'content' || target.change.is === 'removed') continue
      complain('what was deleted is gone', `${where} slot ${what.slot} of ${what.delta}`)
    }
  }
}

/** A company deletes what it has written, and nothing else. */
function onlyOwnIsDeleted(deltas: Deltas, where: string, complain: Complain): void {
  const starts = new Map<ChainId, Delta>()
  for (const delta of deltas.values()) if (delta.start) starts.set(delta.chain, delta)
  const authorOf = (delta: Delta | undefined) =>
    delta && starts.get(delta.chain)?.start?.certificate.company
  for (const delta of deltas.values()) {
    for (const { what } of delta.slots) {
      if (what.is !== 'redact' || authorOf(deltas.get(what.delta)) === authorOf(delta)) continue
      complain('only who may', `${where} ${delta.id}, which deletes ${what.delta}`)
    }
  }
}

/** Every node is of the present version now, and reads what it could not. */
function allDecided({ company, open }: Held, complain: Complain): void {
  const { stream, undecided } = open.state
  if (undecided === 0) return
  complain('nothing stays undecided', `${company.code} has ${undecided} in ${stream}`)
}

/** A slow and plain reading of all deltas, written from the rules, says the same. */
function readAsTheReference(
  { company, open }: Held,
  deltas: readonly Delta[],
  complain: Complain,
): void {
  const { view } = referenceJob(deltas)
  const read = withoutDelivery(viewJob(open.state, open.structure, open.fold, []))
  if (isDeepStrictEqual(read, view)) return
  complain('a view is what the rules say', `${company.code} reads ${view.id} otherwise`)
}
