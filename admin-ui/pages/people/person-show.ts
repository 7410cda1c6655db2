/** One person: name, role and run, and whether and how the person gets in. */
import { z } from 'zod'
import type { UserLine } from '../../backend/user.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html, type Shown } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { checkbox, field, formFault, submit } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { factorsOf, stateBadge, userFault } from './people-show.ts'
import { roleFields, roleForm } from './role-fields.ts'

const text_chars_max = 200

const ownForm = z.object({ name: z.string().trim().min(1).max(text_chars_max) })
const changeForm = ownForm.extend(roleForm)

export async function personShow(call: Call<'id'>): Promise<Reply> {
  const person = await personOf(call)
  return person ? page(personPage(call, person)) : notFound
}

export async function personOf({
  actor,
  backend,
  params,
}: Call<'id'>): Promise<UserLine | undefined> {
  return (await backend.users.users(actor)).find(({ id }) => id === params.id)
}

export async function personSave(call: Call<'id'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const person = await personOf(call)
  if (!person) return notFound
  const about = person.login
  // Nobody gives away the own role by a slip: another administrator does that.
  const read = readForm(person.id === actor.user ? ownForm : changeForm, form, view)
  if (read.is === 'refused') return refused(personPage(call, person, read), { about })
  const said = await backend.users.changeUser(actor, params.id, read.input)
  if (said.is === 'refused') {
    return refused(personPage(call, person, userFault(view, form, said.fault)), { about })
  }
  const flash = { tone: 'good', words: view.text.people.change.saved } as const
  return go(`/user/${params.id}`, { flash, about })
}

/** `filled`: the form of name, role and run as it was refused, or what of the rest was. */
function personPage(call: Pick<Call, 'actor' | 'view'>, person: UserLine, filled?: Filled): Html {
  const { actor, view } = call
  const { people, user } = view.text
  const { id, name, login, role, madeAt, loggedInAt } = person
  const fact = (title: string, value: Shown) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`
  return layout(view, {
    title: name,
    body: html`<p><a href="/users">${people.title}</a></p>
<header class="page-head"><h1>${name}</h1>${stateBadge(view, person)}</header>
${card({
  id: 'person',
  title: login,
  body: html`<dl class="facts">
${fact(people.role, user.roles[role])}
${fact(people.factors, factorsOf(view, person))}
${fact(people.lastLogin, loggedInAt === undefined ? people.never : view.times.moment(loggedInAt))}
${fact(people.made, view.times.moment(madeAt))}</dl>`,
})}
<div class="columns">${changeCard(view, person, filled, id === actor.user)}
${id === actor.user ? message('info', people.self) : accessCard(view, person, filled)}</div>`,
  })
}

function changeCard(
  view: View,
  { id, name, role, run }: UserLine,
  filled: Filled | undefined,
  isSelf: boolean,
): Html {
  const { people } = view.text
  // What was refused of the other forms leaves this one as it is.
  const own = filled?.typed.name === undefined ? undefined : filled
  return card({
    id: 'change',
    title: people.change.title,
    body: html`<form method="post" action="/user/${id}">
${formFault(view, own)}
${field(view, { name: 'name', label: people.name, hint: people.nameHint, required: true, value: name, autocomplete: 'off', filled: own })}
${!isSelf && roleFields(view, { role, ...(run === undefined ? {} : { run }) }, own)}
${submit(view.text.words.save)}</form>`,
  })
}

function accessCard(view: View, { id, name, active }: UserLine, filled: Filled | undefined): Html {
  const { access } = view.text.people
  const act = (path: string, words: string, hint: string, tone?: 'danger') =>
    html`<form method="post" action="/user/${id}/${path}" class="act"><button class="${tone}">${words}</button><small>${hint}</small></form>`
  const fault = filled?.typed.name === undefined ? filled?.faults[''] : undefined
  return card({
    id: 'access',
    title: access.title,
    body: html`${fault && message('loud', fault)}
${active ? act('off', access.off, access.offHint, 'danger') : act('on', access.on, '')}
${act('end-sessions', access.end, '')}
<form method="post" action="/user/${id}/reset-password">
${checkbox(view, { name: 'drop', label: access.drop, hint: access.dropHint })}
<p class="act"><button>${access.reset}</button><small>${access.resetHint}</small></p></form>
${removal(view, { id, name }, filled)}`,
  })
}

function removal(
  view: View,
  { id, name }: Pick<UserLine, 'id' | 'name'>,
  filled: Filled | undefined,
): Html {
  const { access } = view.text.people
  const fault = filled?.faults.sure
  return html`<form method="post" action="/user/${id}/remove">
<div class="field"><label class="check"><input type="checkbox" name="sure" required> ${access.removeSure(name)}</label>
${fault && html`<p class="fault">${icon('loud')}${fault}</p>`}</div>
<p class="act"><button class="danger">${access.remove}</button><small>${access.removeHint}</small></p></form>`
}

/** A refused act of the card of access. */
export function refusedAct(
  call: Call<'id'>,
  person: UserLine,
  field: string,
  fault: string,
): Reply {
  const filled = withFault({}, field, fault)
  return refused(personPage(call, person, filled), { about: person.login })
}
