/** Requests of programs: each route's input, made of its own schema, with mistakes. */
import assert from 'node:assert/strict'
import type { Context } from 'koa'
import { z } from 'zod'
import { errorBody, isRefused, statusOf } from '../../node/api/error.ts'
import { hasBody, readInput } from '../../node/api/input.ts'
import { pathParts } from '../../node/api/route.ts'
import { routes } from '../../node/api/routes.ts'
import { bytesOf, type Target, textOf } from './target.ts'

type Schema = Readonly<Record<string, unknown>>

const schemas = routes.map(
  ({ input }) => z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema,
)
const depth_max = 6
const id = 'ab'.repeat(32)
const odd: readonly unknown[] = [
  ...[null, true, '', 0, -1, 1.5, 1e300, [], {}, '\ud800', 'x'.repeat(5000), id, 'ABC'],
  ...['constructor', { constructor: 1 }, JSON.parse('{"__proto__":{"a":1}}'), [[[]]], 'now', '1'],
]

/** Reads choices out of bytes; what is not there chooses the first. */
class Choices {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  next(count: number): number {
    return (this.#bytes[this.#at++] ?? 0) % Math.max(1, count)
  }

  text(): string {
    const length = this.next(64)
    const text = textOf(this.#bytes.subarray(this.#at, this.#at + length))
    this.#at += length
    return text
  }
}

/** Something that fits the schema more often than not. */
function sample(schema: Schema, choices: Choices, depth = 0): unknown {
  if (choices.next(16) === 15 || depth > depth_max) return odd[choices.next(odd.length)]
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[choices.next(schema.enum.length)]
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (Array.isArray(either)) return sample(either[choices.next(either.length)], choices, depth + 1)
  switch (schema.type) {
    case 'object':
      return objectOf(schema, choices, depth)
    case 'array':
      return Array.from({ length: choices.next(4) }, () =>
        sample((schema.items ?? {}) as Schema, choices, depth + 1),
      )
    case 'string':
      return [id, 'ABC', '1', '86123456', choices.text(), 'a'.repeat(16), '08:00'][choices.next(7)]
    case 'integer':
    case 'number':
      return [0, 1, 60, 2 ** 40, Number(schema.maximum ?? 0) + 1, -1][choices.next(6)]
    case 'boolean':
      return choices.next(2) === 0
    default:
      return odd[choices.next(odd.length)]
  }
}

function objectOf(schema: Schema, choices: Choices, depth: number): object {
  const required = (schema.required ?? []) as readonly string[]
  const made = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
    .filter(([name]) => required.includes(name) || choices.next(3) === 1)
    .map(([name, of]) => [name, sample(of, choices, depth + 1)])
  if (choices.next(32) === 31) made.push([choices.text(), 1])
  return Object.fromEntries(made)
}

/** As much of a request as reading its input needs. */
function asked(input: unknown): Context {
  const request = { body: input, length: 1, is: () => 'application/json', get: () => '' }
  return { query: input, request } as unknown as Context
}

async function checkInput(input: Uint8Array): Promise<void> {
  const which = (input[0] ?? 0) % routes.length
  const route = routes[which]
  if (!route) return
  const made = sample(schemas[which] ?? {}, new Choices(input.subarray(1)))
  // A query is an object always; a body is what it is.
  const given = hasBody(route) || (typeof made === 'object' && made) ? made : {}
  const read = await readInput(route, asked(given), async () => undefined)
  if (!isRefused(read)) {
    assert('is' in read)
    return
  }
  assert(statusOf(read) >= 400 && statusOf(read) < 500)
  const said = JSON.stringify(errorBody(read))
  assert(said.length < 20_000, `${said.length} characters say what is wrong`)
}

function checkPart(input: Uint8Array): void {
  const text = textOf(input)
  for (const { read } of Object.values(pathParts)) {
    const value = read(text)
    if (value !== undefined) assert.match(value, /^[0-9a-f-]{16,64}$/i)
  }
}

export const apiTargets: readonly Target[] = [
  {
    name: 'api-input',
    kind: 'bytes',
    seeds: routes.map((_, which) => Uint8Array.from([which, ...new Uint8Array(30).fill(1)])),
    bytesMax: 300,
    run: checkInput,
  },
  {
    name: 'api-path',
    kind: 'text',
    seeds: [id, 'ab'.repeat(8), '00000000-0000-4000-8000-000000000000'].map(bytesOf),
    words: ['-', '\n', 'AB', '0'.repeat(16)],
    bytesMax: 100,
    run: checkPart,
  },
]
