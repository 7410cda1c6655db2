/** Two invitations of the same companies at one time, on real nodes over TCP. */
import t from 'tap'
import { until } from '../support/company.ts'
import { accepted, joinNodes, linkNodes, startNode } from '../support/nodes.ts'
import { RawPairing } from '../support/raw-pairing.ts'

t.test('an invitation that is revealed late changes no link, whatever its state', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  const states = ['active', 'paused', 'blocked'] as const
  const late = await Promise.all(
    states.map((state) => RawPairing.start(t, pat, `revealed while ${state}`)),
  )
  for (const one of late) await one.redeem(alm)
  await linkNodes(alm, pat)
  for (const [i, state] of states.entries()) {
    accepted(await alm.linking.setState(pat.company, state))
    const before = alm.links.get(pat.company)
    await late[i]?.reveal()
    t.equal(await late[i]?.refusal(), 'already-linked')
    t.strictSame(alm.links.get(pat.company), before)
    t.strictSame(await alm.storage.links.all(), [before], 'on the disk, too')
  }
  accepted(await alm.linking.setState(pat.company, 'active'))
  await until('the link to work again', () => alm.network.status(pat.company)[0]?.connected, 15_000)
})

t.test('of two invitations that one company redeemed, one makes a request', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  const [first, second] = await Promise.all([
    RawPairing.start(t, pat, 'first to reveal'),
    RawPairing.start(t, pat, 'second to reveal'),
  ])
  await first.redeem(alm)
  await second.redeem(alm)
  await first.reveal()
  const request = await until('the request', () => alm.links.get(pat.company))
  await second.reveal()
  t.equal(await second.refusal(), 'already-linked')
  t.match(request, { state: 'requested', nodes: [{ node: first.node }] })
  t.strictSame(alm.links.get(pat.company), request)
  accepted(await alm.linking.approve(pat.company))
  t.equal(alm.links.get(pat.company)?.document, request.document, 'what was shown is approved')
})

t.test(
  'of two companies with one code that redeemed invitations, one makes a request',
  async (t) => {
    const [alm, pat, other] = await Promise.all([
      startNode(t, 'ALM'),
      startNode(t, 'PAT'),
      startNode(t, 'PAT', 'Another Patrol'),
    ])
    const late = await RawPairing.start(t, other, 'has the same code')
    await late.redeem(alm)
    await linkNodes(alm, pat)
    await late.reveal()
    t.equal(await late.refusal(), 'code-taken')
    t.equal(alm.links.get(other.company), undefined)
  },
)

t.test('an invitation that is answered late changes no link of who took it', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  const late = await RawPairing.start(t, alm, 'answers late')
  accepted(await pat.linking.join(late.invitation()))
  await late.redeemed()
  await linkNodes(alm, pat)
  const before = pat.links.get(alm.company)
  await late.joined()
  t.equal(await late.refusal(), 'already-linked')
  t.strictSame(pat.links.get(alm.company), before)
})

t.test('companies that have unlinked link again, under a new document', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const first = alm.links.get(pat.company)?.document
  accepted(await alm.linking.setSettings(pat.company, { silentMinutes: 7 }))
  accepted(await alm.linking.setState(pat.company, 'unlinked'))
  await until('unlinked at PAT', () => pat.links.get(alm.company)?.state === 'unlinked')
  await joinNodes(pat, alm)
  await until('the request', () => alm.links.get(pat.company)?.state === 'requested')
  accepted(await alm.linking.approve(pat.company))
  await until('the request', () => pat.links.get(alm.company)?.state === 'requested')
  accepted(await pat.linking.approve(alm.company))
  const again = await until('the link', () => {
    const record = alm.links.get(pat.company)
    return record?.state === 'active' && record
  })
  t.not(again.document, first)
  t.equal(again.settings.silentMinutes, 7, 'with the settings that it had')
})
