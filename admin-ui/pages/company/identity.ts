/** The keys of this company's nodes: a new one, revoking one that is gone, finding lost links. */
import { z } from 'zod'
import type { OwnNodeSheet } from '../../backend/identity.ts'
import type { LinkRefused } from '../../backend/link.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { checkbox, field, formFault, submit } from '../../views/field.ts'
import { refusalWords } from '../../views/refusal.ts'
import { administrationSheet, phraseReminder } from '../status/administration.ts'

const identity_path = '/company/identity'
/** Past what the node takes, so that it is the node that says what is wrong. */
const phrase_chars_max = 1000
const address_chars_max = 300

const phrase = z.string().trim().max(phrase_chars_max).default('')
const sure = z.string()
const rotateForm = z.object({ phrase, sure })
const revokeForm = z.object({ phrase, sure, serial: z.coerce.number().pipe(z.int().positive()) })
const findForm = z.object({ address: z.string().trim().min(1).max(address_chars_max) })

/** Which of the forms was refused. */
type Refusing = { readonly form: 'rotate' | 'revoke' | 'find'; readonly filled: Filled }

export async function identityShow(call: Call): Promise<Reply> {
  return page(await identityPage(call))
}

export async function nodeRotate(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(rotateForm, form, view)
  if (read.is === 'refused') return refusedForm(call, 'rotate', read)
  const said = await backend.identity.rotate(actor, phraseIn(read.input))
  if ('refused' in said) return refusedForm(call, 'rotate', faultOf(call, said))
  const words = view.text.identity.rotated
  return go(identity_path, { flash: { tone: 'good', words }, about: String(said.serial) })
}

export async function nodeRevoke(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(revokeForm, form, view)
  if (read.is === 'refused') return refusedForm(call, 'revoke', read)
  const { serial } = read.input
  const said = await backend.identity.revoke(actor, { serial, ...phraseIn(read.input) })
  if ('refused' in said) return refusedForm(call, 'revoke', faultOf(call, said))
  const words = view.text.identity.revokedNow
  return go(identity_path, { flash: { tone: 'good', words }, about: String(serial) })
}

export async function linkFind(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const read = readForm(findForm, form, view)
  if (read.is === 'refused') return refusedForm(call, 'find', read)
  const said = await backend.identity.find(actor, read.input.address)
  if ('refused' in said) return refusedForm(call, 'find', faultOf(call, said, 'address'))
  return go('/links', { flash: { tone: 'good', words: view.text.identity.found(said.name) } })
}

function phraseIn(input: { readonly phrase: string }): { readonly phrase?: string } {
  return input.phrase === '' ? {} : { phrase: input.phrase }
}

function faultOf({ form, view }: Call, said: LinkRefused, place = ''): Filled {
  const isPhrase = said.code === 'wrong-phrase' || said.code === 'company-key-needed'
  return withFault(form, isPhrase ? 'phrase' : place, refusalWords(view, said))
}

async function refusedForm(call: Call, form: Refusing['form'], filled: Filled): Promise<Reply> {
  // The phrase is the company: it is typed again rather than sent back.
  const typed = { ...filled.typed, phrase: '' }
  return refused(await identityPage(call, { form, filled: { ...filled, typed } }))
}

async function identityPage({ actor, backend, view }: Call, refusing?: Refusing): Promise<Html> {
  const words = view.text.identity
  const sheet = await backend.identity.view(actor)
  const filledOf = (form: Refusing['form']) =>
    refusing?.form === form ? refusing.filled : undefined
  return administrationSheet(view, {
    title: words.title,
    intro: words.intro,
    reminder: await phraseReminder(view, actor, backend.phrase),
    body: html`${rotateCard(view, sheet, filledOf('rotate'))}
${revokeCard(view, sheet, filledOf('revoke'))}
${findCard(view, filledOf('find'))}`,
  })
}

function rotateCard(view: View, sheet: OwnNodeSheet, filled: Filled | undefined): Html {
  const words = view.text.identity
  return card({
    id: 'node',
    title: words.node,
    body: html`<dl class="facts"><div><dt>${words.node}</dt><dd><code>${sheet.node}</code></dd></div>
<div><dt>${words.certified}</dt><dd>${view.times.moment(sheet.serial)}</dd></div></dl>
<p>${words.rotateIntro}</p>
<form method="post" action="${identity_path}/rotate" class="fields">
${formFault(view, filled)}
${phraseField(view, sheet, 'rotate', filled)}
${checkbox(view, { name: 'sure', label: words.rotateSure, idPrefix: 'rotate', filled })}
<p class="actions">${submit(words.rotate)}</p></form>`,
  })
}

function revokeCard(view: View, sheet: OwnNodeSheet, filled: Filled | undefined): Html | undefined {
  const { identity: words } = view.text
  const revoked = sheet.revoked.map(
    ({ at }) => html`<li>${words.revokedOn} ${view.times.moment(at)}</li>`,
  )
  const left = sheet.earlier.filter((one) => !sheet.revoked.some(({ serial }) => serial === one))
  if (left.length === 0 && revoked.length === 0) return undefined
  const choice = (serial: number, i: number) => {
    const radio = { type: 'radio', name: 'serial', value: String(serial), required: true }
    return html`<label class="check"><input${attributes({ ...radio, checked: i === 0 })}> ${words.earlier} ${view.times.moment(serial)}</label>`
  }
  return card({
    id: 'earlier',
    title: words.revokeTitle,
    body: html`<p>${words.revokeIntro}</p>
${revoked.length > 0 && html`<ul>${revoked}</ul>`}
${
  left.length > 0 &&
  html`<form method="post" action="${identity_path}/revoke" class="fields">
${formFault(view, filled)}
<fieldset class="wide"><legend>${words.which}</legend>${left.map(choice)}</fieldset>
${phraseField(view, sheet, 'revoke', filled)}
${checkbox(view, { name: 'sure', label: words.revokeSure, idPrefix: 'revoke', filled })}
<p class="actions"><button class="danger">${words.revoke}</button></p></form>`
}`,
  })
}

function findCard(view: View, filled: Filled | undefined): Html {
  const words = view.text.identity
  return card({
    id: 'find',
    title: words.findTitle,
    body: html`<p>${words.findIntro}</p>
<form method="post" action="${identity_path}/find" class="fields">
${formFault(view, filled)}
${field(view, { name: 'address', label: words.address, required: true, maxlength: address_chars_max, autocomplete: 'off', spellcheck: 'false', wide: true, filled })}
<p class="actions">${submit(words.find)}</p></form>`,
  })
}

/** Only where the company's key is not on the node's machine. */
function phraseField(
  view: View,
  { hasCompanyKey }: OwnNodeSheet,
  idPrefix: string,
  filled: Filled | undefined,
): Html | undefined {
  const words = view.text.identity
  if (hasCompanyKey) return undefined
  return field(view, {
    ...{ name: 'phrase', label: words.phrase, hint: words.phraseHint, idPrefix },
    ...{ type: 'password', required: true, autocomplete: 'off', spellcheck: 'false', wide: true },
    filled,
  })
}
