/** A request of another company: six words to compare on the phone, and yes or no. */
import type { LinkLine } from '../../backend/link.ts'
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { checkbox, submit } from '../../views/field.ts'
import { message } from '../../views/message.ts'

export function requestCard(view: View, link: LinkLine, filled?: Filled): Html {
  const { text, times } = view
  const { request } = text.links
  const { company, code, name, words, approved, inviter, requestedAt, found } = link
  return card({
    id: `request-${company.slice(0, 16)}`,
    title: request.from(name),
    aside: html`<span class="code">${code}</span> ${times.moment(requestedAt)}`,
    body: html`${
      found
        ? html`<p>${request.found}</p>`
        : html`<p>${inviter ? request.ofOurs : request.ofTheirs} ${request.compare}</p>
<ol class="six-words" translate="no" lang="en">${words.map((word) => html`<li>${word}</li>`)}</ol>
${!approved.here && message('info', request.differ)}`
    }
${approved.there && message('good', request.approvedThere)}
${approved.here ? message('good', request.approvedHere) : decision(view, link, filled)}
${approved.here && refusal(view, company)}`,
  })
}

function decision(view: View, link: LinkLine, filled: Filled | undefined): Html {
  const { request } = view.text.links
  const { company, name, found } = link
  const may = view.actor?.may('administer')
  if (!may) return html`<p class="hint">${view.text.user.who.administer}</p>`
  const same = checkbox(view, {
    name: 'same',
    idPrefix: company.slice(0, 16),
    label: found ? request.sameFound : request.same,
    required: true,
    // A tick is kept when the page under it changes, but only for the words that were compared.
    value: comparedOf(link),
    ...(filled ? { filled } : {}),
  })
  return html`<form method="post" action="/link/${company}/approve">
${same}
<p class="actions">${submit(request.approve)}
<button class="danger" formaction="/link/${company}/refuse" formnovalidate aria-label="${request.refuse}: ${name}">${request.refuse}</button></p>
</form>`
}

/** What a tick stands for: the words that were shown, or that a link was found again. */
export function comparedOf({ words, found }: LinkLine): string {
  return found ? 'found' : words.join(' ')
}

function refusal(view: View, company: string): Html | undefined {
  if (!view.actor?.may('administer')) return undefined
  const { refuse } = view.text.links.request
  return html`<form method="post" action="/link/${company}/refuse" class="actions"><button class="danger">${refuse}</button></form>`
}
