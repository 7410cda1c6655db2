/**
 * From a comparison to a score. Each part adds its evidence, as logarithms of odds; what is absent
 * adds nothing. What names another door cannot be outweighed: it caps the score below suggesting.
 */
import type { Comparison } from './comparison.ts'

/** Two places picked at random are not the same; so much must speak for it. */
const beforehand = -4

/** Points (likeness, evidence) with straight lines between them. */
type Curve = readonly (readonly [likeness: number, evidence: number])[]

const name_curve: Curve = [
  [0, -5],
  [0.4, -4],
  [0.6, -1.5],
  [0.75, 1.5],
  [0.9, 3.5],
  [1, 4.5],
]
const street_curve: Curve = [
  [0, -4.5],
  [0.4, -4],
  [0.7, 0.5],
  [0.85, 2.2],
  [1, 3],
]
const suburb_curve: Curve = [
  [0, -1.5],
  [0.5, -1],
  [0.8, 0.6],
  [1, 1],
]
/** Only in a field that may be a building's name, too: not the same says less. */
const unsure_suburb_min = -0.4
/** "Cafe" and "The Cafe" share a name that says nothing. */
const telling_name_min = 0.8

const number_evidence = { same: 2, alike: 1, typed: -2, differs: -4, absent: 0 } as const
const unit_evidence = { same: 0.8, alike: 0.4, differs: -4, absent: 0 } as const
const unit_left_out = -0.4
const postcode_evidence = { same: 1, alike: 0.3, differs: -1.2, absent: 0 } as const
const state_evidence = { same: 0.2, alike: 0, differs: -1.5, absent: 0 } as const
const country_evidence = { same: 0, alike: 0, differs: -3, absent: 0 } as const
const half_corner = -1

/** Below suggesting: another number, unit, street or town. */
const other_place_score_max = 0.4
const other_street_likeness_max = 0.55
const other_suburb_likeness_max = 0.6

export function scoreOf(comparison: Comparison): number {
  const odds = beforehand + ofName(comparison) + ofDoor(comparison) + ofRegion(comparison)
  const score = 1 / (1 + Math.exp(-odds))
  return isOtherDoor(comparison) || isOtherTown(comparison)
    ? Math.min(score, other_place_score_max)
    : score
}

function isOtherDoor({ name, number, unit, street }: Comparison): boolean {
  return (
    number === 'differs' ||
    number === 'typed' ||
    unit === 'differs' ||
    name?.otherNumber === true ||
    (street !== undefined && street < other_street_likeness_max)
  )
}

/** Of the suburb alone people have different opinions, of the postcode they mistype a digit. */
function isOtherTown({ suburb, postcode, state, country }: Comparison): boolean {
  const otherSuburb = suburb !== undefined && suburb < other_suburb_likeness_max
  // Without a suburb to compare, the postcode alone says which town.
  if (suburb === undefined && postcode === 'differs') return true
  const disagreements = [otherSuburb, postcode === 'differs', state === 'differs']
  return country === 'differs' || disagreements.filter(Boolean).length > 1
}

function ofName({ name }: Comparison): number {
  if (!name) return 0
  const evidence = along(name_curve, name.likeness)
  return evidence > 0 ? evidence * Math.min(1, name.shared / telling_name_min) : evidence
}

function ofDoor({ number, unit, unitLeftOut, street, halfCorner }: Comparison): number {
  const ofStreet = street === undefined ? 0 : along(street_curve, street)
  // The same number counts in the same street only.
  const sameStreet = street === undefined ? 0.5 : Math.max(0, Math.min(1, ofStreet))
  const ofNumber = number_evidence[number]
  return (
    ofStreet +
    (ofNumber > 0 ? ofNumber * sameStreet : ofNumber) +
    unit_evidence[unit] +
    (unitLeftOut ? unit_left_out : 0) +
    (halfCorner ? half_corner : 0)
  )
}

function ofRegion({ suburb, suburbSure, postcode, state, country }: Comparison): number {
  const ofSuburb = suburb === undefined ? 0 : along(suburb_curve, suburb)
  return (
    (suburbSure ? ofSuburb : Math.max(unsure_suburb_min, ofSuburb)) +
    postcode_evidence[postcode] +
    state_evidence[state] +
    country_evidence[country]
  )
}

function along(curve: Curve, likeness: number): number {
  const next = curve.findIndex(([point]) => point >= likeness)
  const [to, high] = curve[Math.max(next, 0)] ?? [1, 0]
  const [from, low] = curve[Math.max(next - 1, 0)] ?? [0, 0]
  return to === from ? high : low + ((high - low) * (likeness - from)) / (to - from)
}

/**
 * Nothing but spelling is between them: the same number in the same street, no unit that only one
 * has, the same name. Also of that a person decides.
 */
export function isCertain(comparison: Comparison): boolean {
  const { name, number, unit, unitLeftOut, street, halfCorner, suburb, postcode, state, country } =
    comparison
  const somewhere = postcode === 'same' || suburb === 1
  const nothingElsewhere =
    postcode !== 'differs' && state !== 'differs' && country !== 'differs' && (suburb ?? 1) >= 0.85
  return (
    name?.same === true &&
    number === 'same' &&
    street === 1 &&
    !halfCorner &&
    unit !== 'differs' &&
    !unitLeftOut &&
    somewhere &&
    nothingElsewhere
  )
}
