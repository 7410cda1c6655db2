import fc from 'fast-check'
import t from 'tap'
import type { Place } from '../../../node/site/matching/place.ts'
import { placeKey } from '../../../node/site/matching/place-key.ts'

const nowhere: Place = { name: '', lines: [], suburb: '', state: '', postcode: '', country: '' }
const named = (name: string) => placeKey({ ...nowhere, name })
const at = (...lines: string[]) => placeKey({ ...nowhere, lines })

const text = fc.string({ unit: 'binary', maxLength: 12 })
const place = fc.record({
  name: text,
  lines: fc.array(text, { maxLength: 3 }),
  suburb: text,
  state: text,
  postcode: text,
  country: text,
})

/** The key's own spelling of a place. */
function evened(key: string): Place {
  const [name, lines, suburb, state, postcode, country] = JSON.parse(key)
  return { name, lines, suburb, state, postcode, country }
}

t.test('what the table evens out is exactly the same', async (t) => {
  const pairs: [string, string, string][] = [
    ['letter case', 'NØRREGADE 12', 'nørregade 12'],
    ['capitals of ß', 'HAUPTSTRASSE', 'Hauptstraße'],
    ['Greek final sigma', 'ΟΔΟΣ', 'οδος'],
    ['composed and decomposed', 'Café', 'Cafe\u0301'],
    ['runs of spaces', ' 12  High\tSt ', '12 High St'],
    ['a no-break space', '12\u00a0High St', '12 High St'],
    ['full-width letters', '１２ Ｈｉｇｈ', '12 high'],
    ['half-width Katakana', 'ｶﾌｪ', 'カフェ'],
    ['a zero-width space', '12 High\u200b St', '12 High St'],
    ['direction marks', '\u202a12 High St\u202c', '12 High St'],
    ['curly apostrophes', 'O’Brien', "O'Brien"],
    ['the no-break hyphen', '2\u20114 High St', '2-4 High St'],
  ]
  for (const [what, one, other] of pairs) {
    t.equal(named(one), named(other), what)
    t.equal(at(one), at(other), what)
  }
  t.equal(at('12 High St', '', ' '), at('12 High St'), 'empty lines')
})

t.test('whatever else differs is another place', async (t) => {
  const pairs: [string, string][] = [
    ['2-4 High St', '24 High St'],
    ['2-4 High St', '2 4 High St'],
    ['2-4 High St', '2–4 High St'],
    ['1/23 High St', '123 High St'],
    ['1/23 High St', '1-23 High St'],
    ['12A High St', '12 High St'],
    ['12² High St', '122 High St'],
    ['12½ High St', '121/2 High St'],
    ['012 High St', '12 High St'],
    ['12 High St', '12 High Street'],
    ['12 High St', '12 High St.'],
    ['12, High St', '12 High St'],
    ['Cafe', 'Café'],
    ['Nørregade', 'Noerregade'],
    ['Iı', 'ii'],
    ['', '12 High St'],
  ]
  for (const [one, other] of pairs) t.not(at(one), at(other), `${one} and ${other}`)
})

t.test('fields stay apart', async (t) => {
  t.not(placeKey({ ...nowhere, name: 'a b' }), placeKey({ ...nowhere, name: 'a', suburb: 'b' }))
  t.not(at('12 High St', 'Kew'), at('12 High St Kew'))
  t.not(at('","'), at('', ''))
  t.not(placeKey({ ...nowhere, state: 'x' }), placeKey({ ...nowhere, postcode: 'x' }))
  fc.assert(
    fc.property(place, (any) => {
      const { suburb, state } = evened(placeKey(any))
      const exchanged = placeKey({ ...any, suburb: any.state, state: any.suburb })
      return suburb === state || exchanged !== placeKey(any)
    }),
  )
})

t.test('the spelling of a key has the same key', async () => {
  fc.assert(
    fc.property(place, (any) => placeKey(evened(placeKey(any))) === placeKey(any)),
    { numRuns: 3000 },
  )
})

t.test('house numbers stand in the key as they were written', async () => {
  const sign = fc.constantFrom('-', '/', ' ', ',', '.', '')
  const number = fc.tuple(fc.nat(9999), sign, fc.nat(9999)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(number, number, (one, other) => {
      const same = at(`${one} High St`) === at(`${other} High St`)
      return same === (one.trim() === other.trim())
    }),
    { numRuns: 2000 },
  )
})

t.test(
  'two texts have one key only if letter case, form, width or unseen signs divide them',
  async () => {
    // By another way than the code's: the letters' compatibility form, through small letters alone.
    const loosest = (of: string) =>
      of
        .normalize('NFKC')
        .toLocaleUpperCase('und')
        .toLocaleLowerCase('und')
        .normalize('NFKC')
        .replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}\s\p{Z}]/gu, '')
        .replaceAll(/[‘’ʼ]/g, "'")
        .replaceAll(/[“”]/g, '"')
        .replaceAll('‐', '-')
        .replaceAll('ς', 'σ')
    const near = fc.string({
      unit: fc.constantFrom(
        ...'aAáÁåÅßẞsSıIiİ12²½-‐‑–/.,\'’ʼ"“” \u00a0\t\u200b\u0301\u030aＡａ１σςΣ',
      ),
      maxLength: 5,
    })
    fc.assert(
      fc.property(near, near, (one, other) => {
        return named(one) !== named(other) || loosest(one) === loosest(other)
      }),
      { numRuns: 20000 },
    )
  },
)
