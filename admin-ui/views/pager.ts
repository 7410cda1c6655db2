/** Ways through what is longer than a page, and between parts of one page. */
import { attributes, type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { icon } from './icon.ts'

/** Lists go from the newest on; an absent address is an end. */
export function pager(
  { text }: View,
  { newer, older }: { readonly newer?: string | undefined; readonly older?: string | undefined },
): Html | undefined {
  if (newer === undefined && older === undefined) return undefined
  const { words } = text
  return html`<nav class="pager" aria-label="${words.page}">
${newer !== undefined && html`<a class="button" rel="prev" href="${newer}">${icon('previous')}${words.newer}</a>`}
${older !== undefined && html`<a class="button" rel="next" href="${older}">${words.older}${icon('next')}</a>`}
</nav>`
}

export type Tab = {
  readonly href: string
  readonly words: string
  readonly current: boolean
  readonly count?: string
}

/** Tabs are links: each is a page, so that it can be kept, sent and opened beside another. */
export function tabs(label: string, all: readonly Tab[]): Html {
  return html`<nav class="tabs" aria-label="${label}"><ul>${all.map(
    ({ href, words, current, count }) =>
      html`<li><a href="${href}"${attributes({ 'aria-current': current && 'page' })}>${words}${
        count !== undefined && html` <small>${count}</small>`
      }</a></li>`,
  )}</ul></nav>`
}
