/** A stranger who has an invitation that another company has taken, on real nodes over TCP. */
import t, { type Test } from 'tap'
import { protocols } from '../../node/transport/transport.ts'
import { readInvitation } from '../../protocol/link/invitation.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type LinkMessage,
} from '../../protocol/link/link-frames.ts'
import { commitmentTo } from '../../protocol/link/words.ts'
import { until } from '../support/company.ts'
import { nodeFor } from '../support/libp2p-node.ts'
import { accepted, type RunningNode, startNode } from '../support/nodes.ts'
import { company, nonce } from './company.ts'

type Said = Exclude<LinkMessage, { is: 'unknown' }>

const used = [{ is: 'refused', why: 'used' }]
const unknown = [{ is: 'refused', why: 'unknown-invitation' }]

/** A node that any company might run. It says one thing at a time, and hears all that is answered. */
async function stranger(t: Test, secret: string) {
  const transport = await nodeFor(t, 'node STR Security')
  const says = async (to: RunningNode, message: Said): Promise<unknown[]> => {
    const { node } = to.identity.certified
    const signal = AbortSignal.timeout(10_000)
    const channel = await transport.open(node, to.transport.addresses(), protocols.link, signal)
    await channel.send(encodeLinkFrame(message))
    const heard: unknown[] = []
    for await (const frame of channel.frames) heard.push(decodeLinkFrame(frame))
    return heard
  }
  const { certificate } = company('STR').context
  const commitment = commitmentTo(nonce('of a stranger'))
  const join = { is: 'join', secret, certificate, addresses: [], commitment } as const
  return { says, join }
}

/** The text of an invitation, and its secret. */
async function invitedBy(node: RunningNode) {
  const { text } = accepted(await node.linking.invite())
  const invitation = readInvitation(text, { company: '' as never, now: Date.now() })
  if (typeof invitation === 'string') throw new Error(invitation)
  return { text, secret: invitation.secret }
}

function states(one: RunningNode, other: RunningNode) {
  const all = one.linking.all().map(({ state }) => state.is)
  return [one.links.get(other.company)?.state, all.find((is) => is !== 'invited')]
}

t.test('a used invitation opens nothing and tells nothing, and the link goes on', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  const { text, secret } = await invitedBy(alm)
  // With an invitation out a node lets everybody in, to hear what he has to say.
  for (const node of [alm, pat]) await invitedBy(node)
  const { says, join } = await stranger(t, secret)
  accepted(await pat.linking.join(text))
  const both = (state: string) => () =>
    states(alm, pat)[0] === state && states(pat, alm)[0] === state
  await until('the request', both('requested'), 15_000)
  const steps = {
    requested: async () => undefined,
    'approved by ALM': async () => alm.linking.approve(pat.company),
    'approved by both': async () => pat.linking.approve(alm.company),
  }
  for (const [when, step] of Object.entries(steps)) {
    await step()
    if (when === 'approved by both') await until('the link', both('active'), 15_000)
    for (const [node, other] of [
      [alm, pat],
      [pat, alm],
    ] as const) {
      const before = states(node, other)
      t.same(await says(node, join), used, `${when}: with the secret`)
      for (const message of [
        { is: 'unlinked' },
        { is: 'refused', why: 'declined' },
        { is: 'approval', signer: new Uint8Array(0) },
        { ...join, secret: undefined },
      ] as const) {
        t.same(await says(node, message), unknown, `${when}: ${message.is}`)
      }
      t.same(states(node, other), before, when)
    }
  }
  await until('a connection', () => alm.network.status(pat.company)[0]?.connected, 15_000)
})

t.test('a stranger does not answer for a company that can’t be reached', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  const { text, secret } = await invitedBy(alm)
  await invitedBy(pat)
  await alm.stop()
  const { says, join } = await stranger(t, secret)
  accepted(await pat.linking.join(text))
  const { certificate } = join
  t.same(await says(pat, join), used)
  t.same(await says(pat, { is: 'joined', certificate, nonce: nonce('y'), madeAt: 0 }), unknown)
  t.ok(pat.linking.all().some(({ state }) => state.is === 'joining'))
})
