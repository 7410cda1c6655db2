/** `/metrics`: what the node measures, for a monitor that shows a token; and the measuring of requests. */
import type { Context, Middleware } from 'koa'
import type { Figures, Metrics } from '../operate/metrics.ts'
import type { CompanyBackend } from './backend.ts'
import { refuseRequest } from './error.ts'
import type { Services } from './route.ts'
import { admitted, refuse } from './router.ts'

export const metrics_path = '/metrics'

/** Of anybody's making are methods, too: what is none of these is counted as one. */
const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const other = 'other'

/** Counts and times every request; the tables of routes say in `state.route` which one it was. */
export function measured(metrics: Metrics): Middleware {
  return async (context, next) => {
    const began = performance.now()
    await next()
    const { method, status, state } = context
    const { route = other } = state as { route?: string }
    const known = methods.includes(method) ? method : other
    metrics.answered(known, route, status, performance.now() - began)
  }
}

export async function sendMetrics(
  context: Context,
  { backend, tokens }: Services,
  metrics: Metrics,
): Promise<void> {
  const holder = admitted('metrics', tokens, context)
  if ('refused' in holder) return refuse(context, holder)
  if (context.method !== 'GET' && context.method !== 'HEAD') {
    context.set('Allow', 'GET, HEAD')
    return refuse(context, refuseRequest('method-not-allowed', 'Metrics are only read: GET.'))
  }
  const company = backend.company()
  const text = await metrics.text(company && (await figuresOf(company)))
  context.set('Content-Type', metrics.registry.contentType)
  context.body = text
}

async function figuresOf({ links, backups, jobs }: CompanyBackend): Promise<Figures> {
  const [all, waiting, count] = await Promise.all([links.list(), jobs.waiting(), jobs.count()])
  return { now: Date.now(), links: all, backup: backups.state(), waiting, jobs: count }
}
