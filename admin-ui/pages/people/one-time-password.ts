/** A password that somebody else hands over: shown once, on the answer to its making. */
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { secretText } from '../../views/secret.ts'

type Given = {
  readonly user: string
  readonly login: string
  readonly name: string
  readonly password: string
}

export function passwordPage(view: View, { user, login, name, password }: Given): Html {
  const { password: text } = view.text.people
  return layout(view, {
    title: text.title(name),
    width: 'narrow',
    body: html`<section class="card"><h1>${text.title(name)}</h1>${message('warn', text.intro)}
<dl class="facts"><div><dt>${text.login}</dt><dd><b class="mono">${login}</b></dd></div></dl>
${secretText(view, password)}
<p class="actions"><a class="button primary" href="/user/${user}">${text.back}</a></p></section>`,
  })
}
