import { equal, match } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { digitsOf, isPhone, telOf } from '../../node/address-book/phone.ts'

t.test(
  'numbers are taken as people write them, and dialled without what is only written',
  async (t) => {
    const numbers: [typed: string, tel: string][] = [
      ['112', 'tel:112'],
      ['33 12 34 56', 'tel:33123456'],
      ['+45 33 12 34 56', 'tel:+4533123456'],
      ['+44 (0)20 7946-0000', 'tel:+442079460000'],
      ['(020) 7946 0000', 'tel:02079460000'],
      ['020/79.46-00', 'tel:020794600'],
      ['+45 33123456 x12', 'tel:+4533123456;ext=12'],
      ['33123456 ext. 12', 'tel:33123456;ext=12'],
      ['33123456 lok 12', 'tel:33123456;ext=12'],
    ]
    for (const [typed, tel] of numbers) {
      t.ok(isPhone(typed), typed)
      t.equal(telOf(typed), tel)
    }
  },
)

t.test('what is no number, or more than one, is refused', async (t) => {
  const wrong = [
    ...[
      '',
      ' 112',
      '11',
      '1'.repeat(16),
      'ask Olsen',
      '33 12 34 56 or 33 12 34 57',
      '++4533123456',
    ],
    ...['33  12', '33-', '(33', '33)', '()33123456', '33123456 x', '33123456x1234567', '٣٣١٢٣٤٥٦'],
    ...['tel:112', '33123456\n', '112<script>', '1-'.repeat(30)],
  ]
  for (const typed of wrong) t.notOk(isPhone(typed), JSON.stringify(typed))
})

t.test('whatever is taken leads to digits alone', async () => {
  const typed = fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./xext'), maxLength: 44 })
  const groups = fc.array(fc.stringMatching(/^\d{2,4}$/), { minLength: 1, maxLength: 4 })
  const likely = groups.map((all) => `+${all.join(' ')}`)
  fc.assert(
    fc.property(fc.oneof(typed, likely), (text) => {
      if (!isPhone(text)) return
      match(telOf(text), /^tel:\+?\d{3,15}(;ext=\d{1,6})?$/)
      equal(telOf(text).replace(/;.*/, '').replaceAll(/\D/g, ''), digitsOf(text))
    }),
    { numRuns: 3000 },
  )
})
