/**
 * Passkeys: static/passkey.js asks for options, has the browser make or use a key, and sends what it
 * answered. Where it is wrong the script is told a sentence.
 */
import { z } from 'zod'
import { readForm } from '../../form.ts'
import { password_chars_max } from '../../limits.ts'
import type { AuditAction } from '../../locales/en/audit.ts'
import { go, notFound, type Reply } from '../../reply.ts'
import type { Call, OpenCall } from '../../route.ts'
import type { View } from '../../view.ts'

/** Past what the backend takes, so that it is the backend that says what is too long. */
const name_chars_max = 200
const id_chars_max = 2000

const startJson = z.object({ password: z.string().max(password_chars_max) })
const finishJson = z.object({ name: z.string().max(name_chars_max), response: z.unknown() })
const loginJson = z.object({ to: z.string().max(2000).default('/'), response: z.unknown() })
const dropForm = z.object({ id: z.string().min(1).max(id_chars_max) })

/** What the script is told looks alike to the table, so these lines are written here. */
const action: AuditAction = 'passkey-add'

/** What the script is told. */
type Told =
  | { readonly is: 'started'; readonly options: unknown }
  /** Go there. */
  | { readonly is: 'done'; readonly to: string }
  | { readonly is: 'no'; readonly words: string }

function told(value: Told): Reply {
  return { is: 'json', value }
}

export async function passkeyStart({ actor, backend, json, site, view }: Call): Promise<Reply> {
  const read = startJson.safeParse(json)
  if (!read.success) return { is: 'trouble', what: 'not a form' }
  const said = await backend.users.startPasskey(actor, read.data, site)
  if (said.is === 'started') return told(said)
  await backend.users.record(actor, { action, outcome: 'refused' })
  return told({ is: 'no', words: wordsOf(view, said) })
}

export async function passkeyAdd({ actor, backend, json, site, view }: Call): Promise<Reply> {
  const read = finishJson.safeParse(json)
  if (!read.success) return { is: 'trouble', what: 'not a form' }
  const { response } = read.data
  const name = read.data.name.trim()
  const said = await backend.users.finishPasskey(actor, { name, response }, site)
  const outcome = said.is === 'added' ? 'done' : 'refused'
  await backend.users.record(actor, { action, target: name, outcome })
  if (said.is === 'refused') return told({ is: 'no', words: wordsOf(view, said) })
  return told({ is: 'done', to: '/account#passkeys' })
}

export async function passkeyDrop({ actor, backend, form, view }: Call): Promise<Reply> {
  const read = readForm(dropForm, form, view)
  if (read.is === 'refused') return notFound
  const said = await backend.users.dropPasskey(actor, read.input.id)
  if (said.is === 'refused') return notFound
  return go('/account', { flash: { tone: 'good', words: view.text.account.passkeys.dropped } })
}

export async function passkeyLoginStart({ backend, site, view }: OpenCall): Promise<Reply> {
  const said = await backend.users.startPasskeyLogin(site)
  return told(said.is === 'started' ? said : { is: 'no', words: wordsOf(view, said) })
}

export async function passkeyLogin(call: OpenCall): Promise<Reply> {
  const { backend, from, json, safeTarget, site } = call
  const read = loginJson.safeParse(json)
  if (!read.success) return { is: 'trouble', what: 'not a form' }
  const said = await backend.users.finishPasskeyLogin(read.data.response, site, from)
  const to = safeTarget(read.data.to)
  if (said.is === 'in') return { is: 'go', to, session: said.secret }
  return told({ is: 'no', words: call.view.text.account.passkeys.loginFailed })
}

type No = Exclude<
  Awaited<ReturnType<Call['backend']['users']['startPasskey']>>,
  { readonly is: 'started' }
>

function wordsOf({ text, times }: View, said: No): string {
  if (said.is === 'later') return text.session.later(times.wait(said.seconds * 1000))
  return text.user.faults[said.fault]
}
