/** Sending an answer: headers, cookie, and the way that htmx takes what a browser takes otherwise. */
import type { Readable } from 'node:stream'
import type { Context } from 'koa'
import type { FileAnswer } from './backend/job-file.ts'
import { setSession } from './cookie.ts'
import { type Html, html } from './html.ts'
import { contentPolicy } from './policy.ts'
import type { Reply } from './reply.ts'
import type { View } from './view.ts'
import { type TroubleAbout, troubleLine, troublePage, troubleStatus } from './views/trouble.ts'

/** A part of a page, or a form of it, fetched by htmx. */
export function isPartial(context: Context): boolean {
  return context.get('HX-Request') === 'true'
}

export function sendHtml(context: Context, status: number, page: Html): void {
  context.status = status
  context.type = 'text/html; charset=utf-8'
  context.set('Content-Security-Policy', contentPolicy)
  context.set('Cross-Origin-Opener-Policy', 'same-origin')
  // A page with a live part is right when it is shown again only if it is fetched again.
  context.vary('HX-Request')
  context.body = page.toString()
}

/** The page has to be made anew: what is to be seen is elsewhere. */
export function seeOther(context: Context, to: string, session?: string | null): void {
  if (session !== undefined) setSession(context, session)
  // Photos are kept by browsers, which ask before each use: who logs out leaves none behind.
  if (session === null) context.set('Clear-Site-Data', '"cache"')
  context.status = 303
  context.set('Location', to)
  context.body = ''
}

/** Nobody is logged in. A page of htmx stays: something typed on it may not be saved (live.js). */
export function toLogin(context: Context, to: string): void {
  if (isPartial(context)) {
    context.status = 401
    context.set('HX-Reswap', 'none')
    context.set('HX-Trigger', 'session-ended')
    context.body = ''
  } else {
    seeOther(context, to === '/' ? '/login' : `/login?to=${encodeURIComponent(to)}`)
  }
}

/** A page that says so; for htmx a toast, and what is on the page stays. */
export function sendTrouble(context: Context, view: View, about: TroubleAbout): void {
  const status = troubleStatus[about.what]
  context.set('X-Request-Id', about.id)
  if (!isPartial(context)) {
    sendHtml(context, status, troublePage(view, about))
    return
  }
  const toast = { tone: 'loud', words: troubleLine(view, about) }
  context.status = status
  context.set('HX-Reswap', 'none')
  // What fetched itself says nothing: the mark in the top bar does.
  if (context.method !== 'GET') context.set('HX-Trigger', inHeader({ toast }))
  context.body = ''
}

/** JSON in ASCII, as headers want it. */
function inHeader(value: object): string {
  return JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Every answer but trouble. */
export function sendReply(context: Context, reply: Exclude<Reply, { is: 'trouble' }>): void {
  switch (reply.is) {
    case 'page':
      sendHtml(context, reply.status, reply.html)
      break
    case 'piece':
      sendHtml(context, 200, reply.html)
      break
    case 'gone':
      context.set('HX-Reswap', 'delete')
      sendHtml(context, 200, html``)
      break
    case 'go':
      seeOther(context, reply.to, reply.session)
      break
    case 'json':
      context.status = 200
      context.body = reply.value
      break
    case 'file':
      sendFile(context, reply.file)
      break
    case 'stream':
      sendStream(context, reply.type, reply.body)
      break
    default:
      reply satisfies never
  }
}

/** The bytes of a hash never change, but who may see them does: a browser keeps them, and asks. */
function sendFile(context: Context, { status, headers, body }: FileAnswer): void {
  context.status = status
  if (body) context.body = body
  context.set(headers)
  context.set('Cache-Control', 'private, no-cache')
}

function sendStream(context: Context, type: string, body: Readable): void {
  context.status = 200
  context.type = type
  // A table is saved and never shown: nothing in it is read as a page. Events are neither.
  if (!type.startsWith('text/event-stream')) context.set('Content-Disposition', 'attachment')
  // No proxy may keep it, gather it or press it together.
  context.set('Cache-Control', 'no-store, no-transform')
  context.set('X-Accel-Buffering', 'no')
  context.body = body
}
