/** Weekly hours as they are typed and printed. */
import fc from 'fast-check'
import t from 'tap'
import type { OpenSpan } from '../../admin-ui/backend/address-book.ts'
import { texts } from '../../admin-ui/locales/locales.ts'
import { printHours, readHours } from '../../admin-ui/pages/address-book/hours-text.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const printed = (weekly: readonly OpenSpan[], language: 'en' | 'da' = 'en') =>
  printHours({ text: texts[language] }, weekly)

function read(text: string): readonly OpenSpan[] {
  const hours = readHours(text)
  if (hours.is === 'unclear') throw new Error(`unclear: ${hours.part}`)
  return hours.weekly
}

t.test('hours are read as people write them, and printed in one way', async (t) => {
  for (const [typed, expected] of [
    ['Mon-Fri 08:00-16:00', 'Mon-Fri 08:00-16:00'],
    ['mon – fri 8 - 16', 'Mon-Fri 08:00-16:00'],
    ['man-fre 8.00-16.00; lør 10-14', 'Mon-Fri 08:00-16:00, Sat 10:00-14:00'],
    ['Monday 0800-1600, 18-20', 'Mon 08:00-16:00, 18:00-20:00'],
    ['sat sun 10 to 12', 'Sat-Sun 10:00-12:00'],
    ['fri-mon 22:00-06:00', 'Mon 22:00-06:00, Fri-Sun 22:00-06:00'],
    ['daily 0-24', 'Mon-Sun 00:00-24:00'],
    ['dagligt 0-24', 'Mon-Sun 00:00-24:00'],
    ['Tue & Thu 9-12', 'Tue 09:00-12:00, Thu 09:00-12:00'],
    ['  ', ''],
    [',,;', ''],
  ] as const) {
    t.equal(printed(read(typed)), expected, typed)
  }
  t.equal(printed(read('Mon-Tue 8-16'), 'da'), 'man-tir 08:00-16:00')
})

t.test('what is not clear is named as it was typed', async (t) => {
  for (const [typed, part] of [
    ['Mon-Fri', 'Mon-Fri'],
    ['8-16', '8-16'],
    ['Mon 8-16, Xyz 9-10', 'Xyz 9-10'],
    ['m 8-16', 'm 8-16'],
    ['Mon 8-25', 'Mon 8-25'],
    ['Mon 24-25', 'Mon 24-25'],
    ['Mon 8:75-9', 'Mon 8:75-9'],
    ['Mon-Wed-Fri 8-9', 'Mon-Wed-Fri 8-9'],
    ['Mon morning', 'Mon morning'],
  ] as const) {
    t.strictSame(readHours(typed), { is: 'unclear', part }, typed)
  }
})

t.test('what was printed reads as what it was, in each language', async (t) => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'))
  const span = fc.record({ day: fc.constantFrom(...days), from: time, to: time })
  const key = ({ day, from, to }: OpenSpan) => `${days.indexOf(day)} ${from} ${to}`
  const sorted = (weekly: readonly OpenSpan[]) => weekly.map(key).sort()
  const same = fc.property(fc.array(span, { maxLength: 12 }), (weekly) =>
    (['en', 'da'] as const).every((language) => {
      const again = read(printed(weekly, language))
      return sorted(again).join() === sorted(weekly).join()
    }),
  )
  t.equal(fc.check(same).failed, false)
})

t.test('no text makes it throw', async (t) => {
  const read = fc.property(fc.string({ maxLength: 500 }), (text) => void readHours(text))
  t.equal(fc.check(read).failed, false)
  t.doesNotThrow(() => readHours(`${' '.repeat(500)}-`))
  t.doesNotThrow(() => readHours(`mon ${'8'.repeat(490)}`))
})
