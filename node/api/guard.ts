/** What holds for every request, whatever it asks for: where it may come from, and its headers. */
import type { Context, Middleware } from 'koa'
import { type Refused, refuseRequest } from './error.ts'

/** For JSON; pages say more of their own. */
const headers: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  // With no-referrer browsers send `Origin: null` with our own forms, too.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** A year: who has been here by HTTPS never asks without it again. */
const strict_transport = 'max-age=31536000; includeSubDomains'

/** Sets the headers that answers have unless they say otherwise. */
export const secured: Middleware = (context, next) => {
  context.set(headers)
  // Of a proxy of ours: whoever else says so has had that taken off (proxies.ts).
  const byHttps = context.secure || context.get('X-Forwarded-Proto') === 'https'
  if (byHttps) context.set('Strict-Transport-Security', strict_transport)
  return next()
}

/**
 * Why this request is refused: a browser sends it for a page of another origin, or asks for a name
 * that isn't ours (DNS rebinding). Programs send no Origin, and pages of ours our own.
 */
export function foreign(context: Context, names: readonly string[]): Refused | undefined {
  if (!isOurs(context.hostname, names)) {
    return refuseRequest('wrong-origin', 'This node is not reached under that name.')
  }
  const origin = context.get('Origin')
  const site = context.get('Sec-Fetch-Site')
  // Following a link from elsewhere to a page is fine: it reads, and no cookie goes with it.
  const visits = context.method === 'GET' && context.get('Sec-Fetch-Mode') === 'navigate'
  const other = origin !== '' && hostOf(origin) !== context.host
  if (!other && (visits || site === '' || site === 'same-origin' || site === 'none')) {
    return undefined
  }
  return refuseRequest('wrong-origin', 'Pages of other origins may not use this interface.')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Addresses and localhost can't be rebound; of names only ours are. None given: any name. */
function isOurs(hostname: string, names: readonly string[]): boolean {
  if (names.length === 0 || hostname === 'localhost') return true
  return /^[\d.]+$|^\[[\da-f:.]+\]$/i.test(hostname) || names.includes(hostname.toLowerCase())
}
