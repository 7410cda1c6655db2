/** Making a job: the form, what it does when it is sent, and sites that were named before. */
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { FieldName } from '../../../protocol/job/fields.ts'
import { name_chars_max, number_chars_max } from '../../../protocol/limits.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import { answer_minutes_max } from '../../limits.ts'
import { page, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { checkbox, combo, field, formFault, textArea } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { type ControlProps, control, shownValue } from './job-fields.ts'
import { type Outlook, outlookOf, outlookPanel } from './job-outlook.ts'
import { addressOf } from './job-site.ts'
import { providerFields } from './party.ts'
import { type FoundSites, noSites, siteList, sitesFor } from './site-choice.ts'

/** Text of a whole screen; more is refused, not cut. */
export const clipboard_chars_max = 8000
/** What the button asks for that adds a field for one more provider. */
export const another_provider = 'another provider'

/** What the form is filled with: of a site that was clicked, of another job, of a clipboard. */
type NewValues = { readonly [name in FieldName]?: string } & {
  /** Jobs that its visit will serve. */
  readonly serves?: readonly string[]
  /** The site of the book, by id. */
  readonly bookSite?: string
}

export async function jobNew(call: Call): Promise<Reply> {
  const values = await valuesOf(call)
  const outlook = await outlookOf(call, values)
  return page(newPage(call.view, { values, outlook, found: [] }))
}

/** At a site of the book, or for another visit at a site that is named by one of its jobs. */
async function valuesOf({ actor, backend, query, view }: Call): Promise<NewValues> {
  const { at, site } = query
  const id = typeof site === 'string' ? parseId<StreamId>(site) : undefined
  const [row] = id ? await backend.sites.rows(actor, [id]) : []
  if (row) {
    const { name, address, reference } = row
    return { siteName: name, siteAddress: address, siteReference: reference, bookSite: row.id }
  }
  if (typeof at !== 'string' || !/^[0-9a-f]{64}$/.test(at)) return {}
  const sheet = await backend.jobs.sheet(actor, at as Parameters<typeof backend.jobs.sheet>[1])
  if (!sheet) return {}
  const names = ['type', 'siteName', 'siteAddress', 'siteReference', 'request', 'priority'] as const
  const values = names.map((name) => [name, shownValue(view, name, sheet.job.fields[name])])
  const [kept] = sheet.site ? await backend.sites.rows(actor, [sheet.site.id]) : []
  const named = kept
    ? { siteName: kept.name, siteAddress: kept.address, bookSite: kept.id }
    : { siteAddress: addressOf(sheet.job) }
  return { ...Object.fromEntries(values), ...named, serves: [at] }
}

/** Sites below the field while somebody types. */
export async function jobSites({ actor, backend, query, view }: Call): Promise<Reply> {
  const { siteName } = query
  const text = typeof siteName === 'string' ? siteName.trim() : ''
  return piece(siteList(view, await sitesFor({ actor, backend }, text), text))
}

export type NewPage = {
  readonly values: NewValues
  readonly outlook: Outlook
  /** Found in what was pasted. */
  readonly found: readonly FieldName[]
  readonly sites?: FoundSites
  readonly filled?: Filled | undefined
}

export function newPage(view: View, shown: NewPage): Html {
  const { jobForm } = view.text
  const isFaulty = Object.keys(shown.filled?.faults ?? {}).length > 0
  return layout(view, {
    title: jobForm.newTitle,
    width: 'wide',
    body: html`<header class="page-head"><h1>${jobForm.newTitle}</h1></header>
<form method="post" action="/job/new" id="form-new" class="new-job">
<button type="submit" name="do" value="create" class="unseen" tabindex="-1" aria-hidden="true">${jobForm.create}</button>
<div class="columns">
<div class="column-main">${isFaulty && formFault(view, shown.filled)}
${pasteSheet(view)}
${shown.found.length > 0 && foundLine(view, shown.found)}
${newFields(view, shown)}</div>
<div class="column-side">${outlookPanel(view, shown.outlook)}
<p class="actions new-actions"><button type="submit" name="do" value="create" class="primary big">${jobForm.create}</button>
<button type="submit" name="do" value="look">${jobForm.look}</button></p></div>
</div></form>
<script src="${view.asset('job-new.js')}" type="module"></script>`,
  })
}

function foundLine({ text }: View, found: readonly FieldName[]): Html {
  return html`<div class="message info" role="status"><div>${text.jobForm.found} ${found.map(
    (name) => html`<span class="item">${text.job.fields[name]}</span> `,
  )}<br><small>${text.jobForm.foundHint}</small></div></div>`
}

/** Nothing that was typed before is lost by it: what is empty is filled. */
function pasteSheet(view: View): Html {
  const { jobForm } = view.text
  return html`<details class="card paste" id="paste"><summary data-key="v" data-key-help="${jobForm.paste}">${jobForm.paste}</summary>
<p class="hint">${jobForm.pasteHint}</p>
${textArea(view, { name: 'clipboard', label: jobForm.pasteLabel, rows: 5, maxlength: clipboard_chars_max, idPrefix: 'paste' })}
<p class="actions"><button type="submit" name="do" value="paste">${jobForm.pasteUse}</button></p></details>`
}

function newFields(view: View, shown: NewPage): Html {
  const { values, filled, sites = noSites } = shown
  const { jobForm } = view.text
  const of = (name: FieldName, more: ControlProps = {}) => {
    const value = values[name]
    return control(view, name, { filled, ...(value === undefined ? {} : { value }), ...more })
  }
  const classes = shown.outlook.classes
  return html`${card({
    id: 'new-site',
    title: jobForm.siteHeading,
    body: html`<div class="fields">${siteNameField(view, shown)}
<input type="hidden" name="bookSite" id="f-bookSite" value="${filled ? typedOf(filled, 'bookSite') : values.bookSite}">
<div id="sites" class="wide" role="status">${siteList(view, sites, typedOf(filled, 'siteName'))}</div>
<div class="wide">${of('siteAddress')}</div>${of('account')}${of('siteReference')}</div>`,
  })}
${card({
  id: 'new-request',
  title: jobForm.requestHeading,
  body: html`<div class="fields">${of('type')}${of('priority')}${of('request')}${of('caller', { hint: jobForm.callerHint })}${of('receivedAt', { hint: jobForm.receivedHint })}</div>`,
})}
${card({
  id: 'new-parties',
  title: jobForm.partiesHeading,
  body: html`<div class="fields">
${providers(view, shown)}
${checkbox(view, { name: 'attend', label: jobForm.attend, hint: jobForm.attendHint, filled, checked: false })}
${of('responseClass', { classes, hint: jobForm.classHint })}${of('dueAt', { hint: jobForm.dueHint })}
${party(view, 'alarmCompany', shown)}${party(view, 'customer', shown)}</div>`,
})}
${moreFields(view, shown, of)}`
}

/** Seldom filled in; open where something is. */
const moreNames = [
  'issuerReference',
  'orderNumber',
  'quotedNumber',
  'timeZone',
  'answerMinutes',
  'number',
] as const

function moreFields(
  view: View,
  { filled, values }: NewPage,
  of: (name: FieldName, more?: ControlProps) => Html,
): Html {
  const { jobForm, jobAct } = view.text
  const isFilled = moreNames.some(
    (name) =>
      typedOf(filled, name) !== '' ||
      filled?.faults[name] !== undefined ||
      (values as Readonly<Record<string, unknown>>)[name] !== undefined,
  )
  return html`<details class="card more-fields"${attributes({ open: isFilled })}><summary>${jobForm.referencesHeading}</summary>
<div class="fields">${of('issuerReference')}${of('orderNumber')}
${of('quotedNumber', { hint: jobForm.quotedHint })}${of('timeZone', { hint: jobForm.timeZoneHint })}
${field(view, { name: 'answerMinutes', label: jobAct.passOn.answerMinutes, hint: jobAct.passOn.answerHint, type: 'number', min: 0, max: answer_minutes_max, filled })}
${field(view, { name: 'number', label: jobForm.number, hint: jobForm.numberHint, mono: true, maxlength: number_chars_max, filled })}</div></details>`
}

/** With the list of sites below it, and the cursor in it: a job begins with where it is. */
function siteNameField(view: View, { values, filled }: NewPage): Html {
  const { siteName } = values
  return html`<div class="wide" id="site-search" hx-get="/job/new/sites" hx-trigger="input changed delay:150ms" hx-include="#f-siteName" hx-target="#sites" hx-swap="innerHTML" hx-sync="this:replace">${field(
    view,
    {
      name: 'siteName',
      label: view.text.job.fields.siteName,
      hint: view.text.jobForm.siteHint,
      ...(siteName === undefined ? {} : { value: siteName }),
      autocomplete: 'off',
      autofocus: !asksForProvider(filled),
      filled,
    },
  )}</div>`
}

/** Those that are filled, and one more where it is asked for. */
function providers(view: View, shown: NewPage): Html {
  const { filled } = shown
  const last = providerFields.findLastIndex((name) => typedOf(filled, name) !== '')
  const isAsked = asksForProvider(filled)
  const count = Math.min(Math.max(last, 0) + (isAsked ? 2 : 1), providerFields.length)
  const others = providerFields.slice(1, count).map((name, i) =>
    combo(view, {
      name,
      label: `${view.text.job.fields.provider} ${view.times.number(i + 2)}`,
      from: '/job/new/parties',
      maxlength: name_chars_max,
      autofocus: isAsked && i + 2 === count,
      filled,
    }),
  )
  const more = html`<div class="field"><button type="submit" name="do" value="${another_provider}" class="small">${view.text.jobForm.anotherProvider}</button></div>`
  return html`${party(view, 'provider', shown)}${others}${count < providerFields.length && more}`
}

function asksForProvider(filled: Filled | undefined): boolean {
  return filled?.typed.do === another_provider
}

function party(
  view: View,
  name: 'provider' | 'alarmCompany' | 'customer',
  { values, filled }: NewPage,
): Html {
  const value = values[name]
  return combo(view, {
    name,
    label: view.text.job.fields[name],
    hint: view.text.jobForm.partyHints[name],
    from: '/job/new/parties',
    maxlength: name_chars_max,
    ...(value === undefined ? {} : { value }),
    filled,
  })
}

function typedOf(filled: Filled | undefined, name: string): string {
  const typed = filled?.typed[name]
  return typeof typed === 'string' ? typed : ''
}
