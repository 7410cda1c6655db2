/** What the parts of a site's page have in common: what they show, and how their forms are sent. */
import type { StreamId } from '../../../protocol/ids.ts'
import type { JobAtSite } from '../../backend/job.ts'
import type { PossiblePair, SiteView } from '../../backend/site.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'

export type SitePage = {
  readonly view: View
  readonly site: SiteView
  readonly jobs: { readonly jobs: readonly JobAtSite[]; readonly more: boolean }
  readonly pairs: readonly PossiblePair[]
  /** A form of the page that was refused. */
  readonly filled?: { readonly form: 'note' | 'key'; readonly filled: Filled }
}

type SiteForm = {
  /** Below the site's address. */
  readonly to: string
  readonly id: string
  readonly body: Shown
  readonly layout?: 'fields' | 'line' | 'actions'
}

/** With script only what has changed on the page changes, so that nothing half typed is lost. */
export function siteForm(site: StreamId, { to, id, body, layout }: SiteForm): Html {
  const action = `/sites/${site}/${to}`
  const live = {
    'hx-post': action,
    'hx-target': '#main',
    'hx-select': '#main',
    'hx-swap': 'outerMorph',
  }
  return html`<form method="post"${attributes({ id, action, class: layout, ...live })}>${body}</form>`
}
