/** Rule 1: code and counter, the same number at every company, and equal numbers never mix. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { indexes, indexText } from '../../node/stream/index-keys.ts'
import type { StreamId } from '../../protocol/ids.ts'
import {
  burglary,
  equalCopies,
  jobAlong,
  ok,
  passOn,
  refusedAs,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { Company, link, until } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import {
  copyDatabase,
  joinNodes,
  linkNodes,
  type RunningNode,
  startNode,
  startNodeOn,
} from '../support/nodes.ts'
import { operator } from '../support/people.ts'

t.test('a number is the issuer’s code and counter, the same at every company', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const first = await jobAlong([alm, pat, sub])
  const second = await jobAlong([alm, pat, sub])
  const own = await jobAlong([pat, sub])
  for (const company of [alm, pat, sub]) {
    t.equal((await viewOf(company, first)).number, 'ALM10001')
    t.equal((await viewOf(company, second)).number, 'ALM10002')
  }
  t.equal((await viewOf(sub, own)).number, 'PAT10001', 'each issuer counts for itself')
})

t.test('a number may be the issuer’s own system’s, and is given out once', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const input = { ...burglary, providers: [{ code: 'PAT' }] }
  const { job } = ok(await createJob(alm.jobs, { ...input, number: 'J-2026 778' }, operator))
  await untilView(pat, job, 'the number', (view) => view.number === 'J-2026 778')
  refusedAs(
    t,
    await createJob(alm.jobs, { ...input, number: 'J-2026 778' }, operator),
    'number-taken',
    /J-2026 778 already/,
  )
  refusedAs(t, await createJob(alm.jobs, { ...input, number: 'a/b' }, operator), 'invalid')
  const theirs = ok(await createJob(pat.jobs, { ...burglary, number: 'J-2026 778' }, operator))
  t.equal((await viewOf(pat, theirs.job)).issuer.code, 'PAT', 'another issuer may use it too')
})

t.test('equal numbers of two companies with one code never mix where both are seen', async (t) => {
  // AAA – MID – SUB – AAA: neither of the two knows of the other, SUB sees the jobs of both.
  const network = new MemoryNetwork()
  const start = async (code: string, name: string) => {
    const company = await Company.start(code, network, { name })
    t.teardown(() => company.stop())
    return company
  }
  const north = await start('AAA', 'North Alarms')
  const mid = await start('MID', 'Mid Patrols')
  const sub = await start('SUB', 'Sub Guards')
  const south = await start('AAA', 'South Alarms')
  for (const [one, other] of [
    [north, mid],
    [mid, sub],
    [sub, south],
  ] as const) {
    await link(one, other)
  }
  const northern = await jobAlong([north, mid, sub])
  const southern = await jobAlong([south, sub])
  const atSub = [await viewOf(sub, northern), await viewOf(sub, southern)]
  t.same(
    atSub.map(({ number }) => number),
    ['AAA10001', 'AAA10001'],
  )
  t.same(
    atSub.map(({ issuer }) => issuer.name),
    ['North Alarms', 'South Alarms'],
  )
  t.same((await numbered(sub, 'aaa10001')).sort(), [northern, southern].sort())
  // Each goes on along its own line only.
  await passOn(sub, southern, mid)
  await untilView(mid, southern, 'the southern job', () => true)
  await equalCopies(southern, [south, sub, mid])
  await equalCopies(northern, [north, mid, sub])
  t.equal(await north.view(southern), undefined)
  t.equal(await south.view(northern), undefined)
})

async function numbered(company: Company, number: string): Promise<StreamId[]> {
  const found: StreamId[] = []
  const text = indexText(number)
  const range = { from: `${text}/`, to: `${text}0` }
  for await (const { stream } of company.storage.index.read(indexes.number, range)) {
    found.push(stream)
  }
  return found
}

t.test('no number is used again after a restart, nor on a restored database', async (t) => {
  const used: string[] = []
  const issue = async (node: RunningNode) => {
    const { job } = ok(await createJob(node.jobs, burglary, operator))
    const number = (await node.streams.get(job))?.state.number ?? ''
    t.match(number, /^ALM[0-9]{5,}$/)
    t.notOk(used.includes(number), `${number} is new`)
    used.push(number)
  }
  const first = await startNode(t, 'ALM')
  await issue(first)
  await first.stop()
  const restore = await copyDatabase(t, first.data)
  const second = await startNodeOn(t, first.data)
  for (let i = 0; i < 3; i++) await issue(second)
  await second.stop()
  await restore()
  const third = await startNodeOn(t, first.data)
  t.equal(await third.storage.index.count(indexes.number, {}), 1, 'it knows of one job only')
  for (let i = 0; i < 3; i++) await issue(third)
})

t.test('a company with my code, or a linked company’s, is refused at linking', async (t) => {
  const pat = await startNode(t, 'PAT')
  const sub = await startNode(t, 'SUB')
  const otherPat = await startNode(t, 'PAT', 'Patagonia Patrols')
  const otherSub = await startNode(t, 'SUB', 'Submarine Guards')
  await t.rejects(joinNodes(pat, otherPat), /Both companies have the same code/)
  await linkNodes(pat, sub)
  await t.rejects(joinNodes(otherSub, pat), /Another linked company has this code/)
  // Invited the other way round, the joiner can't know: the inviter refuses and says why.
  await joinNodes(pat, otherSub)
  const refused = () => otherSub.linking.all().findLast(({ state }) => state.is === 'ended')?.state
  const ended = await until('the refusal', refused, 15_000)
  t.match(ended, { why: 'code-taken', by: 'peer' })
  t.equal(pat.links.get(otherSub.company), undefined)
  t.equal(otherSub.links.get(pat.company), undefined)
  t.equal(pat.links.byCode('SUB')?.company, sub.company)
})
