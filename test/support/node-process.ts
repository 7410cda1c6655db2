/** The program as a process: started with settings, read line by line, ended by its id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../node/start.js', import.meta.url))

export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export class NodeProcess {
  readonly child: ChildProcess
  readonly data: string
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ended>
  #out = ''
  #err = ''

  constructor(data: string, settings: Record<string, string> = {}) {
    this.data = data
    // As `npm start` does: a node mostly rests, and the default would keep 20 MB more for it.
    const command = [process.execPath, '--max-semi-space-size=4', program]
    const child = spawn(command[0] as string, command.slice(1), {
      env: {
        PATH: process.env.PATH,
        BATON_DATA: data,
        BATON_COMPANY_CODE: 'ALM',
        BATON_COMPANY_NAME: 'Alarm Central',
        BATON_HTTP_PORT: '0',
        BATON_LISTEN: '/ip4/127.0.0.1/tcp/0',
        ...settings,
      },
    })
    this.child = child
    child.stdout?.on('data', (chunk) => {
      this.#out += chunk
    })
    child.stderr?.on('data', (chunk) => {
      this.#err += chunk
    })
    this.ended = once(child, 'close').then(([code, signal]) => ({
      code,
      signal,
      out: this.#out,
      err: this.#err,
    }))
  }

  /** The address of its pages and API; rejects when it ends instead. */
  async ready(): Promise<string> {
    const early = this.ended.then(({ code, out, err }) => {
      throw new Error(`ended with ${code} before it was ready\n${out}${err}`)
    })
    early.catch(() => undefined)
    const looked = (async () => {
      for (;;) {
        const url = /"url":"([^"]+)"/.exec(this.#out)?.[1]
        if (url) return url
        // A look that went on would keep the test's own process alive.
        if (this.child.exitCode !== null || this.child.signalCode !== null) return early
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    })()
    return Promise.race([looked, early])
  }

  async call(path: string, body?: object): Promise<Response> {
    const url = await this.ready()
    return fetch(`${url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await this.token()}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  }

  /** Of its administrator, for the API. */
  async token(): Promise<string> {
    return (await readFile(join(this.data, 'admin.token'), 'utf8')).trim()
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal)
    return this.ended
  }
}
