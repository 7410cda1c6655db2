/** The backends that the pages declare, as the node makes them: who may do what on the desk. */
import t from 'tap'
import type { AddressBookBackend } from '../../admin-ui/backend/address-book.ts'
import type { DeskBackend } from '../../admin-ui/backend/desk.ts'
import { createJob } from '../../node/job/create.ts'
import { addressBookBackend } from '../../node/pages/address-book.ts'
import { deskBackend } from '../../node/pages/desk.ts'
import type { Actor } from '../../node/user/actor.ts'
import { type Permission, roleMay } from '../../node/user/roles.ts'
import type { Role } from '../../storage/storage.ts'
import { burglary, ok, startRow } from '../support/chain.ts'
import { done, Room, refusedAs } from './room.ts'

const all: readonly Role[] = ['administrator', 'dispatcher', 'operator', 'guard', 'reader']

async function actorIn(room: Room, role: Role, run?: string): Promise<Actor> {
  const { user = '', name, session } = await room.logIn(`Some ${role}`)
  return {
    ...{ user, name, session, role, login: role, address: '', mustChangePassword: false },
    ...{ language: 'en', scheme: 'system', dense: false },
    ...(run === undefined ? {} : { run }),
    may: (permission) => roleMay(role, permission),
  }
}

t.test('whoever may not, is not let in behind a page that forgot to ask', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const desk: DeskBackend = deskBackend(room.desk)
  const book: AddressBookBackend = addressBookBackend(room.book)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, { by: 'Kim' }))
  const subject = { is: 'job', job } as const
  const until = Date.now() + 3_600_000
  const calls: [needs: Permission, call: (actor: Actor) => Promise<unknown>][] = [
    ['see', (actor) => desk.lines(actor, [job])],
    ['see', (actor) => desk.turns(actor, job)],
    ['dispatch', (actor) => desk.take(actor, job, { confirmed: true })],
    ['dispatch', (actor) => desk.giveBack(actor, job)],
    ['dispatch', (actor) => desk.signOff(actor)],
    ['dispatch', (actor) => desk.leftJobs(actor)],
    ['report', (actor) => desk.callTargets(actor, job)],
    ['report', (actor) => desk.readRadio(actor, '14 on site')],
    ['report', (actor) => desk.reportRadio(actor, { line: '14 on site' })],
    ['see', (actor) => desk.tests(actor)],
    ['supervise', (actor) => desk.putOnTest(actor, { subject, why: 'drill', until })],
    ['supervise', (actor) => desk.endTest(actor, 'unknown')],
    ['dispatch', (actor) => desk.notes(actor)],
    ['dispatch', (actor) => desk.addNote(actor, 'gate 3')],
    ['dispatch', (actor) => desk.doneNote(actor, 'unknown')],
    ['dispatch', (actor) => desk.handOver(actor)],
    ['dispatch', (actor) => desk.sign(actor, { stamp: 'unknown' })],
    ['dispatch', (actor) => desk.handOvers(actor)],
    ['dispatch', (actor) => desk.signed(actor, 'unknown')],
    ['see', (actor) => book.list(actor)],
    ['see', (actor) => book.get(actor, 'unknown')],
    ['see', (actor) => book.find(actor, { name: 'unknown' })],
    ['dispatch', (actor) => book.add(actor, { name: `Night ${actor.role}` })],
    ['dispatch', (actor) => book.change(actor, 'unknown', {})],
    ['dispatch', (actor) => book.remove(actor, 'unknown')],
    ['dispatch', (actor) => book.join(actor, 'unknown', alm.id)],
  ]
  for (const role of all) {
    const actor = await actorIn(room, role)
    for (const [needs, call] of calls) {
      if (roleMay(role, needs)) await t.resolves(call(actor), `${role}: ${call}`)
      else await t.rejects(call(actor), { message: `${role} asks what needs ${needs}` })
    }
  }
})

t.test('a supervisor takes over unasked, an operator is asked', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const desk = deskBackend(room.desk)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, { by: 'Kim' }))
  const unasked = { confirmed: false }
  const [operator, dispatcher] = [
    await actorIn(room, 'operator'),
    await actorIn(room, 'dispatcher'),
  ]
  done(await desk.take(dispatcher, job, unasked))
  refusedAs(t, await desk.take(operator, job, unasked), 'owned')
  done(await desk.take(operator, job, { confirmed: true }))
  t.strictSame(await desk.take(dispatcher, job, unasked), { is: 'taken', from: 'Some operator' })
  t.strictSame(await desk.signOff(dispatcher), { is: 'signed off', jobs: 1 })
  t.match(await desk.leftJobs(operator), [{ id: job, left: { name: 'Some dispatcher' } }])
})

t.test('a guard without a run reports nothing, with one for that', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const desk = deskBackend(room.desk)
  const fields = { ...burglary.fields, run: '14' }
  ok(await createJob(alm.jobs, { fields, attend: true }, { by: 'Kim' }))
  const line = '14 on site'
  refusedAs(t, await desk.reportRadio(await actorIn(room, 'guard'), { line }), 'may-not', 'line')
  const guard = await actorIn(room, 'guard', '14')
  t.match(await desk.reportRadio(guard, { line }), { is: 'reported' })
})
