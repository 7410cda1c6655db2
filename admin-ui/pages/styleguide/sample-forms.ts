/** Fields in the styleguide: as they are, and as they come back when they are refused. */
import { type Filled, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import {
  checkbox,
  combo,
  dateTime,
  field,
  formFault,
  radios,
  select,
  submit,
  textArea,
} from '../../views/field.ts'

export function sampleFields(view: View): Html {
  const { job, styleguide, user } = view.text
  const types = Object.entries(job.types).map(([value, words]) => ({ value, words }))
  const schemes = Object.entries(user.preferences.schemes).map(([value, words]) => ({
    value,
    words,
  }))
  return html`<form method="get" action="/styleguide" class="fields">
${combo(view, { name: 'siteName', label: job.fields.siteName, hint: styleguide.sampleHint, required: true, suggestions: [styleguide.sampleSite] })}
${select(view, { name: 'type', label: job.fields.type, choices: types, empty: view.text.words.choose })}
${field(view, { name: 'orderNumber', label: job.fields.orderNumber, mono: true })}
${field(view, { name: 'caller', label: job.fields.caller, type: 'tel', autocomplete: 'off' })}
${dateTime(view, { name: 'dueAt', label: job.fields.dueAt, at: view.times.now })}
${textArea(view, { name: 'request', label: job.fields.request, value: styleguide.sampleRequest, wide: true })}
${radios(view, { name: 'scheme', label: user.preferences.scheme, choices: schemes, value: 'system' })}
${checkbox(view, { name: 'internal', label: job.internal, hint: styleguide.sampleHint })}
<p class="actions">${submit(view.text.words.save)}<button type="reset">${view.text.words.cancel}</button></p>
</form>`
}

/** As a form comes back that was refused. */
export function sampleForm(view: View): Html {
  const { job, styleguide } = view.text
  const typed = { siteName: styleguide.sampleSite, siteAddress: styleguide.sampleAddress }
  const filled: Filled = withFault(typed, 'siteName', styleguide.sampleFault)
  return html`<form method="get" action="/styleguide" class="fields">
${formFault(view, filled)}
${field(view, { name: 'siteName', label: job.fields.siteName, required: true, filled, idPrefix: 'g' })}
${field(view, { name: 'siteAddress', label: job.fields.siteAddress, filled, idPrefix: 'g' })}
<p class="actions">${submit(view.text.words.save)}</p>
</form>`
}
