/** The HTTP server: where it listens, its time limits, and its end. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Koa from 'koa'
import { Failure } from '../operate/failure.ts'

/** Headers come in one packet; who takes longer holds a socket to no end. */
const headers_ms_max = 10_000
/** A whole request; 256 KiB over the slowest phone take a few seconds. */
const request_ms_max = 30_000
/** Without a byte either way. */
const silence_ms_max = 60_000
/** Between two requests; a page and its style sheet share one connection. */
const keep_alive_ms = 5_000
/** Browsers open six, so this is some hundred of them and the programs. */
const connections_max = 1000
/** What is being answered at the stop. */
const stop_ms_max = 5_000
const sweep_ms = 50

export type HttpServer = {
  /** As `http://127.0.0.1:8080`. */
  readonly url: string
  stop(): Promise<void>
}

/** Listens. Rejects with BATON_HTTP_PORT when it can't. */
export async function startHttp(
  app: Koa,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const server = createServer(
    { headersTimeout: headers_ms_max, requestTimeout: request_ms_max },
    app.callback(),
  )
  server.keepAliveTimeout = keep_alive_ms
  server.maxConnections = connections_max
  server.setTimeout(silence_ms_max)
  await listening(server, host, port)
  const { address, port: taken, family } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`
  return { url, stop: () => stopped(server) }
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? 'another program has it' : code
    const message = `port ${port} of ${host} can't be listened on (${why}): see BATON_HTTP_PORT`
    throw new Failure('BATON_HTTP_PORT', message, { cause: error })
  }
}

async function stopped(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // Connections that were busy until now are kept alive for a request that must not come.
  const sweep = setInterval(() => server.closeIdleConnections(), sweep_ms)
  const timer = setTimeout(() => server.closeAllConnections(), stop_ms_max)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
}
