/** Ending a link: first what is open with the other company and what becomes of it, then the end. */
import { z } from 'zod'
import type { LinkedJob, LinkSheet } from '../../backend/link.ts'
import { type Filled, readForm } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { refusalWords } from '../../views/refusal.ts'

/** As long as a reason inside a change may be. */
const reason_chars_max = 300

const unlinkForm = z.object({ reason: z.string().trim().min(1).max(reason_chars_max) })

export async function unlinkAsk({ backend, params, view }: Call<'company'>): Promise<Reply> {
  const link = await backend.links.get(params.company)
  if (!link || !canEnd(link)) return notFound
  return page(unlinkPage(view, link, await backend.links.openJobs(params.company)))
}

export async function unlinkDo(call: Call<'company'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { company } = params
  const { unlink } = view.text.links
  const link = await backend.links.get(company)
  if (!link || !canEnd(link)) return notFound
  const about = link.code
  const read = readForm(unlinkForm, form, view)
  if (read.is === 'refused') {
    const open = await backend.links.openJobs(company)
    return refused(unlinkPage(view, link, open, read), { about })
  }
  const said = await backend.links.unlink(actor, company, read.input.reason)
  if ('refused' in said) {
    return go(`/link/${company}`, {
      flash: { tone: 'loud', words: refusalWords(view, said) },
      about,
    })
  }
  const numbers = said.untold.map(({ number }) => number).join(', ')
  const done = unlink.done(link.name)
  const flash =
    said.untold.length === 0
      ? ({ tone: 'good', words: done } as const)
      : ({ tone: 'loud', words: `${done} ${unlink.untold(numbers)}` } as const)
  return go(`/link/${company}`, { flash, about })
}

function canEnd({ state }: LinkSheet): boolean {
  return state !== 'requested' && state !== 'unlinked'
}

function unlinkPage(
  view: View,
  { company, name }: LinkSheet,
  open: readonly LinkedJob[],
  filled?: Filled,
): Html {
  const { unlink } = view.text.links
  const line = ({ id, number, siteName }: LinkedJob) =>
    html`<li><a href="/job/${id}">${number}</a> ${siteName}</li>`
  return layout(view, {
    title: unlink.title(name),
    width: 'narrow',
    body: html`<section class="card"><h1>${unlink.title(name)}</h1>
${
  open.length === 0
    ? html`<p>${unlink.noJobs}</p>`
    : html`<h2>${unlink.openJobs} <small>${view.times.number(open.length)}</small></h2>
<ul class="plain">${open.map(line)}</ul>${message('warn', unlink.happens)}`
}
<p>${unlink.complete} ${unlink.back}</p>
<form method="post" action="/link/${company}/unlink">
${formFault(view, filled)}
${field(view, { name: 'reason', label: unlink.reason, hint: unlink.reasonHint, required: true, maxlength: reason_chars_max, filled })}
<p class="actions">${submit(unlink.confirm, { tone: 'danger' })}<a class="button" href="/link/${company}">${view.text.words.cancel}</a></p>
</form></section>`,
  })
}
