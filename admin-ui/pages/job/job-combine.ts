/** Other open jobs at the same site: one visit can serve several, and nobody reads of the others. */
import { z } from 'zod'
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { JobAtSite } from '../../backend/job.ts'
import { type Html, html } from '../../html.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { card } from '../../views/card.ts'
import { formFault } from '../../views/field.ts'
import { statusBadge, typeWord } from '../../views/job-badges.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import type { Reader } from './reader.ts'

const combineSchema = z.object({
  by: z.string().transform((text) => parseId<StreamId>(text)),
})

export function jobCombine(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: combineSchema,
    form: combineForm,
    run: async ({ by }) =>
      by
        ? backend.jobs.combine(actor, params.job, { by })
        : { fault: { field: '', words: view.text.refusal.codes['not-found'] } },
    done: view.text.jobAct.combine.done,
  })
}

const combineForm: ActForm = (reader, filled) => ({
  title: reader.view.text.jobAct.combine.title(reader.sheet.job.number),
  body: html`${formFault(reader.view, filled)}`,
})

/** What else goes on there, with the one thing that fits. */
export function sameSiteCard(reader: Reader, others: readonly JobAtSite[]): Html | undefined {
  if (others.length === 0) return undefined
  const { view, sheet, may } = reader
  const { combine } = view.text.jobAct
  // None of them is ours: one that is made for the visit can serve them all.
  const isNewNeeded = may.dispatch && may.attended.length > 0 && !others.some(({ ours }) => ours)
  return card({
    id: 'same-site',
    title: combine.heading,
    count: view.times.number(others.length),
    body: html`<p class="hint">${combine.hint}</p>
<ul class="plain same-site">${others.map((one) => sameSiteLine(reader, one))}</ul>
${isNewNeeded && !may.issuer && html`<p class="actions"><a class="button small" href="/job/new?at=${sheet.job.id}">${combine.oneVisit}</a></p>`}`,
  })
}

function sameSiteLine(reader: Reader, one: JobAtSite): Html {
  const { view, may } = reader
  const { combine } = view.text.jobAct
  const mine = may.attended.find(({ tied }) => !tied)
  const canServe = may.dispatch && mine !== undefined && may.attended.length === 1 && one.ours
  return html`<li>${jobAtSite(view, one)}
${
  canServe &&
  postForm(reader, {
    to: 'combine',
    id: `form-combine-${one.id.slice(0, 8)}`,
    layout: 'actions',
    body: html`<input type="hidden" name="by" value="${one.id}"><button type="submit" class="small">${combine.button(one.number)}</button>`,
  })
}</li>`
}

/** A job in a list of those at one site. */
export function jobAtSite(view: Reader['view'], one: JobAtSite): Html {
  const { id, number, issuer, openedAt, type, request, status } = one
  return html`<span><a href="/job/${id}"><b>${number}</b></a> <small>${issuer.code}</small>
${type && html`<span class="type">${typeWord(view, type)}</span>`} ${statusBadge(view, status)} ${view.times.relative(openedAt)}
${request && html`<small class="clamp text">${request}</small>`}</span>`
}
