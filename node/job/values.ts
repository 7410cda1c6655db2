/** Fields as requests give them, turned into changes that name what they replace. */
import type { Value } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { AssignmentId, DeltaId } from '../../protocol/ids.ts'
import { type FieldName, fields, jobTypes } from '../../protocol/job/fields.ts'
import { type JobFold, registerKey } from '../../protocol/job/fold.ts'
import { over_per_slot_max, slots_per_delta_max, text_chars_max } from '../../protocol/limits.ts'
import { type Refusal, refuse } from './result.ts'

/** Text, a number, or for times ms since 1970. Empty text clears. */
export type FieldInputs = { readonly [name in FieldName]?: string | number | boolean }

/** The writes that a form had shown, by field; absent: all that are known here now. */
export type SeenWrites = { readonly [name in FieldName]?: readonly DeltaId[] }

/** One change per field that differs from what is there. */
export function fieldSlots(
  fold: JobFold | undefined,
  inputs: FieldInputs,
  assignment: AssignmentId | undefined,
  seen: SeenWrites = {},
): SlotDraft[] {
  const slots: SlotDraft[] = []
  for (const [name, input] of Object.entries(inputs) as [FieldName, string | number | boolean][]) {
    const { number, kind, of } = fields[name]
    const target = of === 'assignment' ? assignment : undefined
    const value = toValue(kind, input)
    const writes = fold?.registers[registerKey(target, number)] ?? []
    if (writes.length === 1 && sameValue(writes[0]?.value, value)) continue
    if (writes.length === 0 && value.is === 'text' && value.text === '') continue
    slots.push({
      is: 'change',
      field: number,
      ...(target ? { assignment: target } : {}),
      over: (seen[name] ?? writes.map((write) => write.id)).slice(0, over_per_slot_max),
      change: { is: 'value', value },
    })
  }
  return slots
}

/** What is wrong with these inputs, naming the field. */
export function fieldFault(inputs: FieldInputs): Refusal | undefined {
  const entries = Object.entries(inputs) as [FieldName, string | number | boolean][]
  if (entries.length > slots_per_delta_max) {
    return refuse('invalid', `At most ${slots_per_delta_max} fields can be saved at once.`)
  }
  for (const [name, input] of entries) {
    const known = fields[name]
    const field = { field: name }
    if (!known) return refuse('invalid', `There is no field "${name}".`, field)
    if (known.kind === 'text') {
      if (typeof input !== 'string') return refuse('invalid', `${name} is a text.`, field)
      if (name === 'type' && input && !(jobTypes as readonly string[]).includes(input)) {
        return refuse('invalid', `type is one of: ${jobTypes.join(', ')}.`, field)
      }
      if (input.length > text_chars_max) {
        return refuse('invalid', `${name} has at most ${text_chars_max} characters.`, field)
      }
    } else if (known.kind === 'flag') {
      if (typeof input !== 'boolean') return refuse('invalid', `${name} is yes or no.`, field)
    } else if (typeof input !== 'number' || !Number.isSafeInteger(input) || input < 0) {
      const what = known.kind === 'at' ? 'a time in milliseconds since 1970' : 'a whole number'
      return refuse('invalid', `${name} is ${what}.`, field)
    }
  }
  return undefined
}

function toValue(kind: string, input: string | number | boolean): Value {
  if (kind === 'at') return { is: 'at', at: Number(input) }
  if (kind === 'number') return { is: 'number', number: Number(input) }
  if (kind === 'flag') return { is: 'flag', flag: input === true }
  return { is: 'text', text: String(input) }
}

function sameValue(a: object | undefined, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
