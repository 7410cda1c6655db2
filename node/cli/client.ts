/** Talks to the running node over its interface. */
import { readFile } from 'node:fs/promises'
import type { errorBody } from '../api/error.ts'
import { adminTokenFile } from '../api/token-file.ts'
import { UsageError } from './command.ts'

const hint = 'BATON_URL says where it is.'

/** Longer than anything the node does while it is asked. */
const answer_ms_max = 60_000

/** The node said no. */
export class RefusedError extends Error {
  readonly body: ReturnType<typeof errorBody>

  constructor(body: ReturnType<typeof errorBody>) {
    super(body.error.message)
    this.body = body
  }
}

/** What was named on the command line isn't there. */
export function notFound(message: string): RefusedError {
  return new RefusedError({ error: { code: 'not-found', message } })
}

/** There is no node, or what answers is none. */
export class UnreachableError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>

export class Client {
  readonly #url: string
  readonly #token: () => Promise<string>
  #known: string | undefined

  constructor(environment: Environment) {
    const { BATON_URL, BATON_HTTP_PORT, BATON_DATA, BATON_TOKEN } = environment
    this.#url = (BATON_URL || `http://127.0.0.1:${BATON_HTTP_PORT || 8080}`).replace(/\/+$/, '')
    if (!URL.canParse(this.#url)) throw new UsageError(`BATON_URL is no address: ${this.#url}`)
    this.#token = async () => BATON_TOKEN || readToken(BATON_DATA || './data')
  }

  get<Answer>(path: string, query: Readonly<Record<string, string | undefined>> = {}) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const search = new URLSearchParams(given as [string, string][]).toString()
    return this.#ask<Answer>('GET', search === '' ? path : `${path}?${search}`)
  }

  post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.#ask<Answer>('POST', path, body)
  }

  patch<Answer>(path: string, body: object): Promise<Answer> {
    return this.#ask<Answer>('PATCH', path, body)
  }

  async delete(path: string): Promise<void> {
    await this.#ask('DELETE', path)
  }

  /** Sends bytes as they are. */
  async put<Answer>(path: string, bytes: Uint8Array): Promise<Answer> {
    const body = new Uint8Array(bytes)
    return this.#answerOf<Answer>(await this.#fetch(path, { method: 'PUT', body }))
  }

  /** The bytes of a file, as they come. */
  async bytes(path: string): Promise<AsyncIterable<Uint8Array>> {
    const response = await this.#fetch(path, { method: 'GET' })
    if (!response.ok || !response.body) return this.#answerOf(response)
    return response.body
  }

  /** Bytes that take as long as they take: only the first of them is waited for. */
  async postForBytes(path: string, body: object): Promise<AsyncIterable<Uint8Array>> {
    const headers = { 'Content-Type': 'application/json' }
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(), answer_ms_max)
    try {
      const request = { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await this.#fetch(path, { ...request, signal: waiting.signal })
      if (!response.ok || !response.body) return this.#answerOf(response)
      return unbroken(response.body)
    } finally {
      clearTimeout(timer)
    }
  }

  async #ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const json = { 'Content-Type': 'application/json' }
    const sent = body ? { method, headers: json, body: JSON.stringify(body) } : { method }
    return this.#answerOf<Answer>(await this.#fetch(path, sent))
  }

  async #fetch(path: string, request: RequestInit): Promise<Response> {
    this.#known ??= await this.#token()
    return fetch(`${this.#url}/api/v1${path}`, {
      signal: AbortSignal.timeout(answer_ms_max),
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${this.#known}` },
    }).catch((error: Error) => {
      throw new UnreachableError(
        `The node at ${this.#url} can't be reached (${reasonOf(error)}): is it running? ${hint}`,
      )
    })
  }

  async #answerOf<Answer>(response: Response): Promise<Answer> {
    const answer = await this.#read(response)
    if (!response.ok) throw new RefusedError(answer as ReturnType<typeof errorBody>)
    return answer as Answer
  }

  async #read(response: Response): Promise<unknown> {
    if (response.status === 204) return undefined
    const text = await response.text().catch(() => '')
    const answer = parsed(text)
    const isOurs = response.ok ? answer !== undefined : isError(answer)
    if (isOurs) return answer
    throw new UnreachableError(
      `What answers at ${this.#url} (status ${response.status}) is not Baton: ${hint}`,
    )
  }
}

async function* unbroken(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throw new UnreachableError(
      `The answer broke off (${reasonOf(error as Error)}): see the node's log`,
    )
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isError(answer: unknown): boolean {
  const { error } = (answer ?? {}) as { error?: { code?: unknown; message?: unknown } }
  return typeof error?.code === 'string' && typeof error.message === 'string'
}

function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'no answer'
  const { code, message } = (error.cause ?? {}) as { code?: string; message?: string }
  return code ?? message ?? error.message
}

async function readToken(data: string): Promise<string> {
  const path = adminTokenFile(data)
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(
      `${path} can't be read (${code}): set BATON_DATA to the node's data folder, or BATON_TOKEN`,
    )
  }
}
