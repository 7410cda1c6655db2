/** What goes over a link in each of its states, and at the moments at which they change. */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import { openMemoryStorage, openStorage, openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import { settled, withCommit } from '../storage/support.ts'
import { burglary, equalCopies, ok, startJob, untilView } from '../support/chain.ts'
import { Company, changeLink, link, until } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import { edits, operator, reports } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

const toPat = { ...burglary, providers: [{ code: 'PAT' }] }

const connected = (one: Company, other: Company) => one.network.status(other.id)[0]?.connected

async function disconnected(one: Company, other: Company): Promise<void> {
  await until('the connection to end', () => !connected(one, other))
}

async function edited(company: Company, job: StreamId, request: string): Promise<void> {
  await untilView(company, job, request, ({ fields }) => fields.request?.value === request)
}

/** By how many turns one of two begins before the other, or after it. */
const leads = [-55, -34, -21, -13, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 13, 21, 34, 55]

/**
 * Turns are as long as the disk makes them: in memory a write takes some promises, on a real disk
 * some rounds of the event loop.
 */
const disks = {
  'in memory': { open: openMemoryStorage, turn: async () => undefined },
  'in LevelDB': {
    open: (t: Test) => openStorage({ directory: t.testdir() }),
    turn: settled,
  },
}

for (const [where, { open, turn }] of Object.entries(disks)) {
  /** Begins the second so many turns after the first. */
  const together = async (lead: number, first: () => Promise<unknown>, second: typeof first) => {
    const begun = async (turns: number, what: typeof first) => {
      for (let i = 0; i < turns; i++) await turn()
      return what()
    }
    const [, saved] = await Promise.all([begun(-lead, first), begun(lead, second)])
    return saved as Awaited<ReturnType<typeof editJob>>
  }

  t.test(`what is saved ${where} as a blocked link becomes active again arrives`, async (t) => {
    const { alm, pat, job } = await startJob(t, ['alm', 'pat'], { alm: { storage: await open(t) } })
    for (const lead of leads) {
      await changeLink(alm, pat, { state: 'blocked' })
      await disconnected(pat, alm)
      const request = `saved ${lead} turns later`
      const unblock = () => changeLink(alm, pat, { state: 'active' })
      const save = () => editJob(alm.jobs, job, { fields: { request } }, operator)
      ok(await together(lead, unblock, save))
      await edited(pat, job, request)
    }
    await equalCopies(job, [alm, pat])
  })

  t.test(`a job that is made ${where} as a link comes to be is sent, or refused`, async (t) => {
    for (const lead of leads) {
      await t.test(`${lead} turns later`, async (t) => {
        const network = new MemoryNetwork()
        const alm = await Company.start('ALM', network, { storage: await open(t) })
        const pat = await Company.start('PAT', network)
        t.teardown(() => Promise.all([alm.stop(), pat.stop()]))
        const make = () => createJob(alm.jobs, toPat, operator)
        const made = await together(lead, () => link(alm, pat), make)
        const { job } = ok(made.refused ? await make() : made)
        await untilView(pat, job, 'the job', () => true)
        await equalCopies(job, [alm, pat])
      })
    }
  })
}

t.test('what is not on the disk yet when a link becomes active arrives all the same', async (t) => {
  const table = memoryTable()
  const [linked, saved] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let written = Promise.resolve()
  const slow = withCommit(table, async (changes) => {
    await written
    await table.commit(changes)
  })
  const network = new RecordedNetwork()
  const options = { alm: { storage: await openStorageOn(slow) } }
  const { alm, pat, job } = await startJob(t, ['alm', 'pat'], options, network)
  await changeLink(alm, pat, { state: 'blocked' })
  await disconnected(pat, alm)
  written = linked.promise
  const active = changeLink(alm, pat, { state: 'active' })
  await settled()
  const save = editJob(alm.jobs, job, { fields: { request: 'saved then' } }, operator)
  await settled()
  written = saved.promise
  const since = network.crossed.length
  linked.resolve()
  // As long as two that are connected need to compare, and to ask for what differs.
  const asked = () => said(network, alm, pat, since).others.length > 3
  for (let turns = 0; turns < 500 && !asked(); turns++) await settled()
  saved.resolve()
  ok(await save)
  await active
  await edited(pat, job, 'saved then')
})

/** What ALM has said to PAT since then, but for goodbyes; those by what they say. */
function said(network: RecordedNetwork, alm: Company, pat: Company, since: number) {
  const frames = network.crossed
    .slice(since)
    .filter(({ from, to }) => from === alm.own.node && to === pat.own.node)
    .map(({ frame }) => decodeFrame(frame))
  const byes: Bye[] = []
  const others = frames.filter((one) => {
    if (typeof one === 'string' || one.is !== 'bye') return true
    byes.push(one.bye)
    return false
  })
  return { byes, others }
}

for (const [state, bye] of [
  ['paused', 'stopping'],
  ['blocked', 'not-linked'],
] as const) {
  t.test(`a ${state} link says nothing but goodbye, and all of it when it is active`, async (t) => {
    const network = new RecordedNetwork()
    const { alm, pat, job } = await startJob(t, ['alm', 'pat'], {}, network)
    await changeLink(alm, pat, { state })
    await disconnected(pat, alm)
    const since = network.crossed.length
    await edits(alm, job, { request: `while ${state}` })
    await reports(pat, job, 'accepted')
    await alm.receipts.seen(job)
    // PAT does not know, and comes again and again, with all that it has to say.
    await until('PAT to come twice', () => said(network, alm, pat, since).byes.length > 1, 15_000)
    const { byes, others } = said(network, alm, pat, since)
    t.same(new Set(byes), new Set([bye]))
    t.same(others, [])
    t.equal((await alm.view(job))?.assignments[0]?.status, 'new', 'nor is anything taken')
    await changeLink(alm, pat, { state: 'active' })
    await edited(pat, job, `while ${state}`)
    await untilView(alm, job, 'what PAT wrote', ({ assignments }) => {
      return assignments[0]?.status === 'accepted'
    })
    await equalCopies(job, [alm, pat])
  })
}
