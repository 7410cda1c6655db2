/** Editing over HTTP: only what was changed, against what others have changed; held and taken values. */
import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { World } from '../api/node.ts'
import { cut, heal, ok } from '../support/chain.ts'
import { link } from '../support/company.ts'
import { Desk, desks, fieldOf, formOf, plain, shared } from './job-desk.ts'

async function editAs(desk: Desk, job: StreamId, fields: Record<string, string>, by = 'Hansen') {
  return ok(await editJob(desk.node.company.jobs, job, { fields }, { by }))
}

t.test('only what was changed is sent', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({
    fields: { siteName: 'Mill\nNorth', request: 'zone 3\r\nzone 4', receivedAt: 1_790_000_012_345 },
  })
  const before = await alm.view(job)
  const form = formOf(await alm.show(job, '/edit'), 'form-edit')
  t.equal(form.request, 'zone 3\nzone 4')
  // A browser sends the breaks of a text as two signs.
  form.request = 'zone 3\r\nzone 4'
  t.match(await alm.act(job, 'edit', form), 'Nothing was changed.')
  await alm.act(job, 'edit', { ...form, caller: 'Mrs Lund' })
  const after = await alm.view(job)
  t.equal(after.fields.caller?.value, 'Mrs Lund')
  for (const name of ['siteName', 'request', 'receivedAt'] as const) {
    t.equal(after.fields[name]?.write, before.fields[name]?.write, `${name} was left alone`)
  }
})

t.test('what somebody else has changed meanwhile is shown beside what was typed', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ fields: { siteName: 'Mill', request: 'zone 3', caller: 'Lund' } })
  const form = formOf(await alm.show(job, '/edit'), 'form-edit')
  await editAs(alm, job, { siteName: 'Old Mill', caller: 'Berg' })
  const typed = { ...form, siteName: 'New Mill', request: 'zone 7' }
  const page = await alm.refused(job, 'edit', typed, 409)
  t.match(plain(page), 'Not saved yet: somebody else has changed the same.')
  t.match(plain(page), /Site Old Mill ALM Hansen/)
  t.match(plain(page), 'ALM Hansen set meanwhile: Old Mill')
  t.equal(fieldOf(page, 'siteName'), 'New Mill', 'what was typed stays')
  t.equal(fieldOf(page, 'request'), 'zone 7')
  t.equal(fieldOf(page, 'caller'), 'Berg', 'what was left alone follows')
  t.equal((await alm.view(job)).fields.request?.value, 'zone 3', 'nothing is saved')
  await alm.act(job, 'edit', formOf(page, 'form-edit'))
  const { fields } = await alm.view(job)
  t.match(fields, {
    siteName: { value: 'New Mill', concurrent: [] },
    request: { value: 'zone 7' },
    caller: { value: 'Berg', by: 'Hansen' },
  })
})

t.test('who did not touch what somebody else changed is not stopped', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ fields: { siteName: 'Mill', request: 'zone 3' } })
  const form = formOf(await alm.show(job, '/edit'), 'form-edit')
  await editAs(alm, job, { siteName: 'Old Mill' })
  await alm.act(job, 'edit', { ...form, request: 'zone 7' })
  t.match((await alm.view(job)).fields, {
    siteName: { value: 'Old Mill' },
    request: { value: 'zone 7' },
  })
})

t.test('a form that is refused twice still knows what it had shown', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ fields: { siteName: 'Mill' } })
  const form = formOf(await alm.show(job, '/edit'), 'form-edit')
  await editAs(alm, job, { siteName: 'Old Mill' })
  const faulty = { ...form, siteName: 'New Mill', receivedAt: 'yesterday' }
  const first = await alm.refused(job, 'edit', faulty)
  t.match(plain(first), 'A date and time are expected.')
  const second = { ...formOf(first, 'form-edit'), receivedAt: '' }
  t.match(plain(await alm.refused(job, 'edit', second, 409)), 'somebody else has changed')
})

t.test('a number or time that was set is not emptied by an empty field', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ fields: { siteName: 'Mill', priority: 2 } })
  const form = formOf(await alm.show(job, '/edit'), 'form-edit')
  t.equal(form.priority, '2')
  const page = await alm.refused(job, 'edit', { ...form, priority: '' })
  t.match(plain(page), 'can’t be emptied')
  await alm.act(job, 'edit', { ...form, siteName: '' })
  t.equal((await alm.view(job)).fields.siteName?.value, '')
})

t.test('fields of an assignment are for its two sides', async (t) => {
  const { alm, pat, job } = await shared(t)
  const id = await pat.heldId(job)
  const form = formOf(await pat.show(job, `/edit/${id}`), 'form-edit')
  await pat.act(job, `edit/${id}`, { ...form, reference: 'R-9', dueAt: '2026-11-21T23:30' })
  const { assignments } = await alm.until(job, 'the edit', (view) => {
    return view.assignments[0]?.fields.reference
  })
  t.match(assignments[0]?.fields, {
    reference: { value: 'R-9' },
    dueAt: { value: Date.parse('2026-11-21T23:30Z') },
  })
  t.equal((await pat.client.get(`/job/${job}/edit/${'a'.repeat(64)}`)).status, 404)
})

t.test('two values that were set apart are both shown, and one click takes one', async (t) => {
  const world = new World()
  const alm = await Desk.open(t, { code: 'ALM', world })
  const pat = await Desk.open(t, { code: 'PAT', world })
  await link(alm.node.company, pat.node.company)
  const job = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(job, 'the job at PAT', () => true)
  cut(world.streams, alm.node.company, pat.node.company)
  await editAs(alm, job, { caller: 'Lund' }, 'Holm')
  await editAs(pat, job, { caller: 'Berg' }, 'Olsen')
  heal(world.streams, alm.node.company, pat.node.company)
  const view = await alm.until(job, 'both', ({ fields }) => fields.caller?.concurrent.length)
  await pat.until(job, 'both', ({ fields }) => fields.caller?.concurrent.length)
  const page = await alm.show(job)
  t.match(plain(page), /ALM set Lund/)
  t.match(plain(page), /PAT set Berg/)
  const shown = view.fields.caller
  const lund = [shown, ...(shown?.concurrent ?? [])].find((one) => one?.value === 'Lund')
  const taken = formOf(page, `form-value-caller-${lund?.write.slice(0, 8)}`)
  const seen = [shown, ...(shown?.concurrent ?? [])].map((one) => one?.write)
  t.strictSame(taken.seen?.split(' '), seen)
  t.match(await alm.act(job, 'take-value', taken), 'Chosen. Goes to PAT Security.')
  const after = await pat.until(job, 'one', ({ fields }) => !fields.caller?.concurrent.length)
  t.equal(after.fields.caller?.value, 'Lund')
  t.match(plain(await alm.refused(job, 'take-value', taken)), 'not there any more')
  for (const bad of [{ field: 'nonsense' }, { field: 'caller', write: 'x' }]) {
    await alm.refused(job, 'take-value', { ...taken, ...bad })
  }
})

t.test('what is edited on a complete job is held, said so, sent or dropped', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'complete')
  await alm.until(job, 'complete', ({ life }) => life === 'complete')
  const edit = await alm.show(job, '/edit')
  t.match(plain(edit), 'This job is complete: what you save is held here and not sent.')
  const form = formOf(edit, 'form-edit')
  t.match(await alm.act(job, 'edit', { ...form, caller: 'Lund' }), /^Held here, not sent/)
  t.match(await alm.act(job, 'note', { text: 'came back later', for: 'all' }), /^Held here/)
  const page = await alm.show(job)
  t.match(plain(page), /Held here, not sent 2 .*Set to In Progress/)
  t.match(plain(page), /Caller Lund Olsen 1/)
  const ids = [...page.matchAll(/name="id" value="([\w-]+)"/g)].map(([, id = '']) => id)
  t.match(plain(await alm.refused(job, 'held-send', { id: ids[0] ?? '' })), 'is complete')
  await alm.act(job, 'held-drop', { id: ids[1] ?? '' })
  t.notMatch(plain(await alm.show(job)), 'came back later')
  t.match(await alm.act(job, 'held-drop', { id: ids[1] ?? '' }), 'not there any more')
  t.equal((await pat.view(job)).fields.caller, undefined)
  t.match(plain(await alm.show(job, '/reopen')), '1 held edits go out with it.')
  await alm.act(job, 'reopen', { 'assignments[]': await pat.heldId(job), reason: '' })
  const after = await pat.until(job, 'the held edit', ({ fields }) => fields.caller)
  t.match(after.fields.caller, { value: 'Lund', by: 'Olsen 1' })
})

t.test('what another company reopens sends no held edit by itself', async (t) => {
  const { alm, pat, job } = await shared(t)
  await pat.act(job, 'complete')
  await alm.until(job, 'complete', ({ life }) => life === 'complete')
  const form = formOf(await alm.show(job, '/edit'), 'form-edit')
  await alm.act(job, 'edit', { ...form, caller: 'Lund' })
  await pat.act(job, 'reopen', { 'assignments[]': await pat.heldId(job), reason: 'again' })
  await alm.until(job, 'open', ({ life }) => life === 'open')
  const page = await alm.show(job)
  t.match(plain(page), 'The job is In Progress again: send them, or drop them.')
  const [, id = ''] = /name="id" value="([\w-]+)"/.exec(page) ?? []
  await alm.act(job, 'held-send', { id })
  t.equal((await alm.view(job)).fields.caller?.value, 'Lund')
})

t.test('a value that came after the page was shown is not replaced unseen', async (t) => {
  const world = new World()
  const [alm, pat, sub] = await Promise.all(
    ['ALM', 'PAT', 'SUB'].map((code) => Desk.open(t, { code, world })),
  )
  if (!alm || !pat || !sub) throw new Error('three desks')
  await link(alm.node.company, pat.node.company)
  await link(alm.node.company, sub.node.company)
  const job = await alm.make({ providers: [{ code: 'PAT' }, { code: 'SUB' }] })
  for (const other of [pat, sub]) {
    await other.until(job, 'the job', ({ members }) => members.length === 3)
    cut(world.streams, alm.node.company, other.node.company)
  }
  await editAs(alm, job, { caller: 'Lund' })
  await editAs(pat, job, { caller: 'Berg' })
  await editAs(sub, job, { caller: 'Dahl' })
  heal(world.streams, alm.node.company, pat.node.company)
  await alm.until(job, 'two', ({ fields }) => fields.caller?.concurrent.length === 1)
  const page = await alm.show(job)
  heal(world.streams, alm.node.company, sub.node.company)
  const { fields } = await alm.until(job, 'three', (view) => {
    return view.fields.caller?.concurrent.length === 2
  })
  const all = [fields.caller, ...(fields.caller?.concurrent ?? [])]
  const lund = all.find((one) => one?.value === 'Lund')
  await alm.act(job, 'take-value', formOf(page, `form-value-caller-${lund?.write.slice(0, 8)}`))
  const { caller } = (await alm.view(job)).fields
  t.match([caller?.value, ...(caller?.concurrent ?? []).map(({ value }) => value)].sort(), [
    'Dahl',
    'Lund',
  ])
})
