/** Asks a served node as a program would, and reads what it answers. */
import type { Test } from 'tap'
import type { Served } from './node.ts'

export type Reply = {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer.
  readonly body: any
}

export type Ask = {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** `ask('POST', '/jobs', { token, body })`: below /api/v1. */
export function clientOf(node: Pick<Served, 'url'>) {
  return async (method: string, path: string, what: Ask = {}): Promise<Reply> => {
    const { token, body, raw, headers } = what
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await fetch(`${node.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    })
    const answer = await response.text()
    const { status, headers: got } = response
    return { status, headers: got, body: answer === '' ? undefined : JSON.parse(answer) }
  }
}

/** The answer is a refusal in the one shape, with this status and code. */
export function refused(t: Test, reply: Reply, status: number, code: string, field?: string): void {
  const { error } = reply.body ?? {}
  t.equal(reply.status, status, `status ${status} for ${code}`)
  t.strictSame(Object.keys(reply.body ?? {}), ['error'])
  t.equal(error?.code, code)
  t.match(error?.message, /^\w.+[.…]$/, 'a sentence')
  t.equal(error?.field, field)
  const keys = Object.keys(error ?? {}).filter((key) => key !== 'field' && key !== 'details')
  t.strictSame(keys, ['code', 'message'])
  t.match(reply.headers.get('Content-Type'), 'application/json')
}
