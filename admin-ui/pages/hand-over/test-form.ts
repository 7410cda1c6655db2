/** Putting a site or an account on test. */
import type { TestSubject } from '../../backend/desk.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { dateTime, field, formFault, select, submit } from '../../views/field.ts'

export const test_text_chars_max = 300
/** How long work on a panel takes, until somebody says otherwise. */
const usual_ms = 2 * 3_600_000

export type TestForm = Filled

export function testForm(view: View, filled: TestForm | undefined): Html {
  const { handOver: words } = view.text
  const common = { filled, idPrefix: 'test' } as const
  const kinds = Object.entries(words.subjects).map(([value, words]) => ({ value, words }))
  return html`<details class="on-test" hx-morph-skip${attributes({ open: filled !== undefined })}><summary class="button">${words.putOnTest}</summary>
<form id="form-test" method="post" action="/hand-over/test" class="fields">
${formFault(view, filled)}<p class="hint wide">${words.testHint}</p>
${select(view, { ...common, name: 'is', label: words.subject, required: true, choices: kinds, value: 'site' })}
${field(view, { ...common, name: 'which', label: words.which, required: true, maxlength: test_text_chars_max })}
${field(view, { ...common, name: 'why', label: words.why, required: true, maxlength: test_text_chars_max, wide: true })}
${dateTime(view, { ...common, name: 'from', label: words.from, hint: words.fromHint })}
${dateTime(view, { ...common, name: 'until', label: words.until, required: true, at: view.times.now + usual_ms })}
<p class="actions">${submit(words.putOnTest)}</p></form></details>`
}

/** What is on test, as it was named. */
export function testSubject(subject: TestSubject): string {
  switch (subject.is) {
    case 'site':
      return subject.site
    case 'account':
      return subject.account
    case 'job':
      return subject.job.slice(0, 8)
    default:
      return subject satisfies never
  }
}
