import t from 'tap'
import { parseAddress } from '../../../node/site/matching/address.ts'
import { placeOf } from './pair-file.ts'

/** Number, unit, level or building, street and kind, suburb, postcode. */
function read(lines: string) {
  const { number, lot, box, unit, level, building, streets, suburb, others, postcode, state } =
    parseAddress(placeOf(`|${lines}`))
  const ways = streets.map(({ core, type, direction }) =>
    [direction, core, type].filter(Boolean).join(' '),
  )
  const all = {
    number: number?.literal,
    lot,
    box,
    unit,
    level,
    building,
    street: ways.join(' & '),
    around: [suburb, ...others]
      .map((words) => words.join(' '))
      .filter(Boolean)
      .join(', '),
    state,
    postcode,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value))
}

const readings: Readonly<Record<string, object>> = {
  '12 High St': { number: '12', street: 'high street' },
  '2-4 High Street': { number: '2-4', street: 'high street' },
  '2 - 4 High Street': { number: '2-4', street: 'high street' },
  '12a High Street': { number: '12a', street: 'high street' },
  '3/45 George St': { unit: '3', number: '45', street: 'george street' },
  'U 3/45 George St': { unit: '3', number: '45', street: 'george street' },
  'Unit 3 45 George Street': { unit: '3', number: '45', street: 'george street' },
  'Unit 3 ; 45 George Street': { unit: '3', number: '45', street: 'george street' },
  'Shop 4, 210 Pacific Hwy': { unit: '4', number: '210', street: 'pacific highway' },
  'Lvl 2, Tower B, 100 Miller St': {
    level: '2',
    building: 'b',
    number: '100',
    street: 'miller street',
  },
  '1400 Main St Suite 200, Dallas, TX 75202-1234': {
    unit: '200',
    number: '1400',
    street: 'main street',
    around: 'dallas',
    state: 'texas',
    postcode: '75202',
  },
  '435 s. la cienega blv.': { number: '435', street: 'south lacienega boulevard' },
  '12 St Kilda Rd St Kilda VIC 3182': {
    number: '12',
    street: 'saintkilda road',
    around: 'saint kilda',
    state: 'victoria',
    postcode: '3182',
  },
  '837 second ave. between 44th and 45th sts.': { number: '837', street: '2nd avenu' },
  'Cnr Liverpool Rd & Holden St': { street: 'liverpool road & holden street' },
  'Lot 12 Quarry Rd': { lot: '12', street: 'quarry road' },
  'PO Box 151': { box: '151' },
  'P.O. Box 151': { box: '151' },
  'Postboks 7': { box: '7' },
  'Nørregade 12, 2. tv., 5000 Odense C': {
    number: '12',
    unit: 'tv',
    level: '2',
    street: 'norre gade',
    around: 'odense c',
    postcode: '5000',
  },
  'Vestergd. 9B': { number: '9b', street: 'vester gade' },
  'H.C. Andersens Vej 4': { number: '4', street: 'hcandersens vej' },
  'Frederiksberg Allé 41, DK-1820': {
    number: '41',
    street: 'frederiksberg alle',
    postcode: '1820',
  },
  'Hauptstr. 5, 10115 Berlin': {
    number: '5',
    street: 'haupt strasse',
    around: 'berlin',
    postcode: '10115',
  },
  'Flat 2, 10 Mill Lane, York YO1 7AB': {
    unit: '2',
    number: '10',
    street: 'mill lane',
    around: 'york',
    postcode: 'yo17ab',
  },
}

t.test('an address is read however it was written', async (t) => {
  for (const [lines, parts] of Object.entries(readings)) t.strictSame(read(lines), parts, lines)
})
