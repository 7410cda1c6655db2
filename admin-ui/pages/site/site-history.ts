/** What happened to a site, in words: who changed what from what, keys, merges, notes. */
import type { SiteLineKind } from '../../../protocol/site/fields.ts'
import type { SiteHistoryLine, SiteView } from '../../backend/site.ts'
import { type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { wasAndIs } from '../../views/diff.ts'
import type { IconName } from '../../views/icon.ts'
import { type TimelineItem, timeline } from '../../views/timeline.ts'
import { fullName } from './site-words.ts'

/** The first lines are read; the others open. */
const shown_max = 12

const signs: Readonly<Record<SiteLineKind, IconName>> = {
  note: 'note',
  changed: 'edit',
  merged: 'merge',
  unmerged: 'undo',
  keyHeld: 'key',
  keyOut: 'key',
  keyIn: 'key',
  keyGone: 'key',
  returned: 'broken',
}

export function historyCard(view: View, site: SiteView): Html {
  const { history: words } = view.text.site
  const items = itemsOf(view, site)
  const [first, rest] = [items.slice(0, shown_max), items.slice(shown_max)]
  return card({
    id: 'history',
    title: words.title,
    count: view.times.number(items.length),
    body:
      items.length === 0
        ? html`<p class="hint">${words.none}</p>`
        : html`${timeline(view, first)}${
            rest.length > 0 &&
            html`<details><summary>${view.text.words.more} <small>${view.times.number(rest.length)}</small></summary>${timeline(view, rest)}</details>`
          }`,
  })
}

/** A newer version may know fields that this one does not. */
export function fieldWords({ text }: View, name: string): string {
  return (text.site.fields as Readonly<Record<string, string>>)[name] ?? name
}

/** Fields that were changed at once are one line. */
function itemsOf(view: View, site: SiteView): TimelineItem[] {
  const groups = new Map<string, SiteHistoryLine[]>()
  for (const line of site.history) {
    // Each change of a save has its own slot under one id.
    const key = line.kind === 'changed' ? `changed ${line.id}` : `${line.id} ${groups.size}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines
    return first ? [itemOf(view, site, first, lines)] : []
  })
}

function itemOf(
  view: View,
  site: SiteView,
  first: SiteHistoryLine,
  lines: readonly SiteHistoryLine[],
): TimelineItem {
  const { history: words } = view.text.site
  const { kind, at, by, items, of } = first
  const merged = of && site.merged.find(({ id }) => id === of)
  const marks = merged ? { marks: html`<small>${words.of(fullName(merged))}</small>` } : {}
  const common = { sign: signs[kind], happenedAt: at, enteredAt: at, ...marks }
  if (kind !== 'changed') {
    const who = by === 'Baton' ? words.automatic : by
    return { ...common, title: words.kinds[kind], body: bodyOf(first), who }
  }
  const names = lines.map((line) => fieldWords(view, line.items[1] ?? ''))
  const listed = new Intl.ListFormat(view.language, { type: 'conjunction' }).format(names)
  return {
    ...common,
    title: words.changed(listed),
    body: html`<ul class="plain">${lines.map((line) => changeLine(view, line, lines.length > 1))}</ul>`,
    who: items[0] ?? by,
  }
}

function bodyOf({ kind, items, text }: SiteHistoryLine): Shown {
  if (kind === 'note') return html`<span class="text">${text}</span>`
  if (kind === 'merged' || kind === 'unmerged') return items[1]
  if (kind === 'returned') return items[0]
  const [number = '', more = ''] = items
  return html`<span class="code">${number}</span> ${more}`
}

function changeLine(view: View, { items }: SiteHistoryLine, named: boolean): Html {
  const [, name = '', was = '', is = ''] = items
  // Ids of companies say nothing to who reads.
  if (name === 'standing') return html`<li>${fieldWords(view, name)}</li>`
  return html`<li>${named && html`<span class="label">${fieldWords(view, name)}</span> `}${wasAndIs(view, readable(was), readable(is))}</li>`
}

const readable = (text: string) => text.replaceAll('\t', ', ').replaceAll(/(, )+(\n|$)/g, '$2')
