/** Fields with who set them, and the values that were set without knowing of each other. */
import { type FieldName, fields } from '../../../protocol/job/fields.ts'
import type { FieldViews, ValueView } from '../../../protocol/job/view.ts'
import { type Html, html } from '../../html.ts'
import { mark } from '../../views/mark.ts'
import { clock, moment } from '../../views/time.ts'
import type { Reader } from './reader.ts'

/** `siteName` reads as `Site name`. */
export function fieldLabel(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value as its kind of field is read. */
export function fieldValue(
  { value, missing }: Pick<ValueView, 'value' | 'missing'>,
  name: FieldName | 'unknown',
  now: number,
): Html {
  if (value === null) return html`<em>${missing === 'removed' ? 'removed' : 'update needed'}</em>`
  if (value === '') return html`<em>cleared</em>`
  const isTime = name !== 'unknown' && fields[name].kind === 'at'
  if (isTime && typeof value === 'number') return moment(value, now)
  if (typeof value === 'boolean') return html`${value ? 'yes' : 'no'}`
  return html`<span class="text">${value}</span>`
}

export function fieldList(views: FieldViews, reader: Reader): Html {
  const filled = (Object.keys(fields) as FieldName[]).filter((name) => views[name])
  if (filled.length === 0) return html`<p class="hint">Nothing is filled in.</p>`
  return html`<dl>${filled.map((name) => fieldRow(name, views, reader))}</dl>`
}

function fieldRow(name: FieldName, views: FieldViews, { now, names }: Reader): Html | undefined {
  const view = views[name]
  if (!view) return undefined
  const setBy = (value: ValueView) =>
    html`<small>${names.get(value.company)} ${value.by}, ${clock(value.happenedAt)}</small>`
  return html`<div><dt>${fieldLabel(name)}</dt>
<dd>${fieldValue(view, name, now)} ${setBy(view)}
${view.concurrent.map(
  (other) =>
    html`<div>${mark('warn', 'also set')} ${fieldValue(other, name, now)} ${setBy(other)}</div>`,
)}</dd></div>`
}
