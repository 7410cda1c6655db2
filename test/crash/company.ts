/** A company whose node is killed and started again, with the errors of its disk. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import { type Ended, NodeProcess } from '../support/node-process.ts'
import { type Fault, Faults, type Injected } from './faults.ts'

/** What the program's last line looks like where it can't go on: a code, and what to do. */
const failure = /BATON_[A-Z_]+: .{10,}/
const shown_chars_max = 2000

/** How a life of the node ended that nobody outside had ended. */
export type Death = {
  readonly code: string
  /** The line that it ended with. */
  readonly line: string
}

export class CrashingCompany {
  readonly code: string
  readonly data: string
  readonly deaths: Death[] = []
  /** Ends that were not as they should be. */
  readonly unclear: string[] = []
  starts = 0
  kills = 0
  readonly #faults: Faults | undefined
  readonly #nextFault: () => { fault: Fault; from: 'start' | 'ready' } | undefined
  #port = 0
  #process: NodeProcess | undefined
  #url: string | undefined
  #token: string | undefined
  #running: Promise<void> = Promise.resolve()
  #stopping = false
  #killing = false
  #isRestarting = false
  #onReady = Promise.withResolvers<void>()

  constructor(
    code: string,
    folder: string,
    options: {
      /** Compiled faults, where there is a compiler. */
      readonly library: string | undefined
      /** Drawn at each start. */
      readonly nextFault: () => { fault: Fault; from: 'start' | 'ready' } | undefined
    },
  ) {
    this.code = code
    this.data = join(folder, code)
    mkdirSync(this.data)
    this.#faults = options.library ? new Faults(options.library, folder, code) : undefined
    this.#nextFault = options.nextFault
  }

  /** Starts it, and starts it again whenever it ends, until `stop`. */
  async start(): Promise<void> {
    this.#port = await freePort()
    this.#running = this.#live()
    await this.ready()
  }

  /** Resolves when the node that runs now, or the next one, answers. */
  ready(): Promise<void> {
    return this.#onReady.promise
  }

  injected(): Injected {
    return this.#faults?.injected() ?? { syncs: 0, writes: 0 }
  }

  /** As a power cut would: whatever it is doing, also while it starts. */
  kill(): void {
    if (!this.#process || this.#killing) return
    this.#killing = true
    this.kills++
    this.#process.child.kill('SIGKILL')
  }

  /** It answers. */
  get isReady(): boolean {
    return this.#url !== undefined
  }

  /** In good order; resolves when it answers again. */
  async restart(): Promise<void> {
    this.#isRestarting = true
    this.#process?.child.kill('SIGTERM')
    await this.#process?.ended
    await new Promise((resolve) => setImmediate(resolve))
    this.#isRestarting = false
    await this.ready()
  }

  /** From now on its disk fails, until it has ended by that. */
  fail(fault: Fault): void {
    this.#faults?.arm(fault)
  }

  /** Its disk is well again: killed once more, it starts and goes on. */
  recover(): void {
    this.#faults?.disarm()
    this.kill()
  }

  /** In good order, for good. */
  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    this.#process?.child.kill('SIGTERM')
    await this.#running
  }

  /** What the API answers: the status and the body; undefined: nobody answered. */
  async call(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: unknown } | undefined> {
    const [url, token] = [this.#url, this.#token]
    if (!url || !token) return undefined
    try {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      return { status: response.status, body: await response.json() }
    } catch {
      return undefined
    }
  }

  async #live(): Promise<void> {
    while (!this.#stopping) {
      const before = this.injected()
      const planned = this.#nextFault()
      if (planned?.from === 'start') this.#faults?.arm(planned.fault)
      else this.#faults?.disarm()
      this.starts++
      this.#killing = false
      this.#process = new NodeProcess(this.data, {
        BATON_COMPANY_CODE: this.code,
        BATON_COMPANY_NAME: `${this.code} Security`,
        BATON_LISTEN: `/ip4/127.0.0.1/tcp/${this.#port}`,
        BATON_COMPLETE_NEEDS: 'none',
        ...this.#faults?.environment(this.data),
      })
      const node = this.#process
      void node.ready().then(async (url) => {
        this.#token ??= await node.token()
        this.#url = url
        if (planned?.from === 'ready') this.#faults?.arm(planned.fault)
        this.#onReady.resolve()
      }, ignore)
      const ended = await node.ended
      this.#url = undefined
      this.#process = undefined
      this.#onReady.resolve()
      this.#onReady = Promise.withResolvers()
      this.#judge(ended, before)
    }
  }

  /** Killed by us, stopped by us, or ended by an error of its disk with a line that says so. */
  #judge(ended: Ended, before: Injected): void {
    const { signal, code, out, err } = ended
    if (this.#killing && signal === 'SIGKILL') return
    if ((this.#stopping || this.#isRestarting) && code === 0) return
    const injected = this.injected()
    const isHurt = injected.syncs > before.syncs || injected.writes > before.writes
    const lines = [...fatalLines(out), ...err.split('\n').filter(Boolean)]
    const [line = ''] = lines
    if (isHurt && code && lines.length === 1 && failure.test(line)) {
      this.deaths.push({ code: this.code, line })
      return
    }
    const said = `${out.slice(-shown_chars_max)}${err.slice(-shown_chars_max)}`
    this.unclear.push(`${this.code} ended with ${signal ?? code}, injected: ${isHurt}\n${said}`)
  }
}

/** What the log says last where the program gives up. */
function fatalLines(out: string): string[] {
  return out.split('\n').flatMap((line) => {
    try {
      const { level, msg } = JSON.parse(line)
      return level === 'fatal' ? [String(msg)] : []
    } catch {
      return []
    }
  })
}

function ignore(): void {}
