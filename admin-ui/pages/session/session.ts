/** Logging in, with a second step where the user has one, and out. */
import { z } from 'zod'
import type { Later, LoggedIn } from '../../backend/user.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { password_chars_max } from '../../limits.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call, Form, OpenCall } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { passkeyLoginForm } from '../account/passkey-login.ts'
import { administrator_path } from '../set-up/administrator-found.ts'

const login_chars_max = 100
const code_chars_max = 40

const loginForm = z.object({
  login: z.string().trim().min(1).max(login_chars_max),
  password: z.string().min(1).max(password_chars_max),
})

const codeForm = z.object({
  ticket: z.string().min(1),
  code: z.string().trim().min(1).max(code_chars_max),
})

export async function sessionNew(call: OpenCall): Promise<Reply> {
  const { actor, node, query, safeTarget } = call
  const to = safeTarget(query.to)
  if (actor) return go(to)
  // Nobody can log in before somebody is there.
  const missing = await node.setUp.missing()
  return missing === 'administrator' ? go(administrator_path) : page(loginPage(call, to))
}

export async function sessionOpen(call: OpenCall): Promise<Reply> {
  const { backend, form, from, safeTarget, view } = call
  const to = safeTarget(form.to)
  const read = readForm(loginForm, form, view)
  if (read.is === 'refused') return refused(loginPage(call, to, read))
  const said = await backend.users.logIn(read.input, from)
  if (said.is === 'code needed') return page(codePage(view, to, said.ticket))
  if (said.is === 'no') {
    return refused(loginPage(call, to, withFault(form, '', view.text.session.wrong)))
  }
  return loggedIn(said, to, () => loginPage(call, to, tooEarly(view, form, said)))
}

export async function sessionCode(call: OpenCall): Promise<Reply> {
  const { backend, form, from, safeTarget, view } = call
  const to = safeTarget(form.to)
  const { session } = view.text
  const read = readForm(codeForm, form, view)
  if (read.is === 'refused') {
    const { ticket } = form
    if (typeof ticket !== 'string') return go('/login')
    return refused(codePage(view, to, ticket, read))
  }
  const { ticket } = read.input
  const said = await backend.users.giveCode(read.input, from)
  if (said.is === 'no') {
    return refused(codePage(view, to, ticket, withFault({}, 'code', session.codeWrong)))
  }
  if (said.is === 'expired') {
    return refused(loginPage(call, to, withFault({}, '', session.codeExpired)))
  }
  return loggedIn(said, to, () => codePage(view, to, ticket, tooEarly(view, {}, said)))
}

/**
 * Who has open jobs is told first that they go back to the board; who then logs off leaves them,
 * also when another browser of this user stays logged in. The session ends first: its open pages
 * would ask for the jobs that change, and a job could still be taken in one of them.
 */
export async function sessionClose({ actor, backend, form }: Call): Promise<Reply> {
  const leavesJobs = actor.may('dispatch') && form.confirmed === 'yes'
  if (!leavesJobs && actor.may('dispatch')) {
    if ((await backend.board.counts(actor)).mine.count > 0) return go('/log-off')
  }
  await backend.users.logOut(actor)
  if (leavesJobs) await backend.desk.signOff(actor)
  return { is: 'go', to: '/login', session: null }
}

function loggedIn(said: LoggedIn | Later, to: string, again: () => Html): Reply {
  if (said.is === 'later') return refused(again(), { status: 429 })
  return { is: 'go', to, session: said.secret }
}

function tooEarly({ text, times }: View, form: Form, said: LoggedIn | Later): Filled {
  const length = said.is === 'later' ? times.wait(said.seconds * 1000) : ''
  return withFault(form, '', text.session.later(length))
}

function loginPage(call: OpenCall, to: string, filled?: Filled): Html {
  const { view } = call
  const { session } = view.text
  return sheet(
    view,
    session.title,
    html`${view.company && html`<p class="hint">${session.intro(view.company.name)}</p>`}
<form method="post" action="/login">
${formFault(view, filled)}
${field(view, { name: 'login', label: session.login, required: true, autocomplete: 'username', spellcheck: 'false', autofocus: true, filled })}
${field(view, { name: 'password', label: session.password, type: 'password', required: true, autocomplete: 'current-password', filled })}
<input type="hidden" name="to" value="${to}">
${submit(session.logIn)}
</form>
${passkeyLoginForm(call, to)}
<p class="hint">${session.forgotten}</p>`,
  )
}

function codePage(view: View, to: string, ticket: string, filled?: Filled): Html {
  const { session } = view.text
  return sheet(
    view,
    session.codeTitle,
    html`<form method="post" action="/login/code">
${filled?.faults[''] && formFault(view, filled)}
${field(view, { name: 'code', label: session.code, hint: session.codeHint, required: true, autocomplete: 'one-time-code', spellcheck: 'false', maxlength: code_chars_max, autofocus: true, mono: true, filled })}
<input type="hidden" name="ticket" value="${ticket}">
<input type="hidden" name="to" value="${to}">
${submit(session.giveCode)}
</form>
<p><a href="/login?to=${encodeURIComponent(to)}">${session.startAgain}</a></p>`,
  )
}

function sheet(view: View, title: string, body: Html): Html {
  return layout(view, {
    title,
    width: 'narrow',
    body: html`<section class="card login"><h1>${title}</h1>${body}</section>`,
  })
}
