/** The interface as one Koa application: checks, health, the API, and the pages that are given. */
import { randomUUID } from 'node:crypto'
import Koa, { type Context, type Middleware } from 'koa'
import { CountedLog } from '../operate/counted-log.ts'
import type { Log } from '../operate/log.ts'
import type { Metrics } from '../operate/metrics.ts'
import { UnwritableError } from '../stream/append.ts'
import { type Refused, refuseRequest, statusOf } from './error.ts'
import { foreign, secured } from './guard.ts'
import { measured, metrics_path, sendMetrics } from './metrics.ts'
import { behindProxies } from './proxies.ts'
import type { Services } from './route.ts'
import { apiRouter, isBelow, refuse } from './router.ts'
import { routes } from './routes.ts'

export type AppOptions = Services & {
  readonly log: Log
  readonly metrics: Metrics
  /** Names under which browsers reach this node, besides localhost; empty: any. */
  readonly names: readonly string[]
  /** Networks of the proxies in front of this node: what they say of who asks is believed. */
  readonly proxies: readonly string[]
  /** Answers everything that isn't below /api. */
  readonly pages: Middleware
}

export function createApp(options: AppOptions): Koa {
  const { backend, tokens, log, metrics, names, proxies, pages } = options
  const app = new Koa()
  // Sockets that break while they are answered: the client has gone.
  app.on('error', (error) => log.debug({ err: error }, 'an answer was not taken'))
  app.use(measured(metrics))
  app.use(behindProxies(proxies))
  app.use(secured)
  app.use(noticed(log))
  app.use(caught(log))
  app.use(async (context, next) => {
    if (context.path === '/healthz') return health(context, undefined)
    if (context.path === '/readyz') return health(context, backend.notReady())
    const refused = foreign(context, names)
    if (refused) return refuse(context, refused)
    if (context.path !== metrics_path) return next()
    context.state.route = metrics_path
    return sendMetrics(context, { backend, tokens }, metrics)
  })
  app.use(apiRouter(routes, { backend, tokens }))
  app.use(pages)
  return app
}

/** For monitors and containers: no token, and nothing about the company. */
function health(context: Context, trouble: string | undefined): void {
  context.state.route = context.path
  if (trouble === undefined) context.body = { ok: true }
  else refuse(context, refuseRequest('not-ready', trouble))
}

/** Wrong tokens stand in the log: the first from an address, and how many when it has a right one. */
function noticed(log: Log): Middleware {
  const wrong = new CountedLog(log)
  return async (context, next) => {
    await next()
    if (context.get('Authorization') === '') return
    if (context.status === 401) wrong.note(context.ip, 'showed a token that is not known here')
    else if (context.status < 400) wrong.settled(context.ip)
  }
}

/** What nobody foresaw is answered without its internals; the log has them under the same id. */
function caught(log: Log): Middleware {
  return async (context, next) => {
    try {
      await next()
    } catch (error) {
      const refused = refusedBy(error) ?? unforeseen(error, context, log)
      if (isBelow(context.path)) return refuse(context, refused)
      context.status = statusOf(refused)
      context.type = 'text/plain'
      context.body = refused.message
    }
  }
}

/** What the request itself is to blame for. */
function refusedBy(error: unknown): Refused | undefined {
  if (error instanceof UnwritableError) {
    const message = `Baton can't keep this change: it is ${error.reason}.`
    return refuseRequest('unwritable', message, { details: [error.reason] })
  }
  // The parser of a form; bodies of the API are parsed with their own limits and messages.
  if (error instanceof Error && 'status' in error && error.status === 413) {
    return refuseRequest('too-large', 'That is more than is taken here.')
  }
  return undefined
}

function unforeseen(error: unknown, { method, path }: Context, log: Log): Refused {
  const id = randomUUID()
  log.error({ err: error, id, method, path }, 'request failed')
  const message = `Something went wrong at this node; its log says more under ${id}.`
  return refuseRequest('internal', message)
}
