/** A job of ALM's that PAT and a hostile company are on, and what it must look like afterwards. */
import assert from 'node:assert/strict'
import type { Test } from 'tap'
import { type CreateJob, createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { DeltaDraft, SlotDraft } from '../../protocol/delta/write.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { viewJob } from '../../protocol/job/view.ts'
import { author } from './author.ts'
import { burglary, ok, startRow, untilView } from './chain.ts'
import type { Company } from './company.ts'
import { draftOf, envelopeOf, readGood } from './compose.ts'
import { HostilePeer } from './hostile-peer.ts'
import { MemoryNetwork } from './memory-transport.ts'
import { Observer } from './observer.ts'
import { referenceJob, withoutDelivery } from './reference-fold.ts'
import type { SharedJob } from './shared-job.ts'

export type Scene = {
  readonly alm: Company
  readonly pat: Company
  readonly hostile: HostilePeer
  readonly job: StreamId
  /** What the hostile company has heard of the job. */
  readonly known: SharedJob
  readonly network: MemoryNetwork
}

const bothProvide = { ...burglary, providers: [{ code: 'PAT' }, { code: 'HOS' }] }

/**
 * ALM has linked both and brought both onto the job, as providers unless told otherwise; the
 * hostile company is connected and has it.
 */
export async function hostileScene(
  t: Test,
  network = new MemoryNetwork(),
  input: CreateJob = bothProvide,
): Promise<Scene> {
  const { alm, pat } = await startRow(t, ['alm', 'pat'], {}, network)
  const hostile = await HostilePeer.link('HOS', network, alm)
  const { job } = ok(await createJob(alm.jobs, input, { by: 'Olsen' }))
  await hostile.connect()
  const held = (await alm.streams.get(job))?.state.held ?? 0
  const known = await hostile.hearing(job, held)
  await untilView(pat, job, 'has the job', (view) => view.fields.request)
  return { alm, pat, hostile, job, known, network }
}

/** A good next delta of the hostile company, made of what it knows. */
export function next({ known, hostile }: Scene, ...slots: SlotDraft[]): DeltaDraft {
  const { own } = hostile
  return draftOf(known.replica, own, slots, { grant: known.grantOf(own), now: Date.now() })
}

export function sealed({ hostile }: Scene, draft: DeltaDraft): Uint8Array {
  return envelopeOf(draft, hostile.own)
}

/** Has ALM take this delta, which is good, and knows of it. */
export async function taken(scene: Scene, envelope: Uint8Array): Promise<Delta> {
  const reason = await scene.hostile.reasonFor(envelope)
  assert.equal(reason, undefined, 'what is good was refused')
  return scene.known.take(readGood(envelope))
}

/** Writes the next delta with these changes; ALM has it then. */
export function writesWell(scene: Scene, ...slots: SlotDraft[]): Promise<Delta> {
  return taken(scene, sealed(scene, next(scene, ...slots)))
}

let edits = 0

/** What ALM saves still reaches PAT, and nothing failed at either. */
export async function goesOn({ alm, pat, job }: Scene): Promise<void> {
  const request = `zone ${++edits}`
  ok(await editJob(alm.jobs, job, { fields: { request } }, { by: 'Olsen' }))
  await untilView(pat, job, request, (view) => view.fields.request?.value === request)
  assert.deepEqual([...alm.failures, ...pat.failures], [])
}

/**
 * What a company keeps of a stream is what its deltas say: taken anew by another node, and read by
 * the slow reference.
 */
export async function unharmed(company: Company, stream: StreamId): Promise<void> {
  const open = await company.streams.get(stream)
  assert(open)
  const { state, structure, fold } = open
  const deltas = []
  for await (const { signed } of company.storage.deltas.read(stream, 0)) {
    deltas.push(readGood(signed))
  }
  assert.equal(deltas.length, state.held)
  const anew = await Observer.open({ ...author('OBS'), ...company.own })
  await anew.take(deltas, author('OBS'))
  const again = await anew.stream(stream)
  assert.deepEqual(again.state, state)
  assert.deepEqual(again.fold, fold)
  assert.deepEqual(again.structure, structure)
  assert.deepEqual(new Set(again.indexed), new Set(open.indexed))
  const view = withoutDelivery(viewJob(state, structure, fold, []))
  assert.deepEqual(view, referenceJob(deltas).view)
}
