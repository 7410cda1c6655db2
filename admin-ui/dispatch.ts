/** Serves requests by the table of pages; send.ts says how they are answered. */
import { randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import type { CompanyBackend, PagesBackend } from './backend/pages.ts'
import type { AuditOutcome } from './backend/user.ts'
import { readBody, readFields, TooLargeError } from './body.ts'
import { isSecure, sessionIn } from './cookie.ts'
import type { AuditAction } from './locales/en/audit.ts'
import { Feed } from './pages/live/feed.ts'
import { set_up_path } from './pages/set-up/company-found.ts'
import type { Reply } from './reply.ts'
import { type Access, type Call, type Found, findRoute, type Route } from './route.ts'
import { routes } from './routes.ts'
import { isPartial, seeOther, sendHtml, sendReply, sendTrouble, toLogin } from './send.ts'
import type { View } from './view.ts'
import { type Asked, Viewing } from './viewing.ts'
import { followingPage, type TroubleAbout } from './views/trouble.ts'

/** Where who has a password that somebody else knows is led first. */
const own_password_path = '/account/password'
/** What requests for files are counted under, whose names anybody can make up. */
const static_route = '/static'
/** All that such a password opens: it may lie about on a note. */
const first_paths: readonly string[] = [own_password_path, '/logout']

export class Dispatch {
  readonly #backend: PagesBackend
  readonly #viewing: Viewing
  readonly #live = new Feed()
  #listened: CompanyBackend | undefined
  #forgetSessions: (() => void) | undefined

  constructor(backend: PagesBackend) {
    this.#backend = backend
    this.#viewing = new Viewing(backend, this.#live)
  }

  stop(): void {
    this.#forgetSessions?.()
    this.#live.stop()
  }

  async serve(context: Context): Promise<void> {
    if (this.#viewing.files.serve(context)) {
      context.state.route = static_route
      return
    }
    const company = this.#company()
    const actor = await company?.users.actorOf(sessionIn(context), context.ip)
    const asked: Asked = { context, company, actor, id: randomBytes(6).toString('hex') }
    const view = this.#viewing.view(asked)
    const found = findRoute(routes, context.method, context.path)
    if (typeof found === 'string') return this.#withoutRow(found, asked, view)
    context.state.route = found.route.path
    if (this.#isTurnedAway(found.route, asked, view)) return
    const reply = await this.#handled(found, asked, view)
    const failed = await this.#recorded(found, asked, reply)
    this.#sent(found.route, asked, view, failed ?? reply)
  }

  /** The company, listened to from its first request on; under a new key it begins anew. */
  #company(): CompanyBackend | undefined {
    const company = this.#backend.company()
    if (company && this.#listened !== company) {
      this.#forgetSessions?.()
      this.#listened = company
      this.#live.attach(company.live)
      this.#forgetSessions = company.users.onSessionsEnded((ended) => this.#live.end(ended))
    }
    return company
  }

  /** Who isn't logged in isn't told which pages there are. */
  #withoutRow(what: 'not found' | 'wrong method', asked: Asked, view: View): void {
    if (!asked.company) seeOther(asked.context, set_up_path)
    else if (!asked.actor) toLogin(asked.context, this.#target(asked.context))
    else sendTrouble(asked.context, view, { what, id: asked.id })
  }

  /** Whether the row is not for who asks; then that is answered. */
  #isTurnedAway({ access, method, path }: Route, asked: Asked, view: View): boolean {
    const { context, company, actor, id } = asked
    if (access === 'set-up') {
      if (!company) return false
      // A bookmark of the first day leads on; there is nothing to send a form to.
      if (method === 'GET') seeOther(context, '/')
      else sendTrouble(context, view, { what: 'not found', id })
      return true
    }
    if (!company) {
      seeOther(context, set_up_path)
      return true
    }
    if (access === 'open') return false
    if (!actor) {
      this.#notLoggedIn(method, context, view)
      return true
    }
    if (!actor.mustChangePassword || first_paths.includes(path)) return false
    if (isPartial(context)) sendTrouble(context, view, { what: 'forbidden', id })
    else seeOther(context, own_password_path)
    return true
  }

  #notLoggedIn(method: string, context: Context, view: View): void {
    const followed = method === 'GET' && context.get('Sec-Fetch-Site') === 'cross-site'
    if (followed) sendHtml(context, 200, followingPage(view, this.#target(context)))
    else toLogin(context, this.#target(context))
  }

  async #handled(found: Found, asked: Asked, view: View): Promise<Reply> {
    const { context, actor, company } = asked
    const { route, params } = found
    const permission = permissionOf(route.access)
    if (permission && !actor?.may(permission)) return { is: 'trouble', what: 'forbidden' }
    try {
      const body = await readBody(context, route)
      if (typeof body === 'string') return { is: 'trouble', what: body }
      const call = {
        view,
        node: this.#backend.node,
        backend: company,
        actor,
        live: this.#live,
        params,
        query: readFields(new URLSearchParams(context.querystring)),
        ...body,
        from: { address: context.ip, agent: context.get('User-Agent') },
        site: { host: context.host, secure: isSecure(context) },
        header: (name: string) => context.get(name),
        safeTarget,
      }
      // The row's access says that there is a company, and an actor.
      return await route.handle(call as unknown as Call<string>)
    } catch (error) {
      if (error instanceof TooLargeError) return { is: 'trouble', what: 'too large' }
      return this.#failed(error, asked)
    }
  }

  /** What was done and can't be recorded is not said to be done: who did it looks what there is. */
  async #recorded(
    { route, params }: Found,
    asked: Asked,
    reply: Reply,
  ): Promise<Reply | undefined> {
    const { actor, company } = asked
    const action = auditedAs(route, reply)
    if (!action || !actor || !company) return undefined
    const target = reply.about ?? Object.values(params)[0] ?? (route.audit ? undefined : route.path)
    try {
      await company.users.record(actor, {
        action,
        ...(target === undefined ? {} : { target }),
        outcome: outcomeOf(reply),
      })
      return undefined
    } catch (error) {
      return this.#failed(error, asked)
    }
  }

  #failed(error: unknown, { context, id }: Asked): Reply {
    const { method, path } = context
    return { is: 'trouble', what: this.#backend.node.failed(error, { id, method, path }) }
  }

  #sent({ access, bytesMax }: Route, { context, actor, id }: Asked, view: View, reply: Reply) {
    if (reply.is === 'go' && reply.flash && actor)
      this.#viewing.flashes.put(actor.session, reply.flash)
    if (reply.is !== 'trouble') return sendReply(context, reply)
    const permission = permissionOf(access)
    const about: TroubleAbout = {
      what: reply.what,
      id,
      bytesMax,
      ...(permission && { permission }),
    }
    sendTrouble(context, view, about)
  }

  /** Where who logs in wanted to go. */
  #target({ method, url }: Context): string {
    return method === 'GET' ? safeTarget(url) : '/'
  }
}

/** What is only looked at is kept where somebody may not. */
function auditedAs({ audit, method }: Route, reply: Reply): AuditAction | undefined {
  const isInVain = method === 'GET' && reply.is === 'trouble' && reply.what === 'forbidden'
  return audit ?? (isInVain ? 'page-open' : undefined)
}

function permissionOf(access: Access) {
  return access === 'set-up' || access === 'open' || access === 'anybody' ? undefined : access
}

/** A page of ours, whatever the request said: a login must not lead elsewhere. */
function safeTarget(to: unknown): string {
  // A backslash reads as a slash in browsers, and two slashes begin another site.
  if (typeof to !== 'string' || !/^\/(?!\/)[\w\-./?&=%+:,~]*$/.test(to)) return '/'
  const [path = ''] = to.split('?')
  const found = findRoute(routes, 'GET', path)
  return typeof found === 'string' || found.route.access === 'open' ? '/' : to
}

function outcomeOf(reply: Reply): AuditOutcome {
  if (reply.is === 'trouble') return reply.what === 'internal' ? 'failed' : 'refused'
  return reply.is === 'page' && reply.status >= 400 ? 'refused' : 'done'
}
