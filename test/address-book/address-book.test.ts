import type { Test } from 'tap'
import t from 'tap'
import { AddressBook } from '../../node/address-book/address-book.ts'
import { entries_max } from '../../node/address-book/limits.ts'
import type { AddressBookRefusal } from '../../node/address-book/refusal.ts'
import { startRow } from '../support/chain.ts'
import type { Company } from '../support/company.ts'

/** Monday, ten to four in the night in Copenhagen. */
const now = Date.parse('2026-11-23T03:50:00+01:00')

async function bookOf(company: Company): Promise<AddressBook> {
  const { storage, links, code } = company
  const zone = () => 'Europe/Copenhagen'
  const book = new AddressBook({ storage, links, ownCode: code, now: () => now, zone })
  await book.load()
  return book
}

async function idOf(t: Test, added: ReturnType<AddressBook['add']>): Promise<string> {
  const answer = await added
  if ('refused' in answer) throw new Error(answer.message)
  t.match(answer.id, /^[0-9a-f]{64}$/)
  return answer.id
}

function refused(t: Test, answer: object, code: AddressBookRefusal['code'], field?: string): void {
  t.match(answer, { refused: true, code, message: /^\w.+\.$/ })
  t.equal('field' in answer ? answer.field : undefined, field)
}

const night = {
  name: 'Night Guards',
  code: 'ngt',
  phones: [{ label: 'office', number: '+45 33 12 34 56' }],
  aroundTheClock: '70 10 20 30',
  hours: { text: 'in the night', weekly: [{ day: 'sun', from: '20:00', to: '06:00' }] },
  notes: 'ask for Olsen',
  roles: ['provider'],
} as const

t.test(
  'a company without a link is there with its numbers and hours, and again after a start',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const book = await bookOf(alm)
    const id = await idOf(t, book.add(night, 'Kim'))
    const line = {
      id,
      link: 'none',
      name: 'Night Guards',
      code: 'NGT',
      phones: [{ label: 'office', number: '+45 33 12 34 56', tel: 'tel:+4533123456' }],
      aroundTheClock: { label: '', number: '70 10 20 30', tel: 'tel:70102030' },
      hours: night.hours,
      openNow: true,
      notes: 'ask for Olsen',
      roles: ['provider'],
      party: { name: 'Night Guards' },
      toPhone: true,
      changedAt: now,
      changedBy: 'Kim',
    }
    t.strictSame(book.get(id), line)
    t.strictSame((await bookOf(alm)).list(), [line])
  },
)

t.test(
  "a linked company is there by its link, and jobs that it can't get are phoned",
  async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    const book = await bookOf(alm)
    const told: string[] = []
    book.onChanged(() => told.push('changed'))
    t.match(book.get(pat.id), {
      ...{ id: pat.id, company: pat.id, link: 'active', name: 'PAT Security', code: 'PAT' },
      ...{ party: { company: pat.id }, toPhone: false, phones: [] },
    })
    t.strictSame(await book.change(pat.id, { aroundTheClock: '112' }, 'Kim'), { is: 'changed' })
    t.match(book.get(pat.id), { aroundTheClock: { tel: 'tel:112' }, changedBy: 'Kim' })
    const record = alm.links.get(pat.id)
    if (!record) throw new Error('there is a link')
    await alm.links.put({ ...record, state: 'paused' })
    t.match(book.get(pat.id), { link: 'paused', toPhone: true, party: { company: pat.id } })
    await alm.links.put({ ...record, state: 'blocked' })
    t.match(book.get(pat.id), { link: 'blocked', toPhone: true, party: { name: 'PAT Security' } })
    await alm.links.put({ ...record, state: 'requested' })
    t.strictSame(
      book.list().map(({ link }) => link),
      ['none'],
      'a request is no link',
    )
    t.equal(told.length, 4)
  },
)

t.test('what is changed stays otherwise as it was, and empty text clears', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const book = await bookOf(alm)
  const id = await idOf(t, book.add(night, 'Kim'))
  await book.change(id, { notes: '' }, 'Bo')
  t.match(book.get(id), { name: 'Night Guards', code: 'NGT', notes: '', changedBy: 'Bo' })
  await book.change(id, { code: '', aroundTheClock: '' }, 'Bo')
  const line = book.get(id)
  t.strictSame([line?.code, line?.aroundTheClock], [undefined, undefined])
  t.strictSame(await book.remove(id), { is: 'removed' })
  t.equal(book.get(id), undefined)
  refused(t, await book.remove(id), 'not-found')
  refused(t, await book.change(id, {}, 'Bo'), 'not-found')
  t.strictSame((await bookOf(alm)).list(), [])
})

t.test("what can't be is refused beside its field", async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const book = await bookOf(alm)
  await idOf(t, book.add(night, 'Kim'))
  const other = { name: 'Dawn Patrol' }
  const wrong: [input: object, code: AddressBookRefusal['code'], field: string][] = [
    [{ name: ' ' }, 'missing', 'name'],
    [{ name: 'x\u202ey' }, 'invalid', 'name'],
    [{ name: 'x'.repeat(121) }, 'invalid', 'name'],
    [{ name: 'night  GUARDS' }, 'name-taken', 'name'],
    [{ name: 'PAT Security' }, 'name-taken', 'name'],
    [{ ...other, code: 'N' }, 'invalid', 'code'],
    [{ ...other, code: 'ngt' }, 'code-taken', 'code'],
    [{ ...other, code: 'pat' }, 'code-taken', 'code'],
    [{ ...other, code: 'alm' }, 'code-taken', 'code'],
    [{ ...other, phones: [night.phones[0], { label: '', number: 'x' }] }, 'invalid', 'phones.1'],
    [{ ...other, phones: [{ label: 'x'.repeat(61), number: '112' }] }, 'invalid', 'phones.0'],
    [{ ...other, phones: Array(13).fill(night.phones[0]) }, 'invalid', 'phones'],
    [{ ...other, aroundTheClock: 'always' }, 'invalid', 'aroundTheClock'],
    [{ ...other, notes: 'x'.repeat(2001) }, 'invalid', 'notes'],
    [{ ...other, roles: ['owner'] }, 'invalid', 'roles'],
    [{ ...other, hours: { text: 'x'.repeat(501), weekly: [] } }, 'invalid', 'hours.text'],
  ]
  for (const [input, code, field] of wrong) {
    refused(t, await book.add(input as typeof other, 'Kim'), code, field)
  }
  refused(t, await book.change(pat.id, { name: 'Other' }, 'Kim'), 'linked', 'name')
  refused(t, await book.change(pat.id, { code: 'XYZ' }, 'Kim'), 'linked', 'code')
  t.equal(book.list().length, 2)
})

t.test('there are only so many companies', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  await alm.storage.write((unit) => {
    for (let n = 0; n < entries_max; n++) {
      unit.putAddressBookEntry({
        ...{ id: `${n}`.padStart(64, '0'), name: `Company ${n}`, phones: [], notes: '', roles: [] },
        ...{ hours: { text: '', weekly: [] }, changedAt: 1, changedBy: 'Kim' },
      })
    }
  })
  refused(t, await (await bookOf(alm)).add(night, 'Kim'), 'too-many')
})

t.test('companies are found by code, name and number, the best first', async (t) => {
  const { alm } = await startRow(t, ['alm', 'pat'])
  const book = await bookOf(alm)
  await idOf(t, book.add(night, 'Kim'))
  await idOf(t, book.add({ name: 'Guards of the Night', roles: ['customer'] }, 'Kim'))
  await idOf(
    t,
    book.add({ name: 'Møller & Søn', phones: [{ label: '', number: '020 7946 0000' }] }, 'Kim'),
  )
  const found = (text: string) => book.list({ text }).map(({ name }) => name)
  t.strictSame(
    book.list().map(({ name }) => name),
    [...['Guards of the Night', 'Møller & Søn', 'Night Guards', 'PAT Security']],
  )
  t.strictSame(found('night'), ['Night Guards', 'Guards of the Night'])
  t.strictSame(found('NIGHT gu'), ['Night Guards', 'Guards of the Night'])
  t.strictSame(found('ngt'), ['Night Guards'])
  t.strictSame(found('pat'), ['PAT Security'])
  t.strictSame(found('søn mø'), ['Møller & Søn'])
  t.strictSame(found('3312'), ['Night Guards'])
  t.strictSame(found('033 12 34 56'), ['Night Guards'], 'as it is dialled inside the country')
  t.strictSame(found('+45 33'), ['Night Guards'])
  t.strictSame(found('70-10'), ['Night Guards'], 'the number that is answered at night, too')
  t.strictSame(found('7946'), ['Møller & Søn'])
  t.strictSame(found('33'), [], "two digits are in everybody's number")
  t.strictSame(found('zzz'), [])
  t.strictSame(
    book.list({ role: 'customer' }).map(({ name }) => name),
    ['Guards of the Night'],
  )
  t.equal(book.list({ limit: 2 }).length, 2)
})

t.test('whom a job names is found by company, or by the words of the job', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const book = await bookOf(alm)
  const id = await idOf(t, book.add(night, 'Kim'))
  t.equal(book.find({ name: 'night guards' })?.id, id)
  t.equal(book.find({ name: 'NGT' })?.id, id)
  t.equal(book.find({ name: 'Night' }), undefined, 'and not by some of it')
  t.equal(book.find({ name: '' }), undefined)
  t.equal(book.find({ company: pat.id, name: 'whatever' })?.id, pat.id)
  const stranger = 'f'.repeat(64) as typeof pat.id
  t.equal(book.find({ company: stranger, name: 'Night Guards' }), undefined)
})

t.test('what was written of a company goes to its link when it has one', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const book = await bookOf(alm)
  const id = await idOf(t, book.add(night, 'Kim'))
  const unknown = 'f'.repeat(64) as typeof pat.id
  refused(t, await book.join(id, unknown, 'Bo'), 'not-linked', 'company')
  refused(t, await book.join(pat.id, pat.id, 'Bo'), 'not-found')
  t.strictSame(await book.join(id, pat.id, 'Bo'), { is: 'joined' })
  t.equal(book.get(id), undefined)
  t.match(book.get(pat.id), { name: 'PAT Security', code: 'PAT', notes: 'ask for Olsen' })
  t.equal((await bookOf(alm)).list().length, 1)
  const again = await idOf(t, book.add(night, 'Kim'))
  refused(t, await book.join(again, pat.id, 'Bo'), 'linked')
})
