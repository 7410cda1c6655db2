/** The site of a job as the book has it: what whoever attends must know; and keeping a typed one. */
import type { FieldName } from '../../../protocol/job/fields.ts'
import type { JobView } from '../../../protocol/job/view.ts'
import type { SiteOfJob } from '../../backend/site.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { keyLine } from '../../views/key-line.ts'
import { message } from '../../views/message.ts'
import { refusalWords } from '../../views/refusal.ts'
import { attendedFacts } from '../site/site-facts.ts'
import { mapLinks, ownerMark } from '../site/site-words.ts'
import { postForm } from './job-act.ts'
import type { Reader } from './reader.ts'

/** Fields of a job that are shown as its site, at its head. */
export const site_fields = [
  'siteName',
  'siteAddress',
  'siteSuburb',
  'siteState',
  'sitePostcode',
  'siteCountry',
] as const satisfies readonly FieldName[]

/** In one line, as it stands on an envelope. */
export function addressOf({ fields }: Pick<JobView, 'fields'>): string {
  const text = (name: (typeof site_fields)[number]) => {
    const value = fields[name]?.value
    return typeof value === 'string' ? value.trim() : ''
  }
  const town = [text('siteSuburb'), text('siteState'), text('sitePostcode')].filter(Boolean)
  const lines = text('siteAddress').split('\n')
  return [...lines, town.join(' '), text('siteCountry')].filter(Boolean).join(', ')
}

/** Ways to where the job is. */
export function waysThere({ view, sheet }: Reader): Html | undefined {
  return mapLinks(view, {
    position: sheet.site?.fields.position,
    address: addressOf(sheet.job),
  })
}

/** Beside the job; where the place was only typed, the way to keep it. */
export function siteCard(reader: Reader): Html | undefined {
  const { view, sheet, may } = reader
  const { ofJob } = view.text.site
  const { site, job } = sheet
  if (site) {
    return card({
      id: 'site-of-job',
      title: ofJob.title,
      aside: html`<a href="/sites/${site.id}">${ofJob.open}</a>`,
      body: siteBody(view, site),
    })
  }
  const name = job.fields.siteName?.value
  if (!may.issuer || !may.dispatch || typeof name !== 'string' || name === '') return undefined
  return card({
    id: 'site-of-job',
    title: ofJob.title,
    body: html`<p class="hint">${ofJob.keepHint}</p>${postForm(reader, {
      to: 'keep-site',
      id: 'form-keep-site',
      layout: 'actions',
      body: html`<button type="submit">${icon('site')}${ofJob.keep}</button>`,
    })}`,
  })
}

/** On the phone of who drives there: no way into the book, and nothing of it left out. */
export function guardSite({ view, sheet }: Reader): Html | undefined {
  const { site } = sheet
  if (!site || !saysMore(site)) return undefined
  return card({ id: 'site-of-job', title: view.text.site.ofJob.title, body: siteBody(view, site) })
}

/** Than its name and address, which stand at the head of the page. */
function saysMore({ fields, contacts, ownContacts, keysHeld }: SiteOfJob): boolean {
  const { accessNotes, hazards, ownAccessNotes, ownHazards } = fields
  const lists = contacts.length + ownContacts.length + keysHeld.length
  return lists > 0 || [accessNotes, hazards, ownAccessNotes, ownHazards].some((one) => one)
}

/** Without what only this company says: for paper, which anybody may get. */
export function toldOnly(site: SiteOfJob): SiteOfJob {
  const { ownAccessNotes: _, ownHazards: __, ...fields } = site.fields
  return { ...site, fields, ownContacts: [], keysHeld: [], keysWarning: [] }
}

export function siteBody(view: View, site: SiteOfJob): Html {
  const { ofJob } = view.text.site
  return html`<p><b class="text">${site.name}</b> ${ownerMark(view, site)}</p>
${site.keysWarning.length > 0 && message('loud', ofJob.warning)}
${attendedFacts(view, site)}
${
  site.keysHeld.length > 0 &&
  html`<div><h3>${ofJob.keys}</h3><ul class="plain key-lines">${site.keysHeld.map((key) => keyLine(view, key))}</ul></div>`
}`
}

export async function jobKeepSite({ actor, backend, params, view }: Call<'job'>): Promise<Reply> {
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const said = await backend.sites.keepOfJob(actor, params.job)
  const about = sheet.job.number
  if (said.refused) {
    const flash = { tone: 'loud', words: refusalWords(view, said, 'sites') } as const
    return go(`/job/${params.job}`, { flash, about })
  }
  const name = sheet.job.fields.siteName?.value
  const words = view.text.site.ofJob.kept(String(name ?? ''))
  return go(`/job/${params.job}`, { flash: { tone: 'good', words }, about })
}
