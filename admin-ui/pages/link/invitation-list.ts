/** Invitations that are out or were taken, and what became of them. */
import type { InvitationLine } from '../../backend/link.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge, type Tone } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { table } from '../../views/table.ts'

const tones: Readonly<Record<InvitationLine['state'], Tone>> = {
  out: 'info',
  joining: 'info',
  answered: 'info',
  requested: 'warn',
  linked: 'good',
  ended: 'quiet',
}

export function invitationList(view: View, all: readonly InvitationLine[]): Html | undefined {
  if (all.length === 0) return undefined
  const { invitations, company, state } = view.text.links
  return card({
    id: 'invitations',
    title: invitations.title,
    count: view.times.number(all.length),
    body: table({
      caption: invitations.title,
      rows: all,
      rowId: ({ id }) => `invitation-${id.slice(0, 16)}`,
      columns: [
        {
          title: invitations.title,
          cell: ({ taken }) => (taken ? invitations.theirs : invitations.yours),
        },
        {
          title: company,
          cell: ({ other }) => other && html`<span class="code">${other.code}</span> ${other.name}`,
        },
        { title: state, cell: (one) => stateCell(view, one) },
        { title: invitations.made, cell: ({ madeAt }) => view.times.moment(madeAt) },
        {
          title: invitations.until,
          cell: ({ expiresAt, state }) =>
            state === 'out' && expiresAt !== undefined && view.times.moment(expiresAt),
        },
        { title: '', cell: (one) => withdrawal(view, one) },
      ],
    }),
  })
}

function stateCell(view: View, { state, ended }: InvitationLine): Html {
  const { states } = view.text.links.invitations
  const why = ended && endWords(view, ended)
  return html`${badge(tones[state], states[state])} ${why && html`<small>${why}</small>`}`
}

function endWords(
  { text }: View,
  { why, by }: { readonly why: string; readonly by: 'us' | 'peer' },
): string | undefined {
  const { codes } = text.refusal
  // Who takes an invitation back, or refuses, has declined it.
  if (why === 'declined' && by === 'us') return text.links.invitations.takenBack
  return (codes as Readonly<Record<string, string>>)[why]
}

function withdrawal(view: View, { id, state, taken }: InvitationLine): Html | undefined {
  const isOpen = state === 'out' || state === 'joining' || state === 'answered'
  if (!isOpen || !view.actor?.may('administer')) return undefined
  const { withdraw, letGo } = view.text.links.invitations
  return html`<form method="post" action="/links/invitation/${id}/withdraw"><button>${taken ? letGo : withdraw}</button></form>`
}
