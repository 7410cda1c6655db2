import t from 'tap'
import { Boots } from '../../node/link/boots.ts'
import { Redial } from '../../node/link/redial.ts'
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

const displaced = { bye: 'duplicate', by: 'peer', isGreeted: true, isDialledHere: true } as const
const renewed = { ...displaced, bye: 'renewed' } as const

t.test(
  'two live copies leave each other turns that grow, and do not tear at one line',
  async (t) => {
    const redial = new Redial()
    t.ok(redial.afterConnection(displaced) >= 500, 'time for a Hello and what waits')
    t.notOk(redial.isBesideCopy, 'once may be a crossing')
    t.equal(redial.afterConnection(renewed), 0, 'queues that begin anew are no reason to wait')
    t.ok(redial.afterConnection(displaced) >= 1000, 'nor to begin with short turns again')
    t.ok(redial.isBesideCopy)
    for (let n = 0; n < 5; n++) redial.afterConnection(displaced)
    const turn = redial.afterConnection(displaced)
    t.ok(turn >= 2500 && turn <= 7500, `${turn} ms, however long it lasts`)
    redial.afterConnection({ ...displaced, bye: undefined })
    t.notOk(redial.isBesideCopy)
    t.ok(redial.afterConnection(displaced) <= 1500)
  },
)

t.test('queues that begin anew are met again by who dialled, and once at once', async (t) => {
  const redial = new Redial()
  t.ok(redial.afterConnection({ ...renewed, isDialledHere: false }) >= 125, 'it may reach a copy')
  const again = new Redial()
  t.equal(again.afterConnection(renewed), 0)
  t.ok(again.afterConnection(renewed) >= 125)
})

t.test(
  'a process that is back after another one has a copy; one that was restarted has not',
  async (t) => {
    const boots = new Boots()
    t.same(
      ['a', 'a', 'b', 'c'].map((boot) => boots.isBack(boot)),
      [false, false, false, false],
    )
    t.ok(boots.isBack('b'))
    t.notOk(boots.isBack('b'))
    t.ok(boots.isBack('a'))
  },
)
