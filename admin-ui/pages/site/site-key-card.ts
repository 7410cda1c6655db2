/** The keys of a site on its page: where each hangs or who has it, with what can be done. */
import type { StreamId } from '../../../protocol/ids.ts'
import type { HeldKey, SiteView } from '../../backend/site.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { field } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { keyLine } from '../../views/key-line.ts'
import { type SitePage, siteForm } from './site-part.ts'

/** As the node has it for each part of a key. */
export const key_chars_max = 40

export function keysCard({ view, site, filled }: SitePage): Html {
  const { keys: words } = view.text.site
  const may = view.actor?.may('dispatch') ?? false
  const typed = filled?.form === 'key' ? filled.filled : undefined
  const fault = typed?.faults[''] ?? (typed?.typed.of ? Object.values(typed.faults)[0] : undefined)
  return card({
    id: 'keys-held',
    title: words.title,
    count: view.times.number(site.keysHeld.length),
    body: html`${fault && html`<p class="fault" role="alert">${icon('loud')}${fault}</p>`}
${
  site.keysHeld.length === 0
    ? html`<p class="hint">${words.none}</p>`
    : html`<ul class="plain key-lines">${site.keysHeld.map((key, at) => keyLine(view, key, may && keyActions(view, site, key, at)))}</ul>`
}
${may && !site.mergedInto && holdForm(view, site, typed?.typed.of === undefined ? typed : undefined)}`,
  })
}

function keyActions(
  view: View,
  { id }: SiteView,
  { number, out, site }: HeldKey & { readonly site: StreamId },
  at: number,
): Html {
  const { keys: words } = view.text.site
  const hidden = html`<input type="hidden" name="number" value="${number}"><input type="hidden" name="of" value="${site}">`
  if (out) {
    return siteForm(id, {
      to: 'key-in',
      id: `form-key-in-${at}`,
      layout: 'actions',
      body: html`${hidden}<input type="hidden" name="who" value="${out.who}"><button type="submit" class="small" aria-label="${words.inOf(number)}">${words.in}</button>`,
    })
  }
  return html`${siteForm(id, {
    to: 'key-out',
    id: `form-key-out-${at}`,
    layout: 'actions',
    body: html`${hidden}<input type="text" name="who" class="key-who" required maxlength="${key_chars_max}" aria-label="${words.who}" placeholder="${words.who}" autocomplete="off"><button type="submit" class="small" aria-label="${words.outOf(number)}">${words.out}</button>`,
  })}${siteForm(id, {
    to: 'key-gone',
    id: `form-key-gone-${at}`,
    layout: 'actions',
    body: html`${hidden}<button type="submit" class="small bare" aria-label="${words.goneOf(number)}">${words.gone}</button>`,
  })}`
}

function holdForm(view: View, { id }: SiteView, filled: Filled | undefined): Html {
  const { keys: words } = view.text.site
  const common = { filled, idPrefix: 'key', maxlength: key_chars_max }
  return html`<details${attributes({ open: filled !== undefined })}><summary>${words.hold}</summary><p class="hint">${words.holdHint}</p>${siteForm(
    id,
    {
      to: 'key-hold',
      id: 'form-key-hold',
      layout: 'fields',
      body: html`${field(view, { ...common, name: 'number', label: words.number, required: true, mono: true })}
${field(view, { ...common, name: 'where', label: words.where })}
<p class="actions"><button type="submit">${icon('key')}${words.hold}</button></p>`,
    },
  )}</details>`
}
