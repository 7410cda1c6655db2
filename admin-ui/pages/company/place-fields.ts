/** Where a company is: the fields of it, at the set-up and afterwards, and what they are read as. */
import { z } from 'zod'
import type { CompanyPlace } from '../../backend/set-up.ts'
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { field, select } from '../../views/field.ts'
import { message } from '../../views/message.ts'
import { allZones, countryChoices, countryName, isCountry, zoneChoices, zonesOf } from './places.ts'

const address_chars_max = 300

export const placeShape = {
  country: z.string().refine(isCountry, 'notOneOf'),
  zone: z.string().default(''),
  address: z.string().trim().max(address_chars_max).default(''),
}

/** The zone that was chosen, or the only one of the country; else what to say at the field. */
export function readZone(
  { language, text }: View,
  { country, zone }: Pick<CompanyPlace, 'country' | 'zone'>,
): { readonly zone: string } | { readonly fault: string } {
  if (zone !== '') return allZones().includes(zone) ? { zone } : { fault: text.company.zoneFault }
  const [first, ...others] = zonesOf(country)
  if (first === undefined) return { fault: text.company.zoneFault }
  if (others.length === 0) return { zone: first }
  return { fault: text.company.severalZones(countryName(language, country)) }
}

/** What is wrong with it, as the node finds. */
export function placeFaults({
  text: { company },
}: View): Readonly<Record<keyof CompanyPlace, string>> {
  return {
    country: company.countryFault,
    zone: company.zoneFault,
    address: company.addressFault,
  }
}

export function placeFields(
  view: View,
  {
    place,
    announced,
    filled,
  }: {
    readonly place: CompanyPlace
    readonly announced: readonly string[]
    readonly filled: Filled | undefined
  },
): Html {
  const { company, words } = view.text
  return html`${select(view, { name: 'country', label: company.country, choices: countryChoices(view.language), empty: words.choose, required: true, value: place.country, filled })}
${select(view, { name: 'zone', label: company.zone, hint: company.zoneHint, choices: zoneChoices(zonesFor(filled)), empty: company.zoneOfCountry, value: place.zone, filled })}
${addressField(view, place, announced, filled)}`
}

/** Where the country has several, these; else all. */
function zonesFor(filled: Filled | undefined): readonly string[] | undefined {
  const { country, zone } = filled?.typed ?? {}
  if (!filled?.faults.zone || zone !== '' || typeof country !== 'string') return undefined
  const own = isCountry(country) ? zonesOf(country) : []
  return own.length > 1 ? own : undefined
}

function addressField(
  view: View,
  place: CompanyPlace,
  announced: readonly string[],
  filled: Filled | undefined,
): Html {
  const { company } = view.text
  if (announced.length > 0) {
    return html`<div class="field wide"><b>${company.address}</b>
<p>${announced.map((one) => html`<code>${one}</code> `)}</p>${message('info', company.addressBySettings)}</div>`
  }
  return field(view, {
    name: 'address',
    label: company.address,
    hint: company.addressHint,
    placeholder: company.addressSample,
    value: place.address,
    spellcheck: 'false',
    autocomplete: 'off',
    mono: true,
    wide: true,
    filled,
  })
}
