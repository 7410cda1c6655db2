/** Logging in with the administrator's token, and out. */
import type { Context } from 'koa'
import type { PagesBackend } from '../../backend.ts'
import { type Html, html } from '../../html.ts'
import type { Sessions } from '../../sessions.ts'
import { layout } from '../../views/layout.ts'
import { cookieOf, sendPage, setCookie } from '../../views/respond.ts'

export function sessionNew(context: Context): void {
  sendPage(context, 200, loginPage(targetIn(context.query.to)))
}

const refusals = {
  no: { status: 422, fault: 'This is not the token of an administrator.' },
  later: { status: 429, fault: 'Too many wrong tokens came from here: wait a minute.' },
} as const

export function sessionOpen(context: Context, backend: PagesBackend, sessions: Sessions): void {
  const { token, to } = (context.request.body ?? {}) as { token?: unknown; to?: unknown }
  const target = targetIn(to)
  const said = typeof token === 'string' ? backend.admits(token.trim(), context.ip) : 'no'
  if (said === 'yes') {
    setCookie(context, sessions.open())
    seeOther(context, target)
  } else {
    const { status, fault } = refusals[said]
    sendPage(context, status, loginPage(target, fault))
  }
}

export function sessionClose(context: Context, sessions: Sessions): void {
  sessions.close(cookieOf(context))
  setCookie(context, undefined)
  seeOther(context, '/login')
}

function seeOther(context: Context, path: string): void {
  context.status = 303
  context.set('Location', path)
}

/** A page of ours, whatever the link said: a login must not lead elsewhere. */
function targetIn(to: unknown): string {
  return typeof to === 'string' && /^\/job\/[0-9a-f]{64}$/.test(to) ? to : '/'
}

function loginPage(to: string, fault?: string): Html {
  const said = fault && html`<p class="fault" id="fault" role="alert">${fault}</p>`
  return layout({
    title: 'Log in',
    body: html`<form class="login" method="post" action="/login">
<h1>Log in</h1>
<label for="token">Administrator's token</label>
<input id="token" name="token" type="password" required autofocus autocomplete="current-password"
  spellcheck="false" ${said ? html`aria-describedby="fault" aria-invalid="true"` : html``}>
${said}
<input type="hidden" name="to" value="${to}">
<p class="hint">It is in the file <code>admin.token</code> in the node's data folder.</p>
<button>Log in</button>
</form>`,
  })
}
