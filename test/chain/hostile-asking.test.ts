import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { type DeltaId, type GrantId, toHex } from '../../protocol/ids.ts'
import { seedFor } from '../support/author.ts'
import { ok } from '../support/chain.ts'
import { hostileScene, next, sealed, writesWell } from '../support/hostile-scene.ts'
import { act, note } from '../support/slots.ts'

t.test('who has left is asked for what is missing without being told of later heads', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, known, job } = scene
  const grant = known.grantOf(hostile.own) as GrantId
  await writesWell(scene, act({ is: 'revoke', grant, frontier: [], how: 'declined', reason: 'x' }))
  ok(await editJob(alm.jobs, job, { fields: { request: 'later' } }, { by: 'Olsen' }))
  const missing = toHex(seedFor('missing')) as DeltaId
  await hostile.deliver(sealed(scene, { ...next(scene, note('orphan')), deps: [missing] }))
  const { heads } = await hostile.answer('want')
  t.same(
    heads.filter((id) => !known.replica.positions.has(id)),
    [],
  )
})
