/** Whether and how a person gets in: switched off and on, a new password, logged out, removed. */
import type { UserLine } from '../../backend/user.ts'
import { go, notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { passwordPage } from './one-time-password.ts'
import { personOf, refusedAct } from './person-show.ts'

type PersonCall = Call<'id'>

export function personOff(call: PersonCall): Promise<Reply> {
  return switched(call, false)
}

export function personOn(call: PersonCall): Promise<Reply> {
  return switched(call, true)
}

async function switched(call: PersonCall, active: boolean): Promise<Reply> {
  const { actor, backend, params, view } = call
  const person = await other(call)
  if (!person) return notFound
  const said = await backend.users.changeUser(actor, params.id, { active })
  if (said.is === 'refused') return refusedAct(call, person, '', view.text.user.faults[said.fault])
  const { access } = view.text.people
  const words = active ? access.switchedOn(person.name) : access.switchedOff(person.name)
  return backTo(person, words)
}

export async function personEndSessions(call: PersonCall): Promise<Reply> {
  const { actor, backend, params, view } = call
  const person = await other(call)
  if (!person) return notFound
  const said = await backend.users.endSessions(actor, params.id)
  if (said.is === 'refused') return refusedAct(call, person, '', view.text.user.faults[said.fault])
  return backTo(person, view.text.people.access.ended(person.name))
}

export async function personResetPassword(call: PersonCall): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const person = await other(call)
  if (!person) return notFound
  const factors = form.drop === undefined ? 'keep' : 'drop'
  const said = await backend.users.resetPassword(actor, params.id, { factors })
  if (said.is === 'refused') return refusedAct(call, person, '', view.text.user.faults[said.fault])
  const { password } = said
  return page(passwordPage(view, { ...person, user: person.id, password }), { about: person.login })
}

export async function personRemove(call: PersonCall): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const person = await other(call)
  if (!person) return notFound
  const { access } = view.text.people
  if (form.sure === undefined) return refusedAct(call, person, 'sure', access.sureNeeded)
  const said = await backend.users.removeUser(actor, params.id)
  if (said.is === 'refused') return refusedAct(call, person, '', view.text.user.faults[said.fault])
  const flash = { tone: 'good', words: access.removed(person.name) } as const
  return go('/users', { flash, about: person.login })
}

/** Nobody locks the own door from outside: one's own account is elsewhere. */
async function other(call: PersonCall): Promise<UserLine | undefined> {
  return call.params.id === call.actor.user ? undefined : personOf(call)
}

function backTo({ id, login }: UserLine, words: string): Reply {
  return go(`/user/${id}`, { flash: { tone: 'good', words }, about: login })
}
