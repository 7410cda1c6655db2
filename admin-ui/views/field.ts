/**
 * Fields of forms: label above, hint and fault below and told to who can't see them. A refused
 * form (`filled`) comes back as it was typed. Everything works without script.
 */
import type { Filled } from '../form.ts'
import { attributes, type Html, html, type Shown } from '../html.ts'
import type { View } from '../view.ts'
import { icon } from './icon.ts'

type Common = {
  readonly name: string
  readonly label: string
  readonly hint?: Shown
  readonly required?: boolean
  /** What it holds until something was typed. */
  readonly value?: string
  /** The form as it was refused, if it was. */
  readonly filled?: Filled | undefined
  /** Where several forms of a page have the same names. */
  readonly idPrefix?: string
  readonly autofocus?: boolean
  /** Over the whole width of a form with columns. */
  readonly wide?: boolean
}

export type FieldProps = Common & {
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search' | 'number' | 'url' | 'date'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
  readonly maxlength?: number
  readonly min?: number
  readonly max?: number
  readonly placeholder?: string
  readonly spellcheck?: 'false'
  /** A code, a number, an address of a node: every letter counts. */
  readonly mono?: boolean
}

export function field(view: View, props: FieldProps): Html {
  const { type = 'text', mono, autocomplete, inputmode, maxlength, min, max } = props
  // What was typed as a secret is not sent back.
  const value = type === 'password' ? undefined : typedIn(props)
  const own = { autocomplete, inputmode, maxlength, min, max, spellcheck: props.spellcheck }
  return framed(view, props, (common) => {
    const all = { type, value, placeholder: props.placeholder, class: mono && 'mono', ...own }
    return html`<input${attributes({ ...common, ...all })}>`
  })
}

export function textArea(
  view: View,
  props: Common & {
    readonly rows?: number
    readonly maxlength?: number
    /** The key that leads into it (static/keys.js). */
    readonly key?: string
  },
): Html {
  const { rows = 3, maxlength, key, label } = props
  const keyed = key === undefined ? {} : { 'data-key': key, 'data-key-help': label }
  return framed(
    view,
    props,
    // A line break right after the tag is not part of the text.
    (common) => html`<textarea${attributes({ ...common, rows, maxlength, ...keyed })}>
${typedIn(props)}</textarea>`,
  )
}

export type Choice = { readonly value: string; readonly words: string }

export function select(
  view: View,
  props: Common & { readonly choices: readonly Choice[]; readonly empty?: string },
): Html {
  const { choices, empty } = props
  const chosen = typedIn(props)
  const option = ({ value, words }: Choice) =>
    html`<option${attributes({ value, selected: value === chosen })}>${words}</option>`
  return framed(
    view,
    props,
    (common) =>
      html`<select${attributes(common)}>${empty !== undefined && option({ value: '', words: empty })}${choices.map(option)}</select>`,
  )
}

/**
 * Text with suggestions, free to be something else. `from` is asked for `<option>`s while somebody
 * types: it gets the text under the field's name.
 */
export function combo(
  view: View,
  props: FieldProps & { readonly suggestions?: readonly string[]; readonly from?: string },
): Html {
  const { suggestions = [], from } = props
  const id = idOf(props)
  const asks = from && {
    'hx-get': from,
    'hx-trigger': 'input changed delay:150ms',
    'hx-target': `#${id}-list`,
    'hx-swap': 'innerHTML',
    'hx-sync': 'this:replace',
  }
  return framed(
    view,
    props,
    (common) =>
      html`<input${attributes({
        ...common,
        type: 'text',
        value: typedIn(props),
        list: `${id}-list`,
        autocomplete: 'off',
        placeholder: props.placeholder,
        maxlength: props.maxlength,
        ...asks,
      })}><datalist id="${id}-list">${suggestionOptions(suggestions)}</datalist>`,
  )
}

/** What the `from` of a combo answers. */
export function suggestionOptions(suggestions: readonly string[]): Html {
  return html`${suggestions.map((value) => html`<option value="${value}"></option>`)}`
}

/** A date and time in the company's zone; `view.times.parseLocal` reads what comes back. */
export function dateTime(view: View, props: Common & { readonly at?: number }): Html {
  const { at, hint } = props
  const value = at === undefined ? props.value : view.times.local(at)
  const zone = view.text.form.zone(view.times.zone)
  const full = { ...props, hint: hint ? html`${hint} ${zone}` : zone }
  return framed(view, full, (common) => {
    const typed = typedIn({ ...props, ...(value === undefined ? {} : { value }) })
    return html`<input${attributes({ ...common, type: 'datetime-local', value: typed })}>`
  })
}

export function checkbox(
  _view: View,
  props: Pick<Common, 'name' | 'label' | 'hint' | 'required' | 'filled' | 'idPrefix'> & {
    readonly checked?: boolean
    readonly value?: string
  },
): Html {
  const { name, label, hint, required, filled, checked, value = 'on' } = props
  const typed = filled ? [filled.typed[name]].flat().includes(value) : checked
  const fault = filled?.faults[name]
  const id = idOf(props)
  const input = attributes({
    type: 'checkbox',
    id,
    name,
    value,
    checked: typed,
    required,
    ...described(id, hint, fault),
  })
  return html`<div class="field"><label class="check"><input${input}> ${label}</label>
${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${fault && faultLine(id, fault)}</div>`
}

/** A few choices that all can be seen at once. */
export function radios(
  _view: View,
  props: Pick<Common, 'name' | 'label' | 'hint' | 'value' | 'filled' | 'idPrefix'> & {
    readonly choices: readonly Choice[]
  },
): Html {
  const { name, label, hint, choices } = props
  const chosen = typedIn(props)
  const fault = props.filled?.faults[name]
  const id = idOf(props)
  const radio = ({ value, words }: Choice) =>
    html`<label class="check"><input${attributes({ type: 'radio', name, value, checked: value === chosen })}> ${words}</label>`
  // Of a group that is wrong form.js goes to the group: none of its choices is wrong by itself.
  const group = {
    id,
    role: 'radiogroup',
    tabindex: fault ? -1 : undefined,
    ...described(id, hint, fault),
  }
  return html`<fieldset class="field"${attributes(group)}>
<legend>${label}</legend><div class="radios">${choices.map(radio)}</div>
${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${fault && faultLine(id, fault)}</fieldset>`
}

/** The button that sends the form. form.js holds a second click back until there is an answer. */
export function submit(
  words: string,
  { tone, name, value }: { tone?: 'primary' | 'danger'; name?: string; value?: string } = {},
): Html {
  return html`<button${attributes({ type: 'submit', class: tone ?? 'primary', name, value })}>${words}</button>`
}

/** At the top of a refused form: that it is, and faults that belong to no field. */
export function formFault({ text }: View, filled: Filled | undefined): Html | undefined {
  if (!filled) return undefined
  const fault = filled.faults['']
  return html`<div class="message loud" role="alert">${icon('loud')}<div>${fault ?? text.form.refused}</div></div>`
}

function typedIn({ name, value, filled }: Pick<Common, 'name' | 'value' | 'filled'>) {
  const typed = filled?.typed[name]
  if (filled) return typeof typed === 'string' ? typed : ''
  return value
}

function idOf({ name, idPrefix = 'f' }: Pick<Common, 'name' | 'idPrefix'>): string {
  return `${idPrefix}-${name.replaceAll(/[^\w-]/g, '')}`
}

type Control = Readonly<Record<string, string | number | boolean | undefined>>

/** What ties a control to what stands below it. */
function described(id: string, hint: Shown, fault: string | undefined): Control {
  const lines = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return { 'aria-describedby': lines || undefined, 'aria-invalid': fault ? 'true' : undefined }
}

/** Label, control, hint and fault, and what ties them together. */
function framed(view: View, props: Common, control: (common: Control) => Html): Html {
  const { name, label, hint, required, filled, wide } = props
  const id = idOf(props)
  const fault = filled?.faults[name]
  const common: Control = {
    ...{ id, name, required, autofocus: begins(view, props) },
    ...described(id, hint, fault),
  }
  return html`<div class="field${wide && ' wide'}${fault && ' wrong'}">
<label for="${id}">${label}${!required && html` <small>${view.text.words.optional}</small>`}</label>
${control(common)}
${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${fault && faultLine(id, fault)}</div>`
}

/** A refused form begins where it is wrong. Somebody who is logged in has form.js for that. */
function begins({ actor }: View, { name, autofocus, filled }: Common): boolean | undefined {
  const [first] = Object.keys(filled?.faults ?? {}).filter(Boolean)
  return actor || first === undefined ? autofocus : name === first
}

function faultLine(id: string, fault: string): Html {
  return html`<p class="fault" id="${id}-fault">${icon('loud')}${fault}</p>`
}
