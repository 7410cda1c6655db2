/** A browser without script, as far as a test needs one: it asks for pages, and keeps its cookie. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { Test } from 'tap'
import type { Role } from '../../admin-ui/backend/user.ts'
import { type Served, type ServeOptions, serve } from '../api/node.ts'

export const password = 'a quiet night shift'

export type Page = { readonly status: number; readonly headers: Headers; readonly text: string }

type Given = Readonly<Record<string, string>>

export class Client {
  readonly url: string
  cookie: string

  constructor(url: string, cookie = '') {
    this.url = url
    this.cookie = cookie
  }

  get(path: string, headers: Given = {}): Promise<Page> {
    return this.ask(path, { headers })
  }

  /** Sends a form. */
  post(path: string, form: Record<string, string>, headers: Given = {}): Promise<Page> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(form), headers })
  }

  async ask(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('Cookie', this.cookie)
    const response = await fetch(`${this.url}${path}`, { redirect: 'manual', ...init, headers })
    const set = response.headers.get('Set-Cookie')
    if (set) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '')
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
}

/** Asks with headers that fetch doesn't let a program set. */
export async function asBrowser(
  url: string,
  headers: Given,
): Promise<{ readonly status: number; readonly text: string }> {
  const asked = request(url, { headers })
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode ?? 0, text }
}

export type Company = {
  readonly node: Served
  /** Somebody of this role, logged in. */
  person(role?: Role, run?: string): Promise<Client>
}

/** A company with an administrator, who makes the other users. */
export async function company(t: Test, options: ServeOptions = {}): Promise<Company> {
  const node = await serve(t, options)
  const from = { address: '127.0.0.1', agent: 'test' }
  const founded = await node.users.foundAdministrator(
    { login: 'anne', name: 'Anne', password },
    from,
  )
  if (founded.is !== 'in') throw new Error(`not founded: ${founded.fault}`)
  let count = 0
  const person = async (role: Role = 'administrator', run?: string) => {
    const login = `user${++count}`
    const added = await node.users.addUser(founded.actor, {
      ...{ login, name: `Olsen ${count}`, role },
      ...(run === undefined ? {} : { run }),
    })
    if (added.is !== 'added') throw new Error(`not added: ${added.fault}`)
    const first = await node.users.logIn({ login, password: added.password }, from)
    if (first.is !== 'in') throw new Error('not logged in')
    await node.users.changePassword(first.actor, { current: added.password, password })
    const client = new Client(node.url)
    await client.post('/login', { login, password })
    return client
  }
  return { node, person }
}
