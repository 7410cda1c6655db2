/** One's own password. Who was given one is led here first, from every page (dispatch.ts). */
import { z } from 'zod'
import type { Later, Refusal } from '../../backend/user.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { password_chars_max } from '../../limits.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'

const typedPassword = z.string().min(1).max(password_chars_max)

const passwordForm = z
  .object({ current: typedPassword, password: typedPassword, again: typedPassword })
  .refine(({ password, again }) => password === again, { path: ['again'] })

export function passwordEdit({ view }: Call): Reply {
  return page(passwordPage(view))
}

export async function passwordChange({ actor, backend, form, view }: Call): Promise<Reply> {
  const { password: text } = view.text.user
  const read = readForm(passwordForm, form, view)
  if (read.is === 'refused') {
    const { again, ...faults } = read.faults
    const differs = again && form.again ? { again: text.differs } : again && { again }
    return refused(passwordPage(view, { typed: {}, faults: { ...faults, ...differs } }))
  }
  const said = await backend.users.changePassword(actor, read.input)
  if (said.is === 'changed') return go('/', { flash: { tone: 'good', words: text.changed } })
  const status = said.is === 'later' ? 429 : 422
  return refused(passwordPage(view, faultOf(view, said)), { status })
}

function faultOf({ text, times }: View, said: Refusal | Later): Filled {
  if (said.is === 'later') {
    return withFault({}, '', text.session.later(times.wait(said.seconds * 1000)))
  }
  const field = said.fault === 'password-wrong' ? 'current' : 'password'
  return withFault({}, field, text.user.faults[said.fault])
}

function passwordPage(view: View, filled?: Filled): Html {
  const { password: text } = view.text.user
  const secret = { type: 'password', required: true, filled } as const
  return layout(view, {
    title: text.title,
    width: 'narrow',
    body: html`<h1>${text.title}</h1>
${view.actor?.mustChangePassword && message('info', text.given)}
<form method="post" action="/account/password" class="card">
${formFault(view, filled)}
<input type="hidden" name="login" autocomplete="username" value="${view.actor?.login}">
${field(view, { ...secret, name: 'current', label: text.current, autocomplete: 'current-password' })}
${field(view, { ...secret, name: 'password', label: text.fresh, hint: text.hint, autocomplete: 'new-password' })}
${field(view, { ...secret, name: 'again', label: text.again, autocomplete: 'new-password' })}
${submit(text.change)}
</form>`,
  })
}
