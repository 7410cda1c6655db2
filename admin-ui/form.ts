/**
 * Reading a form: what was typed, made into what is needed by a schema, or what is wrong beside
 * each field. A form that is refused is shown again as it was typed.
 *
 *     const read = readForm(schema, call.form, call.view)
 *     if (read.is === 'refused') return refused(notePage(view, read))
 */
import type { z } from 'zod'
import type { Text } from './locales/locales.ts'
import type { Form } from './route.ts'
import type { View } from './view.ts'

/** A form as it was typed, and what is wrong with it by the name of the field. */
export type Filled = {
  readonly typed: Form
  readonly faults: Readonly<Record<string, string>>
}

export type Read<Input> =
  | { readonly is: 'read'; readonly input: Input }
  | (Filled & { readonly is: 'refused' })

/** What the schema makes of a form. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  form: Form,
  { text, times }: Pick<View, 'text' | 'times'>,
): Read<z.output<Schema>> {
  const result = schema.safeParse(form)
  if (result.success) return { is: 'read', input: result.data }
  const faults: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '')
    faults[field] ??= faultWords(issue, form[field], text, (n) => times.number(n))
  }
  return { is: 'refused', typed: form, faults }
}

/** The same form with one more thing that is wrong, which only the node could know. */
export function withFault(typed: Form, field: string, fault: string): Filled {
  return { typed, faults: { [field]: fault } }
}

function faultWords(
  issue: z.core.$ZodIssue,
  typed: Form[string] | undefined,
  { form }: Text,
  number: (n: number) => string,
): string {
  if (typed === undefined || typed === '') return form.required
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? form.required
          : form.tooShort(number(Number(issue.minimum)))
      }
      return issue.origin === 'array' ? form.required : form.tooSmall(number(Number(issue.minimum)))
    case 'too_big':
      if (issue.origin === 'string') return form.tooLong(number(Number(issue.maximum)))
      if (issue.origin === 'array') return form.tooMany(number(Number(issue.maximum)))
      return form.tooLarge(number(Number(issue.maximum)))
    case 'invalid_type':
      return issue.expected === 'int' ? form.notAWholeNumber : form.notANumber
    case 'invalid_value':
      return form.notOneOf
    case 'custom':
      // A refinement may name one of our words.
      return (form as unknown as Readonly<Record<string, string>>)[issue.message] ?? form.invalid
    default:
      return form.invalid
  }
}
