/** Sending a page, and the cookie that remembers who has logged in. */
import type { Context } from 'koa'
import type { Html } from '../html.ts'

/** No script, nothing from elsewhere, in nobody's frame. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function sendPage(context: Context, status: number, page: Html): void {
  context.status = status
  context.type = 'text/html; charset=utf-8'
  context.set('Content-Security-Policy', policy)
  context.body = page.toString()
}

const cookie_name = 'baton-session'

export function cookieOf(context: Context): string | undefined {
  return context.cookies.get(cookie_name)
}

/** Sets the cookie; without an id it is taken away. */
export function setCookie(context: Context, id: string | undefined): void {
  const parts = [`${cookie_name}=${id ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (id === undefined) parts.push('Max-Age=0')
  // A proxy with HTTPS says so in this header. Who lies in it only makes his own cookie stricter.
  if (context.secure || context.get('X-Forwarded-Proto') === 'https') parts.push('Secure')
  context.set('Set-Cookie', parts.join('; '))
}
