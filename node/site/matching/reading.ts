/** A place read for comparing: its name in words, its address in parts. */
import { type Address, parseAddress } from './address.ts'
import { parseLine } from './line.ts'
import { type Name, nameOf } from './name.ts'
import type { Place } from './place.ts'
import { plain } from './text.ts'

export type Reading = {
  name: Name
  address: Address
  /** The words of its suburb, which names like to repeat. */
  around: ReadonlySet<string>
}

export function readPlace(place: Place): Reading {
  const { name, lines } = inTheirFields(place)
  const address = parseAddress({ ...place, lines })
  const named = nameOf(name)
  const around = new Set([...address.suburb, ...address.others.flat()])
  return { name: named.length > 0 ? named : nameInLines(lines), address, around }
}

/** "Joe's Pizza, 12 High St" in the lines alone: what stands before the street is the name. */
function nameInLines(lines: readonly string[]): Name {
  const [first = '', ...more] = lines.flatMap((line) => line.split(','))
  return /\d/.test(first) || isStreet(first, false) || !more.some((piece) => isStreet(piece))
    ? []
    : nameOf(first)
}

/** Imports swap columns: a street in the name, and none in the lines. */
function inTheirFields({ name, lines }: Place): Pick<Place, 'name' | 'lines'> {
  if (
    !/\d/.test(name) ||
    !isStreet(name) ||
    lines.some((line) => line.split(',').some((piece) => isStreet(piece)))
  )
    return { name, lines }
  const [first = '', ...more] = lines
  return { name: first, lines: [name, ...more] }
}

function isStreet(text: string, numbered = true): boolean {
  const { typed, number } = parseLine(plain(text))
  return typed && (number !== undefined || !numbered)
}
