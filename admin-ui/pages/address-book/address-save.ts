/** A company of the address book: added, changed, removed, made one with its link. */
import { z } from 'zod'
import { type CompanyId, parseId } from '../../../protocol/ids.ts'
import type { AddressBookLine, AddressBookRefused } from '../../backend/address-book.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { select, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { refusalWords } from '../../views/refusal.ts'
import {
  type AddressFields,
  addressForm,
  addressFormPart,
  formField,
  writtenIn,
} from './address-form.ts'
import { type Stale, staleForm } from './address-stale.ts'

export function addressNew({ view }: Call): Reply {
  return page(newPage(view))
}

export async function addressAdd(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const again = (filled: Filled) => refused(newPage(view, filled))
  const read = readForm(addressForm, form, view)
  if (read.is === 'refused') return again(read)
  const { name, code } = read.input
  if (name === '') return again(withFault(form, 'name', view.text.form.required))
  const written = writtenIn(read.input)
  if (written.is === 'unclear') return again(unclearHours(call, written.part))
  const said = await backend.addressBook.add(actor, { ...written.input, name, code })
  if ('refused' in said) return again(refusedBy(call, read.input, said))
  return go('/address-book', saved(view, name))
}

export async function addressShow({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const line = await backend.addressBook.get(actor, params.id)
  if (!line) return notFound
  return page(linePage(view, line, await linkedOnes({ actor, backend })))
}

export async function addressChange(call: Call<'id'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const line = await backend.addressBook.get(actor, params.id)
  if (!line) return notFound
  const linked = await linkedOnes(call)
  const again = (filled: Filled) => refused(linePage(view, line, linked, { filled }), aboutOf(line))
  const read = readForm(addressForm, form, view)
  if (read.is === 'refused') return again(read)
  const { name, code } = read.input
  const isOwn = line.company === undefined
  if (isOwn && name === '') return again(withFault(form, 'name', view.text.form.required))
  const written = writtenIn(read.input)
  if (written.is === 'unclear') return again(unclearHours(call, written.part))
  const stale = staleForm(view, line, form, read.input)
  if (stale) return refused(linePage(view, line, linked, stale), { ...aboutOf(line), status: 409 })
  const input = isOwn ? { ...written.input, name, code } : written.input
  const said = await backend.addressBook.change(actor, line.id, input)
  if ('refused' in said) return again(refusedBy(call, read.input, said))
  return go('/address-book', saved(view, isOwn ? name : line.name))
}

export async function addressRemove({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const line = await backend.addressBook.get(actor, params.id)
  if (!line) return notFound
  const { removed, cleared } = view.text.addressBook
  const said = await backend.addressBook.remove(actor, line.id)
  if ('refused' in said) {
    return go(`/address-book/${line.id}`, {
      ...aboutOf(line),
      flash: { tone: 'loud', words: refusalWords(view, said, 'addressBook') },
    })
  }
  const words = line.company ? cleared(line.name) : removed(line.name)
  return go('/address-book', { flash: { tone: 'good', words }, ...aboutOf(line) })
}

const joinForm = z.object({
  company: z.string().transform((text) => parseId<CompanyId>(text)),
})

/** Who was phoned has a link now. */
export async function addressJoin(call: Call<'id'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const line = await backend.addressBook.get(actor, params.id)
  const read = readForm(joinForm, form, view)
  if (!line) return notFound
  const company = read.is === 'read' ? read.input.company : undefined
  const said = company && (await backend.addressBook.join(actor, line.id, company))
  if (!said || 'refused' in said) {
    const words = said ? refusalWords(view, said, 'addressBook') : view.text.form.notOneOf
    const filled = withFault(form, 'company', words)
    return refused(linePage(view, line, await linkedOnes(call), { joining: filled }), aboutOf(line))
  }
  const words = view.text.addressBook.joined(line.name)
  return go('/address-book', { flash: { tone: 'good', words }, ...aboutOf(line) })
}

function saved({ text }: View, name: string) {
  return { flash: { tone: 'good', words: text.addressBook.saved(name) }, about: name } as const
}

function aboutOf({ name }: AddressBookLine) {
  return { about: name }
}

function unclearHours({ form, view }: Call, part: string): Filled {
  return withFault(form, 'weekly', view.text.addressBook.hoursFault(part))
}

function refusedBy({ form, view }: Call, fields: AddressFields, said: AddressBookRefused): Filled {
  return withFault(form, formField(fields, said.field), refusalWords(view, said, 'addressBook'))
}

async function linkedOnes({ actor, backend }: Pick<Call, 'actor' | 'backend'>) {
  const lines = await backend.addressBook.list(actor)
  return lines.filter(({ company }) => company !== undefined)
}

function newPage(view: View, filled?: Filled): Html {
  const { newTitle, back } = view.text.addressBook
  return layout(view, {
    title: newTitle,
    body: html`<section class="card"><header><h1>${newTitle}</h1></header>
${addressFormPart(view, '/address-book/new', undefined, filled)}</section>
<p><a href="/address-book">${back}</a></p>`,
  })
}

function linePage(
  view: View,
  line: AddressBookLine,
  linked: readonly AddressBookLine[],
  { filled, notice, joining }: Partial<Stale> & { readonly joining?: Filled } = {},
): Html {
  const { addressBook: words } = view.text
  const { id, name, code, company, changedAt, changedBy } = line
  return layout(view, {
    title: name,
    body: html`<section class="card"><header><h1>${code && html`<span class="code">${code}</span> `}${name}</h1></header>
${addressFormPart(view, `/address-book/${id}`, line, filled, notice)}
${changedAt !== undefined && html`<p class="hint">${words.changed} ${view.times.moment(changedAt)} ${changedBy}</p>`}</section>
${company === undefined && linked.length > 0 && joinCard(view, line, linked, joining)}
${removeCard(view, line)}
<p><a href="/address-book">${words.back}</a></p>`,
  })
}

function joinCard(
  view: View,
  { id }: AddressBookLine,
  linked: readonly AddressBookLine[],
  filled: Filled | undefined,
): Html {
  const { addressBook: words } = view.text
  const choices = linked.map(({ id, code, name }) => ({
    value: id,
    words: code ? `${code} ${name}` : name,
  }))
  return html`<section class="card"><header><h2>${words.join}</h2></header><p class="hint">${words.joinHint}</p>
<form method="post" action="/address-book/${id}/join">
${select(view, { name: 'company', label: words.joinTo, required: true, choices, empty: view.text.words.choose, filled, idPrefix: 'join' })}
${submit(words.join)}</form></section>`
}

/** Read before it is done: numbers that are gone are missed at night. */
function removeCard(
  view: View,
  { id, name, company, changedAt }: AddressBookLine,
): Html | undefined {
  // Of a linked company there is nothing to remove where nothing was written.
  if (company !== undefined && changedAt === undefined) return undefined
  const { addressBook: words } = view.text
  const hint = company === undefined ? words.removeHint(name) : words.clearHint(name)
  return html`<details class="card"><summary>${words.remove}</summary><p>${hint}</p>
<form method="post" action="/address-book/${id}/remove" class="actions">${submit(words.remove, { tone: 'danger' })}</form></details>`
}
