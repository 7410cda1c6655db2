/** The parts of which the inputs of routes are made. OpenAPI shows the same. */
import { z } from 'zod'
import { isCode, isName } from '../../protocol/identity/certificate.ts'
import {
  type AnyId,
  type AssignmentId,
  type CompanyId,
  type DeltaId,
  parseId,
  type StreamId,
} from '../../protocol/ids.ts'
import { type FieldKind, type FieldName, fields, jobTypes } from '../../protocol/job/fields.ts'
import {
  code_chars,
  name_chars_max,
  over_per_slot_max,
  reason_chars_max,
  text_chars_max,
  time_ms_max,
} from '../../protocol/limits.ts'
import type { FieldInputs, SeenWrites } from '../job/values.ts'
import { scopes } from './tokens.ts'

/** A day of minutes: nobody waits longer for an answer. */
const answer_minutes_max = 24 * 60
/** Longer than any file system allows. */
const file_name_chars_max = 1000

/** An id in a body; those in paths are read by route.ts. */
function idOf<T extends AnyId>(of: string): z.ZodType<T, string> {
  return z
    .string()
    .describe(`The id of ${of}: 64 lower-case hex digits.`)
    .transform((text, context) => {
      const id = parseId<T>(text)
      if (id) return id
      context.issues.push({ code: 'custom', input: text, message: 'expected 64 hex digits' })
      return z.NEVER
    })
}

export const assignmentId = idOf<AssignmentId>('an assignment')
export const deltaId = idOf<DeltaId>('a change')
export const jobId = idOf<StreamId>('a job')
export const siteId = idOf<StreamId>('a site of the book')
const companyId = idOf<CompanyId>('a company')

export const name = z
  .string()
  .refine(isName, `expected 1 to ${name_chars_max} characters that show`)
  .describe(`1 to ${name_chars_max} characters that show, no space around them.`)

export const code = z
  .string()
  .toUpperCase()
  .refine(isCode, `expected ${code_chars} letters or digits`)
  .describe(`A company's code: ${code_chars} letters or digits.`)

export const at = z.int().min(0).max(time_ms_max).describe('Milliseconds since 1970.')
export const reason = z.string().max(reason_chars_max)
export const minutes = z.int().min(0).max(answer_minutes_max)
export const scope = z.enum(scopes)

/** In every input that writes to a job. */
export const actingShape = {
  by: name.exactOptional().describe("Who acts, as others read it; absent: the token's name."),
  happenedAt: at.exactOptional().describe('When it happened, ms since 1970; absent: now.'),
}

const fieldKinds: Readonly<Record<FieldKind, z.ZodType<string | number | boolean>>> = {
  text: z.string().max(text_chars_max),
  number: z.int().min(0),
  at,
  flag: z.boolean(),
}

/** All but the site's id at its owner: who writes a job names the site of the book. */
const fieldNames = (Object.keys(fields) as FieldName[]).filter((field) => field !== 'siteId')

function fieldValue(name: FieldName): z.ZodType<string | number | boolean> {
  return name === 'type' ? z.enum([...jobTypes, '']) : fieldKinds[fields[name].kind]
}

/** Values by field; an empty text clears. */
export const fieldInputs: z.ZodType<FieldInputs> = z.strictObject(
  Object.fromEntries(fieldNames.map((field) => [field, z.exactOptional(fieldValue(field))])),
)

/** By field, the writes that a form had shown. */
export const seenWrites: z.ZodType<SeenWrites> = z.strictObject(
  Object.fromEntries(
    fieldNames.map((field) => [field, z.array(deltaId).max(over_per_slot_max).exactOptional()]),
  ),
)

const linkedShape = { code: code.exactOptional(), company: companyId.exactOptional() }

/** A linked company, by its code or its id. */
export const linkedCompany = z
  .strictObject(linkedShape)
  .transform((input, context) => {
    if (input.code !== undefined && input.company === undefined) return { code: input.code }
    if (input.company !== undefined && input.code === undefined) return { company: input.company }
    context.issues.push({ code: 'custom', input, message: 'expected either code or company' })
    return z.NEVER
  })
  .describe('A linked company: its code, or its id.')

/** A linked company, or the name of one that is phoned. */
export const party = z
  .strictObject({ ...linkedShape, name: name.exactOptional() })
  .transform((input, context) => {
    const { code, company, name } = input
    if (Object.keys(input).length === 1) {
      if (code !== undefined) return { code }
      if (company !== undefined) return { company }
      if (name !== undefined) return { name }
    }
    context.issues.push({ code: 'custom', input, message: 'expected one of code, company, name' })
    return z.NEVER
  })
  .describe('A linked company by its code or id, or the name of a company that is phoned.')

/** What a file was called where it came from; it is made harmless before anybody sees it. */
export const fileName = z.string().trim().min(1).max(file_name_chars_max)

/** Bytes of a file that are here already, in a query. */
export const queryOffset = z
  .string()
  .regex(/^\d{1,12}$/, 'expected a whole number')
  .transform(Number)
  .default(0)
  .describe('How many bytes are here already.')

/** A whole number in a query, where everything is text. */
export function queryNumber(max: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/, `expected a whole number from 1 to ${max}`)
    .transform(Number)
    .pipe(z.number().min(1).max(max))
}
