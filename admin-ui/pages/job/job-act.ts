/**
 * What every action on a job has in common: the form is read, the node is asked, and the answer is
 * the job again with who gets the change, or the form as it was typed with what is wrong.
 */
import type { z } from 'zod'
import type { JobRefused, JobSaved, Recipient } from '../../backend/job.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { attributes, type Html, html, type Shown } from '../../html.ts'
import { go, notFound, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { Flash, View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { refusalWords } from '../../views/refusal.ts'
import { type Reader, readerOf } from './reader.ts'

/** What only the page could see is wrong, by the field's name. */
export type Fault = { readonly fault: { readonly field: string; readonly words: string } }

export type Act<Schema extends z.ZodType> = {
  readonly schema: Schema
  /** What is shown again when it is refused. */
  readonly form: ActForm
  readonly run: (input: z.output<Schema>, reader: Reader) => Promise<JobSaved | JobRefused | Fault>
  /** What was done, in words; absent: saved. */
  readonly done?: string
}

/** The form of an action: in a sheet of the job's page, and alone on a page when it was refused. */
export type ActForm = (
  reader: Reader,
  filled?: Filled,
) => { readonly title: string; readonly body: Html }

export async function acted<Schema extends z.ZodType>(
  call: Call<'job'>,
  { schema, form, run, done }: Act<Schema>,
): Promise<Reply> {
  const { actor, backend, params, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const reader = readerOf(view, sheet)
  const about = sheet.job.number
  const again = (filled: Filled) => refused(formPage(reader, form, filled), { about })
  const read = readForm(schema, call.form, view)
  if (read.is === 'refused') return again(read)
  const said = await run(read.input, reader)
  if ('fault' in said) return again(withFault(call.form, said.fault.field, said.fault.words))
  if (said.refused) return again(refusedBy(call, said))
  const flash = await savedFlash(call, said, { done, isIssuer: reader.may.issuer })
  return go(`/job/${sheet.job.id}`, { flash, about })
}

/** A refusal of the node, beside the field that it is about where the form has that. */
export function refusedBy({ form, view }: Pick<Call, 'form' | 'view'>, said: JobRefused): Filled {
  const { field = '' } = said
  return withFault(form, field in form ? field : '', refusalWords(view, said))
}

/** An action alone on a page: refused, or where there is no room for it on the job's. */
export function formPage(reader: Reader, form: ActForm, filled?: Filled): Html {
  const { view, sheet } = reader
  const { title, body } = form(reader, filled && withShownFaults(reader, form, filled))
  const address = `/job/${sheet.job.id}`
  // With script what was half written on the job's page waits, and is there again.
  const back = {
    href: address,
    'hx-get': address,
    'hx-target': '#main',
    'hx-select': '#main',
    'hx-swap': 'outerMorph',
    'hx-replace-url': 'true',
  }
  return layout(view, {
    title,
    width: 'narrow',
    body: html`<div class="card"><header><h1>${title}</h1></header>
${siteLine(reader)}
${body}</div>
<p><a${attributes(back)}>${view.text.jobAct.back(sheet.job.number)}</a></p>
${jobScripts(view)}`,
  })
}

/** Of a job's page and of each that leads there by htmx: scripts that come with a swap don't run. */
export function jobScripts({ asset }: View): Html {
  return html`<script src="${asset('job.js')}" type="module"></script>
<script src="${asset('upload.js')}" type="module"></script>`
}

/** What is wrong with something that the form has no field for is said at its top. */
function withShownFaults(reader: Reader, form: ActForm, filled: Filled): Filled {
  const text = form(reader, filled).body.toString()
  const faults = Object.entries(filled.faults)
  const unseen = faults.filter(([name]) => name !== '' && !text.includes(`-${name}-fault"`))
  if (unseen.length === 0) return filled
  const all = [filled.faults[''], ...unseen.map(([, words]) => words)].filter((one) => one)
  return { ...filled, faults: { ...filled.faults, '': all.join(' ') } }
}

/** Which job it is about: read before something is done to it. */
function siteLine({ sheet, view }: Reader): Html {
  const { siteName, siteAddress } = sheet.job.fields
  const words = [siteName?.value, siteAddress?.value].filter((one) => one).join(', ')
  return html`<p class="hint">${sheet.job.number} · ${words || view.text.job.noSite}</p>`
}

type PostForm = {
  /** Below the job's address, as `decline`. */
  readonly to: string
  readonly id: string
  readonly body: Shown
  readonly layout?: 'fields' | 'line' | 'actions'
}

/** A form of the job's page. With script only what has changed on the page changes. */
export function postForm({ sheet }: Reader, { to, id, body, layout }: PostForm): Html {
  const action = `/job/${sheet.job.id}/${to}`
  const live = {
    'hx-post': action,
    'hx-target': '#main',
    'hx-select': '#main',
    'hx-swap': 'outerMorph',
  }
  return html`<form method="post"${attributes({ id, action, class: layout, ...live })}>${body}</form>`
}

/** After it was saved: who gets it, and loudly who has to be phoned. */
export async function savedFlash(
  call: Call,
  { recipients, held }: JobSaved,
  { done, isIssuer }: { readonly done?: string | undefined; readonly isIssuer: boolean },
): Promise<Flash> {
  const { jobAct } = call.view.text
  if (held) return { tone: 'warn', words: jobAct.held }
  const sent = recipients.filter(({ how }) => how === 'sent').map(calledBy)
  const unsent = unreached(recipients, isIssuer)
  const phones = await Promise.all(unsent.map((one) => withNumber(call, one)))
  const words = [
    `${done ?? jobAct.saved}.`,
    sent.length > 0 && jobAct.sentTo(listed(call.view, sent)),
    phones.length > 0 && `${call.view.text.job.how['not sent – phone']}: ${phones.join('; ')}.`,
  ]
  return { tone: phones.length > 0 ? 'loud' : 'good', words: words.filter(Boolean).join(' ') }
}

/** Who is only named in words is phoned by the company that named it: the issuer. */
export function unreached(recipients: readonly Recipient[], isIssuer: boolean): Recipient[] {
  return recipients.filter(
    ({ how, company }) => how !== 'sent' && (isIssuer || company !== undefined),
  )
}

function calledBy({ code, name }: Recipient): string {
  return name || code
}

async function withNumber({ actor, backend }: Call, one: Recipient): Promise<string> {
  const { company, name } = one
  const entry = await backend.addressBook.find(actor, { name, ...(company ? { company } : {}) })
  const phone = entry?.aroundTheClock ?? entry?.phones[0]
  return phone ? `${calledBy(one)} ${phone.number}` : calledBy(one)
}

/** `PAT, SUB and XYZ`, as the reader's language has it. */
export function listed({ language }: Pick<View, 'language'>, names: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
