/**
 * Seal checks, of both kinds: whether every zone of the panel is sealed again, asked by who stands
 * outside and answered by who sees the panel; and the numbered seals on doors.
 */
import { z } from 'zod'
import { type DeltaId, parseId } from '../../../protocol/ids.ts'
import type { JobView } from '../../../protocol/job/view.ts'
import { entry_item_chars_max, entry_items_max, text_chars_max } from '../../../protocol/limits.ts'
import { type Html, html } from '../../html.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { field, formFault, radios, submit } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import { nameOf, type Reader } from './reader.ts'

/** Zones as they are said: `3, 4 and 12`, or a name each. */
const zones_chars_max = 2000

const askSchema = z.object({ text: z.string().trim().max(text_chars_max).default('') })

export function jobSealAsk(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: askSchema,
    form: sealAskForm,
    run: ({ text }) => backend.jobs.writeEntry(actor, params.job, { kind: 'sealCheckAsked', text }),
    done: view.text.jobAct.sealAsk.done,
  })
}

export const sealAskForm: ActForm = (reader, filled) => {
  const { view, sheet } = reader
  const { sealAsk } = view.text.jobAct
  return {
    title: sealAsk.title(sheet.job.number),
    body: postForm(reader, {
      to: 'seal-ask',
      id: 'form-seal-ask',
      body: html`${formFault(view, filled)}<p class="hint">${sealAsk.hint}</p>
${field(view, { name: 'text', label: sealAsk.text, maxlength: text_chars_max, autofocus: true, filled, idPrefix: 'seal-ask' })}
<p class="actions">${submit(sealAsk.submit)}</p>`,
    }),
  }
}

const answerSchema = z.object({
  answers: z.string().transform((text) => parseId<DeltaId>(text)),
  zones: z.string().trim().max(zones_chars_max).default(''),
  sealed: z.enum(['all', 'not']),
})

export function jobSealAnswer(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { sealAnswer } = view.text.jobAct
  const asked = parseId<DeltaId>(String(form.answers))
  return acted(call, {
    schema: answerSchema,
    form: sealAnswerForm(asked),
    run: async ({ answers, zones, sealed }) => {
      const items = zonesIn(zones)
      if (!answers) return { fault: { field: '', words: view.text.refusal.codes['not-found'] } }
      if (sealed === 'not' && items.length === 0) {
        return { fault: { field: 'zones', words: sealAnswer.whichZones } }
      }
      if (sealed === 'all' && items.length > 0) {
        return { fault: { field: 'zones', words: sealAnswer.bothSaid } }
      }
      return backend.jobs.writeEntry(actor, params.job, {
        kind: 'sealCheckAnswered',
        text: '',
        items,
        answers,
      })
    },
    done: sealAnswer.done,
  })
}

/** The zones that were typed: with commas, semicolons or line breaks between them, else blanks. */
function zonesIn(text: string): string[] {
  const separated = /[,;\n]/.test(text) ? text.split(/[,;\n]+/) : text.split(/\s+/)
  return separated
    .map((zone) => zone.trim().slice(0, entry_item_chars_max))
    .filter((zone) => zone !== '')
    .slice(0, entry_items_max)
}

/** Somebody waits outside: one click says that all is well. */
function sealAnswerForm(asked: DeltaId | undefined): ActForm {
  return (reader, filled) => {
    const { view, sheet } = reader
    const { sealAnswer } = view.text.jobAct
    const id = `seal-${asked?.slice(0, 8) ?? ''}`
    return {
      title: sealAnswer.title(sheet.job.number),
      body: postForm(reader, {
        to: 'seal-answer',
        id: `form-${id}`,
        layout: 'line',
        body: html`${formFault(view, filled)}<input type="hidden" name="answers" value="${asked}">
<button type="submit" name="sealed" value="all" class="primary">${icon('seal')}${sealAnswer.all}</button>
${field(view, { name: 'zones', label: sealAnswer.zones, hint: sealAnswer.zonesHint, maxlength: zones_chars_max, autocomplete: 'off', filled, idPrefix: id })}
<button type="submit" name="sealed" value="not" class="danger">${sealAnswer.not}</button>`,
      }),
    }
  }
}

/**
 * Each check that waits, with who asked and since when, and the answer beside it. One of our own is
 * for the alarm company to answer; it can be answered here, where we see the panel ourselves.
 */
export function sealChecks(reader: Reader): Html | undefined {
  const { sheet, view, may } = reader
  if (sheet.job.sealChecks.length === 0) return undefined
  const { sealAnswer } = view.text.jobAct
  const line = (one: JobView['sealChecks'][number]) => {
    const isOurs = one.company === sheet.own
    const form = may.report && view.actor?.role !== 'guard' && sealAnswerForm(one.id)(reader).body
    const shown = isOurs
      ? form && html`<details><summary>${sealAnswer.here}</summary>${form}</details>`
      : form
    return html`<div class="message ${isOurs ? 'warn' : 'loud'} waiting"${!isOurs && html` role="alert"`}>${icon('seal')}<div>
<p><b>${sealAnswer.waiting(nameOf(reader, one.company))}</b> ${view.times.running(one.askedAt)} ${askedWords(reader, one.id)}</p>
${shown}</div></div>`
  }
  return html`${sheet.job.sealChecks.map(line)}`
}

function askedWords({ sheet }: Reader, asked: DeltaId): Html | undefined {
  const line = sheet.timeline.find(({ id, kind }) => id === asked && kind === 'sealCheckAsked')
  if (line?.content.is !== 'entry' || line.content.text === '') return undefined
  return html`<q>${line.content.text}</q>`
}

/** How a seal was found, as it is written for every company. */
const sealStates = ['intact', 'broken', 'missing'] as const

const doorSchema = z.object({
  numbers: z.string().trim().min(1).max(zones_chars_max),
  what: z.enum(['placed', ...sealStates]),
})

export function jobDoorSeal(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: doorSchema,
    form: doorSealForm,
    run: ({ numbers, what }) =>
      backend.jobs.writeEntry(actor, params.job, {
        kind: what === 'placed' ? 'doorSealPlaced' : 'doorSealFound',
        text: what === 'placed' ? '' : what,
        items: zonesIn(numbers),
      }),
    done: view.text.jobAct.doorSeal.done,
  })
}

export const doorSealForm: ActForm = (reader, filled) => {
  const { view, sheet } = reader
  const { doorSeal } = view.text.jobAct
  const choices = (['placed', ...sealStates] as const).map((value) => ({
    value,
    words: doorSeal.whats[value],
  }))
  return {
    title: doorSeal.title(sheet.job.number),
    body: postForm(reader, {
      to: 'door-seal',
      id: 'form-door-seal',
      body: html`${formFault(view, filled)}
${field(view, { name: 'numbers', label: doorSeal.numbers, hint: doorSeal.numbersHint, required: true, mono: true, maxlength: zones_chars_max, autofocus: true, autocomplete: 'off', filled, idPrefix: 'door' })}
${radios(view, { name: 'what', label: doorSeal.what, choices, value: 'placed', filled, idPrefix: 'door' })}
<p class="actions">${submit(doorSeal.submit)}</p>`,
    }),
  }
}

/** A word that every company writes alike, in the reader's language; others stay as they are. */
export function sealState({ view }: Reader, text: string): string {
  const { whats } = view.text.jobAct.doorSeal
  const state = sealStates.find((one) => one === text)
  return state ? whats[state] : text
}
