/** The company at a glance: alarms, links, the board. Loads itself again every half minute. */
import type { Context } from 'koa'
import type { AlarmLine, LinkLine, Overview, PagesBackend } from '../../backend.ts'
import { type Html, html } from '../../html.ts'
import { layout, logoutForm } from '../../views/layout.ts'
import { mark, type Tone } from '../../views/mark.ts'
import { sendPage } from '../../views/respond.ts'
import { clock, moment, zoneName } from '../../views/time.ts'
import { board } from './board.ts'

const refresh_seconds = 30
/** The newest; the log has the others. */
const alarms_shown_max = 10

export async function overviewShow(context: Context, backend: PagesBackend): Promise<void> {
  const overview = await backend.overview()
  const now = backend.now()
  sendPage(context, 200, overview ? overviewPage(overview, backend.version, now) : notSetUpPage)
}

function overviewPage(overview: Overview, version: string, now: number): Html {
  const { company, addresses, alarms, links } = overview
  return layout({
    title: `${company.code} ${company.name}`,
    refresh: refresh_seconds,
    aside: html`<span>As of ${clock(now)} ${zoneName(now)}</span>${logoutForm}`,
    body: html`<h1><span class="code">${company.code}</span> ${company.name}</h1>
${alarms.length > 0 && alarmList(alarms, now)}
${board(overview.board, now)}
<section aria-labelledby="links">
<h2 id="links">Links <small>${links.length}</small></h2>
${links.length === 0 ? noLinks : linkList(links, now)}
</section>
<footer>Baton ${version} · other nodes reach this one at
${addresses.map((one) => html`<code>${one}</code> `)}${addresses.length === 0 && 'no address'}
</footer>`,
  })
}

const noLinks = html`<p class="hint">No links yet: “baton link invite” makes an invitation.</p>`

function alarmList(alarms: readonly AlarmLine[], now: number): Html {
  const newest = alarms.slice(-alarms_shown_max).reverse()
  return html`<section class="alarms" aria-labelledby="alarms">
<h2 id="alarms">Alarms <small>${alarms.length}</small></h2>
<ul class="rows">
${newest.map(
  ({ at, what, who, job }) => html`<li>${mark('loud', what)}
<span>${who} ${job && html`<a href="/job/${job}">the job</a>`}</span>
<span class="when">${moment(at, now)}</span></li>`,
)}
</ul>
</section>`
}

function linkList(links: readonly LinkLine[], now: number): Html {
  return html`<ul class="rows links">
${links.map((link) => linkRow(link, now))}
</ul>`
}

function linkRow(link: LinkLine, now: number): Html {
  const { code, name, lastSeenAt, queue, trouble } = link
  const seen = lastSeenAt === undefined ? 'not since the start' : moment(lastSeenAt, now)
  return html`<li>
<span><span class="code">${code}</span> ${name}</span>
<span>${linkMark(link)}</span>
<span><span class="label">Last seen</span> ${seen}</span>
<span><span class="label">Queue</span> ${queue}</span>
<span class="trouble">${trouble}</span>
</li>`
}

function linkMark({ state, connected }: LinkLine): Html {
  const words = state === 'active' ? (connected ? 'connected' : 'not connected') : state
  return mark(linkTone(state, connected), words)
}

function linkTone(state: LinkLine['state'], connected: boolean): Tone {
  switch (state) {
    case 'active':
      return connected ? 'good' : 'loud'
    case 'requested':
    case 'paused':
      return 'warn'
    case 'blocked':
    case 'unlinked':
      return 'quiet'
    default:
      return state satisfies never
  }
}

const notSetUpPage = layout({
  title: 'Not set up',
  aside: logoutForm,
  body: html`<h1>This node has no company yet</h1>
<p>Set it up on the machine where it runs:</p>
<pre>baton setup --name "Your company" --code ABC</pre>`,
})
