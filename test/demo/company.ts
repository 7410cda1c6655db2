/** A company of the demo: its node as a process of its own, driven over its API. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { JobDetail } from '../../node/api/backend.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { freePort } from '../support/free-port.ts'

const program = fileURLToPath(new URL('../../node/start.js', import.meta.url))

export class Company {
  readonly code: string
  readonly name: string
  readonly #data: string
  /** Kept over a restart, as in real life. */
  #port = 0
  #child: ChildProcess | undefined
  url = ''
  #token = ''
  /** Changes that this company saved. */
  saved = 0

  constructor(code: string, name: string, folder: string) {
    this.code = code
    this.name = name
    this.#data = join(folder, code)
  }

  /** Starts the node; resolves when it is ready. */
  async start(): Promise<void> {
    this.#port ||= await freePort()
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        BATON_DATA: this.#data,
        BATON_COMPANY_CODE: this.code,
        BATON_COMPANY_NAME: this.name,
        BATON_HTTP_PORT: '0',
        BATON_LISTEN: `/ip4/127.0.0.1/tcp/${this.#port}`,
      },
    })
    this.#child = child
    this.url = await urlFrom(child)
    this.#token = (await readFile(join(this.#data, 'admin.token'), 'utf8')).trim()
  }

  /** As a power cut would: no chance to write anything down. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  async get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path)
  }

  async post<T>(path: string, body: object = {}): Promise<T> {
    const answer = await this.#call<T & { saved?: string[] }>('POST', path, body)
    this.saved += answer?.saved?.length ?? 0
    return answer
  }

  async job(id: string): Promise<JobView | undefined> {
    return (await this.get<JobDetail>(`/jobs/${id}`).catch(() => undefined))?.job
  }

  /** Somebody who can log in to the pages, with a password that is changed there at once. */
  async addAdministrator(): Promise<{ readonly login: string; readonly password: string }> {
    const login = this.code.toLowerCase()
    const name = `${this.code} Administrator`
    const user = { login, name, role: 'administrator' }
    const { password } = await this.post<{ readonly password: string }>('/users', user)
    return { login, password }
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    const answer = text ? JSON.parse(text) : undefined
    if (response.ok) return answer as T
    throw new Error(`${this.code} ${method} ${path}: ${answer?.error?.message ?? response.status}`)
  }
}

/** The node says where it listens in its first line. */
async function urlFrom(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('a node without output')
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string }
    if (url) {
      child.stdout.resume()
      return url
    }
  }
  throw new Error('the node ended before it was ready')
}
