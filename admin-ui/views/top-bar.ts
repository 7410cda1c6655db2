/** The top bar: where one can go, whether the page is live, whether alarms are heard, one's menu. */
import type { Actor } from '../backend/user.ts'
import { attributes, type Html, html } from '../html.ts'
import type { NavLink, View } from '../view.ts'
import { icon } from './icon.ts'
import { soundChip } from './sound-chip.ts'

export function topBar(view: View): Html {
  const { actor, company } = view
  return html`<header class="top">
<a class="brand" href="/">${brandMark} <b>${company?.code ?? 'Baton'}</b>
<span class="brand-name">${company?.name}</span></a>
${actor && navigation(view)}
<div class="top-end">
${actor?.may('see') && html`${liveMark(view)}${soundChip(view)}`}
${actor && userMenu(view, actor)}
</div>
</header>`
}

const brandMark = html`<svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true"><g transform="rotate(38 12 12)"><rect x="8.7" y=".8" width="6.6" height="22.4" rx="3.3"/><path d="M8.7 7h6.6M8.7 17h6.6"/></g></svg>`

function navigation({ nav, text }: View): Html {
  return html`<nav class="nav" aria-label="${text.frame.navigation}"><ul>${nav.map(navLink)}</ul></nav>`
}

function navLink({ path, words, current }: NavLink): Html {
  const aria = attributes({ 'aria-current': current && 'page' })
  return html`<li><a href="${path}"${aria}>${words}</a></li>`
}

/** Without script nothing is live, and the mark isn't there. */
function liveMark({ text }: View): Html {
  const { live, reconnecting, liveHint, staleHint } = text.frame
  return html`<span id="live" class="live-mark" hidden>
<span class="live-dot" aria-hidden="true"></span>
<span role="status"><span class="when-live" title="${liveHint}">${live}</span>
<span class="when-stale" title="${staleHint}" hidden>${reconnecting}</span></span>
<span class="live-since" aria-hidden="true"></span></span>`
}

function userMenu({ text, version }: View, { name, role }: Actor): Html {
  const { menu, logOut, nav } = text.frame
  return html`<details class="menu">
<summary aria-label="${menu}: ${name}">${icon('person')}<span class="menu-name">${name}</span>${icon('down')}</summary>
<div class="menu-sheet">
<p class="menu-who"><b>${name}</b> <small>${text.user.roles[role]}</small></p>
<a href="/account">${icon('person')}${nav.account}</a>
<a href="/preferences">${icon('settings')}${nav.preferences}</a>
<button type="button" data-opens="keys">${icon('keyboard')}${text.keys.open}</button>
<a href="/styleguide">${icon('note')}${nav.styleguide}</a>
<form method="post" action="/logout"><button>${icon('close')}${logOut}</button></form>
<small class="menu-version">${text.frame.version(version)}</small>
</div>
</details>`
}
