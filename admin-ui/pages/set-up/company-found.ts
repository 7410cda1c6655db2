/** The first steps of a set-up: claiming the node, and making its company. */
import { z } from 'zod'
import type { CompanyPlace, NewCompany } from '../../backend/set-up.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import { go, page, type Reply, refused } from '../../reply.ts'
import type { SetUpCall } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit, textArea } from '../../views/field.ts'
import { placeFaults, placeFields, placeShape, readZone } from '../company/place-fields.ts'
import { likelyCountry } from '../company/places.ts'
import { claimLost, claimShow, claimTake, isClaimed } from './claim.ts'
import { setUpSheet } from './set-up-sheet.ts'

/** Where everything leads while there is no company. */
export const set_up_path = '/set-up'
const name_chars_max = 60
/** 24 words with whatever stands between them. */
const phrase_chars_max = 1000

const companyForm = z.object({
  name: z.string().trim().min(1).max(name_chars_max),
  code: z
    .string()
    .trim()
    .min(1)
    .regex(/^[a-z0-9]{3}$/i),
  ...placeShape,
  phrase: z.string().max(phrase_chars_max).default(''),
})

export function setUpShow(call: SetUpCall): Reply {
  return isClaimed(call) ? page(companyPage(call)) : claimShow(call, set_up_path)
}

export function setUpClaim(call: SetUpCall): Promise<Reply> {
  return claimTake(call, set_up_path)
}

export async function companyFound(call: SetUpCall): Promise<Reply> {
  const { node, form, view } = call
  if (!isClaimed(call)) return claimLost(call, set_up_path)
  const { company } = view.text.setUp
  const read = readForm(companyForm, form, view)
  if (read.is === 'refused') {
    const code = read.faults.code && form.code ? { code: company.codeFault } : {}
    return refused(companyPage(call, { ...read, faults: { ...read.faults, ...code } }))
  }
  const zone = readZone(view, read.input)
  if ('fault' in zone) return refused(companyPage(call, withFault(form, 'zone', zone.fault)))
  const said = await node.setUp.foundCompany({ ...read.input, ...zone })
  if (said.is === 'founded') return go('/set-up/administrator')
  return refused(companyPage(call, faultOf(view, form, said.fault)))
}

function faultOf(
  view: View,
  typed: SetUpCall['form'],
  fault: keyof NewCompany | 'already-there',
): Filled {
  const { company } = view.text.setUp
  switch (fault) {
    case 'already-there':
      return withFault(typed, '', company.alreadyThere)
    case 'name':
      return withFault(typed, 'name', company.nameFault)
    case 'phrase':
      return withFault(typed, 'phrase', company.phraseFault)
    case 'code':
      return withFault(typed, 'code', company.codeFault)
    case 'country':
    case 'zone':
    case 'address':
      return withFault(typed, fault, placeFaults(view)[fault])
    default:
      return fault satisfies never
  }
}

function companyPage({ header, node, view }: SetUpCall, filled?: Filled): Html {
  const { company } = view.text.setUp
  const place: CompanyPlace = {
    country: likelyCountry(header('Accept-Language')),
    zone: '',
    address: '',
  }
  return setUpSheet(view, {
    step: 'company',
    title: company.title,
    body: html`<p>${company.intro}</p>
<form method="post" action="/set-up/company" class="fields">
${formFault(view, filled)}
${field(view, { name: 'name', label: company.name, required: true, maxlength: name_chars_max, autocomplete: 'organization', autofocus: true, wide: true, filled })}
${field(view, { name: 'code', label: company.code, hint: company.codeHint, required: true, maxlength: 3, autocomplete: 'off', spellcheck: 'false', mono: true, wide: true, filled })}
${placeFields(view, { place, announced: node.setUp.announced, filled })}
<details${attributes({ class: 'wide', open: filled?.faults.phrase !== undefined })}><summary>${company.hasPhrase}</summary>
${textArea(view, { name: 'phrase', label: company.phrase, hint: company.phraseHint, rows: 3, wide: true, filled: unsaid(filled) })}</details>
<p class="actions">${submit(company.found)}</p>
</form>`,
  })
}

/** The phrase is the company: it is typed again rather than sent back. */
function unsaid(filled: Filled | undefined): Filled | undefined {
  return filled && { ...filled, typed: { ...filled.typed, phrase: '' } }
}
