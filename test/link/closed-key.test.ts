/**
 * A company that was set back, got a new key and turned the old one out: what it had written under
 * that and lost counts no more, and whoever it had told so hears of it.
 */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { bringIn } from '../../node/job/parties.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import { ok } from '../support/chain.ts'
import { until } from '../support/company.ts'
import {
  accepted,
  copyDatabase,
  linkNodes,
  placeOf,
  type RunningNode,
  startNode,
  startNodeOn,
  untilViewAt,
} from '../support/nodes.ts'
import { meet_ms, rotated, serialOf } from '../support/rotation.ts'

const olsen = { by: 'Olsen' }

/** Whether a company is on the job, as this node has it. */
async function isOn(at: RunningNode, job: StreamId, who: RunningNode): Promise<boolean> {
  const open = await at.streams.get(job)
  if (!open) return false
  const { membership } = open.structure
  return [...membership.grants.values()].some(
    ({ id, to }) => to === who.company && isActive(membership, id),
  )
}

/** Away from each other; ALM's disk as it was, under a new key; the old one is turned out. */
async function setBackUnderNewKey(
  t: Test,
  { alm, pat, putBack }: { alm: RunningNode; pat: RunningNode; putBack: () => Promise<void> },
): Promise<{ readonly alm: RunningNode; readonly pat: RunningNode }> {
  const [place, patPlace] = [placeOf(alm), placeOf(pat)]
  await pat.stop()
  await alm.stop()
  await putBack()
  const back = await startNodeOn(t, alm.data, place)
  const old = serialOf(back)
  const renewed = await rotated(t, back)
  accepted(await renewed.ownNode.revoke({ serial: old }))
  const isClosed = () => renewed.revocations.all().every(({ closed }) => closed)
  await until('the streams to be closed', isClosed, meet_ms)
  return { alm: renewed, pat: await startNodeOn(t, pat.data, patPlace) }
}

async function linked(t: Test): Promise<[RunningNode, RunningNode]> {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  return [alm, pat]
}

/** Stops it, keeps its database, and starts it again. */
async function kept(t: Test, node: RunningNode) {
  const place = placeOf(node)
  await node.stop()
  const putBack = await copyDatabase(t, node.data)
  return { again: await startNodeOn(t, node.data, place), putBack }
}

t.test('who was given a job under a key that was turned out is told that it is off', async (t) => {
  const [alm, pat] = await linked(t)
  const { job } = ok(await createJob(alm.jobs, { fields: { request: 'zone 4' } }, olsen))
  const { again, putBack } = await kept(t, alm)
  ok(await bringIn(again.jobs, job, { to: { code: 'PAT' }, role: 'provider' }, olsen))
  await untilViewAt(pat, job, 'the job')
  const now = await setBackUnderNewKey(t, { alm: again, pat, putBack })
  t.ok(await isOn(now.pat, job, now.pat), 'it goes on with the job until it is told')
  await until('PAT to know', async () => !(await isOn(now.pat, job, now.pat)), meet_ms)
  await until(
    'ALM to have its grant',
    async () =>
      (await now.alm.streams.get(job))?.state.acts.some(({ what }) => what.is === 'grant'),
    meet_ms,
  )
  t.notOk(await isOn(now.alm, job, now.pat))
})
