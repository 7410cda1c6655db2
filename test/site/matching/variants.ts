/** Per category: a seed made into another spelling of itself, or into another place. */
import type { Place } from '../../../node/site/matching/place.ts'
import type { Random } from '../../link/model-random.ts'
import {
  exchanged,
  linesOf,
  mistyped,
  pick,
  placeOfSeed,
  type Seed,
  shortStreet,
  shuffled,
  streetOf,
  withoutAccents,
} from './spelling.ts'

/** undefined: the seed has nothing for this category. `other` is another seed of its style. */
type Variant = (seed: Seed, random: Random, other: Seed) => Place | undefined

function oneLine(seed: Seed): string {
  const [line = ''] = linesOf(seed)
  if (seed.style === 'dk' || seed.style === 'de') return `${line}, ${seed.postcode} ${seed.suburb}`
  return [line, `${seed.suburb} ${[seed.state, seed.postcode].filter(Boolean).join(' ')}`].join(
    ', ',
  )
}

export const sameVariants: Readonly<Record<string, Variant>> = {
  abbreviation: (seed, random) => ({
    ...placeOfSeed(seed),
    lines: linesOf(seed, shortStreet(seed, random)),
  }),
  'typo in name': (seed, random) => ({ ...placeOfSeed(seed), name: mistyped(seed.name, random) }),
  'typo in street': (seed, random) => ({
    ...placeOfSeed(seed),
    lines: linesOf(seed, mistyped(streetOf(seed), random)),
  }),
  'typo in suburb': (seed, random) => ({
    ...placeOfSeed(seed),
    suburb: mistyped(seed.suburb, random),
  }),
  'transposed postcode': (seed) => ({ ...placeOfSeed(seed), postcode: exchanged(seed.postcode) }),
  'missing postcode': (seed, random) => ({
    ...placeOfSeed(seed),
    lines: linesOf(seed, shortStreet(seed, random)),
    postcode: '',
    state: '',
    country: '',
  }),
  'missing suburb': (seed) => ({ ...placeOfSeed(seed), suburb: '', country: '' }),
  'missing house number': (seed) => ({ ...placeOfSeed(seed), lines: [streetOf(seed)] }),
  'missing name': (seed, random) => ({
    ...placeOfSeed(seed),
    name: '',
    lines: linesOf(seed, shortStreet(seed, random)),
  }),
  'word order': (seed) => ({ ...placeOfSeed(seed), name: shuffled(seed.name) }),
  'one-line address': (seed) => ({
    ...placeOfSeed(seed),
    lines: [oneLine(seed)],
    suburb: '',
    state: '',
    postcode: '',
    country: '',
  }),
  'one line without commas': (seed) =>
    seed.kind
      ? {
          ...placeOfSeed(seed),
          lines: [oneLine(seed).replaceAll(',', '')],
          suburb: '',
          state: '',
          postcode: '',
          country: '',
        }
      : undefined,
  'unit written otherwise': (seed, random) => {
    if (!seed.unit) return undefined
    if (seed.style === 'dk')
      return {
        ...placeOfSeed(seed),
        lines: [`${streetOf(seed)} ${seed.number} ${seed.unit.replace('.', '')}`],
      }
    const line = `${seed.number} ${shortStreet(seed, random)}`
    const forms = [
      `${seed.unit}/${line}`,
      `U ${seed.unit}/${line}`,
      `Unit ${seed.unit} ${line}`,
      `U${seed.unit}, ${line}`,
    ]
    return {
      ...placeOfSeed(seed),
      lines: [seed.style === 'us' ? `${line} Ste. ${seed.unit}` : pick(forms, random)],
    }
  },
  'lines divided': (seed) => {
    const lines = linesOf(seed).flatMap((line) => line.split(', '))
    return lines.length > 1 ? { ...placeOfSeed(seed), lines } : undefined
  },
  'case and accents': (seed) => ({
    ...placeOfSeed(seed),
    name: withoutAccents(seed.name).toUpperCase(),
    lines: linesOf(seed).map((line) => withoutAccents(line).toUpperCase()),
    suburb: withoutAccents(seed.suburb).toUpperCase(),
  }),
  'words added to name': (seed, random) => ({
    ...placeOfSeed(seed),
    name: pick(
      [
        `The ${seed.name}`,
        `${seed.name} (${seed.suburb})`,
        `${seed.name} Group`,
        `${seed.name} - Main Office`,
      ],
      random,
    ),
  }),
  'swapped fields': (seed) => ({
    ...placeOfSeed(seed),
    name: linesOf(seed)[0]?.split(', ').at(-1) ?? '',
    lines: [seed.name],
  }),
  'several errors': (seed, random) => ({
    ...placeOfSeed(seed),
    name: mistyped(seed.name, random),
    lines: linesOf(seed, mistyped(shortStreet(seed, random), random)),
    suburb: random.chance(0.5) ? mistyped(seed.suburb, random) : '',
    state: '',
    postcode: random.chance(0.5) ? exchanged(seed.postcode) : seed.postcode,
  }),
}

function numbered(seed: Seed, number: string): Place {
  return placeOfSeed({ ...seed, number })
}

const firstNumber = (seed: Seed) => Number.parseInt(seed.number, 10)

export const otherVariants: Readonly<Record<string, Variant>> = {
  'neighbour number': (seed) =>
    numbered(seed, String(firstNumber(seed) + (seed.number.includes('-') ? 8 : 2))),
  'transposed house number': (seed) =>
    exchanged(seed.number) === seed.number ? undefined : numbered(seed, exchanged(seed.number)),
  'number and letter': (seed) =>
    /^\d+$/.test(seed.number) ? numbered(seed, `${seed.number}A`) : undefined,
  'range and number': (seed) =>
    /^\d\d+$/.test(seed.number)
      ? numbered(seed, `${seed.number[0]}-${seed.number.slice(1)}`)
      : undefined,
  'slash and number': (seed) =>
    /^\d\d+$/.test(seed.number) && seed.kind
      ? numbered({ ...seed, unit: '' }, `${seed.number[0]}/${seed.number.slice(1)}`)
      : undefined,
  'other unit': (seed) => {
    if (!seed.unit) return undefined
    if (seed.style === 'dk')
      return placeOfSeed({
        ...seed,
        unit: seed.unit.endsWith('tv')
          ? seed.unit.replace('tv', 'th')
          : seed.unit.replace('th', 'tv'),
      })
    return placeOfSeed({ ...seed, unit: String(Number(seed.unit) + 1) })
  },
  'renamed tenant': (seed, _, other) => ({ ...placeOfSeed(seed), name: other.name }),
  'moved tenant': (seed, _, other) => ({ ...placeOfSeed(other), name: seed.name }),
  'chain store branch': (seed, random, other) => ({
    ...placeOfSeed({
      ...seed,
      unit: '',
      street: other.street,
      kind: other.kind,
      number: String(random.from(1, 300)),
    }),
  }),
  'branch in another suburb': (seed, _, other) =>
    other.suburb === seed.suburb
      ? undefined
      : {
          ...placeOfSeed(seed),
          suburb: other.suburb,
          postcode: other.postcode,
          state: other.state,
        },
  'alike name, other number': (seed, random) => {
    const words = seed.name.split(' ')
    return {
      ...numbered(seed, String(firstNumber(seed) + random.from(3, 92))),
      name: [...words.slice(0, -1), pick(['Annex', 'Depot', 'Kiosk', 'Studio'], random)].join(' '),
    }
  },
  'other name and number': (seed, random, other) => ({
    ...numbered(seed, String(random.from(501, 900))),
    name: other.name,
  }),
  'number in name': (seed) => ({ ...placeOfSeed(seed), name: `${seed.name} Site 2` }),
}
