/** A company that is off a job: whatever it asks and writes, it is told nothing that came after. */
import assert from 'node:assert/strict'
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { partOnJob } from '../../node/job/parties.ts'
import { frontierNow } from '../../node/stream/append.ts'
import type { RevokeKind } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { makeReceipt } from '../../protocol/identity/receipt.ts'
import { type DeltaId, type GrantId, toHex } from '../../protocol/ids.ts'
import { time_ms_max } from '../../protocol/limits.ts'
import { author, seedFor } from '../support/author.ts'
import { burglary, cut, heal, ok, savedBy, untilView } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { draftOf, envelopeOf, readGood } from '../support/compose.ts'
import {
  goesOn,
  hostileScene,
  next,
  type Scene,
  sealed,
  unharmed,
  writesWell,
} from '../support/hostile-scene.ts'
import { edits, notes, operator } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'
import { act, note } from '../support/slots.ts'

type LeftScene = Scene & { readonly network: RecordedNetwork; readonly grant: GrantId }

function end(grant: GrantId, how: RevokeKind, frontier: readonly DeltaId[] = []): SlotDraft {
  return act({ is: 'revoke', grant, frontier, how, reason: 'no car' })
}

const itself = (how: RevokeKind) => (scene: LeftScene) => writesWell(scene, end(scene.grant, how))

/** How the hostile company gets off the job. */
const ways: { readonly [how: string]: (scene: LeftScene) => Promise<unknown> } = {
  'that has declined': itself('declined'),
  'that has released the job': itself('released'),
  'that has parted from ALM': itself('unlinked'),
  'that ALM has parted from': async ({ alm, hostile, job }) =>
    savedBy(await partOnJob(alm.jobs, job, hostile.own.company, 'the link ends', operator)),
  'whose grant ALM has revoked': async ({ alm, job, grant }) => {
    const saved = await alm.streams.save(
      job,
      (open) => [() => [end(grant, 'revoked', frontierNow(open))]],
      operator,
    )
    assert(saved && 'ids' in saved)
  },
}

/** The company has left; PAT writes before it knows, then ALM writes. What each wrote is a secret. */
async function leftScene(t: Test, leave: (scene: LeftScene) => Promise<unknown>) {
  const network = new RecordedNetwork()
  const bare = await hostileScene(t, network)
  const grant = bare.known.grantOf(bare.hostile.own) as GrantId
  const scene = { ...bare, network, grant }
  const { alm, pat, job } = scene
  cut(network, alm, pat)
  await leave(scene)
  const secrets = ['the code is 4711', 'the key is under the mat']
  const [fields, text] = [{ request: secrets[0] as string }, secrets[1] as string]
  const noted = await notes(pat, job, text)
  const edited = await edits(alm, job, fields)
  heal(network, alm, pat)
  await untilView(pat, job, 'the edit', (view) => view.fields.request?.value === fields.request)
  await until('the note', () => alm.storage.deltas.position(noted), 15_000)
  return { ...scene, secrets, later: { noted, edited } }
}

/** Nothing of it has come, and all that was on its way has. */
async function toldNothing(
  t: Test,
  { alm, hostile, network, secrets }: Omit<LeftScene, 'grant'> & { readonly secrets: string[] },
  what: string,
): Promise<void> {
  const providers = [{ code: 'HOS' }]
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers }, operator))
  await hostile.hearing(job, (await alm.streams.get(job))?.state.held ?? 0)
  for (const secret of secrets) {
    t.notOk(network.carried(Buffer.from(secret), hostile.own.node), what)
  }
}

for (const [who, leave] of Object.entries(ways)) {
  t.test(`a company ${who} is told nothing later, however it asks`, async (t) => {
    const scene = await leftScene(t, leave)
    const { alm, pat, hostile, known, job, later } = scene
    await toldNothing(t, scene, 'by itself')
    const held = known.replica.deltas.map(({ id }) => id)
    // It may have learnt the ids of what came later: they open nothing.
    const beyond = [...held, later.noted, later.edited]
    for (const heads of [[], held.slice(0, 1), held.slice(-1), beyond, [later.edited]]) {
      for (const envelope of await hostile.ask(job, heads)) {
        t.notOk(Object.values(later).includes(readGood(envelope).id), 'asked for by its id')
      }
    }
    for (const heads of [[], held.slice(-1), [later.noted]]) {
      const [answer] = await hostile.compare(job, heads)
      for (const id of Object.values(later)) t.notOk(answer?.heads.includes(id), 'compared')
    }
    await toldNothing(t, scene, 'compared')
    await hostile.connect()
    const receipt = { stream: job, seen: true, heads: beyond, at: Date.now() }
    await hostile.deliver({ is: 'receipt', signed: makeReceipt(hostile.own, receipt) })
    const path = known.replica.deltas.map(({ signed }) => signed.envelope)
    await hostile.deliver({ is: 'introduce', stream: job, path, follows: false })
    const missing = toHex(seedFor('missing')) as DeltaId
    await hostile.deliver(sealed(scene, { ...next(scene, note('orphan')), deps: [missing] }))
    await toldNothing(t, scene, 'introduced, and asked for what is missing')
    await goesOn(scene)
    await unharmed(alm, job)
    await unharmed(pat, job)
  })

  t.test(`a company ${who} ends its grant again over what came later: in vain`, async (t) => {
    const scene = await leftScene(t, leave)
    const { alm, hostile, known, grant, job, later } = scene
    const again = next(scene, end(grant, 'declined'))
    const time = { ms: time_ms_max - 1, count: 0 }
    await hostile.deliver(sealed(scene, { ...again, deps: [later.edited], time }))
    // From a chain that has not seen that it left, so that the first end is in no past of the second.
    const own = { ...hostile.own, epoch: author('HOS', { epoch: 'second' }).epoch }
    const unseen = draftOf(known.replica, own, [end(grant, 'released')], { grant, prev: 'none' })
    await hostile.deliver(envelopeOf({ ...unseen, deps: [later.noted], time }, own))
    t.same(
      hostile.heard.filter((one) => one.is === 'ack' && one.refusals.length > 0),
      [],
    )
    await hostile.ask(job, [])
    await hostile.compare(job, [])
    await toldNothing(t, scene, 'it had left before')
    await goesOn(scene)
    await unharmed(alm, job)
  })
}

t.test('what was queued for a company before it was known to have left stays here', async (t) => {
  const network = new RecordedNetwork()
  const scene = await hostileScene(t, network)
  const { alm, hostile, known, job } = scene
  await hostile.close()
  const secrets = ['the code is 4711', 'the code is 4712']
  for (const request of secrets) await edits(alm, job, { request })
  const grant = known.grantOf(hostile.own) as GrantId
  const left = readGood(sealed(scene, next(scene, end(grant, 'declined'))))
  // As it comes by another node of the company.
  const { company } = hostile.own
  t.match(await alm.streams.exclusive((work) => work.place(left, company)), { is: 'valid' })
  await hostile.connect()
  await toldNothing(t, { ...scene, network, secrets }, 'queued')
  await goesOn(scene)
})
