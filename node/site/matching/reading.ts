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
  // "Joe's Pizza, 12 High St" in the lines alone: what stands before the street is the name.
  const nameless = named.length === 0 && address.others.length > 0 && address.suburb.length > 0
  const [first = [], ...others] = address.others
  const around = new Set([...address.suburb, ...(nameless ? others : address.others).flat()])
  return { name: nameless ? first : named, address, around }
}

/** Imports swap columns: a street in the name, and none in the lines. */
function inTheirFields({ name, lines }: Place): Pick<Place, 'name' | 'lines'> {
  if (!/\d/.test(name) || !isStreet(name) || lines.some((line) => line.split(',').some(isStreet)))
    return { name, lines }
  const [first = '', ...more] = lines
  return { name: first, lines: [name, ...more] }
}

function isStreet(text: string): boolean {
  const { typed, number } = parseLine(plain(text))
  return typed && number !== undefined
}
