/** One link: how it is and why, what holds between the two companies, and how to change it. */
import type { LinkSheet } from '../../backend/link.ts'
import type { Filled } from '../../form.ts'
import { type Html, html, type Shown } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { checkbox, field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { clockWords, linkBadge, oldestCell, speedWords, whyOf } from './link-state.ts'
import { requestCard } from './request-card.ts'

export const minutes_max = 24 * 60

export async function linkShow({ backend, params, view }: Call<'company'>): Promise<Reply> {
  const link = await backend.links.get(params.company)
  return link ? page(linkPage(view, link)) : notFound
}

/** `settings`: their form as it was refused. */
export function linkPage(view: View, link: LinkSheet, settings?: Filled): Html {
  const { links } = view.text
  const { company, code, name, state } = link
  const may = view.actor?.may('administer')
  return layout(view, {
    title: name,
    body: html`<p><a href="/links">${links.title}</a></p>
<header class="page-head"><h1>${name} <span class="code">${code}</span></h1></header>
<div id="link" class="stack" data-live="link" hx-get="/link/${company}" hx-trigger="live, every 10s" hx-select="#link">
${state === 'requested' ? requestCard(view, link) : facts(view, link)}</div>
${state !== 'requested' && html`<div class="columns">${may && settingsCard(view, link, settings)}${actions(view, link)}</div>`}`,
  })
}

function facts(view: View, link: LinkSheet): Html {
  const { text, times } = view
  const { links, link: words } = text
  const { connected, lastSeenAt, queue, deliveryMs, inviter, addresses, requestedAt } = link
  const { tone, sentences } = whyOf(view, link)
  const clock = clockWords(view, link.clockDifference)
  const seen = lastSeenAt === undefined ? words.notSeen : times.moment(lastSeenAt)
  const fact = (title: string, value: Shown) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`
  return card({
    id: 'facts',
    title: links.facts,
    aside: linkBadge(view, link),
    body: html`${message(tone, sentences.join(' '))}
${clock?.isWrong && message('warn', `${clock.words}. ${links.clockWrong}`)}
<dl class="facts">
${fact(words.lastSeen, connected ? text.time.now : seen)}
${fact(words.queue, times.number(queue))}
${link.oldest && fact(links.oldest, oldestCell(view, link, link.oldestJob))}
${fact(links.speed, deliveryMs === undefined ? links.notMeasured : links.deliveredIn(speedWords(view, deliveryMs)))}
${clock && fact(links.clock, clock.words)}
${fact(links.inviter, inviter ? links.us : links.them)}
${fact(links.linkedSince, times.moment(requestedAt))}
${link.revoked && fact(links.oldNode, html`${links.revoked} ${times.moment(link.revoked.at)}`)}
${fact(links.theirAddresses, addresses.length === 0 ? text.words.none : addresses.map((one) => html`<code>${one.split('/p2p/')[0]}</code> `))}
</dl>`,
  })
}

function settingsCard(view: View, link: LinkSheet, filled: Filled | undefined): Html | undefined {
  if (link.state === 'unlinked') return undefined
  const { settings: words } = view.text.links
  const { autoAccept, mayPassOn, answerMinutes, silentMinutes } = link.settings
  const minutes = {
    type: 'number',
    required: true,
    inputmode: 'numeric',
    max: minutes_max,
  } as const
  return card({
    id: 'settings',
    title: words.title,
    body: html`<form method="post" action="/link/${link.company}/settings">
${formFault(view, filled)}
${checkbox(view, { name: 'autoAccept', label: words.autoAccept, hint: words.autoAcceptHint, checked: autoAccept, ...(filled ? { filled } : {}) })}
${checkbox(view, { name: 'mayPassOn', label: words.mayPassOn, hint: words.mayPassOnHint, checked: mayPassOn, ...(filled ? { filled } : {}) })}
${field(view, { ...minutes, name: 'answerMinutes', label: words.answerMinutes, hint: words.answerMinutesHint, min: 0, value: String(answerMinutes), filled })}
${field(view, { ...minutes, name: 'silentMinutes', label: words.silentMinutes, hint: words.silentMinutesHint, min: 1, value: String(silentMinutes), filled })}
${submit(view.text.words.save)}</form>`,
  })
}

type Act = {
  readonly path: string
  readonly words: string
  readonly hint: string
  readonly tone?: 'danger'
}

function actions(view: View, { company, state }: LinkSheet): Html | undefined {
  const { actions: words } = view.text.links
  const mayAll = view.actor?.may('administer') ?? false
  const acts: Act[] = []
  if (view.actor?.may('supervise')) {
    if (state === 'active') acts.push({ path: 'pause', words: words.pause, hint: words.pauseHint })
    if (state === 'paused') acts.push({ path: 'resume', words: words.resume, hint: '' })
  }
  if (mayAll && (state === 'active' || state === 'paused')) {
    acts.push({ path: 'block', words: words.block, hint: words.blockHint, tone: 'danger' })
  }
  if (mayAll && state === 'blocked') acts.push({ path: 'unblock', words: words.unblock, hint: '' })
  const act = ({ path, words: name, hint, tone }: Act) =>
    html`<form method="post" action="/link/${company}/${path}" class="act"><button class="${tone}">${name}</button>${hint && html`<small>${hint}</small>`}</form>`
  const canEnd = mayAll && state !== 'unlinked'
  const canBegin = mayAll && state === 'unlinked'
  if (acts.length === 0 && !canEnd && !canBegin) return undefined
  return card({
    id: 'actions',
    title: words.title,
    body: html`${acts.map(act)}
${canEnd && html`<p class="act"><a class="button danger" href="/link/${company}/unlink">${words.unlink}</a><small>${words.unlinkHint}</small></p>`}
${canBegin && html`<form method="post" action="/links/invite" class="act"><button class="primary">${words.relink}</button><small>${words.relinkHint}</small></form>`}`,
  })
}
