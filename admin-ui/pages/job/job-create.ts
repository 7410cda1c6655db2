/** Making the job of the form, or filling the form: from a site, from what was pasted. */
import { z } from 'zod'
import { fields as allFields, type FieldName, jobTypes } from '../../../protocol/job/fields.ts'
import { name_chars_max, number_chars_max } from '../../../protocol/limits.ts'
import type { FieldInputs, Party } from '../../backend/job.ts'
import { type Filled, withFault } from '../../form.ts'
import { answer_minutes_max } from '../../limits.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import { readClipboard } from './clipboard.ts'
import { refusedBy, savedFlash } from './job-act.ts'
import { readValue } from './job-fields.ts'
import { another_provider, clipboard_chars_max, newPage } from './job-new.ts'
import { lookedAt, type Outlook, outlookOf, servesOf } from './job-outlook.ts'
import { isOurselves, partyOf, providerFields } from './party.ts'
import { chosenSite, noSites, sitesFor, withSite } from './site-choice.ts'

/** Fields of the form that are the job's or its assignment's as they are typed. */
const formFields = [
  'type',
  'priority',
  'request',
  'siteName',
  'siteAddress',
  'siteReference',
  'timeZone',
  'issuerReference',
  'quotedNumber',
  'account',
  'caller',
  'receivedAt',
  'responseClass',
  'dueAt',
  'orderNumber',
] as const satisfies readonly FieldName[]

const partyFields = [...providerFields, 'alarmCompany', 'customer'] as const

const otherFields = z.object({
  number: z.string().trim().max(number_chars_max).default(''),
  answerMinutes: z
    .union([z.literal(''), z.coerce.number().int().min(0).max(answer_minutes_max)])
    .default(''),
  ...Object.fromEntries(
    partyFields.map((name) => [name, z.string().trim().max(name_chars_max).default('')]),
  ),
})

export async function jobCreate(call: Call): Promise<Reply> {
  const { form } = call
  if (typeof form.site === 'string') return shownAgain(call, withSite(form, form.site))
  if (form.do === 'paste') return pasted(call)
  if (form.do === 'look' || form.do === another_provider) return shownAgain(call, form)
  return created(call)
}

/** The form as it is typed now: nothing is made yet. */
async function shownAgain(
  call: Call,
  typed: Form,
  found: readonly FieldName[] = [],
): Promise<Reply> {
  const { view } = call
  const outlook = await outlookOf(call, typed)
  const text = typeof typed.siteName === 'string' ? typed.siteName : ''
  const isChosen = typed !== call.form && found.length === 0
  const sites = isChosen ? noSites : await sitesFor(call, text)
  const filled = { typed, faults: {} }
  return page(newPage(view, { values: {}, outlook, found, sites, ...asTyped(filled) }))
}

/** Without a fault the form is no refused one: it only holds what was typed. */
function asTyped(filled: Filled): { readonly filled: Filled } {
  return { filled }
}

/** What was recognised fills what is empty; a request that was typed goes on below. */
async function pasted(call: Call): Promise<Reply> {
  const { form, view } = call
  const { times } = view
  const text = typeof form.clipboard === 'string' ? form.clipboard : ''
  if (text.length > clipboard_chars_max) {
    const words = view.text.form.tooLong(times.number(clipboard_chars_max))
    return again(call, await outlookOf(call, form), withFault(form, '', words))
  }
  const { fields, receivedAt, found } = readClipboard(text, {
    now: times.now,
    local: (ms) => times.local(ms),
    parseLocal: (one) => times.parseLocal(one),
  })
  const typed: Record<string, string | readonly string[]> = { ...form }
  const all = {
    ...fields,
    ...(receivedAt === undefined ? {} : { receivedAt: times.local(receivedAt) }),
  }
  const lost: string[] = []
  for (const [name, value] of Object.entries(all)) {
    const before = typeof typed[name] === 'string' ? typed[name].trim() : ''
    if (before === '') typed[name] = value
    else if (name === 'request') typed[name] = `${before}\n${value}`
    else if (before !== value) lost.push(`${view.text.job.fields[name as FieldName]}: ${value}`)
  }
  // What somebody typed before stays; what was pasted against it is not lost for that.
  if (lost.length > 0) typed.request = [typed.request, ...lost].filter((one) => one).join('\n')
  return shownAgain(call, typed, found)
}

async function created(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const outlook = await outlookOf(call, form)
  const read = readNew(call)
  if ('faults' in read) return again(call, outlook, read)
  const looked = lookedAt(form)
  if (outlook.others.some(({ id }) => !looked.has(id))) {
    return again(call, outlook, withFault(form, '', view.text.jobForm.lookFirst), 409)
  }
  const fault = unheld(call, outlook, read.fields)
  if (fault) return again(call, outlook, fault)
  const own = partyFields.find((name) => isOurselves(view, read.parties[name] ?? ''))
  if (own) return again(call, outlook, withFault(form, own, view.text.jobForm.ourselves))
  const said = await backend.jobs.create(actor, {
    ...(await partiesOf(call, read.parties)),
    ...(await placeOf(call, read.fields)),
    attend: outlook.attend,
    serves: servesOf(form),
    ...(read.number ? { number: read.number } : {}),
    ...(read.answerMinutes === '' ? {} : { answerMinutes: read.answerMinutes }),
  })
  if (said.refused) return again(call, outlook, refusedBy(call, said))
  // Whoever makes a job has it; that somebody else took it meanwhile is as well.
  await backend.desk.take(actor, said.job, { confirmed: false })
  const { created: done } = view.text.jobForm
  const flash = await savedFlash(call, said, { done, isIssuer: true })
  const sheet = await backend.jobs.sheet(actor, said.job)
  return go(`/job/${said.job}`, { flash, about: sheet?.job.number ?? said.job })
}

/** Of a site of the book the book says name and address, field by field. */
async function placeOf(call: Call, fields: FieldInputs) {
  const site = await chosenSite(call, call.form)
  if (!site) return { fields }
  const { siteName: _, siteAddress: __, ...rest } = fields
  return { fields: rest, site: site.id }
}

async function partiesOf(call: Call, typed: NewInput['parties']) {
  const providers: Party[] = []
  const others: { [name in 'alarmCompany' | 'customer']?: Party } = {}
  for (const name of partyFields) {
    if (!typed[name]) continue
    const party = await partyOf(call, typed[name])
    if (name === 'alarmCompany' || name === 'customer') others[name] = party
    else providers.push(party)
  }
  return { ...others, providers }
}

async function again(
  { view }: Call,
  outlook: Outlook,
  filled: Filled,
  status: 409 | 422 = 422,
): Promise<Reply> {
  return refused(newPage(view, { values: {}, outlook, found: [], filled }), { status })
}

type NewInput = {
  readonly fields: FieldInputs
  readonly parties: { readonly [name in (typeof partyFields)[number]]?: string }
  readonly number: string
  readonly answerMinutes: number | ''
}

function readNew({ form, view }: Call): NewInput | Filled {
  const faults: Record<string, string> = {}
  const fields: { [name in FieldName]?: string | number } = {}
  for (const name of formFields) {
    const given = form[name]
    if (typeof given !== 'string') continue
    const read = readValue(view, name, given)
    if (read.is === 'fault') faults[name] = read.words
    else if (read.is === 'value' && read.value !== '') fields[name] = read.value
  }
  if (fields.type !== undefined && !(jobTypes as readonly unknown[]).includes(fields.type)) {
    faults.type = view.text.form.notOneOf
  }
  const other = otherFields.safeParse(form)
  for (const issue of other.error?.issues ?? []) {
    faults[String(issue.path[0])] ??= view.text.form.invalid
  }
  if (!other.success || Object.keys(faults).length > 0) return { typed: form, faults }
  const { number, answerMinutes, ...parties } = other.data
  return { fields, parties: parties as NewInput['parties'], number, answerMinutes }
}

/** What only an assignment can keep needs somebody who attends: said at the field that asks who. */
function unheld(
  { form, view }: Call,
  { parties, attend }: Outlook,
  given: FieldInputs,
): Filled | undefined {
  const isHeld =
    attend ||
    parties.some(({ role }) => role === 'provider') ||
    parties.some(({ line }) => line?.company !== undefined)
  const names = Object.keys(given) as FieldName[]
  const first = names.find((name) => allFields[name].of === 'assignment')
  if (isHeld || !first) return undefined
  const words = view.text.jobForm.whoFirst(view.text.job.fields[first])
  return withFault(form, 'provider', words)
}
