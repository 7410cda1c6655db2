/**
 * What proxies say of who asks. Anybody can send `X-Forwarded-…`, so it is believed of the networks
 * that the settings name, and taken off every other request before anything reads it.
 */
import { isIP } from 'node:net'
import type { Context, Middleware } from 'koa'
import { addressesIn } from '../operate/networks.ts'

const headers = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'forwarded'] as const

/** Sets the address of who asks; `networks` are those of proxies in front of this node. */
export function behindProxies(networks: readonly string[]): Middleware {
  const trusted = addressesIn(networks)
  return (context, next) => {
    if (trusted(context.req.socket.remoteAddress ?? ''))
      context.request.ip = asker(context, trusted)
    else for (const header of headers) delete context.req.headers[header]
    return next()
  }
}

/**
 * Each proxy adds on the right whom it was asked by: read from there, the first that is no proxy of
 * ours. What stands left of it anybody may have written.
 */
function asker(context: Context, trusted: (address: string) => boolean): string {
  const said = context.get('X-Forwarded-For').split(',').reverse()
  let last = context.req.socket.remoteAddress ?? ''
  for (const one of said) {
    const address = one.trim()
    if (isIP(address) === 0) return last
    if (!trusted(address)) return address
    last = address
  }
  return last
}
