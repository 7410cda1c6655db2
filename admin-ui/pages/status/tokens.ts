/** Tokens of programs: their list, a new one whose text is shown once, and their end. */
import { z } from 'zod'
import type { TokenScope } from '../../backend/status.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { card, emptyState } from '../../views/card.ts'
import { field, formFault, select, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { secretText } from '../../views/secret.ts'
import { table } from '../../views/table.ts'
import { administrationSheet, phraseReminder } from './administration.ts'

const name_chars_max = 60
const scopes = ['metrics', 'read', 'write', 'admin'] as const satisfies readonly TokenScope[]

const tokenForm = z.object({
  name: z.string().trim().min(1).max(name_chars_max),
  scope: z.enum(scopes),
})

export async function tokensShow(call: Call): Promise<Reply> {
  return page(await tokensPage(call))
}

export async function tokenAdd(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const { tokens } = view.text.status
  const read = readForm(tokenForm, form, view)
  if (read.is === 'refused') return refused(await tokensPage(call, read))
  const { name } = read.input
  const said = await backend.status.addToken(actor, read.input)
  if (said.is === 'refused') {
    const field = said.fault === 'name-form' ? 'name' : ''
    const filled = withFault(form, field, view.text.user.faults[said.fault])
    return refused(await tokensPage(call, filled), { about: name })
  }
  const body = html`<section class="card"><h1>${tokens.added(name)}</h1>${message('warn', tokens.shown)}
${secretText(view, said.text)}
<p class="actions"><a class="button" href="/tokens">${tokens.back}</a></p></section>`
  return page(layout(view, { title: tokens.added(name), width: 'narrow', body }), { about: name })
}

export async function tokenRemove({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const line = backend.status.tokens(actor).find(({ id }) => id === params.id)
  const said = await backend.status.removeToken(actor, params.id)
  if (said.is === 'refused' || !line) return notFound
  const flash = { tone: 'good', words: view.text.status.tokens.removed } as const
  return go('/tokens', { flash, about: line.name })
}

async function tokensPage({ actor, backend, view }: Call, filled?: Filled): Promise<Html> {
  const { tokens } = view.text.status
  const lines = backend.status.tokens(actor)
  return administrationSheet(view, {
    title: tokens.title,
    intro: tokens.intro,
    reminder: await phraseReminder(view, actor, backend.phrase),
    body: html`${
      lines.length === 0
        ? emptyState(tokens.none, tokens.noneHint)
        : table({
            caption: tokens.title,
            rows: lines,
            columns: [
              { title: tokens.name, cell: ({ name }) => name },
              { title: tokens.scope, cell: ({ scope }) => tokens.scopes[scope] },
              { title: tokens.made, cell: ({ madeAt }) => view.times.moment(madeAt) },
              {
                title: '',
                cell: ({ id, name }) =>
                  html`<form method="post" action="/tokens/${id}/remove"><button class="danger" aria-label="${tokens.remove}: ${name}">${tokens.remove}</button></form>`,
              },
            ],
          })
    }
${card({
  id: 'add',
  title: tokens.add,
  body: html`<form method="post" action="/tokens" class="fields">
${formFault(view, filled)}
${field(view, { name: 'name', label: tokens.name, hint: tokens.nameHint, required: true, maxlength: name_chars_max, autocomplete: 'off', filled })}
${select(view, { name: 'scope', label: tokens.scope, required: true, value: 'write', choices: scopes.map((value) => ({ value, words: tokens.scopes[value] })), filled })}
<p class="actions">${submit(tokens.add)}</p></form>`,
})}`,
  })
}
