/** The input of a request: the query of a GET or DELETE, else the body; strict either way. */
import type { Context } from 'koa'
import type { z } from 'zod'
import { type Refused, refuseRequest } from './error.ts'
import type { Route } from './route.ts'

/** Faults named in one answer; more than that, and the whole input is something else. */
const faults_shown_max = 20

/** What the route's schema makes of it. `parse` reads the body into the context. */
export async function readInput(
  route: Route,
  context: Context,
  parse: () => Promise<void>,
): Promise<{ readonly is: unknown } | Refused> {
  const raw = hasBody(route) ? await readBody(route, context, parse) : { is: { ...context.query } }
  if ('refused' in raw) return raw
  const result = route.input.safeParse(raw.is)
  return result.success ? { is: result.data } : inputRefused(result.error.issues, raw.is)
}

export function hasBody({ method }: Pick<Route, 'method'>): boolean {
  return method === 'POST' || method === 'PATCH'
}

async function readBody(
  route: Route,
  context: Context,
  parse: () => Promise<void>,
): Promise<{ readonly is: unknown } | Refused> {
  const { request } = context
  const type = request.is('application/json')
  // No body at all is the same as an empty object.
  if (type === null || request.length === 0) return { is: {} }
  if (type === false || request.get('Content-Encoding') !== '') {
    return refuseRequest('not-json', 'Send JSON, not compressed: Content-Type: application/json.')
  }
  try {
    await parse()
    return { is: request.body }
  } catch (error) {
    const { status } = error as { status?: number }
    if (status === 413) {
      return refuseRequest('too-large', `At most ${route.bodyBytesMax} bytes are taken here.`)
    }
    if (status === 400) return refuseRequest('malformed-json', 'The body is not valid JSON.')
    throw error
  }
}

type Issue = z.core.$ZodIssue

function inputRefused(issues: readonly Issue[], input: unknown): Refused {
  const faults = issues.flatMap((issue) => faultsOf(issue, input))
  const [first] = faults
  if (!first) throw new Error('an input is refused for a reason')
  const { code, field, message } = first
  const details = faults.slice(0, faults_shown_max).map((fault) => fault.message)
  return refuseRequest(code, message, {
    ...(field ? { field } : {}),
    ...(faults.length > 1 ? { details } : {}),
  })
}

type Fault = { code: 'unknown-field' | 'missing' | 'invalid'; field: string; message: string }

function faultsOf(issue: Issue, input: unknown): Fault[] {
  const at = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = [...at, key].join('.')
      return { code: 'unknown-field', field, message: `There is no field ${field} here.` }
    })
  }
  const field = at.join('.')
  if (field !== '' && isMissing(input, issue.path)) {
    return [{ code: 'missing', field, message: `${field} is missing.` }]
  }
  const message = `${field || 'The input'} is not right: ${expectedBy(issue)}.`
  return [{ code: 'invalid', field, message }]
}

function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`
  return issue.message.replace(/^[A-Z][a-z ]+: /, '')
}

/** Whether there is nothing at this place of the input. */
function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key]
  return value === undefined
}
