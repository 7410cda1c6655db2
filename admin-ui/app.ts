/**
 * The pages, as one Koa middleware. They only read; who may is asked once, by a form, and
 * remembered in a cookie that no other site can use.
 */
import { readFileSync } from 'node:fs'
import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { PagesBackend } from './backend.ts'
import { jobShow } from './pages/job/job-show.ts'
import { overviewShow } from './pages/overview/overview-show.ts'
import { sessionClose, sessionNew, sessionOpen } from './pages/session/session.ts'
import { Sessions } from './sessions.ts'
import { notFoundPage } from './views/layout.ts'
import { cookieOf, sendPage } from './views/respond.ts'

/** A token and where to go. */
const form_bytes_max = 4 * 1024

export function pages(backend: PagesBackend): Middleware {
  const sessions = new Sessions(() => backend.now())
  const style = readFileSync(new URL('./static/style.css', import.meta.url), 'utf8')
  const open = new Router()
  open.get('/style.css', (context) => sendStyle(context, style))
  open.get('/login', (context) => sessionNew(context))
  open.post('/login', bodyParser({ enableTypes: ['form'], formLimit: form_bytes_max }), (context) =>
    sessionOpen(context, backend, sessions),
  )
  const inside = new Router()
  inside.get('/', (context) => overviewShow(context, backend))
  inside.get('/job/:job', (context) => jobShow(context, backend, context.params.job ?? ''))
  inside.post('/logout', (context) => sessionClose(context, sessions))
  const openRoutes = open.routes()
  const insideRoutes = inside.routes()
  return async (context) => {
    await openRoutes(context as never, async () => {
      if (!sessions.isOpen(cookieOf(context))) return toLogin(context)
      await insideRoutes(context as never, async () => sendPage(context, 404, notFoundPage))
    })
  }
}

function toLogin(context: Context): void {
  const to = context.path === '/' ? '' : `?to=${encodeURIComponent(context.path)}`
  context.status = 303
  context.set('Location', `/login${to}`)
}

function sendStyle(context: Context, style: string): void {
  context.type = 'text/css'
  // It changes with an upgrade only, and is small enough to be asked for again soon.
  context.set('Cache-Control', 'max-age=300')
  context.body = style
}
