/**
 * The fields of a job and of an assignment as controls of a form: how each is shown, and what was
 * typed read back. What is shown and typed the same was not changed.
 */
import { type FieldName, fields, jobTypes } from '../../../protocol/job/fields.ts'
import type { ValueView } from '../../../protocol/job/view.ts'
import { text_chars_max, time_ms_max } from '../../../protocol/limits.ts'
import type { ResponseClass } from '../../backend/job.ts'
import type { Filled } from '../../form.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { type Choice, combo, dateTime, field, select, textArea } from '../../views/field.ts'

/** Priorities that are offered, the most urgent first; another company may have others. */
export const priorities = ['1', '2', '3', '4', '5'] as const

/** Those that are read as words of more than one line. */
const long: readonly FieldName[] = ['siteAddress', 'request', 'outcome']
/** Numbers and codes, in which every letter counts. */
const mono: readonly FieldName[] = [
  'siteReference',
  'issuerReference',
  'quotedNumber',
  'account',
  'orderNumber',
  'docketNumber',
  'reference',
  'policeReference',
]

export type ControlProps = {
  /** As it stands in the control until something is typed. */
  readonly value?: string
  readonly filled?: Filled | undefined
  readonly idPrefix?: string
  readonly autofocus?: boolean
  readonly hint?: string
  readonly required?: boolean
  readonly classes?: readonly ResponseClass[]
  /** Of this company; none: the usual ones. */
  readonly resolutions?: readonly string[]
}

/** The control of a field. */
export function control(view: View, name: FieldName, props: ControlProps = {}): Html {
  const { classes = [], resolutions = [], ...rest } = props
  const { job, jobForm } = view.text
  const common = { ...rest, name, label: job.fields[name] }
  const none = view.text.words.none
  if (name === 'type') return choice(view, common, typeChoices(view), view.text.words.choose)
  if (name === 'priority') return choice(view, common, priorityChoices(view), none)
  if (name === 'responseClass') return choice(view, common, classChoices(view, classes), none)
  if (name === 'resolution') {
    const suggestions = resolutions.length > 0 ? resolutions : jobForm.resolutions
    return combo(view, { ...common, suggestions, maxlength: text_chars_max })
  }
  if (fields[name].kind === 'at') return dateTime(view, common)
  if (long.includes(name)) {
    const rows = name === 'request' ? 4 : name === 'siteAddress' ? 2 : 3
    return textArea(view, { ...common, rows, maxlength: text_chars_max, wide: true })
  }
  return field(view, { ...common, mono: mono.includes(name), maxlength: text_chars_max })
}

type SelectProps = Parameters<typeof select>[1]

/** A value that another company gave and that is none of ours stays what it is. */
function choice(
  view: View,
  common: Omit<SelectProps, 'choices'>,
  choices: readonly Choice[],
  empty: string,
): Html {
  const { value = '' } = common
  const known = value === '' || choices.some((one) => one.value === value)
  const all = known ? choices : [...choices, { value, words: value }]
  return select(view, { ...common, choices: all, empty })
}

function typeChoices({ text }: View): Choice[] {
  return jobTypes.map((value) => ({ value, words: text.job.types[value] }))
}

function priorityChoices({ text }: View): Choice[] {
  return priorities.map((value) => ({ value, words: text.jobForm.priorities[value] }))
}

export function classChoices(view: View, classes: readonly ResponseClass[]): Choice[] {
  const { jobForm } = view.text
  return classes.map(({ name, minutes }) => ({
    value: name,
    words: jobForm.responseClass(
      name,
      (jobForm.classes as Readonly<Record<string, string>>)[name] ?? '',
      view.times.number(minutes),
    ),
  }))
}

/** What the control of a field shows of a value; empty where there is none, or none to be read. */
export function shownValue(
  { times }: Pick<View, 'times'>,
  name: FieldName,
  value: Pick<ValueView, 'value'> | undefined,
): string {
  const shown = value?.value
  if (shown === undefined || shown === null) return ''
  if (typeof shown === 'number' && fields[name].kind === 'at') return times.local(shown)
  return typed(name, String(shown))
}

/** As a browser sends it back: a line has no breaks, and those of a text are its own. */
export function typed(name: FieldName, text: string): string {
  if (long.includes(name)) return text.replaceAll(/\r\n?/g, '\n')
  return text.replaceAll(/[\r\n]+/g, '')
}

export type ReadValue =
  | { readonly is: 'value'; readonly value: string | number }
  /** Nothing was typed where a number or time would be: it can't be cleared. */
  | { readonly is: 'nothing' }
  | { readonly is: 'fault'; readonly words: string }

/** What was typed into the control of a field. */
export function readValue({ text, times }: View, name: FieldName, given: string): ReadValue {
  const value = typed(name, given).trim()
  const { kind } = fields[name]
  if (value.length > text_chars_max) {
    return { is: 'fault', words: text.form.tooLong(times.number(text_chars_max)) }
  }
  if (kind === 'text') return { is: 'value', value }
  if (value === '') return { is: 'nothing' }
  if (kind === 'at') {
    const at = timeIn(value, times)
    return at === undefined
      ? { is: 'fault', words: text.form.notATime }
      : { is: 'value', value: at }
  }
  return /^\d{1,9}$/.test(value)
    ? { is: 'value', value: Number(value) }
    : { is: 'fault', words: text.form.notAWholeNumber }
}

/** A date and time that may be left out. */
export function timeField(given: string, times: View['times']): number | 'no time' | undefined {
  if (given.trim() === '') return undefined
  return timeIn(given.trim(), times) ?? 'no time'
}

/** A time that a change can say: from 1970 to the year 3084. */
function timeIn(text: string, times: View['times']): number | undefined {
  const at = times.parseLocal(text)
  return at === undefined || at < 0 || at > time_ms_max ? undefined : at
}
