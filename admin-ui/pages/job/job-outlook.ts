/**
 * What happens at OK, beside the form before it: who gets the job, who has to be phoned, when it is
 * due, and what else goes on at the site.
 */
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { AddressBookLine } from '../../backend/address-book.ts'
import type { JobAtSite, ResponseClass } from '../../backend/job.ts'
import type { SiteRow } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import { piece, type Reply } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { phoneBadge } from '../../views/job-badges.ts'
import { message } from '../../views/message.ts'
import { phoneLink } from '../../views/phone.ts'
import { fullName, movedBadge } from '../site/site-words.ts'
import { jobAtSite } from './job-combine.ts'
import { partyLine, providerFields } from './party.ts'
import { chosenSite } from './site-choice.ts'

const minute_ms = 60_000

type NamedParty = {
  readonly role: 'provider' | 'alarmCompany' | 'customer'
  /** As it was typed. */
  readonly name: string
  readonly line?: AddressBookLine
}

export type Outlook = {
  readonly parties: readonly NamedParty[]
  readonly attend: boolean
  readonly dueAt?: number
  readonly others: readonly JobAtSite[]
  /** Ids of the others that the new visit is to serve. */
  readonly serves: ReadonlySet<string>
  readonly classes: readonly ResponseClass[]
  /** Of the book; absent: a place that is only typed. */
  readonly book?: SiteRow
}

export async function outlookOf(
  { actor, backend, view }: Pick<Call, 'actor' | 'backend' | 'view'>,
  typed: Form,
): Promise<Outlook> {
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '')
  const parties: NamedParty[] = []
  for (const field of [...providerFields, 'alarmCompany', 'customer'] as const) {
    const name = text(field)
    if (name === '') continue
    const role = field === 'alarmCompany' || field === 'customer' ? field : 'provider'
    const line = await partyLine({ actor, backend }, name)
    parties.push({ role, name: line?.name ?? name, ...(line ? { line } : {}) })
  }
  const classes = backend.jobs.responseClasses()
  const book = await chosenSite({ actor, backend }, typed)
  const site = {
    name: text('siteName'),
    reference: text('siteReference'),
    ...(book ? { site: book.id } : {}),
  }
  const isNamed = site.name !== '' || site.reference !== ''
  const dueAt = dueOf(view, classes, text)
  return {
    parties,
    attend: text('attend') !== '',
    ...(dueAt === undefined ? {} : { dueAt }),
    others: isNamed ? await backend.jobs.openAt(actor, site) : [],
    serves: new Set(servesOf(typed)),
    classes,
    ...(book ? { book } : {}),
  }
}

/** As the node will set it. */
function dueOf(
  { times }: View,
  classes: readonly ResponseClass[],
  text: (name: string) => string,
): number | undefined {
  const typed = text('dueAt')
  if (typed !== '') return times.parseLocal(typed)
  const minutes = classes.find(({ name }) => name === text('responseClass'))?.minutes
  if (minutes === undefined) return undefined
  return (times.parseLocal(text('receivedAt')) ?? times.now) + minutes * minute_ms
}

export function servesOf(typed: Form): StreamId[] {
  return [typed.serves ?? []].flat().flatMap((one) => parseId<StreamId>(one) ?? [])
}

/** Jobs at the site that the form had shown: those it had not are shown before anything is sent. */
export function lookedAt(typed: Form): ReadonlySet<string> {
  return new Set([typed.looked ?? []].flat())
}

export async function jobOutlook(call: Call): Promise<Reply> {
  return piece(outlookPanel(call.view, await outlookOf(call, call.form)))
}

export function outlookPanel(view: View, outlook: Outlook): Html {
  const { jobForm } = view.text
  const asks = {
    'hx-post': '/job/new/outlook',
    'hx-trigger': 'change from:#form-new delay:50ms',
    'hx-swap': 'outerMorph',
    'hx-sync': 'this:replace',
  }
  return html`<div id="outlook" class="outlook" role="status"${attributes(asks)}>${card({
    id: 'at-ok',
    title: jobForm.atOk,
    body: html`${outlook.book && html`<p>${icon('site')} ${view.text.site.fromBook(fullName(outlook.book))} ${outlook.book.warning && movedBadge(view)}</p>`}
${whoGets(view, outlook)}
${outlook.dueAt !== undefined && html`<p>${view.text.job.fields.dueAt}: <b>${view.times.clock(outlook.dueAt)}</b> ${view.times.relative(outlook.dueAt)}</p>`}
${phonedThrough(view, outlook)}`,
  })}
${others(view, outlook)}</div>`
}

function whoGets(view: View, { parties, attend }: Outlook): Html {
  const { jobForm, job } = view.text
  const provider = parties.some(({ role }) => role === 'provider')
  const phoned = parties.some(({ role, line }) => role !== 'provider' && line && !line.toPhone)
  const line = ({ role, name, line: entry }: NamedParty) => {
    const phone = entry?.aroundTheClock ?? entry?.phones[0]
    const isSent = entry !== undefined && !entry.toPhone
    return html`<li><span><b>${name}</b> <small>${job.fields[role]}</small></span>
<span class="marks">${isSent ? badge('good', job.how.sent, 'sent') : phoneBadge(view)}${!isSent && phone && phoneLink(view, phone)}
${!isSent && !phone && html`<small>${view.text.jobAct.phone.noNumber}</small>`}</span></li>`
  }
  return html`<ul class="plain who-gets">${parties.map(line)}
${(attend || (phoned && !provider)) && html`<li><span><b>${view.company?.code}</b> <small>${jobForm.weAttend}</small></span></li>`}</ul>
${!provider && !attend && !phoned && message('warn', jobForm.nobodyYet)}
${parties.some(({ role, line }) => role === 'provider' && !line?.company) && html`<p class="hint">${jobForm.phonedProvider}</p>`}`
}

/** Rule 4: it happens by itself, so the page says so. */
function phonedThrough({ text }: View, { parties }: Outlook): Html | undefined {
  const callers = parties.filter(({ role, line }) => role !== 'provider' && line?.company)
  if (callers.length === 0) return undefined
  return message('info', text.jobForm.phonedThrough(callers.map(({ name }) => name).join(', ')))
}

/** Other open jobs there, and which of them this visit serves, too. */
function others(view: View, { others: all, serves }: Outlook): Html | undefined {
  if (all.length === 0) return undefined
  const { jobForm } = view.text
  const line = (one: JobAtSite) => {
    const input = { type: 'checkbox', name: 'serves[]', value: one.id, checked: serves.has(one.id) }
    return html`<li>${jobAtSite(view, one)}<input type="hidden" name="looked[]" value="${one.id}">
${one.servable && html`<label class="check"><input${attributes(input)}> ${jobForm.serves}</label>`}
${one.servedBy && html`<small>${jobForm.servedAlready}</small>`}</li>`
  }
  return card({
    id: 'others',
    title: jobForm.others,
    count: view.times.number(all.length),
    body: html`<p class="hint">${jobForm.othersHint}</p><ul class="plain same-site">${all.map(line)}</ul>`,
  })
}
