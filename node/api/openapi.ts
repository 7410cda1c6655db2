/** openapi.json, made from the table of routes and its schemas. */
import { z } from 'zod'
import { hasBody } from './input.ts'
import { metrics_path } from './metrics.ts'
import { type PathPart, pathParts, type Route } from './route.ts'
import { api_prefix } from './router.ts'

type Json = Readonly<Record<string, unknown>>

export function openapi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json | readonly Json[]>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  paths[metrics_path] = { servers: [{ url: '/' }], get: metricsOperation }
  return {
    openapi: '3.1.0',
    info: { title: 'Baton', version },
    servers: [{ url: api_prefix }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema },
    },
  }
}

/** Beside the table, since it is no JSON and stands where monitors look for it. */
const metricsOperation: Json = {
  summary: 'What the node measures, as text for Prometheus.',
  description: 'Needs a token with the scope metrics.',
  responses: {
    200: {
      description: 'Done, with text.',
      content: { 'text/plain': { schema: { type: 'string' } } },
    },
    default: {
      description: 'Refused.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  },
}

function operation(route: Route): Json {
  const { $schema: _, ...input } = z.toJSONSchema(route.input, { io: 'input' })
  const parts = [...route.path.matchAll(/:(\w+)/g)].map(([, part]) =>
    pathParameter(part as PathPart),
  )
  const body = { content: { 'application/json': { schema: input } } }
  const bytes = { content: { 'application/octet-stream': { schema: { type: 'string' } } } }
  return {
    summary: route.summary,
    description: `Needs a token with the scope ${route.scope}.`,
    parameters: [...parts, ...(hasBody(route) ? [] : queryParameters(input))],
    ...(hasBody(route) ? { requestBody: body } : {}),
    ...(route.bytes === 'taken' ? { requestBody: bytes } : {}),
    responses: {
      [route.status]: { description: doneWith(route) },
      default: {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

function doneWith({ status, bytes }: Route): string {
  if (bytes === 'given') return 'Done, with the file.'
  return status === 204 ? 'Done.' : 'Done, with JSON.'
}

function pathParameter(name: PathPart): Json {
  const description = `${pathParts[name].is}.`
  return { name, in: 'path', required: true, description, schema: { type: 'string' } }
}

function queryParameters(input: Json): Json[] {
  const { properties = {}, required = [] } = input as {
    properties?: Record<string, Json>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema }
  })
}

const errorSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', description: 'Stable.' },
        message: { type: 'string', description: 'A sentence that says what to do.' },
        field: { type: 'string', description: "The input's field." },
        details: { type: 'array', items: { type: 'string' } },
      },
    },
  },
}
