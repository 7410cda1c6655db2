/** A site: added, and changed without replacing unseen what somebody else has saved meanwhile. */
import { createHash } from 'node:crypto'
import type { EditedField, SiteEdit, SiteRefused, SiteView } from '../../backend/site.ts'
import { type Filled, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { refusalWords } from '../../views/refusal.ts'
import { firstContact } from './site-contacts.ts'
import { formFields, shownText, siteFormPart, typedText } from './site-form.ts'
import { calledOf, fullName } from './site-words.ts'

export function siteNew({ view }: Call): Reply {
  return page(newPage(view))
}

export async function siteAdd(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const again = (filled: Filled) => refused(newPage(view, filled))
  const edit = Object.fromEntries(formFields(true).map((name) => [name, typedText(form, name)]))
  const read = await asKept(call, edit)
  if ('faults' in read) return again(read)
  const said = await backend.sites.add(actor, read)
  if (said.refused) return again(refusedBy(call, said))
  const name = edit.name ?? ''
  const flash = { tone: 'good', words: view.text.site.saved(name) } as const
  return go(`/sites/${said.site}`, { flash, about: name })
}

export async function siteEditShow({ actor, backend, params, view }: Call<'site'>): Promise<Reply> {
  const site = await backend.sites.get(actor, params.site)
  if (!site) return notFound
  return site.mergedInto ? go(`/sites/${site.mergedInto.id}`) : page(editPage(view, site))
}

export async function siteChange(call: Call<'site'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const site = await backend.sites.get(actor, params.site)
  if (!site) return notFound
  const about = fullName(site)
  const changes = changesIn(form, site)
  const stale = changes.filter(({ was, now, typed }) => was !== markOf(now) && typed !== now)
  if (stale.length > 0) {
    const { filled, notice } = staleForm(view, site, form, stale)
    return refused(editPage(view, site, filled, notice), { about, status: 409 })
  }
  const again = (filled: Filled) => refused(editPage(view, site, filled), { about })
  const read = await asKept(
    call,
    Object.fromEntries(changes.map(({ name, typed }) => [name, typed])),
  )
  if ('faults' in read) return again(read)
  const said = await backend.sites.change(actor, site.id, read)
  if (said.refused) return again(refusedBy(call, said))
  const words = view.text.site.saved(read.name ?? site.name)
  return go(`/sites/${site.id}`, { flash: { tone: 'good', words }, about })
}

type Change = {
  readonly name: EditedField
  readonly typed: string
  /** A mark of what the form had shown. */
  readonly was: string
  readonly now: string
}

/** What somebody has typed over; everything else stays as it is now. */
function changesIn(form: Form, site: SiteView): readonly Change[] {
  return formFields(site.ours).flatMap((name) => {
    const shown = form[`was.${name}`]
    const typed = typedText(form, name)
    const now = shownText(site, name)
    const was = typeof shown === 'string' ? shown : markOf(now)
    return markOf(typed) === was ? [] : [{ name, typed, was, now }]
  })
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** Both are shown: what is saved now in words, what was typed in the form. */
function staleForm(view: View, site: SiteView, form: Form, stale: readonly Change[]) {
  const { site: words, words: common } = view.text
  const shown = (text: string) => text.replaceAll('\t', ', ') || common.none
  const last = site.history.find(
    ({ kind, items }) => kind === 'changed' && stale.some(({ name }) => name === items[1]),
  )
  const lines = stale.map(
    ({ name, now }) =>
      html`<li><span class="label">${words.fields[name]}</span> <span class="text">${shown(now)}</span></li>`,
  )
  const faults = stale.map(({ name, now }) => [inForm(name), words.stale.now(shown(now))])
  // What is shown now is known: saving it again replaces it.
  const known = stale.map(({ name, now }) => [`was.${name}`, markOf(now)])
  return {
    filled: {
      typed: { ...form, ...Object.fromEntries(known) },
      faults: Object.fromEntries(faults),
    },
    notice: message(
      'loud',
      html`<p><b>${words.stale.title(last?.items[0] ?? words.somebody)}</b></p><p>${words.stale.hint}</p><ul class="plain">${lines}</ul>`,
    ),
  }
}

/** Contacts have rows, and a fault stands at the first. */
function inForm(name: string): string {
  return name === 'contacts' || name === 'ownContacts' ? firstContact(name) : name
}

/** As the book keeps it: companies by their ids, parts of a line parted by tabs. */
async function asKept(
  { actor, backend, form, view }: Call,
  edit: SiteEdit,
): Promise<SiteEdit | Filled> {
  const { standing, references } = edit
  const kept =
    references === undefined
      ? edit
      : { ...edit, references: references.replaceAll(/^([^:\n]*): /gm, '$1\t') }
  if (standing === undefined) return kept
  const lines = await backend.addressBook.list(actor)
  const ids: string[] = []
  for (const code of standing.split(', ').filter(Boolean)) {
    const line = lines.find(
      (one) => one.company && (one.code ?? one.name).toLowerCase() === code.toLowerCase(),
    )
    if (!line?.company) return withFault(form, 'standing', view.text.site.unknownCompany(code))
    ids.push(line.company)
  }
  return { ...kept, standing: ids.join('\n') }
}

function refusedBy({ form, view }: Call, said: SiteRefused): Filled {
  return withFault(form, inForm(said.field ?? ''), refusalWords(view, said, 'sites'))
}

function newPage(view: View, filled?: Filled): Html {
  const { newTitle, newHint, back } = view.text.site
  return layout(view, {
    title: newTitle,
    body: html`<section class="card"><header><h1>${newTitle}</h1></header><p class="hint">${newHint}</p>
${siteFormPart(view, { action: '/sites/new', filled, mark: markOf })}</section><p><a href="/sites">${back}</a></p>`,
  })
}

function editPage(view: View, site: SiteView, filled?: Filled, notice?: Html): Html {
  const { site: words } = view.text
  const title = words.editTitle(fullName(site))
  const owner = calledOf(site.owner)
  return layout(view, {
    title,
    body: html`<section class="card"><header><h1>${title}</h1></header>
${!site.ours && html`<p class="hint">${words.editTheirs(owner)}</p>`}
${siteFormPart(view, { action: `/sites/${site.id}/edit`, site, filled, notice, mark: markOf })}</section>
<p><a href="/sites">${words.back}</a></p>`,
  })
}
