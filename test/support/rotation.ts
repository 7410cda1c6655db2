/** Nodes that get another key, and copies of them that still have the old one. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { until } from './company.ts'
import { accepted, placeOf, type RunningNode, startNodeOn } from './nodes.ts'

/** Dialling again, with growing pauses, on a busy machine. */
export const meet_ms = 40_000

/** Gives a running node a new key, and starts it again under it, at the same place. */
export async function rotated(t: Test, node: RunningNode): Promise<RunningNode> {
  accepted(await node.ownNode.rotate({}))
  const place = placeOf(node)
  await node.stop()
  return startNodeOn(t, node.data, place)
}

/** A copy of a stopped node's whole data folder. */
export async function copyOf(t: Test, data: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'baton-copy-'))
  t.teardown(() => rm(copy, { recursive: true, force: true }))
  await cp(data, copy, { recursive: true })
  return copy
}

export async function jobFrom(from: RunningNode, request: string, to: string): Promise<StreamId> {
  const job = { fields: { request }, providers: [{ code: to }] }
  const made = await createJob(from.jobs, job, { by: 'Olsen' })
  if (made.refused) throw new Error(made.message)
  return made.job
}

export const serialOf = ({ identity }: RunningNode): number => identity.certified.serial

/** The node that a partner knows of a company. */
export const knownAt = (at: RunningNode, company: CompanyId) =>
  at.links.certificatesOf(company)?.node

export function untilConnected(one: RunningNode, other: RunningNode): Promise<unknown> {
  const both = [
    [one, other],
    [other, one],
  ] as const
  const node = ({ identity }: RunningNode) => identity.certified.node
  return until(
    'the two to be connected',
    () =>
      both.every(([a, b]) =>
        a.network.status(b.company).some((peer) => peer.connected && peer.node === node(b)),
      ),
    meet_ms,
  )
}
