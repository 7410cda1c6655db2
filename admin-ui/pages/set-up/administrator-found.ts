/** The first administrator of a company, made by who has the node's set-up token. */
import { z } from 'zod'
import type { UserFault } from '../../backend/user.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { password_chars_max } from '../../limits.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { OpenCall } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { claimLost, claimShow, claimTake, isClaimed } from './claim.ts'
import { setUpSheet } from './set-up-sheet.ts'

export const administrator_path = '/set-up/administrator'

/** Past what the backend takes, so that it is the backend that says what is too long. */
const text_chars_max = 200

const typedText = z.string().trim().min(1).max(text_chars_max)
const typedPassword = z.string().min(1).max(password_chars_max)

const administratorForm = z
  .object({ name: typedText, login: typedText, password: typedPassword, again: typedPassword })
  .refine(({ password, again }) => password === again, { path: ['again'] })

export async function administratorShow(call: OpenCall): Promise<Reply> {
  if (!(await isMissing(call))) return go('/')
  return isClaimed(call) ? page(administratorPage(call.view)) : claimShow(call, administrator_path)
}

/** The token, or, in the browser that has claimed the node, the administrator. */
export async function administratorFound(call: OpenCall): Promise<Reply> {
  const { backend, form, from, node, view } = call
  if (!(await isMissing(call))) return go('/')
  if ('token' in form) return claimTake(call, administrator_path)
  if (!isClaimed(call)) return claimLost(call, administrator_path)
  const read = readForm(administratorForm, form, view)
  if (read.is === 'refused') {
    const { again, ...faults } = read.faults
    const differs = again && form.again ? view.text.user.password.differs : again
    const both = { ...faults, ...(differs ? { again: differs } : {}) }
    return refused(administratorPage(view, { ...read, faults: both }))
  }
  const { again, ...input } = read.input
  const said = await node.setUp.foundAdministrator({ ...input, language: view.language }, from)
  if (said.is === 'refused')
    return refused(administratorPage(view, faultOf(view, form, said.fault)))
  const to = (await backend.phrase.waits(said.actor)) ? '/company/phrase' : '/'
  return { is: 'go', to, session: said.secret }
}

async function isMissing({ node }: OpenCall): Promise<boolean> {
  return (await node.setUp.missing()) === 'administrator'
}

function faultOf({ text: { user } }: View, typed: OpenCall['form'], fault: UserFault): Filled {
  const words = user.faults[fault]
  if (fault.startsWith('password')) return withFault(typed, 'password', words)
  if (fault.startsWith('login')) return withFault(typed, 'login', words)
  return withFault(typed, fault === 'name-form' ? 'name' : '', words)
}

function administratorPage(view: View, filled?: Filled): Html {
  const { administrator } = view.text.setUp
  const secret = { type: 'password', autocomplete: 'new-password', required: true, filled } as const
  return setUpSheet(view, {
    step: 'administrator',
    title: administrator.title,
    body: html`<p>${administrator.intro(view.company?.name ?? '')}</p>
<form method="post" action="${administrator_path}">
${formFault(view, filled)}
${field(view, { name: 'name', label: administrator.name, hint: administrator.nameHint, required: true, autocomplete: 'name', autofocus: true, filled })}
${field(view, { name: 'login', label: administrator.login, hint: administrator.loginHint, required: true, autocomplete: 'username', spellcheck: 'false', filled })}
${field(view, { ...secret, name: 'password', label: administrator.password, hint: view.text.user.password.hint })}
${field(view, { ...secret, name: 'again', label: administrator.again })}
${submit(administrator.make)}
</form>`,
  })
}
