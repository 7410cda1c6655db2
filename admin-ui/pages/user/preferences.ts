/** How one's own pages look: language, colours, rows. */
import { z } from 'zod'
import { type Filled, readForm } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { texts } from '../../locales/locales.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { formFault, radios, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { accountTabs } from '../account/account-tabs.ts'

const preferencesForm = z.object({
  language: z.enum(['en', 'da']),
  scheme: z.enum(['system', 'light', 'dark', 'contrast']),
  rows: z.enum(['dense', 'comfortable']),
})

export function preferencesEdit({ view }: Call): Reply {
  return page(preferencesPage(view))
}

export async function preferencesSave({ actor, backend, form, view }: Call): Promise<Reply> {
  const read = readForm(preferencesForm, form, view)
  if (read.is === 'refused') return refused(preferencesPage(view, read))
  const { language, scheme, rows } = read.input
  await backend.users.setPreferences(actor, { language, scheme, dense: rows === 'dense' })
  // In the language that was just chosen.
  const words = texts[language].user.preferences.saved
  return go('/preferences', { flash: { tone: 'good', words } })
}

function preferencesPage(view: View, filled?: Filled): Html {
  const { preferences: text } = view.text.user
  const choices = <Value extends string>(words: Readonly<Record<Value, string>>) =>
    (Object.keys(words) as Value[]).map((value) => ({ value, words: words[value] }))
  const { dense, comfortable } = text
  const rows = view.dense ? 'dense' : 'comfortable'
  return layout(view, {
    title: text.title,
    width: 'narrow',
    body: html`${accountTabs(view)}
<h1>${text.title}</h1><p class="hint">${text.intro}</p>
<form method="post" action="/preferences" class="card">
${formFault(view, filled)}
${radios(view, { name: 'language', label: text.language, choices: choices(text.languages), value: view.language, filled })}
${radios(view, { name: 'scheme', label: text.scheme, choices: choices(text.schemes), value: view.scheme, filled })}
${radios(view, { name: 'rows', label: text.rows, choices: choices({ dense, comfortable }), value: rows, filled })}
${submit(view.text.words.save)}
</form>`,
  })
}
