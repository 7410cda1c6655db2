/** A made-up site, of words that repeat as they do in a real site book: common, less common, rare. */
import type { Random } from '../../link/model-random.ts'
import { pick, type Seed } from './spelling.ts'

const towns =
  `Ashford Benalla Cowra Dalby Echuca Forbes Gympie Hay Inverell Junee Kyneton Leeton Moree Narrabri Orange
Parkes Quirindi Roma Sale Temora Ulladulla Wagga Yass Armidale Bathurst Casino Dubbo Emerald Finley Goulburn`.split(
    /\s+/,
  )
const roads =
  `George King Queen Church High Station Park Victoria Albert William Elizabeth Bridge Mill Railway Bay Beach
Hill Forest River Lake Elm Oak Wattle Banksia Acacia Kent Sussex Clarence York Pitt Hunter Phillip Macquarie`.split(
    /\s+/,
  )
const kinds = ['Street', 'Road', 'Avenue', 'Drive', 'Lane']
const trades =
  `Bakery Dental Storage Freight Motors Hotel Pharmacy Cafe School Warehouse Logistics Clinic Hardware Gym
Restaurant Library Foundry Nursery Winery Laundry`.split(/\s+/)
const syllables =
  'ba cor del fen gar hol ibe jun kal lor mar nev ost pel qui ros sten tor ul vex wim yar zan'.split(
    ' ',
  )

function madeUpWord(random: Random): string {
  const word = Array.from({ length: random.from(2, 3) }, () => pick(syllables, random)).join('')
  return `${word[0]?.toUpperCase()}${word.slice(1)}`
}

export function madeUpSeed(random: Random): Seed {
  const town = random.from(0, 599)
  const chain = random.chance(0.2)
  return {
    style: 'au',
    // A fifth of the sites are branches of thirty chains.
    name: chain
      ? `${towns[random.from(0, 29)]} ${trades[0]} Chain`
      : `${madeUpWord(random)} ${pick(trades, random)}`,
    unit: random.chance(0.25) ? String(random.from(1, 40)) : '',
    number: String(random.from(1, 400)),
    street: random.chance(0.5) ? pick(roads, random) : madeUpWord(random),
    kind: pick(kinds, random),
    suburb: `${towns[town % 30]}${['', ' North', ' South', ' East', ' Heights'][Math.floor(town / 120)]}`,
    state: 'NSW',
    postcode: String(2000 + town),
    country: 'Australia',
  }
}
