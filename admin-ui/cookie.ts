/** The cookie that remembers who has logged in: for this site only, and not for scripts. */
import type { Context } from 'koa'

/**
 * By HTTPS a name that browsers take from this very host only, with Secure; without HTTPS, on this
 * machine or in a closed network, a plain one.
 */
function nameFor(secure: boolean): string {
  return secure ? '__Host-baton-session' : 'baton-session'
}

/** A proxy with HTTPS says so in this header, which the node takes off whatever is no such proxy. */
export function isSecure(context: Context): boolean {
  return context.secure || context.get('X-Forwarded-Proto') === 'https'
}

/** As `sessionIn`, of the header Cookie. */
export function secretIn(cookies: string, secure: boolean): string | undefined {
  const begin = `${nameFor(secure)}=`
  const found = cookies.split(/; */).find((cookie) => cookie.startsWith(begin))
  return found?.slice(begin.length) || undefined
}

export function sessionIn(context: Context): string | undefined {
  return context.cookies.get(nameFor(isSecure(context)))
}

/** Sets the cookie; without a secret it is taken away. */
export function setSession(context: Context, secret: string | null): void {
  const secure = isSecure(context)
  const parts = [`${nameFor(secure)}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (secret === null) parts.push('Max-Age=0')
  if (secure) parts.push('Secure')
  context.set('Set-Cookie', parts.join('; '))
}
