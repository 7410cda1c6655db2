/** Everybody who can log in, and the form that adds somebody. */
import { z } from 'zod'
import type { UserFault, UserLine } from '../../backend/user.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { page, type Reply, refused } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { field, formFault, radios, submit } from '../../views/field.ts'
import { table } from '../../views/table.ts'
import { administrationSheet, phraseReminder } from '../status/administration.ts'
import { passwordPage } from './one-time-password.ts'
import { roleFields, roleForm } from './role-fields.ts'

const text_chars_max = 200

const addForm = z
  .object({
    login: z.string().trim().min(1).max(text_chars_max),
    name: z.string().trim().min(1).max(text_chars_max),
    language: z.enum(['en', 'da']),
  })
  .extend(roleForm)

export async function peopleShow(call: Call): Promise<Reply> {
  return page(await peoplePage(call))
}

export async function personAdd(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(addForm, form, view)
  if (read.is === 'refused') return refused(await peoplePage(call, read))
  const { run, ...input } = read.input
  const said = await backend.users.addUser(actor, { ...input, ...(run === '' ? {} : { run }) })
  const about = input.login
  if (said.is === 'refused') {
    return refused(await peoplePage(call, userFault(view, form, said.fault)), { about })
  }
  return page(passwordPage(view, { ...input, ...said }), { about })
}

/** A fault of the backend, beside the field that it is about. */
export function userFault({ text }: View, typed: Form, fault: UserFault): Filled {
  const [kind = ''] = fault.split('-')
  const field = ['login', 'name', 'run'].includes(kind) ? kind : ''
  return withFault(typed, field, text.user.faults[fault])
}

async function peoplePage(call: Call, filled?: Filled): Promise<Html> {
  const { actor, backend, view } = call
  const { people } = view.text
  const all = await backend.users.users(actor)
  return administrationSheet(view, {
    title: people.title,
    count: view.times.number(all.length),
    intro: people.intro,
    reminder: await phraseReminder(view, actor, backend.phrase),
    body: html`${peopleTable(view, all, actor.user)}${addCard(view, filled)}`,
  })
}

function peopleTable(view: View, all: readonly UserLine[], self: string): Html {
  const { people, user } = view.text
  return table({
    caption: people.title,
    rows: all,
    columns: [
      {
        title: people.name,
        cell: ({ id, name }) =>
          html`<a href="/user/${id}">${name}</a> ${id === self && html`<small>${people.you}</small>`}`,
      },
      { title: people.login, cell: ({ login }) => login },
      {
        title: people.role,
        cell: ({ role, run }) =>
          html`${user.roles[role]} ${run && html`<span class="item">${run}</span>`}`,
      },
      { title: people.state, cell: (one) => stateBadge(view, one) },
      { title: people.factors, cell: (one) => factorsOf(view, one) },
      {
        title: people.lastLogin,
        cell: ({ loggedInAt }) =>
          loggedInAt === undefined ? people.never : view.times.moment(loggedInAt),
      },
    ],
  })
}

export function stateBadge(
  { text: { people } }: View,
  { active, mustChangePassword }: UserLine,
): Html {
  if (!active) return badge('quiet', people.states.off, 'close')
  return mustChangePassword
    ? badge('warn', people.states.oneTime, 'clock')
    : badge('good', people.states.active)
}

export function factorsOf({ text, times }: View, { totp, passkeys }: UserLine): string {
  const { app, passkeys: keys } = text.people
  const parts = [...(totp ? [app] : []), ...(passkeys > 0 ? [keys(times.number(passkeys))] : [])]
  return parts.length === 0 ? text.words.none : parts.join(', ')
}

function addCard(view: View, filled: Filled | undefined): Html {
  const { people } = view.text
  const languages = Object.entries(people.languages).map(([value, words]) => ({ value, words }))
  return card({
    id: 'add',
    title: people.add,
    body: html`<form method="post" action="/users" class="fields">
${formFault(view, filled)}
${field(view, { name: 'name', label: people.name, hint: people.nameHint, required: true, autocomplete: 'off', filled })}
${field(view, { name: 'login', label: people.login, hint: people.loginHint, required: true, autocomplete: 'off', spellcheck: 'false', filled })}
${roleFields(view, { role: 'operator' }, filled)}
${radios(view, { name: 'language', label: people.language, choices: languages, value: view.language, filled })}
<p class="actions">${submit(people.add)}</p></form>`,
  })
}
