/** Reading the body of a request, by its row of the table: its kind, and at most so many bytes. */
import { pipeline, Transform } from 'node:stream'
import { bodyParser } from '@koa/bodyparser'
import type { Context } from 'koa'
import type { Form, Route } from './route.ts'

export type Body = Pick<Parameters<Route['handle']>[0], 'form' | 'json' | 'body'>

const form_type = 'application/x-www-form-urlencoded'

/** The body as the row takes it, or why not. */
export async function readBody(
  context: Context,
  { body, bytesMax }: Pick<Route, 'body' | 'bytesMax'>,
): Promise<Body | 'too large' | 'not a form'> {
  const none: Body = { form: {}, json: undefined, body: context.req }
  if (body === 'none') return none
  if ((context.request.length ?? 0) > bytesMax) return 'too large'
  if (body === 'raw') {
    // Who reads it hears of what broke; nothing is left to do here.
    return { ...none, body: pipeline(context.req, upTo(bytesMax), () => undefined) }
  }
  const type = body === 'json' ? 'application/json' : form_type
  // A form without fields has no body, and is one all the same.
  if (context.request.is(type) === null || context.request.length === 0) return none
  if (context.request.is(type) === false) return 'not a form'
  const text = await readText(context, type, bytesMax)
  if (typeof text !== 'string') return text.refused
  if (body === 'form') return { ...none, form: readFields(new URLSearchParams(text)) }
  try {
    return { ...none, json: JSON.parse(text) }
  } catch {
    return 'not a form'
  }
}

/** `name[]` is a list under `name`; of other names the last counts. */
export function readFields(fields: URLSearchParams): Form {
  const form: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of fields) {
    if (!name.endsWith('[]')) {
      form[name] = value
      continue
    }
    const list = name.slice(0, -2)
    const held = form[list]
    // Not copied for each element: a body of nothing but `[]&` would stop the node for a minute.
    if (Array.isArray(held)) held.push(value)
    else form[list] = [value]
  }
  return form
}

async function readText(
  context: Context,
  type: string,
  bytesMax: number,
): Promise<string | { readonly refused: 'too large' | 'not a form' }> {
  const parse = bodyParser({
    enableTypes: ['text'],
    extendTypes: { text: [type] },
    textLimit: bytesMax,
  })
  try {
    await parse(context, async () => undefined)
  } catch (error) {
    const { status } = error as { status?: number }
    if (status === 413) return { refused: 'too large' }
    if (status !== undefined && status < 500) return { refused: 'not a form' }
    throw error
  }
  return String(context.request.body ?? '')
}

/** Passes on what comes, and breaks off past the limit. */
function upTo(bytesMax: number): Transform {
  let count = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length
      if (count > bytesMax) done(new TooLargeError())
      else done(null, chunk)
    },
  })
}

/** A raw body went past its row's limit: who reads it rejects with this, and dispatch.ts answers it. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}
