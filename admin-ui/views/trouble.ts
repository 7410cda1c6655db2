/** Pages that say that something went wrong, in words, and what to do. */
import type { Permission } from '../backend/user.ts'
import { type Html, html } from '../html.ts'
import type { Trouble } from '../reply.ts'
import type { View } from '../view.ts'
import { layout } from './layout.ts'

export type TroubleAbout = {
  readonly what: Trouble
  /** Of this request, as the log has it. */
  readonly id: string
  /** What would have been needed. */
  readonly permission?: Permission
  readonly bytesMax?: number
}

export const troubleStatus: Readonly<Record<Trouble, number>> = {
  forbidden: 403,
  'not found': 404,
  'wrong method': 405,
  'too large': 413,
  'not a form': 400,
  unwritable: 422,
  'too many': 429,
  internal: 500,
}

export function troublePage(view: View, about: TroubleAbout): Html {
  const { title, lines } = troubleWords(view, about)
  const { frame } = view.text
  return layout(view, {
    title,
    width: 'narrow',
    body: html`<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
<p class="actions"><a class="button primary" href="/">${frame.toStart}</a></p>
<p class="hint">${frame.requestId(about.id)}</p>`,
  })
}

/** The same in one line, for a toast. */
export function troubleLine(view: View, about: TroubleAbout): string {
  const { title, lines } = troubleWords(view, about)
  return [`${title}.`, ...lines].join(' ')
}

type Words = { readonly title: string; readonly lines: readonly string[] }

function troubleWords(view: View, { what, permission, bytesMax = 0 }: TroubleAbout): Words {
  const { frame, user } = view.text
  const said = ({ title, body }: { title: string; body: string }) => ({ title, lines: [body] })
  switch (what) {
    case 'not found':
      return said(frame.notFound)
    case 'forbidden': {
      const { title, body, ask } = frame.forbidden
      const role = view.actor ? [body(user.roles[view.actor.role])] : []
      return { title, lines: [...role, ...(permission ? [user.who[permission]] : []), ask] }
    }
    case 'wrong method':
      return said(frame.wrongMethod)
    case 'too large':
      return said({ ...frame.tooLarge, body: frame.tooLarge.body(view.times.bytes(bytesMax)) })
    case 'not a form':
      return said(frame.notAForm)
    case 'too many':
      return said(frame.tooMany)
    case 'unwritable':
      return said(frame.unwritable)
    case 'internal':
      return { title: frame.internal.title, lines: [frame.internal.body, frame.internal.report] }
    default:
      return what satisfies never
  }
}

/**
 * A browser keeps our cookie back from a link that was followed on another site. From this page it
 * goes on by itself, and then the cookie goes with it.
 */
export function followingPage(view: View, to: string): Html {
  const { title, body, go } = view.text.frame.following
  return layout(view, {
    title,
    width: 'narrow',
    immediatelyTo: to,
    body: html`<h1>${title}</h1><p>${body}</p><p class="actions"><a class="button" href="${to}">${go}</a></p>`,
  })
}
