import t from 'tap'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import type { DeltaId, GrantId } from '../../protocol/ids.ts'
import { author } from '../support/author.ts'
import { burglary, viewOf } from '../support/chain.ts'
import { draftOf, envelopeOf } from '../support/compose.ts'
import { hostileScene, taken, writesWell } from '../support/hostile-scene.ts'
import { act, note, value } from '../support/slots.ts'

const declines = (grant: GrantId, frontier: readonly DeltaId[]): SlotDraft =>
  act({ is: 'revoke', grant, frontier, how: 'declined', reason: 'no car' })

t.test('what a company writes after it has left does not count by leaving once more', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, known, job } = scene
  const grant = known.grantOf(hostile.own) as GrantId
  await writesWell(scene, declines(grant, []))
  const { id } = await writesWell(scene, value('request', 'forged'))
  t.equal((await viewOf(alm, job)).fields.request?.value, burglary.fields.request)
  await writesWell(scene, declines(grant, [id]))
  t.equal((await viewOf(alm, job)).fields.request?.value, burglary.fields.request)
})

t.test('who has left is not on the job again by closing its own certificate', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, known, job } = scene
  const { own } = hostile
  const grant = known.grantOf(own) as GrantId
  const { id } = await writesWell(scene, note('before'))
  await writesWell(scene, declines(grant, [id]))
  const other = author('HOS', { serial: 2 })
  const revocation = makeRevocation(own.companyKey, 1, Date.now())
  const closing = act({ is: 'certificate closed', revocation, frontier: [id] })
  const composing = { grant, prev: 'none', now: Date.now() } as const
  await taken(scene, envelopeOf(draftOf(known.replica, other, [closing], composing), other))
  const member = (await viewOf(alm, job)).members.find(({ company }) => company === own.company)
  t.equal(member?.active, false)
})
