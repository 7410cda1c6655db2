/** A company that is brought onto a job late gets all that was written before. */
import t from 'tap'
import { writeEntry } from '../../node/job/entries.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { history_inline_max } from '../../protocol/limits.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import { openStorage } from '../../storage/open.ts'
import { BreakingNetwork } from '../support/breaking-network.ts'
import {
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  ok,
  passOn,
  startAgain,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, link } from '../support/company.ts'
import { edits, operator, reports } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'

/** Far past what is sent inline, and more than one frame of a supply holds. */
const long_notes = history_inline_max + 200

async function writeNotes(company: Company, job: StreamId, count: number): Promise<void> {
  const text = 'the key holder was rung and did not answer; '.repeat(12)
  for (let i = 0; i < count; i++) {
    const note = { kind: 'note', text: `${i}: ${text}` } as const
    ok(await writeEntry(company.jobs, job, note, operator))
  }
}

function asked(network: RecordedNetwork, company: Company): boolean {
  return network.crossed.some(({ from, frame }) => {
    const message = decodeFrame(frame)
    return from === company.own.node && typeof message !== 'string' && message.is === 'want'
  })
}

async function heldAt(company: Company, job: StreamId): Promise<number> {
  return (await company.streams.get(job))?.state.held ?? 0
}

t.test('a short history comes with the grant', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const job = await jobAlong([alm, pat])
  await writeNotes(alm, job, 10)
  ok(await reportStage(pat.jobs, job, { stage: 'accepted' }, operator))
  await equalCopies(job, [alm, pat])
  t.ok((await heldAt(pat, job)) < history_inline_max)
  await passOn(pat, job, sub)
  await untilView(sub, job, 'the job', () => true)
  const { timeline, view } = await equalCopies(job, [alm, pat, sub])
  t.equal(timeline.length, 10)
  t.equal(heldBy(view, pat).status, 'accepted')
  t.notOk(asked(network, sub))
  t.equal(await heldAt(sub, job), await heldAt(alm, job))
})

t.test('a long history is asked for, and nothing of it is missing', async (t) => {
  const network = new RecordedNetwork()
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const job = await jobAlong([alm, pat])
  await writeNotes(alm, job, long_notes)
  await equalCopies(job, [alm, pat])
  await passOn(pat, job, sub)
  // What is written while the history is on its way comes too.
  await edits(alm, job, { priority: 1 })
  await untilView(sub, job, 'the latest', (view) => view.fields.priority)
  const { timeline } = await equalCopies(job, [alm, pat, sub])
  t.equal(timeline.length, long_notes)
  t.ok(asked(network, sub))
  t.equal(await heldAt(sub, job), await heldAt(alm, job))
  await reports(sub, job, 'complete')
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  await equalCopies(job, [alm, pat, sub])
})

t.test('a long history goes on after the link broke in its middle, again and again', async (t) => {
  const network = new BreakingNetwork()
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const job = await jobAlong([alm, pat])
  await writeNotes(alm, job, long_notes)
  await equalCopies(job, [alm, pat])
  for (const frames of [2, 5, 9]) {
    network.cutAfter(pat.own.node, sub.own.node, frames)
    if (frames === 2) await passOn(pat, job, sub)
    else await edits(alm, job, { priority: frames })
    heal(network, pat, sub)
    network.cutAfter(pat.own.node, sub.own.node, frames)
    await untilView(pat, job, 'it is at PAT', ({ fields }) => frames === 2 || fields.priority)
  }
  heal(network, pat, sub)
  await untilView(sub, job, 'the latest', (view) => view.fields.priority?.value === 9)
  const { timeline } = await equalCopies(job, [alm, pat, sub])
  t.equal(timeline.length, long_notes)
})

t.test('a company that is brought in while it can’t be reached gets it all later', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  await link(alm, sub)
  const short = await jobAlong([alm, pat])
  const long = await jobAlong([alm, pat])
  await writeNotes(alm, long, long_notes)
  cut(network, pat, sub)
  cut(network, alm, sub)
  for (const job of [short, long]) {
    await equalCopies(job, [alm, pat])
    await passOn(pat, job, sub)
    await edits(alm, job, { priority: 2 })
    await equalCopies(job, [alm, pat])
  }
  t.equal(await sub.view(short), undefined)
  heal(network, pat, sub)
  for (const job of [short, long]) {
    await untilView(sub, job, 'the job', (view) => view.fields.priority)
    await equalCopies(job, [alm, pat, sub])
  }
})

t.test('a company that stops in the middle of a history has it after its restart', async (t) => {
  const directory = t.testdir()
  const network = new BreakingNetwork()
  const storage = await openStorage({ directory })
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], { sub: { storage } }, network)
  const job = await jobAlong([alm, pat])
  await writeNotes(alm, job, long_notes)
  await equalCopies(job, [alm, pat])
  network.cutAfter(pat.own.node, sub.own.node, 8)
  await passOn(pat, job, sub)
  await untilView(sub, job, 'a part of it', (view) => view.issuer.company === alm.id)
  t.ok((await heldAt(sub, job)) < long_notes, 'it is not all there')
  await sub.stop()
  heal(network, pat, sub)
  const again = await startAgain(t, sub, network, { storage: await openStorage({ directory }) })
  await untilView(again, job, 'its grant', (view) =>
    view.assignments.some((a) => a.holder === again.id),
  )
  const { timeline } = await equalCopies(job, [alm, pat, again])
  t.equal(timeline.length, long_notes)
  await reports(again, job, 'accepted')
  await untilView(alm, job, 'SUB accepts', (view) => heldBy(view, again).status === 'accepted')
  t.equal((await viewOf(alm, job)).life, 'open')
})
