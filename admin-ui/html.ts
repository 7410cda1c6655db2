/**
 * Pages are written with this tag: whatever is put into a template is escaped, unless a template
 * made it. Attributes stand in double quotes.
 *
 *     html`<a href="/job/${job.id}">${job.number}</a>`
 */

/** A piece of a page. Only `html` makes one. */
export class Html {
  readonly #text: string

  constructor(parts: readonly string[], values: readonly Shown[]) {
    this.#text = String.raw({ raw: parts }, ...values.map(shown))
  }

  toString(): string {
    return this.#text
  }
}

/** What can stand in a template. Undefined and false show nothing. */
export type Shown = Html | string | number | undefined | false | readonly Shown[]

export function html(parts: TemplateStringsArray, ...values: readonly Shown[]): Html {
  return new Html(parts, values)
}

function shown(value: Shown): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'object') return value.map(shown).join('')
  return String(value).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
