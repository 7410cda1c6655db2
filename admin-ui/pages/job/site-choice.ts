/**
 * The site of a new job: one of the book, found while one types, or a place as it is typed. What is
 * chosen of the book stays chosen for as long as its name and address stay as they are.
 */
import { z } from 'zod'
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { SiteLine } from '../../backend/job.ts'
import type { SiteRow } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { Call, Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { ownerMark } from '../site/site-words.ts'

/** What fits below a field; who means another one types on. */
const shown_max = 8

export type FoundSites = {
  readonly book: readonly SiteRow[]
  /** As earlier jobs named them: places that nobody kept. */
  readonly earlier: readonly SiteLine[]
}

export const noSites: FoundSites = { book: [], earlier: [] }

export async function sitesFor(
  { actor, backend }: Pick<Call, 'actor' | 'backend'>,
  text: string,
): Promise<FoundSites> {
  if (text.trim() === '') return noSites
  const [{ sites }, earlier] = await Promise.all([
    backend.sites.search(actor, text),
    backend.jobs.sites(actor, text),
  ])
  const book = sites.slice(0, shown_max)
  const names = new Set(sites.map(({ name }) => name.toLowerCase()))
  const others = earlier.filter(({ name }) => !names.has(name.toLowerCase()))
  return { book, earlier: others.slice(0, shown_max - book.length) }
}

/** Fields of the form that a choice fills, in the order of its value; the last is the book's id. */
const choice_fields = ['siteName', 'siteAddress', 'siteReference', 'account', 'timeZone'] as const
const siteChoice = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string().default(''),
])

/** The form with what was chosen in it. */
export function withSite(form: Form, choice: string): Form {
  let read: unknown
  try {
    read = JSON.parse(choice)
  } catch {
    return form
  }
  const site = siteChoice.safeParse(read)
  if (!site.success) return form
  const values = Object.fromEntries(choice_fields.map((name, i) => [name, site.data[i] ?? '']))
  return { ...form, ...values, bookSite: site.data[5] }
}

/** The site of the book that the form still names; undefined: a place that is typed. */
export async function chosenSite(
  { actor, backend }: Pick<Call, 'actor' | 'backend'>,
  form: Form,
): Promise<SiteRow | undefined> {
  const id = typeof form.bookSite === 'string' ? parseId<StreamId>(form.bookSite) : undefined
  const [row] = id ? await backend.sites.rows(actor, [id]) : []
  const typed = (name: string) => (typeof form[name] === 'string' ? oneLine(form[name]) : '')
  if (!row || typed('siteName') !== oneLine(row.name)) return undefined
  return typed('siteAddress') === oneLine(row.address) ? row : undefined
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Clicking one fills the form (static/job-new.js, or the server). */
export function siteList(view: View, { book, earlier }: FoundSites, typed: string): Html {
  const { jobForm, site: words } = view.text
  if (typed.trim() === '') return html``
  if (book.length + earlier.length === 0) return html`<p class="hint">${jobForm.temporarySite}</p>`
  return html`${book.length > 0 && html`<h3>${words.inBook}</h3><ul class="plain site-choices">${book.map((site) => bookChoice(view, site))}</ul>`}
${earlier.length > 0 && html`<h3>${words.earlier}</h3><ul class="plain site-choices">${earlier.map((site) => earlierChoice(view, site))}</ul>`}
<p class="hint">${jobForm.siteChoiceHint}</p>`
}

function choice(values: readonly string[], body: Html): Html {
  const value = JSON.stringify(values)
  const own = { type: 'submit', name: 'site', value, class: 'site-choice', 'data-site': true }
  return html`<li><button${attributes(own)}>${body}</button></li>`
}

function bookChoice(view: View, site: SiteRow): Html {
  const { id, name, address, reference } = site
  return choice(
    [name, address, reference, '', '', id],
    html`<b class="text">${name}</b> ${ownerMark(view, site)} <span class="text">${address}</span>
${reference && html`<span class="code">${reference}</span>`}`,
  )
}

function earlierChoice({ times }: View, site: SiteLine): Html {
  const { name, address, reference, account, timeZone, owner, usedAt } = site
  return choice(
    [name, address, reference, account, timeZone, ''],
    html`<b class="text">${name}</b> <span class="text">${address}</span>
${reference && html`<span class="code">${reference}</span>`}${account && html` <span class="code">${account}</span>`}
<small>${owner.code || owner.name} · ${times.relative(usedAt)}</small>`,
  )
}
