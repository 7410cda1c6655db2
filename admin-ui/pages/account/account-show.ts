/** One's own account: the password, second steps, and where one is logged in. */
import type { Account, PasskeyLine, SessionLine } from '../../backend/user.ts'
import { type Filled, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { ownPassword } from '../../views/own-password.ts'
import { table } from '../../views/table.ts'
import { accountTabs } from './account-tabs.ts'
import { browserWords } from './browser-words.ts'

/** Two of ten were used: time to get new ones. */
const few_codes = 3

/** The form that was refused, by its name. */
export type AccountFilled = { readonly app?: Filled; readonly passkey?: Filled }

export async function accountShow(call: Call): Promise<Reply> {
  return page(await accountPage(call))
}

export async function accountPage(call: Call, filled: AccountFilled = {}): Promise<Html> {
  const { actor, backend, site, view } = call
  const { account: text, user } = view.text
  const [own, sessions] = await Promise.all([
    backend.users.account(actor),
    backend.users.sessions(actor),
  ])
  const passkeysWork = backend.users.passkeysWork(site)
  return layout(view, {
    title: text.title,
    body: html`${accountTabs(view)}
<header class="page-head"><h1>${text.title}</h1>
<p class="hint">${text.intro(user.roles[actor.role])} ${actor.run && text.run(actor.run)}</p></header>
<div class="columns"><div>${passwordCard(view, own)}${appCard(view, own, filled.app)}</div>
${passkeyCard(view, own.passkeys, passkeysWork, filled.passkey)}</div>
${sessionCard(view, sessions)}`,
  })
}

/** Too many wrong tries, where the password is asked again. */
export function tooEarly({ text, times }: View, seconds: number): Filled {
  return withFault({}, '', text.session.later(times.wait(seconds * 1000)))
}

function passwordCard(view: View, { passwordChangedAt }: Account): Html {
  const { password } = view.text.account
  return card({
    id: 'password',
    title: password.title,
    body: html`<p>${password.changed} ${view.times.moment(passwordChangedAt)}</p>
<p class="actions"><a class="button" href="/account/password">${password.change}</a></p>`,
  })
}

function appCard(
  view: View,
  { totp, recoveryCodesLeft }: Account,
  filled: Filled | undefined,
): Html {
  const { app } = view.text.account
  const left = html`<p>${app.codesLeft(view.times.number(recoveryCodesLeft))}</p>
${recoveryCodesLeft < few_codes && message('warn', app.fewCodes)}`
  return card({
    id: 'app',
    title: app.title,
    aside: totp ? badge('good', app.isOn) : badge('quiet', app.isOff),
    body: html`<p>${app.intro}</p>${totp && left}
<form method="post" action="${totp ? '/account/app/drop' : '/account/app'}">
${filled?.faults[''] && formFault(view, filled)}
${ownPassword(view, { label: app.password, idPrefix: 'app', filled })}
${submit(totp ? app.stop : app.start, totp ? { tone: 'danger' } : {})}</form>`,
  })
}

function passkeyCard(
  view: View,
  all: readonly PasskeyLine[],
  work: boolean,
  filled: Filled | undefined,
): Html {
  const { passkeys } = view.text.account
  return card({
    id: 'passkeys',
    title: passkeys.title,
    body: html`<p>${passkeys.intro}</p>
${all.length === 0 ? html`<p class="hint">${passkeys.none}</p>` : passkeyTable(view, all)}
${work ? passkeyForm(view, filled) : message('info', passkeys.notHere)}`,
  })
}

function passkeyTable(view: View, all: readonly PasskeyLine[]): Html {
  const { passkeys } = view.text.account
  return table({
    caption: passkeys.title,
    rows: all,
    columns: [
      {
        title: passkeys.name,
        cell: ({ name, site }) => html`<b>${name}</b> <small>${site}</small>`,
      },
      {
        title: passkeys.usedAt,
        cell: ({ usedAt }) =>
          usedAt === undefined ? passkeys.neverUsed : view.times.moment(usedAt),
      },
      {
        title: '',
        cell: ({ id, name }) =>
          html`<form method="post" action="/account/passkey/drop"><input type="hidden" name="id" value="${id}"><button aria-label="${passkeys.drop}: ${name}">${passkeys.drop}</button></form>`,
      },
    ],
  })
}

/** Sent by static/passkey.js: the browser makes the key between two requests. */
function passkeyForm(view: View, filled: Filled | undefined): Html {
  const { passkeys } = view.text.account
  return html`<noscript>${message('info', passkeys.needScript)}</noscript>
<form method="post" action="/account/passkey" data-passkey="add" data-failed="${passkeys.failed}" hidden>
${filled?.faults[''] && formFault(view, filled)}
<div class="message loud" role="alert" data-passkey-fault hidden></div>
${field(view, { name: 'name', label: passkeys.name, hint: passkeys.nameHint, required: true, maxlength: 60, autocomplete: 'off', idPrefix: 'passkey', filled })}
${ownPassword(view, { label: passkeys.password, idPrefix: 'passkey', filled })}
${submit(passkeys.add)}</form>
<script src="${view.asset('passkey.js')}" type="module"></script>`
}

function sessionCard(view: View, all: readonly SessionLine[]): Html {
  const { sessions } = view.text.account
  return card({
    id: 'sessions',
    title: sessions.title,
    count: view.times.number(all.length),
    body: table({
      caption: sessions.title,
      rows: all,
      columns: [
        {
          title: sessions.browser,
          cell: ({ agent }) => html`<span title="${agent}">${browserWords(view, agent)}</span>`,
        },
        { title: sessions.from, cell: ({ address }) => address },
        { title: sessions.opened, cell: ({ openedAt }) => view.times.moment(openedAt) },
        { title: sessions.seen, cell: ({ lastSeenAt }) => view.times.moment(lastSeenAt) },
        {
          title: '',
          cell: ({ id, current }) =>
            current
              ? badge('info', sessions.current)
              : html`<form method="post" action="/account/session/${id}/end"><button>${sessions.end}</button></form>`,
        },
      ],
    }),
  })
}
