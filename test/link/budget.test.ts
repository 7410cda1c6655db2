/** What one link may cost: what is over it comes later, and nothing is refused. */
import t, { type Test } from 'tap'
import {
  type Allowances,
  allowances,
  type Budget,
  type Expense,
  fullBudget,
  rest_ms_max,
  restFor,
  spend,
} from '../../node/link/budget.ts'
import { Spending } from '../../node/link/spending.ts'
import { unacknowledged_ms } from '../../protocol/link/sync-limits.ts'
import { author } from '../support/author.ts'
import { Company, until } from '../support/company.ts'
import { Flooder, linkWith } from '../support/flooder.ts'
import { floodOf } from '../support/floods.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

const small: Allowances = { ...allowances, changes: { burst: 100, aSecond: 50 } }
const spent = (budget: Budget, changes: number, now: number) =>
  spend(small, budget, { changes }, now)
const rest = (budget: Budget, lane: 'live' | 'backfill') =>
  restFor(small, budget, lane, ['changes'])

t.test('what is caught up with rests when the store is empty, live changes later', async (t) => {
  const full = fullBudget(small, 0)
  t.equal(rest(full, 'backfill'), undefined)
  const empty = spent(full, 100, 0)
  t.equal(rest(empty, 'backfill'), undefined, 'nothing is owed yet')
  const owing = spent(empty, 50, 0)
  t.same(rest(owing, 'backfill'), { ms: 1000, lacks: 'changes' }, 'until it is paid')
  t.equal(rest(owing, 'live'), undefined)
  const more = spent(owing, 100, 0)
  t.same(rest(more, 'live'), { ms: 1000, lacks: 'changes' }, 'as much again, and then it rests too')
})

t.test('a store fills again, and no fuller than it was', async (t) => {
  const empty = spent(fullBudget(small, 0), 100, 0)
  t.equal(spent(empty, 0, 1000).changes, 50)
  t.equal(spent(empty, 0, 3_600_000).changes, 100)
  t.equal(spent(empty, 0, -3_600_000).changes, 0, 'a clock that was set back fills nothing')
})

t.test('no rest is so long that the peer would hang up, and no debt lasts', async (t) => {
  t.ok(rest_ms_max < unacknowledged_ms)
  for (const one of Object.keys(allowances) as Expense[]) {
    const broke = spend(allowances, fullBudget(allowances, 0), { [one]: 1e12 }, 0)
    t.equal(restFor(allowances, broke, 'live', [one])?.ms, rest_ms_max)
    const later = spend(allowances, broke, {}, rest_ms_max)
    t.equal(restFor(allowances, later, 'live', [one]), undefined, one)
  }
})

t.test('a link that rested is shown for what and since when, and a while later not', async (t) => {
  let now = 1000
  const told: Expense[] = []
  const spending = new Spending(
    small,
    () => now,
    (lacks) => told.push(lacks),
  )
  t.equal(spending.slowed(), undefined)
  spending.spend({ changes: 200 })
  t.equal(spending.rest('backfill', ['changes'])?.ms, 2000)
  now += 500
  t.same(spending.slowed(), { lacks: 'changes', since: 1000 })
  spending.rest('backfill', ['changes'])
  t.same(spending.slowed(), { lacks: 'changes', since: 1000 }, 'the same time of it')
  t.same(told, ['changes', 'changes'])
  now += 3_600_000
  t.equal(spending.slowed(), undefined)
})

/** A company with a link that floods it, under these allowances. */
async function flooded(t: Test, less: Partial<Allowances>) {
  const network = new MemoryNetwork()
  const alm = await Company.start('ALM', network, { allowances: { ...allowances, ...less } })
  t.teardown(() => alm.stop())
  const own = author('F01')
  await alm.links.put(linkWith(own))
  const to = { company: alm.id, node: alm.own.node, addresses: [] }
  const flooder = new Flooder(own, network.transport(own.node), to)
  await flooder.connect()
  const slowed = () => alm.network.status(own.company)[0]?.slowed
  return { alm, own, flooder, slowed, target: { company: alm.id, code: 'ALM', name: 'ALM' } }
}

for (const lacks of ['changes', 'bytes', 'processor'] as const) {
  t.test(`over its ${lacks} a link is taken more slowly, nothing of it is refused`, async (t) => {
    const less = { [lacks]: { burst: 1, aSecond: lacks === 'bytes' ? 200_000 : 500 } }
    const { alm, own, flooder, slowed, target } = await flooded(t, less)
    const { begin, items, job } = floodOf('chains', own, target, 2000)
    await flooder.queue([...begin, ...items])
    await until('it to be slowed', () => slowed()?.lacks === lacks)
    t.equal(alm.refusals.count(own.company, `is slowed down: ${lacks}`) > 0, true, 'it is logged')
    await flooder.settled()
    t.same([...flooder.refused], [])
    t.equal((await alm.streams.get(job.stream))?.state.held, items.length + 2)
  })
}

t.test('who has connected too often waits at the door, and is let in', async (t) => {
  const { flooder, slowed } = await flooded(t, { connections: { burst: 1, aSecond: 20 } })
  for (let n = 0; n < 4; n++) {
    await flooder.close()
    await flooder.connect()
  }
  await until('it to be slowed', () => slowed()?.lacks === 'connections')
  t.ok(flooder.isConnected)
})
