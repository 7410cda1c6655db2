/** A sheet with a title, for what belongs together on a page. */
import { type Html, html, type Shown } from '../html.ts'

export type CardProps = {
  readonly id: string
  readonly title: string
  /** Beside the title: how many. */
  readonly count?: string
  /** At the end of the title's line. */
  readonly aside?: Shown
  readonly body: Shown
}

export function card({ id, title, count, aside, body }: CardProps): Html {
  return html`<section class="card" aria-labelledby="${id}-title" id="${id}">
<header><h2 id="${id}-title">${title}${count !== undefined && html` <small>${count}</small>`}</h2>
${aside && html`<div class="card-aside">${aside}</div>`}</header>
${body}
</section>`
}

/** What stands where there is nothing yet: what would be here, and what to do. */
export function emptyState(title: string, hint?: Shown): Html {
  return html`<div class="empty"><p><b>${title}</b></p>${hint && html`<p>${hint}</p>`}</div>`
}
