/** Serves the table of routes: who may, what was sent, the handler, the answer. */
import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import { audited, auditRefused } from './audited.ts'
import { errorBody, isRefused, type Refused, refuseRequest, statusOf } from './error.ts'
import { FileAnswer, sendFile } from './file-answer.ts'
import { readInput } from './input.ts'
import { type PathPart, pathParts, type Route, type Services } from './route.ts'
import { StreamAnswer, sendStream } from './stream-answer.ts'
import { mayUse, type Scope, type TokenHolder, type Tokens } from './tokens.ts'

export const api_prefix = '/api/v1'

/** Koa's part of the interface. Answers unknown paths and methods below the prefix, too. */
export function apiRouter(routes: readonly Route[], services: Services): Middleware {
  const router = new Router({ prefix: api_prefix, strict: true, sensitive: true })
  for (const route of routes) {
    const parse = bodyParser({ enableTypes: ['json'], jsonLimit: route.bodyBytesMax })
    router.register(route.path, [route.method], async (context) => {
      context.state.route = `${api_prefix}${route.path}`
      const answer = await serve(route, services, context, () =>
        parse(context, async () => undefined),
      )
      if (isRefused(answer)) return refuse(context, answer)
      if (answer instanceof FileAnswer) return sendFile(context, answer)
      if (answer instanceof StreamAnswer) return sendStream(context, answer)
      context.status = answer === undefined ? 204 : route.status
      if (answer !== undefined) context.body = answer
    })
  }
  const inTable = router.routes()
  const allowed = router.allowedMethods()
  return async (context, next) => {
    if (!isBelow(context.path)) return next()
    await inTable(context as never, () => allowed(context as never, async () => undefined))
    if (context.status === 405 || context.status === 501) {
      const message = `${context.method} is not for this path: ${context.response.get('Allow')}.`
      refuse(context, refuseRequest('method-not-allowed', message))
    } else if (context.status === 404 && context.body === undefined) {
      refuse(context, refuseRequest('not-found', `There is nothing at ${context.path}.`))
    }
  }
}

/** Whether this path belongs to the interface for programs. */
export function isBelow(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** Sends a refusal in the one shape that all have. */
export function refuse(context: Context, refused: Refused): void {
  context.status = statusOf(refused)
  if (refused.code === 'no-token') context.set('WWW-Authenticate', 'Bearer')
  context.body = errorBody(refused)
}

async function serve(
  route: Route,
  services: Services,
  context: Context & { params: Record<string, string> },
  parse: () => Promise<void>,
): Promise<unknown> {
  const asker = holderOf(services.tokens, context)
  if ('refused' in asker) return asker
  if (!mayUse(asker, route.scope)) {
    const asked = { holder: asker, address: context.ip, params: context.params }
    await auditRefused(route, services, asked)
    return wrongScope(asker, route.scope)
  }
  const params = readParams(context.params)
  if (isRefused(params)) return params
  const input = await readInput(route, context, parse)
  if ('refused' in input) return input
  return audited(route, services, { holder: asker, address: context.ip, params }, () =>
    route.handle(services, {
      params: params as never,
      input: input.is,
      holder: asker,
      // Not destroyed where the handler stops reading, so that it is answered all the same.
      sent: () => context.req.iterator({ destroyOnReturn: false }),
    }),
  )
}

/** Who asks, by the token in the request; or why it opens nothing of this scope. */
export function admitted(scope: Scope, tokens: Tokens, context: Context): TokenHolder | Refused {
  const holder = holderOf(tokens, context)
  return 'refused' in holder || mayUse(holder, scope) ? holder : wrongScope(holder, scope)
}

function holderOf(tokens: Tokens, context: Context): TokenHolder | Refused {
  const [, presented] = /^bearer +(\S+) *$/i.exec(context.get('Authorization')) ?? []
  return tokens.admit(presented, context.ip)
}

function wrongScope(holder: TokenHolder, scope: Scope): Refused {
  const message = `This needs a token with the scope ${scope}; this one has ${holder.scope}.`
  return refuseRequest('wrong-scope', message)
}

function readParams(texts: Readonly<Record<string, string>>): object | Refused {
  const params: Record<string, string> = {}
  for (const [part, text] of Object.entries(texts)) {
    const { read, is } = pathParts[part as PathPart]
    const value = read(text)
    if (value === undefined) {
      return refuseRequest('invalid', `${is} is expected in the path.`, { field: part })
    }
    params[part] = value
  }
  return params
}
