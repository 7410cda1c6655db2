import t from 'tap'
import {
  handOverLists,
  listHandOvers,
  showHandOver,
  signedHandOver,
  signHandOver,
  sweepHandOvers,
} from '../../node/desk/hand-over.ts'
import { hand_over_ms_max, open_notes_max, past_ms, shown_ms_max } from '../../node/desk/limits.ts'
import { addNote, doneNote, listNotes, sweepNotes } from '../../node/desk/notes.ts'
import { takeJob } from '../../node/desk/ownership.ts'
import { silentLinks } from '../../node/desk/silent-links.ts'
import { putOnTest } from '../../node/desk/tests.ts'
import { createJob } from '../../node/job/create.ts'
import { closeJob } from '../../node/job/lifecycle.ts'
import type { Alarm } from '../../node/operate/news.ts'
import { burglary, ok, startRow } from '../support/chain.ts'
import { type Company, until } from '../support/company.ts'
import { done, Room, refusedAs } from './room.ts'

const by = { by: 'Kim' }
const unasked = { confirmed: false }
const hour_ms = 3_600_000

async function newJob({ jobs }: Company, siteName: string) {
  const fields = { ...burglary.fields, siteName }
  return ok(await createJob(jobs, { fields, attend: true }, by)).job
}

t.test(
  'whoever comes in is shown what others have, what waits, tests, silence and notes',
  async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    const room = await Room.open(t, alm)
    const { desk } = room
    const [kim, bo] = [await room.logIn('Kim'), await room.logIn('Bo')]
    const kims = await newJob(alm, 'Harbour Store')
    const waits = await newJob(alm, 'Mill')
    const left = await newJob(alm, 'School')
    const over = await newJob(alm, 'Church')
    const eve = await room.logIn('Eve')
    done(await takeJob(desk, kims, kim, unasked))
    done(await takeJob(desk, left, eve, unasked))
    await room.logOut(eve)
    ok(await closeJob(alm.jobs, over, { cancelled: true, reason: 'false alarm' }, by))
    const silence = { company: pat.id, code: 'PAT', name: 'PAT Security', since: 5 }
    room.silent.push(silence)
    const test = { subject: { is: 'site', site: 'Mill' }, why: 'drill' } as const
    done(await putOnTest(desk, { ...test, until: desk.now() + hour_ms }, 'Bo'))
    const { id } = done(await addNote(desk, 'gate 3 is open', 'Kim'))
    const lists = await until('what was left waits', async () => {
      const lists = await handOverLists(desk, bo)
      return lists.waiting.jobs[0]?.left && lists.waiting.count === 2 && lists
    })
    t.match(lists.owned, {
      count: 1,
      jobs: [{ id: kims, site: 'Harbour Store', owner: { name: 'Kim' } }],
    })
    t.match(lists.waiting, {
      count: 2,
      jobs: [
        { id: left, left: { name: 'Eve' } },
        { id: waits, number: 'ALM10002' },
      ],
    })
    t.match(lists.onTest, [{ why: 'drill', state: 'on test' }])
    t.strictSame(lists.silent, [silence])
    t.match(lists.notes, [{ id, text: 'gate 3 is open', by: 'Kim' }])
    t.equal((await handOverLists(desk, kim)).owned.count, 0, 'nobody hands over to oneself')
  },
)

t.test(
  'it is signed as it was shown, whatever changes behind it, and can be read back',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const room = await Room.open(t, alm)
    const { desk } = room
    const [kim, bo] = [await room.logIn('Kim'), await room.logIn('Bo')]
    const job = await newJob(alm, 'Mill')
    done(await takeJob(desk, job, kim, unasked))
    const shown = await showHandOver(desk, bo)
    t.equal(shown.last, undefined)
    done(await takeJob(desk, job, bo, { confirmed: true }))
    const signed = done(await signHandOver(desk, bo, { stamp: shown.stamp, remark: ' quiet ' }))
    if (signed.is !== 'signed') throw new Error('it was shown a moment ago')
    const read = await signedHandOver(desk, signed.id)
    t.match(read, { by: 'Bo', remark: 'quiet', counts: { owned: 1, waiting: 0, notes: 0 } })
    t.match(read?.lists.owned, { jobs: [{ id: job, owner: { name: 'Kim' } }] })
    t.ok(read && read.shownAt <= read.at)
    t.match((await listHandOvers(desk)).lines, [{ id: signed.id, by: 'Bo' }])
    t.equal((await showHandOver(desk, kim)).last?.id, signed.id)
    const again = await Room.open(t, alm)
    t.match(await signedHandOver(again.desk, signed.id), { by: 'Bo', lists: read?.lists })
    t.equal(await signedHandOver(desk, 'f'.repeat(32)), undefined)
  },
)

t.test(
  'what was shown to somebody else, long ago, or was signed already, is not signed',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const room = await Room.open(t, alm)
    const { desk } = room
    const [kim, bo] = [await room.logIn('Kim'), await room.logIn('Bo')]
    const old = { is: 'old' }
    const { stamp } = await showHandOver(desk, kim)
    t.strictSame(await signHandOver(desk, bo, { stamp }), old)
    t.match(await signHandOver(desk, kim, { stamp }), { is: 'signed' })
    t.strictSame(await signHandOver(desk, kim, { stamp }), old)
    const later = await showHandOver(desk, kim)
    room.later = shown_ms_max
    t.strictSame(await signHandOver(desk, kim, later), old)
    const first = await showHandOver(desk, kim)
    for (const _ of [1, 2, 3]) await showHandOver(desk, kim)
    t.strictSame(
      await signHandOver(desk, kim, first),
      old,
      'a page that refreshes itself keeps three',
    )
    const long = { stamp: (await showHandOver(desk, kim)).stamp, remark: 'x'.repeat(1001) }
    refusedAs(t, await signHandOver(desk, kim, long), 'invalid', 'remark')
    t.equal((await listHandOvers(desk)).lines.length, 1)
  },
)

t.test(
  'signed hand-overs are listed twenty at a time, the newest first, for two years',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const room = await Room.open(t, alm)
    const { desk } = room
    const kim = await room.logIn('Kim')
    for (let n = 0; n < 45; n++) {
      room.later = n
      done(await signHandOver(desk, kim, { ...(await showHandOver(desk, kim)), remark: `${n}` }))
    }
    const pages: string[][] = []
    let before: string | undefined
    do {
      const page = await listHandOvers(desk, before === undefined ? {} : { before })
      pages.push(page.lines.map(({ remark = '' }) => remark))
      before = page.next
    } while (before !== undefined)
    t.strictSame(
      pages.map(({ length }) => length),
      [20, 20, 5],
    )
    const newest = Array.from({ length: 45 }, (_, n) => `${44 - n}`)
    t.strictSame(pages.flat(), newest)
    await sweepHandOvers(desk)
    t.equal((await listHandOvers(desk)).lines.length, 20)
    room.later = hand_over_ms_max + hour_ms
    await sweepHandOvers(desk)
    t.strictSame(await listHandOvers(desk), { lines: [] })
  },
)

t.test('a list that is very long is counted to its end and shown to its limit', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const { desk } = await Room.open(t, alm)
  const jobs = await Promise.all(Array.from({ length: 205 }, (_, n) => newJob(alm, `Site ${n}`)))
  const { waiting } = await until('all wait', async () => {
    const lists = await handOverLists(desk, { name: 'Bo' })
    return lists.waiting.count === jobs.length && lists
  })
  t.equal(waiting.jobs.length, 200)
  const records = await Promise.all(waiting.jobs.map(({ id }) => alm.storage.desk.job(id)))
  const since = records.map((record) => record?.since ?? 0)
  t.strictSame(since, since.toSorted(), 'what waits for longest stands first')
})

t.test('notes that are written in one millisecond stay in their order', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const { desk } = await Room.open(t, alm)
  const frozen = { ...desk, now: () => 1_000_000 }
  const texts = Array.from({ length: 8 }, (_, n) => `note ${n}`)
  for (const text of texts) done(await addNote(frozen, text, 'Kim'))
  t.strictSame(
    (await listNotes(frozen)).map(({ text }) => text),
    texts,
  )
})

t.test('a note is handed over until somebody says that it is done', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { desk } = room
  const one = done(await addNote(desk, ' keys are at the desk ', 'Kim'))
  const two = done(await addNote(desk, 'gate 3 is open', 'Bo'))
  t.match(await listNotes(desk), [{ text: 'keys are at the desk', by: 'Kim' }, { by: 'Bo' }])
  done(await doneNote(desk, one.id, 'Ann'))
  t.match(await listNotes(desk), [{ id: two.id }])
  t.equal((await listNotes(desk)).length, 1)
  t.match(await listNotes(desk, { done: true }), [{ id: two.id }, { done: { by: 'Ann' } }])
  t.strictSame(await doneNote(desk, one.id, 'Eve'), { is: 'done' })
  t.match(await listNotes(desk, { done: true }), [{}, { done: { by: 'Ann' } }], 'once')
  refusedAs(t, await doneNote(desk, 'unknown', 'Ann'), 'not-found')
  refusedAs(t, await addNote(desk, ' ', 'Kim'), 'missing', 'text')
  refusedAs(t, await addNote(desk, 'x'.repeat(2001), 'Kim'), 'invalid', 'text')
  room.later = past_ms + hour_ms
  await sweepNotes(desk)
  t.match(await listNotes(desk, { done: true }), [{ id: two.id }])
  t.equal((await alm.storage.desk.notes()).length, 1)
  await alm.storage.write((unit) => {
    for (let n = 1; n < open_notes_max; n++) {
      unit.putShiftNote({ id: `${n}`, text: 'x', by: 'Kim', at: n })
    }
  })
  refusedAs(t, await addNote(desk, 'one more', 'Kim'), 'too-many')
})

t.test('a link is silent from when that was told until it is heard, paused or ended', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const { links } = alm
  const told: Alarm[] = [
    { is: 'silent', company: pat.id, since: 3, at: 10 },
    { is: 'not linked there', company: pat.id, node: pat.own.node, at: 11 },
    { is: 'silent', company: pat.id, since: 7, at: 20 },
  ]
  let connected = false
  const look = (alarms = told) =>
    silentLinks({
      links,
      network: { status: () => [{ connected }] },
      news: { alarms: () => alarms },
    })
  t.strictSame(look(), [{ company: pat.id, code: 'PAT', name: 'PAT Security', since: 7 }])
  t.strictSame(look([]), [])
  connected = true
  t.strictSame(look(), [])
  connected = false
  const record = links.get(pat.id)
  if (record) await links.put({ ...record, state: 'paused' })
  t.strictSame(look(), [])
})
