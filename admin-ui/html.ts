/**
 * Pages are written with this tag: whatever is put into a template is escaped, unless a template
 * made it. Attributes stand in double quotes.
 *
 *     html`<a href="/job/${job.id}">${job.number}</a>`
 */

/** A piece of a page. Only `html` and `attributes` make one. */
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

/**
 * Attributes of an element, for those that are not always there: `true` stands alone, undefined
 * and false are left out. Names are ours, values may be anybody's.
 *
 *     html`<input${attributes({ name, required: true, maxlength: 40 })}>`
 */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Html {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== false)
  return html`${given.map(([name, value]) => attribute(name, value))}`
}

function attribute(name: string, value: string | number | boolean | undefined): Html {
  if (!/^[a-z][a-z0-9:-]*$/.test(name)) throw new Error(`${name} is no name of an attribute`)
  return value === true
    ? new Html([` ${name}`], [])
    : new Html([` ${name}="`, '"'], [String(value)])
}

function shown(value: Shown): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'object') return value.map(shown).join('')
  return String(value).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
