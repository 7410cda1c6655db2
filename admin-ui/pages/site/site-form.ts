/**
 * The form of a site. It carries a mark of what each field showed, so that only what somebody changed
 * is sent, and what somebody else has changed meanwhile is seen. Of another company's site it has
 * only what this company says itself.
 */
import { text_chars_max } from '../../../protocol/limits.ts'
import type { EditedField, SiteView } from '../../backend/site.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { type Choice, field, formFault, select, submit, textArea } from '../../views/field.ts'
import { allZones, zoneChoices } from '../company/places.ts'
import { contactRows, readContacts } from './site-contacts.ts'

/** As the node has it of a name and each line of an address. */
const place_chars_max = 120

const placePart = [
  'name',
  'reference',
  'lines',
  'suburb',
  'postcode',
  'state',
  'country',
  'timeZone',
  'position',
] as const satisfies readonly EditedField[]
const toldPart = ['accessNotes', 'hazards', 'contacts'] as const satisfies readonly EditedField[]
const ownPart = [
  'accounts',
  'client',
  'responseClass',
  'ownAccessNotes',
  'ownHazards',
  'ownContacts',
  'references',
] as const satisfies readonly EditedField[]

/** Those of a form: of ours everything, of another company's site our own part. */
export function formFields(isOurs: boolean): readonly EditedField[] {
  return isOurs ? [...placePart, ...toldPart, ...ownPart, 'standing'] : ownPart
}

const long: readonly EditedField[] = [
  'lines',
  'accessNotes',
  'hazards',
  'ownAccessNotes',
  'ownHazards',
  'accounts',
  'references',
]

/** What a field shows of a site, as it is typed. */
export function shownText(site: SiteView | undefined, name: EditedField): string {
  if (!site) return ''
  if (name === 'standing') return site.standing.map(({ code, name }) => code || name).join(', ')
  const text = site.fields[name] ?? ''
  return name === 'references' ? text.replaceAll('\t', ': ') : text
}

/** What was typed of a field, each in the one way in which it is kept and compared. */
export function typedText(form: Form, name: EditedField): string {
  if (name === 'contacts' || name === 'ownContacts') return readContacts(form, name)
  const given = form[name]
  const text = typeof given === 'string' ? given.replaceAll(/\r\n?/g, '\n') : ''
  const lines = text.split('\n').map((line) => line.trim())
  if (name === 'standing')
    return text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .join(', ')
  if (name === 'lines' || name === 'accounts') return lines.filter(Boolean).join('\n')
  if (name === 'references') {
    return lines
      .filter(Boolean)
      .map((line) => line.replace(/^([^:]*?)\s*:\s*/, '$1: '))
      .join('\n')
  }
  if (name === 'position') return text.replaceAll(/\s+/g, '')
  return long.includes(name) ? text.trim() : text.replaceAll('\n', ' ').trim()
}

export type FormPart = {
  readonly action: string
  readonly site?: SiteView | undefined
  readonly filled?: Filled | undefined
  readonly notice?: Html | undefined
  /** A mark of what a field shows. */
  readonly mark: (text: string) => string
}

export function siteFormPart(view: View, part: FormPart): Html {
  const { site: words, words: common } = view.text
  const { action, site, filled, notice, mark } = part
  const isOurs = site?.ours ?? true
  const marks = formFields(isOurs).map((name) => {
    const typed = filled?.typed[`was.${name}`]
    const value = typeof typed === 'string' ? typed : mark(shownText(site, name))
    return html`<input${attributes({ type: 'hidden', name: `was.${name}`, value })}>`
  })
  const group = (title: string, names: readonly EditedField[]) =>
    html`<fieldset class="form-group"><legend>${title}</legend><div class="fields">${names.map((name) => control(view, part, name))}</div></fieldset>`
  return html`<form method="post" action="${action}" id="form-site" class="quiet-optional">
${notice ?? formFault(view, filled)}${site && marks}
${isOurs && group(words.sections.place, placePart)}
${isOurs && group(words.sections.told, toldPart)}
${group(words.sections.own, isOurs ? [...ownPart, 'standing'] : ownPart)}
<p class="actions">${submit(common.save)}<a class="button" href="${site ? `/sites/${site.id}` : '/sites'}">${common.cancel}</a></p></form>`
}

function control(view: View, { site, filled }: FormPart, name: EditedField): Html {
  const { site: words } = view.text
  const value = shownText(site, name)
  if (name === 'contacts' || name === 'ownContacts') {
    return contactRows(view, { name, held: value, filled })
  }
  const hints: Readonly<Record<string, string>> = words.hints
  const own = name.startsWith('own') ? words.hints.own : hints[name]
  const common = {
    name,
    value,
    filled,
    label: words.fields[name],
    ...(own ? { hint: own } : {}),
    required: name === 'name',
    autofocus: name === 'name' && !site,
  }
  if (name === 'timeZone') {
    return select(view, { ...common, choices: zones(value), empty: words.zoneOurs })
  }
  if (name === 'responseClass') {
    return select(view, { ...common, choices: classes(view, value), empty: view.text.words.none })
  }
  if (long.includes(name)) {
    return textArea(view, { ...common, rows: name === 'lines' ? 2 : 3, maxlength: text_chars_max })
  }
  const mono = name === 'reference' || name === 'position'
  return field(view, {
    ...common,
    mono,
    maxlength: name === 'standing' ? text_chars_max : place_chars_max,
  })
}

/** One that another program has written stays what it is. */
function zones(value: string): readonly Choice[] {
  const all = allZones()
  return zoneChoices(value && !all.includes(value) ? [value, ...all] : all)
}

const classNames = ['1', '2', '3', '4', '5'] as const

function classes(view: View, value: string): readonly Choice[] {
  const { classes } = view.text.jobForm
  const known: readonly Choice[] = classNames.map((name) => ({
    value: name,
    words: `${name} – ${classes[name]}`,
  }))
  const isKnown = value === '' || known.some((one) => one.value === value)
  return isKnown ? known : [...known, { value, words: value }]
}
