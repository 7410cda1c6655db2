/** What the pages of an administrator share: where else to look, and what is still to be done. */
import type { PhraseBackend } from '../../backend/company.ts'
import type { Actor } from '../../backend/user.ts'
import { type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { tabs } from '../../views/pager.ts'

/** Said on each of them until it is done: it is worth all of the company. */
export async function phraseReminder(
  { text }: View,
  actor: Actor,
  phrase: PhraseBackend,
): Promise<Html | undefined> {
  if (!(await phrase.waits(actor))) return undefined
  const { waits, waitsHint, writeDown } = text.company.phrase
  return message(
    'warn',
    html`<b>${waits}</b> ${waitsHint} <a href="/company/phrase">${writeDown}</a>`,
  )
}

type Sheet = {
  readonly title: string
  /** Beside the title: how many. */
  readonly count?: string
  readonly intro?: string
  readonly reminder: Html | undefined
  readonly body: Shown
}

/** Any of them, with the way to the others. */
export function administrationSheet(view: View, sheet: Sheet): Html {
  const { title, count, intro, reminder, body } = sheet
  const { tabs: words } = view.text.status
  const tab = (href: string, name: string) => ({ href, words: name, current: view.path === href })
  return layout(view, {
    title,
    body: html`${tabs(words.label, [
      tab('/status', words.status),
      tab('/users', words.people),
      tab('/audit', words.audit),
      tab('/company', words.company),
      tab('/tokens', words.tokens),
    ])}
<header class="page-head"><h1>${title}${count !== undefined && html` <small>${count}</small>`}</h1>
${intro && html`<p class="hint">${intro}</p>`}</header>
${reminder}${body}`,
  })
}
