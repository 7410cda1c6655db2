/** Codes of an app: set up with a first code, switched off with the password. */
import { z } from 'zod'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { password_chars_max } from '../../limits.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { qrPicture } from '../../views/qr.ts'
import { accountPage, tooEarly } from './account-show.ts'

/** Past what the backend takes, so that it is the backend that says what is too long. */
const code_chars_max = 20
const secret_chars_max = 100

const passwordForm = z.object({ password: z.string().min(1).max(password_chars_max) })
const codeForm = z.object({ code: z.string().trim().min(1).max(code_chars_max) })

export async function appStart(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(passwordForm, form, view)
  if (read.is === 'refused') return refused(await accountPage(call, { app: read }))
  const said = await backend.users.startTotp(actor, read.input)
  if (said.is === 'started') return page(scanPage(view, said))
  return again(call, said)
}

export async function appConfirm(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const { text } = view
  const read = readForm(codeForm, form, view)
  if (read.is === 'refused') return refused(scanPage(view, keyIn(form), read))
  const said = await backend.users.confirmTotp(actor, read.input)
  switch (said.is) {
    case 'confirmed':
      return page(codesPage(view, said.recoveryCodes))
    case 'later':
      return refused(scanPage(view, keyIn(form), tooEarly(view, said.seconds)), { status: 429 })
    case 'refused': {
      if (said.fault !== 'code-wrong') return again(call, said)
      const filled = withFault({}, 'code', text.user.faults[said.fault])
      return refused(scanPage(view, keyIn(form), filled))
    }
    default:
      return said satisfies never
  }
}

export async function appDrop(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(passwordForm, form, view)
  if (read.is === 'refused') return refused(await accountPage(call, { app: read }))
  const said = await backend.users.dropTotp(actor, read.input)
  if (said.is !== 'dropped') return again(call, said)
  return go('/account', { flash: { tone: 'good', words: view.text.account.app.stopped } })
}

type No = Exclude<
  Awaited<ReturnType<Call['backend']['users']['dropTotp']>>,
  { readonly is: 'dropped' }
>

async function again(call: Call, said: No): Promise<Reply> {
  const { view } = call
  if (said.is === 'later') {
    return refused(await accountPage(call, { app: tooEarly(view, said.seconds) }), { status: 429 })
  }
  const field = said.fault === 'password-wrong' ? 'password' : ''
  const app = withFault({}, field, view.text.user.faults[said.fault])
  return refused(await accountPage(call, { app }))
}

/** What the app is given; after a wrong code the picture is gone, and the key still stands. */
type AppKey = {
  readonly secret: string
  readonly qr?: Parameters<typeof qrPicture>[0]
}

/** The page has it to show it again; the node goes by what it keeps itself. */
function keyIn({ secret }: Form): AppKey {
  const text = typeof secret === 'string' ? secret.slice(0, secret_chars_max) : ''
  return { secret: /^[A-Z2-7]+$/.test(text) ? text : '' }
}

function scanPage(view: View, { secret, qr }: AppKey, filled?: Filled): Html {
  const { app } = view.text.account
  const groups = secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
  return layout(view, {
    title: app.scanTitle,
    width: 'narrow',
    body: html`<section class="card"><h1>${app.scanTitle}</h1>
${qr && html`<p>${app.scan}</p><figure class="qr-frame">${qrPicture(qr, app.qr)}</figure>`}
<p>${app.byHand}</p><div class="secret"><code translate="no">${groups}</code></div>
<form method="post" action="/account/app/confirm">
${filled?.faults[''] && formFault(view, filled)}
<input type="hidden" name="secret" value="${secret}">
${field(view, { name: 'code', label: app.code, hint: app.codeHint, required: true, autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: code_chars_max, mono: true, autofocus: true, filled })}
<p class="actions">${submit(app.confirm)}<a class="button" href="/account">${view.text.words.cancel}</a></p>
</form></section>`,
  })
}

function codesPage(view: View, codes: readonly string[]): Html {
  const { app } = view.text.account
  return layout(view, {
    title: app.codesTitle,
    width: 'narrow',
    body: html`<section class="card"><h1>${app.codesTitle}</h1>${message('warn', app.codes)}
<ol class="codes" translate="no">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<p class="actions"><a class="button primary" href="/account">${app.codesDone}</a></p></section>`,
  })
}
