/** Where the company is, and its resolution codes: changed by an administrator. */
import { z } from 'zod'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { formFault, submit, textArea } from '../../views/field.ts'
import { administrationSheet, phraseReminder } from '../status/administration.ts'
import { placeFaults, placeFields, placeShape, readZone } from './place-fields.ts'

/** Past what the node takes, so that it is the node that says what is too long. */
const resolutions_text_chars_max = 10_000

const companyForm = z.object({
  ...placeShape,
  resolutions: z.string().max(resolutions_text_chars_max).default(''),
})

export async function companyEdit(call: Call): Promise<Reply> {
  return page(await companyPage(call))
}

export async function companySave(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(companyForm, form, view)
  if (read.is === 'refused') return refused(await companyPage(call, read))
  const zone = readZone(view, read.input)
  if ('fault' in zone) return refused(await companyPage(call, withFault(form, 'zone', zone.fault)))
  const resolutions = codesIn(view, read.input.resolutions)
  const said = await backend.profile.change(actor, { ...read.input, ...zone, resolutions })
  if (said.is === 'changed') {
    return go('/company', { flash: { tone: 'good', words: view.text.company.saved } })
  }
  const { resolutionsFault } = view.text.company
  const faults: Readonly<Record<string, string>> = {
    ...placeFaults(view),
    resolutions: resolutionsFault,
  }
  const filled = withFault(form, said.fault, faults[said.fault] ?? view.text.form.invalid)
  return refused(await companyPage(call, filled))
}

/** A line each. The usual ones are none of its own: in the other language they are in that one. */
function codesIn({ text }: View, typed: string): readonly string[] {
  const codes = typed.split(/\r?\n/).map((code) => code.trim())
  return codes.filter(Boolean).join('\n') === text.jobForm.resolutions.join('\n') ? [] : codes
}

function resolutionsField(view: View, own: readonly string[], filled?: Filled): Html {
  const { company, jobForm } = view.text
  const shown = own.length > 0 ? own : jobForm.resolutions
  return textArea(view, {
    name: 'resolutions',
    label: company.resolutions,
    hint: company.resolutionsHint,
    value: shown.join('\n'),
    rows: 12,
    wide: true,
    filled,
  })
}

async function companyPage({ actor, backend, view }: Call, filled?: Filled): Promise<Html> {
  const { company } = view.text
  const { own, profile, phrase } = backend
  const fact = (title: string, value: string) =>
    html`<div><dt>${title}</dt><dd>${value}<small>${company.fixed}</small></dd></div>`
  return administrationSheet(view, {
    title: company.title,
    intro: company.intro,
    reminder: await phraseReminder(view, actor, phrase),
    body: card({
      id: 'company',
      title: own.name,
      body: html`<dl class="facts">${fact(company.name, own.name)}${fact(company.code, own.code)}</dl>
<form method="post" action="/company" class="fields">
${formFault(view, filled)}
${placeFields(view, { place: profile.place(actor), announced: profile.announced, filled })}
${resolutionsField(view, profile.resolutions(actor), filled)}
<p class="actions">${submit(view.text.words.save)}</p>
</form>
<p><a href="/company/identity">${view.text.identity.link}</a></p>`,
    }),
  })
}
