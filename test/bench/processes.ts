/** Starts companies as processes and calls into them. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Calls } from './company-process.ts'

const program = fileURLToPath(new URL('./company-process.ts', import.meta.url))

export class CompanyProcess {
  readonly child: ChildProcess
  readonly #waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >()
  #id = 0

  private constructor(child: ChildProcess) {
    this.child = child
    child.on('message', (message: { id: number; result?: never; error?: string }) => {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error) waiting?.reject(new Error(message.error))
      else waiting?.resolve(message.result as never)
    })
    child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the process has ended'))
    })
  }

  static async start(data: string, code: string): Promise<CompanyProcess> {
    const child = fork(program, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const started = new CompanyProcess(child)
    await once(child, 'message')
    await started.call('start', { data, code })
    return started
  }

  call<Name extends keyof Calls>(
    call: Name | 'sinceConnected',
    ...input: Parameters<Calls[Name]>
  ): ReturnType<Calls[Name]> {
    const id = ++this.#id
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    this.child.send({ id, call, input: input[0] })
    return answer as ReturnType<Calls[Name]>
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }
}

/** Waits until `look` says yes; milliseconds that it took. */
export async function waitFor(
  what: string,
  look: () => Promise<boolean>,
  everyMs = 2,
  longest = 120_000,
): Promise<number> {
  const began = performance.now()
  while (!(await look())) {
    if (performance.now() - began > longest) throw new Error(`waited too long for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return performance.now() - began
}

/** Links two companies by a real invitation. */
export async function linkProcesses(
  inviter: CompanyProcess,
  joiner: CompanyProcess,
): Promise<void> {
  const before = await inviter.call('linked')
  await joiner.call('join', await inviter.call('invite'))
  await waitFor('the request at the inviter', () => inviter.call('approve'))
  await waitFor('the request at the joiner', () => joiner.call('approve'))
  await waitFor('the link', async () => (await inviter.call('linked')) > before)
}
