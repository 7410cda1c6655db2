/** Completing an assignment: what is missing is named, and each missing thing has its field here. */
import { z } from 'zod'
import type { FieldName } from '../../../protocol/job/fields.ts'
import type { AssignmentView } from '../../../protocol/job/view.ts'
import { reason_chars_max, text_chars_max } from '../../../protocol/limits.ts'
import type { FieldInputs, JobRefused, JobSaved, Need } from '../../backend/job.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { dateTime, formFault, submit } from '../../views/field.ts'
import { statusWord } from '../../views/job-badges.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { refusalWords } from '../../views/refusal.ts'
import { savedFlash } from './job-act.ts'
import { assignmentField, hiddenAssignment, named } from './job-answer.ts'
import { control, shownValue, timeField } from './job-fields.ts'
import { type Reader, readerOf, sentence } from './reader.ts'

/** Where what is missing is entered. */
const fieldOfNeed: Readonly<Record<Need, string>> = {
  'on-site': 'onSite',
  'off-site': 'offSite',
  resolution: 'resolution',
  'order-number': 'orderNumber',
  'docket-number': 'docketNumber',
  advised: 'advisedAt',
}

const texts = [
  'resolution',
  'outcome',
  'orderNumber',
  'docketNumber',
  'policeReference',
  'delayReason',
] as const satisfies readonly FieldName[]

/** Times on site are stages, reported before it is completed. */
const visits = { onSite: 'on site', offSite: 'off site' } as const

const textField = z.string().trim().max(text_chars_max).default('')

const completeSchema = z.object({
  assignment: assignmentField,
  onSite: z.string().default(''),
  offSite: z.string().default(''),
  advisedAt: z.string().default(''),
  resolution: textField,
  outcome: textField,
  orderNumber: textField,
  docketNumber: textField,
  policeReference: textField,
  delayReason: z.string().trim().max(reason_chars_max).default(''),
})

type CompleteInput = z.output<typeof completeSchema>

export async function jobCompleteForm({
  actor,
  backend,
  params,
  query,
  view,
}: Call<'job'>): Promise<Reply> {
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const reader = readerOf(view, sheet)
  const one = chosen(reader, query.assignment)
  if (!one) return go(`/job/${params.job}`)
  return page(completePage(reader, one))
}

/** The one that is named, else the first that we attend. */
function chosen({ may }: Reader, id: unknown): AssignmentView | undefined {
  return may.attended.find((one) => one.id === id) ?? may.attended[0]
}

export async function jobComplete(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const about = sheet.job.number
  const reader = readerOf(view, sheet)
  const one = chosen(reader, form.assignment)
  if (!one) {
    const words = view.text.jobAct.complete.notHere
    return go(`/job/${params.job}`, { flash: { tone: 'warn', words }, about })
  }
  const again = (filled: Filled, now: Reader = reader) =>
    refused(completePage(now, one, filled), { about })
  const read = readForm(completeSchema, form, view)
  if (read.is === 'refused') return again(read)
  const times = readTimes(call, read.input)
  if ('faults' in times) return again(times)
  const said = await completed(call, one, read.input, times)
  if (!said.refused) {
    const { done } = view.text.jobAct.complete
    const flash = await savedFlash(call, said, { done, isIssuer: reader.may.issuer })
    return go(`/job/${params.job}`, { flash, about })
  }
  // Times on site may have been reported by now: the form shows the job as it is.
  const after = (await backend.jobs.sheet(actor, params.job)) ?? sheet
  return again(missingFaults(call, said), readerOf(view, after))
}

type Times = { readonly [name in 'onSite' | 'offSite' | 'advisedAt']?: number }

function readTimes({ form, view }: Call, input: CompleteInput): Times | Filled {
  const faults: Record<string, string> = {}
  const times: { -readonly [name in keyof Times]: Times[name] } = {}
  for (const name of ['onSite', 'offSite', 'advisedAt'] as const) {
    const at = timeField(input[name], view.times)
    if (at === 'no time') faults[name] = view.text.form.notATime
    else if (at !== undefined) times[name] = at
  }
  const { onSite, offSite } = times
  if (onSite !== undefined && offSite !== undefined && offSite < onSite) {
    faults.offSite = view.text.jobAct.complete.beforeOnSite
  }
  return Object.keys(faults).length > 0 ? { typed: form, faults } : times
}

async function completed(
  { actor, backend, params, view }: Call<'job'>,
  one: AssignmentView,
  input: CompleteInput,
  times: Times,
): Promise<JobSaved | JobRefused> {
  for (const [name, stage] of Object.entries(visits) as [keyof typeof visits, 'on site'][]) {
    const happenedAt = times[name]
    if (happenedAt === undefined || isReported(view, one, name, happenedAt)) continue
    const said = await backend.jobs.reportStage(actor, params.job, {
      stage,
      assignment: one.id,
      happenedAt,
    })
    if (said.refused) return said
  }
  const fields: { -readonly [name in keyof FieldInputs]: FieldInputs[name] } = {}
  for (const name of texts) {
    const before = one.fields[name]?.value
    if (input[name] !== (typeof before === 'string' ? before : '')) fields[name] = input[name]
  }
  const { advisedAt } = times
  const advised = one.fields.advisedAt?.value
  if (advisedAt !== undefined && !isShownAs(view, advised, advisedAt)) fields.advisedAt = advisedAt
  return backend.jobs.reportStage(actor, params.job, {
    stage: 'complete',
    ...named({ assignment: one.id }),
    fields,
  })
}

function isReported(
  view: Reader['view'],
  one: AssignmentView,
  name: keyof typeof visits,
  at: number,
): boolean {
  return isShownAs(view, reachedAt(one, name), at)
}

/** To the minute: what the form shows is not written again. */
function isShownAs({ times }: Reader['view'], held: unknown, at: number): boolean {
  return typeof held === 'number' && times.local(held) === times.local(at)
}

function reachedAt({ stages }: AssignmentView, name: keyof typeof visits): number | undefined {
  return stages.findLast((one) => one.stage === visits[name] && one.standing === 'counts')
    ?.happenedAt
}

/** Each missing thing beside the field where it is entered. */
function missingFaults({ form, view }: Call, said: JobRefused): Filled {
  const { complete } = view.text.jobAct
  const needs = (said.details ?? []).filter((one): one is Need => one in fieldOfNeed)
  if (needs.length === 0) return withFault(form, '', refusalWords(view, said))
  return {
    typed: form,
    faults: Object.fromEntries(needs.map((need) => [fieldOfNeed[need], complete.missing])),
  }
}

function completePage(reader: Reader, one: AssignmentView, filled?: Filled): Html {
  const { view, sheet } = reader
  const { complete } = view.text.jobAct
  const { number, id } = sheet.job
  const needs = sheet.missing.find(({ assignment }) => assignment === one.id)?.needs ?? []
  return layout(view, {
    title: complete.title(number),
    body: html`<header class="page-head"><h1>${complete.title(number)}</h1>
<p class="hint">${one.name || one.code} · ${statusWord(view, one.status)}</p></header>
<form method="post" action="/job/${id}/complete" id="form-complete" class="card quiet-optional">
${needs.length > 0 && needsLine(reader, needs, filled)}
${filled && (filled.faults[''] ? formFault(view, filled) : undefined)}
${hiddenAssignment(one.id)}
<div class="fields">${fieldsOf(reader, one, needs, filled)}</div>
<p class="hint">${complete.hint}</p>
<p class="actions">${submit(complete.submit)}<a class="button" href="/job/${id}">${view.text.words.cancel}</a></p>
</form>`,
  })
}

/** By name, each leading to where it is entered. */
function needsLine({ view }: Reader, needs: readonly Need[], filled: Filled | undefined): Html {
  const { complete } = view.text.jobAct
  const links = needs.map(
    (need, i) =>
      html`${i > 0 && ', '}<a href="#f-${fieldOfNeed[need]}">${view.text.refusal.needs[need]}</a>`,
  )
  return message(filled ? 'loud' : 'info', html`${complete.needed} ${links}`)
}

function fieldsOf(
  reader: Reader,
  one: AssignmentView,
  needs: readonly Need[],
  filled: Filled | undefined,
): Html {
  const { view, sheet } = reader
  const needed = new Set(needs.map((need) => fieldOfNeed[need]))
  const [first] = needed
  const visit = (name: keyof typeof visits) => {
    const at = reachedAt(one, name)
    return dateTime(view, {
      name,
      label: sentence(statusWord(view, visits[name])),
      ...(at === undefined ? {} : { at }),
      autofocus: name === first,
      filled,
    })
  }
  const text = (name: (typeof texts)[number] | 'advisedAt') =>
    control(view, name, {
      value: shownValue(view, name, one.fields[name]),
      resolutions: sheet.resolutions,
      filled,
      autofocus: name === (first ?? 'resolution'),
    })
  return html`${visit('onSite')}${visit('offSite')}${text('resolution')}${text('advisedAt')}
${text('outcome')}${text('orderNumber')}${text('docketNumber')}${text('policeReference')}${text('delayReason')}`
}
