/** Countries and time zones to choose from, as Intl knows them. */
import type { Language } from '../../backend/user.ts'
import type { Choice } from '../../views/field.ts'

/** Of ISO 3166, as far as somebody lives there. To ask Intl for each pair of letters takes long. */
const countries = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
  BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG
  EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR
  HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK
  LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE
  NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB
  SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT
  TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/)

/** By their names in that language. */
export function countryChoices(language: Language): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return countries
    .map((value) => ({ value, words: names.of(value) ?? value }))
    .toSorted((one, other) => compare(one.words, other.words))
}

export function isCountry(code: string): boolean {
  return countries.includes(code)
}

export function countryName(language: Language, code: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}

/** All of them, or those of one country. */
export function zoneChoices(zones: readonly string[] = allZones()): readonly Choice[] {
  return zones.map((value) => ({ value, words: value.replaceAll('_', ' ') }))
}

export function allZones(): readonly string[] {
  return [...Intl.supportedValuesOf('timeZone'), 'UTC'].sort()
}

/** The time zones that a country has. */
export function zonesOf(country: string): readonly string[] {
  // Not in the types of the language yet.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones?(): string[] | undefined
  }
  return locale.getTimeZones?.() ?? []
}

/** The country that a browser names with its first language: `da-DK,da;q=0.9` is `DK`. */
export function likelyCountry(acceptLanguage: string): string {
  const named = /^[a-z]{2,3}-([A-Z]{2})\b/.exec(acceptLanguage)?.[1] ?? ''
  return countries.includes(named) ? named : ''
}
