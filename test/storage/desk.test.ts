import type {
  DeskJobRecord,
  HandOverRecord,
  ShiftNoteRecord,
  TestRecord,
} from '../../storage/storage.ts'
import { collect, streamId } from './samples.ts'
import { onBothStorages } from './support.ts'

const job = streamId('job')
const other = streamId('another job')
const kim = 'a'.repeat(64)
const bo = 'b'.repeat(64)

const waiting: DeskJobRecord = { job, since: 1, waiting: true, turns: [] }
const owned: DeskJobRecord = {
  ...waiting,
  waiting: false,
  owner: { user: kim, name: 'Kim', since: 5 },
  firstAction: { user: kim, name: 'Kim', at: 5, what: 'taken' },
  turns: [{ at: 5, is: 'taken', by: 'Kim' }],
}

onBothStorages('a job is found by who has it, and while it waits', async (t, storage) => {
  const { desk } = storage
  await storage.write((unit) => unit.putDeskJob(waiting, undefined))
  t.strictSame(await desk.job(job), waiting)
  t.equal(await desk.job(other), undefined)
  t.strictSame(await collect(desk.waiting()), [{ job, since: 1 }])
  t.strictSame(await collect(desk.owned()), [])

  await storage.write((unit) => unit.putDeskJob(owned, waiting))
  t.strictSame(await desk.job(job), owned)
  t.strictSame(await collect(desk.waiting()), [], 'it does not wait any more')
  t.strictSame(await collect(desk.owned()), [{ user: kim, job }])
  t.strictSame(await collect(desk.ownedBy(kim)), [job])
  t.strictSame(await collect(desk.ownedBy(bo)), [])

  const taken = { ...owned, owner: { user: bo, name: 'Bo', since: 6 } }
  await storage.write((unit) => unit.putDeskJob(taken, owned))
  t.strictSame(await collect(desk.ownedBy(kim)), [], 'it is not found by who had it')
  t.strictSame(await collect(desk.ownedBy(bo)), [job])

  const left = { ...waiting, left: { user: bo, name: 'Bo', at: 9 } }
  await storage.write((unit) => unit.putDeskJob(left, taken))
  t.strictSame(await collect(desk.owned()), [])
  t.strictSame(await collect(desk.waiting()), [{ job, since: 1, leftAt: 9 }])
})

onBothStorages("a job that a program has is no user's", async (t, storage) => {
  const { desk } = storage
  const program = { ...owned, owner: { name: 'Dispatch system', since: 5 } }
  await storage.write((unit) => {
    unit.putDeskJob(program, undefined)
    unit.putDeskJob({ ...owned, job: other }, undefined)
  })
  const found = await collect(desk.owned())
  t.strictSame(found, [{ job }, { user: kim, job: other }])
  await storage.write((unit) => unit.putDeskJob(waiting, program))
  t.strictSame(await collect(desk.owned()), [{ user: kim, job: other }])
})

onBothStorages('things on test and notes are kept by their ids', async (t, storage) => {
  const { desk } = storage
  const test: TestRecord = {
    id: '01',
    subject: { is: 'site', site: 'Harbour Store' },
    why: 'new panel',
    by: 'Kim',
    from: 1,
    until: 9,
  }
  const note: ShiftNoteRecord = { id: '02', text: 'gate 3 is open', by: 'Kim', at: 4 }
  await storage.write((unit) => {
    unit.putTest(test)
    unit.putTest({ ...test, id: '03', subject: { is: 'job', job } })
    unit.putShiftNote(note)
    unit.putShiftNote({ ...note, id: '04' })
  })
  t.strictSame(await desk.tests(), [test, { ...test, id: '03', subject: { is: 'job', job } }])
  t.strictSame(await desk.note('02'), note)
  t.equal(await desk.note('01'), undefined)
  const done = { ...note, done: { by: 'Bo', at: 8 } }
  await storage.write((unit) => {
    unit.deleteTest('03')
    unit.putShiftNote(done)
    unit.deleteShiftNote('04')
  })
  t.strictSame(await desk.tests(), [test])
  t.strictSame(await desk.notes(), [done])
})

const none = { jobs: [], count: 0 }

function handOver(at: number): HandOverRecord {
  const id = `${at.toString(16).padStart(12, '0')}${'c'.repeat(20)}`
  const lists = { owned: none, waiting: none, onTest: [], silent: [], notes: [] }
  return { id, at, shownAt: at - 1, user: kim, by: 'Kim', lists }
}

onBothStorages('signed hand-overs are read back, the newest first', async (t, storage) => {
  const { desk } = storage
  const all = [255, 3, 4096, 256].map(handOver)
  await storage.write((unit) => {
    for (const one of all) unit.putHandOver(one)
  })
  const times = async (before?: string) =>
    (await collect(desk.handOvers(before))).map(({ at }) => at)
  t.strictSame(await times(), [4096, 256, 255, 3])
  t.strictSame(await times(handOver(256).id), [255, 3])
  t.strictSame(await times(handOver(3).id), [])
  t.strictSame(await desk.handOver(handOver(3).id), handOver(3))
  t.equal(await desk.handOver('unknown'), undefined)
  const old = await desk.handOversOlderThan(256, 9)
  t.strictSame(old, [handOver(3).id, handOver(255).id])
  t.strictSame(await desk.handOversOlderThan(256, 1), [handOver(3).id])
  await storage.write((unit) => unit.deleteHandOvers(old))
  t.strictSame(await times(), [4096, 256])
})
