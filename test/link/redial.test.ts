import t from 'tap'
import type { Channel, Transport } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { Company, link, until } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

/** Counts what each node dials. */
class CountingNetwork extends MemoryNetwork {
  readonly dialledAt: number[] = []

  override transport(node: NodeId): Transport {
    const inner = super.transport(node)
    return {
      node,
      addresses: () => inner.addresses(),
      open: (...how): Promise<Channel> => {
        this.dialledAt.push(performance.now())
        return inner.open(...how)
      },
      openAt: (...how) => inner.openAt(...how),
      handle: (...how) => inner.handle(...how),
      admit: (decide) => inner.admit(decide),
      stop: () => inner.stop(),
    }
  }
}

t.test('who takes a connection and ends it at once is dialled ever less often', async (t) => {
  const network = new CountingNetwork()
  const alm = await Company.start('ALM', network)
  const pat = await Company.start('PAT', network)
  t.teardown(() => Promise.all([alm.stop(), pat.stop()]))
  await link(alm, pat)
  await until('they are connected', () => alm.network.status(pat.id)[0]?.connected)
  // PAT forgets the link: from now on it says goodbye to whoever dials from there.
  await pat.links.remove(alm.id)
  await until('ALM is told', () => alm.network.status(pat.id)[0]?.connected === false)
  const before = network.dialledAt.length
  await until('three more dials', () => network.dialledAt.length >= before + 3)
  const [first = 0, second = 0, third = 0] = network.dialledAt.slice(before)
  t.ok(third - first >= 370, 'half of 250 ms and of 500 ms at least')
  t.ok(third - second >= 240)
})
