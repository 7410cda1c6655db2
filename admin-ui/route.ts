/**
 * A row of the table of pages: method, path, who may, what the audit line says, and the handler.
 * `dispatch.ts` serves requests by it, so that none of these can be forgotten by a handler.
 *
 *     get('/job/:job', 'see', jobShow)
 *     post('/job/:job/note', 'report', 'note-write', noteWrite, { bytesMax: 64 * 1024 })
 */
import type { Readable } from 'node:stream'
import { type AssignmentId, type CompanyId, parseId, type StreamId } from '../protocol/ids.ts'
import type { NodeBackend } from './backend/node.ts'
import type { CompanyBackend } from './backend/pages.ts'
import type { Actor, From, Permission, Role, Site } from './backend/user.ts'
import type { AuditAction } from './locales/en/audit.ts'
import type { Text } from './locales/locales.ts'
import type { Feed } from './pages/live/feed.ts'
import type { Reply } from './reply.ts'
import type { View } from './view.ts'

/** A form: some fields. Who needs more says so in the row. */
const form_bytes_max = 32 * 1024

/** What stands in a path as `:name`: what it is read as; undefined is a page that is not there. */
const pathParts = {
  job: (text: string) => parseId<StreamId>(text),
  site: (text: string) => parseId<StreamId>(text),
  company: (text: string) => parseId<CompanyId>(text),
  assignment: (text: string) => parseId<AssignmentId>(text),
  /** An id that the node made up, of a user, a session, a draft. */
  id: (text: string) => (/^[\w-]{1,64}$/.test(text) ? text : undefined),
} as const

type PathPart = keyof typeof pathParts

type PartsOf<Path extends string> = Path extends `${string}:${infer Part}/${infer Rest}`
  ? Part | PartsOf<Rest>
  : Path extends `${string}:${infer Part}`
    ? Part
    : never

type Params<Parts extends string> = {
  readonly [Part in Parts & PathPart]: NonNullable<ReturnType<(typeof pathParts)[Part]>>
}

/** `name[]` in a form reads as a list under `name`; of other names the last counts. */
export type Form = Readonly<Record<string, string | readonly string[]>>

/** What every handler is called with. */
type Request<Parts extends string> = {
  readonly view: View
  readonly node: NodeBackend
  readonly params: Params<Parts>
  readonly query: Form
  readonly form: Form
  /** A JSON body, as it came; undefined for every other row. */
  readonly json: unknown
  /** The body of a row that takes it raw, as it comes; the row's limit holds on the way. */
  readonly body: Readable
  /** Where it comes from, and under which address the browser has the page. */
  readonly from: From
  readonly site: Site
  /** The header of that name; empty when there is none. */
  header(name: string): string
  /** A target of ours out of a request, or the first page: never another site. */
  safeTarget(to: unknown): string
}

/** Before there is a company. */
export type SetUpCall<Parts extends string = never> = Request<Parts>

/** Whoever it is. */
export type OpenCall<Parts extends string = never> = Request<Parts> & {
  readonly backend: CompanyBackend
  /** Who is logged in, if somebody is. */
  readonly actor?: Actor
  readonly live: Feed
}

/** Somebody who is logged in and may. `Call<'job'>`: with a job in the path. */
export type Call<Parts extends string = never> = OpenCall<Parts> & {
  readonly actor: Actor
}

type Method = 'GET' | 'POST' | 'PUT'

/**
 * `set-up`: while there is no company. `open`: everybody. `anybody`: who is logged in. A permission:
 * who has it.
 */
export type Access = 'set-up' | 'open' | 'anybody' | Permission

export type Route = {
  readonly method: Method
  readonly path: string
  readonly access: Access
  /**
   * The action that the audit log keeps. Absent where nothing is done, where nobody is logged in,
   * and where the backend writes the line itself.
   */
  readonly audit?: AuditAction
  readonly body: Body
  readonly bytesMax: number
  /** Its link in the top bar; links stand in the order of the table. */
  readonly nav?: keyof Text['frame']['nav']
  /** Who may follow it and has no use for it. */
  readonly navNotFor?: Role
  handle(call: Request<string>): Promise<Reply> | Reply
}

type Body = 'none' | 'form' | 'json' | 'raw'

type Handler<GivenCall> = (call: GivenCall) => Promise<Reply> | Reply

type GetOptions = Pick<Route, 'nav' | 'navNotFor'>
type PostOptions = { readonly body?: Exclude<Body, 'none'>; readonly bytesMax?: number }

/** A page for who is logged in and may. */
export function get<Path extends string>(
  path: Path,
  access: Permission | 'anybody',
  handle: Handler<Call<PartsOf<Path>>>,
  options: GetOptions = {},
): Route {
  return row('GET', path, access, handle, { body: 'none', ...options })
}

/** Something that is done; `own line`: the backend writes the audit line itself. */
export function post<Path extends string>(
  path: Path,
  access: Permission | 'anybody',
  audit: AuditAction | 'own line',
  handle: Handler<Call<PartsOf<Path>>>,
  options: PostOptions & { readonly method?: 'PUT' } = {},
): Route {
  const { method = 'POST', ...rest } = options
  const line = audit === 'own line' ? {} : { audit }
  return row(method, path, access, handle, { body: 'form', ...rest, ...line })
}

export function openGet<Path extends string>(
  path: Path,
  handle: Handler<OpenCall<PartsOf<Path>>>,
): Route {
  return row('GET', path, 'open', handle, { body: 'none' })
}

export function openPost<Path extends string>(
  path: Path,
  handle: Handler<OpenCall<PartsOf<Path>>>,
  options: PostOptions = {},
): Route {
  return row('POST', path, 'open', handle, { body: 'form', ...options })
}

export function setUpGet<Path extends string>(
  path: Path,
  handle: Handler<SetUpCall<PartsOf<Path>>>,
): Route {
  return row('GET', path, 'set-up', handle, { body: 'none' })
}

export function setUpPost<Path extends string>(
  path: Path,
  handle: Handler<SetUpCall<PartsOf<Path>>>,
  options: PostOptions = {},
): Route {
  return row('POST', path, 'set-up', handle, { body: 'form', ...options })
}

function row<GivenCall>(
  method: Method,
  path: string,
  access: Access,
  handle: Handler<GivenCall>,
  rest: Pick<Route, 'body'> & Partial<Pick<Route, 'audit' | 'bytesMax' | 'nav' | 'navNotFor'>>,
): Route {
  return {
    method,
    path,
    access,
    bytesMax: form_bytes_max,
    ...rest,
    // The table forgets the types; dispatch.ts makes the call by this very row.
    handle: (call) => handle(call as GivenCall),
  }
}

export type Found = {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/**
 * The row for a request. `wrong method`: the path is there for another one. HEAD is asked as GET.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Found | 'not found' | 'wrong method' {
  const wanted = method === 'HEAD' ? 'GET' : method
  let answer: 'not found' | 'wrong method' = 'not found'
  for (const route of routes) {
    const params = paramsIn(route.path, path)
    if (params && route.method === wanted) return { route, params }
    if (params) answer = 'wrong method'
  }
  return answer
}

function paramsIn(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/')
  const given = path.split('/')
  if (expected.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of expected.entries()) {
    const text = given[i] ?? ''
    if (!part.startsWith(':')) {
      if (part !== text) return undefined
      continue
    }
    const name = part.slice(1)
    const value = pathParts[name as PathPart](text)
    if (value === undefined) return undefined
    params[name] = value
  }
  return params
}
