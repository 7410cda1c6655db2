/** The way in with a passkey, on the page of logging in: static/passkey.js shows it where it can. */
import { type Html, html } from '../../html.ts'
import type { OpenCall } from '../../route.ts'
import { icon } from '../../views/icon.ts'

export function passkeyLoginForm({ backend, site, view }: OpenCall, to: string): Html | undefined {
  if (!backend.users.passkeysWork(site)) return undefined
  const { passkeys } = view.text.account
  return html`<form method="post" action="/login/passkey" data-passkey="login" data-failed="${passkeys.loginFailed}" hidden>
<div class="message loud" role="alert" data-passkey-fault hidden></div>
<input type="hidden" name="to" value="${to}">
<button>${icon('seal')}${passkeys.login}</button></form>
<script src="${view.asset('passkey.js')}" type="module"></script>`
}
