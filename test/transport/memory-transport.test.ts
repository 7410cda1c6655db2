import t from 'tap'
import { protocols } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import { ending, opened, transportSuite } from './suite.ts'

const idA = 'a'.repeat(64) as NodeId
const idB = 'b'.repeat(64) as NodeId

function pair() {
  const network = new MemoryNetwork()
  return { network, a: network.transport(idA), b: network.transport(idB) }
}

transportSuite(t, async () => pair())

t.test('a cut breaks both ends and keeps others from opening, until it is healed', async (t) => {
  const { network, a, b } = pair()
  const [ours, theirs] = await opened(a, b)
  const endings = [ending(ours), ending(theirs)]
  network.cut(idB, idA)
  t.strictSame(await Promise.all(endings), ['BATON_CHANNEL_BROKEN', 'BATON_CHANNEL_BROKEN'])
  const { signal } = new AbortController()
  await t.rejects(a.open(idB, [], protocols.sync, signal), { code: 'BATON_UNREACHABLE' })
  network.heal(idA, idB)
  await opened(a, b)
})
