/** All links with other companies: how each is, what waits for an administrator, and how to begin. */
import type { InvitationLine, LinkLine } from '../../backend/link.ts'
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card, emptyState } from '../../views/card.ts'
import { formFault, submit, textArea } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { table } from '../../views/table.ts'
import { phraseReminder } from '../status/administration.ts'
import { invitationList } from './invitation-list.ts'
import { clockWords, linkBadge, oldestCell, speedWords, whyOf } from './link-state.ts'
import { requestCard } from './request-card.ts'

/** Without script. */
const refresh_seconds = 30

export async function linksShow(call: Call): Promise<Reply> {
  return page(await linksPage(call))
}

export type LinksFilled = {
  /** The form of joining as it was refused. */
  readonly join?: Filled
  /** That of a request, by the company. */
  readonly request?: { readonly company: string; readonly filled: Filled }
}

export async function linksPage(call: Call, filled: LinksFilled = {}): Promise<Html> {
  const { actor, backend, view } = call
  const { links } = view.text
  const all = await backend.links.list()
  const may = actor.may('administer')
  const invitations = may ? backend.links.invitations() : []
  return layout(view, {
    title: links.title,
    width: 'wide',
    refresh: refresh_seconds,
    body: html`<header class="page-head"><h1>${links.title}</h1><p class="hint">${links.intro}</p></header>
${await phraseReminder(view, actor, backend.phrase)}
<div id="links" class="stack" data-live="link" hx-get="/links" hx-trigger="live, every 10s" hx-select="#links">
${requests(view, all, filled)}${linkList(view, all)}${may && invitationList(view, shown(invitations))}</div>
${may && html`<div class="columns">${inviteCard(view)}${joinCard(view, filled.join)}</div>`}`,
  })
}

/** Those that are links or requests now stand above. */
function shown(invitations: readonly InvitationLine[]): readonly InvitationLine[] {
  return invitations.filter(({ state }) => state !== 'linked' && state !== 'requested')
}

function requests(
  view: View,
  all: readonly LinkLine[],
  { request }: LinksFilled,
): Html | undefined {
  const asked = all.filter(({ state }) => state === 'requested')
  if (asked.length === 0) return undefined
  return html`<div class="requests">${asked.map((one) =>
    requestCard(view, one, request?.company === one.company ? request.filled : undefined),
  )}</div>`
}

function linkList(view: View, all: readonly LinkLine[]): Html {
  const { links } = view.text
  const linked = all.filter(({ state }) => state !== 'requested')
  const hint = view.actor?.may('administer') ? links.noneHint : links.noneHintOthers
  if (linked.length === 0) return emptyState(links.none, hint)
  return card({
    id: 'companies',
    title: links.title,
    count: view.times.number(linked.length),
    body: linkTable(view, linked),
  })
}

function linkTable(view: View, all: readonly LinkLine[]): Html {
  const { text, times } = view
  const { links, link } = text
  return table({
    caption: links.title,
    rows: all,
    rowId: ({ company }) => `link-${company.slice(0, 16)}`,
    columns: [
      {
        title: links.company,
        cell: ({ company, code, name }) =>
          html`<span class="code">${code}</span> <a href="/link/${company}">${name}</a>`,
      },
      { title: links.state, cell: (one) => stateCell(view, one) },
      { title: link.lastSeen, cell: (one) => seenCell(view, one) },
      { title: link.queue, cell: ({ queue }) => times.number(queue), numeric: true },
      { title: links.oldest, cell: (one) => oldestCell(view, one) },
      { title: links.speed, cell: ({ deliveryMs }) => speedWords(view, deliveryMs) },
      { title: links.clock, cell: (one) => clockCell(view, one) },
    ],
  })
}

function stateCell(view: View, link: LinkLine): Html {
  const { tone, sentences } = whyOf(view, link)
  return html`${linkBadge(view, link)}${tone !== 'good' && html` <small class="why">${sentences[0]}</small>`}`
}

function seenCell({ text, times }: View, { connected, lastSeenAt }: LinkLine) {
  if (connected) return text.time.now
  return lastSeenAt === undefined ? text.link.notSeen : times.moment(lastSeenAt)
}

function clockCell(view: View, { clockDifference }: LinkLine) {
  const clock = clockWords(view, clockDifference)
  return clock?.isWrong ? badge('warn', clock.words, 'clock') : clock?.words
}

function inviteCard({ text: { links } }: View): Html {
  const { invite } = links
  return card({
    id: 'invite',
    title: invite.title,
    body: html`<p>${invite.intro}</p><form method="post" action="/links/invite">${submit(invite.make)}</form>`,
  })
}

function joinCard(view: View, filled: Filled | undefined): Html {
  const { join } = view.text.links
  return card({
    id: 'join',
    title: join.title,
    body: html`<p>${join.intro}</p><form method="post" action="/links/join">
${filled?.faults[''] && formFault(view, filled)}
${textArea(view, { name: 'invitation', label: join.text, required: true, rows: 4, filled })}
${submit(join.go)}</form>`,
  })
}
