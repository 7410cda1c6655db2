/** The address book over HTTP: who is phoned under which numbers, found, changed and removed. */
import t from 'tap'
import { clientOf } from '../api/client.ts'
import { World } from '../api/node.ts'
import { link } from '../support/company.ts'
import { company } from './client.ts'
import { flashOf } from './job-desk.ts'

const locksmith = {
  name: 'Frandsen Locksmith',
  code: '',
  aroundTheClock: '+45 20 33 44 55',
  number1: '86 12 34 56',
  label1: 'workshop',
  weekly: 'Mon-Fri 8-16',
  hours: 'Closed in July',
  notes: 'Ask for Kim at night',
  'roles[]': 'provider',
}

/** The address of an entry's page, by its name. */
function pageOf(text: string, name: string): string {
  const row = text.split('<tr ').find((one) => one.includes(`<b>${name}<`)) ?? ''
  return /href="(\/address-book\/[0-9a-f]{64})"/.exec(row)?.[1] ?? ''
}

const asOfIn = (text: string) => /name="asOf" value="(\d*)"/.exec(text)?.[1] ?? 'no field'

t.test(
  'a company is added, found by what one remembers of it, and phoned by a touch',
  async (t) => {
    const { person } = await company(t)
    const client = await person('operator')
    t.match((await client.get('/address-book')).text, 'Nobody yet')
    t.equal((await client.post('/address-book/new', locksmith)).status, 303)
    const page = await client.get('/address-book')
    t.equal(flashOf(page), 'Frandsen Locksmith is saved.')
    t.match(page.text, /<b>Frandsen Locksmith<\/b> <small>provider/)
    t.match(page.text, 'NOT SENT – PHONE')
    t.match(page.text, /href="tel:\+4520334455" aria-label="Call \+45 20 33 44 55"/)
    t.match(page.text, /href="tel:86123456"[\s\S]*?workshop/)
    t.match(page.text, /(open|closed) now[\s\S]*Mon-Fri 08:00-16:00[\s\S]*Closed in July/)
    const found = async (text: string) =>
      (await client.get(`/address-book?text=${encodeURIComponent(text)}`)).text.includes('Frandsen')
    t.ok(await found('lock'))
    t.ok(await found('3344'), 'by a part of a number')
    t.notOk(await found('Patrol'))
    t.match((await client.get('/address-book?text=Patrol')).text, 'Nobody of that name')
    const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
    t.match((await client.get('/address-book?text=lock', partial)).text, /^<div id="book"/)
  },
)

t.test('what is wrong stands beside the field, and everything typed stays', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  const refused = async (change: object, field: string, words: string | RegExp) => {
    const form = { ...locksmith, ...change }
    const { status, text } = await client.post('/address-book/new', form)
    t.equal(status, 422, field)
    const beside = text.split('<div class="field').find((one) => one.includes(`name="${field}"`))
    t.match(beside, words, field)
    t.match(beside, 'aria-invalid="true"', field)
    t.match(text, 'value="workshop"', 'what was typed stays')
    t.match(text, /value="provider" checked/, 'and what was ticked')
  }
  await refused({ name: '' }, 'name', 'Fill this in.')
  await refused({ code: 'TOOLONG' }, 'code', /3 letters or digits/)
  await refused({ number1: 'call Kim' }, 'number1', /Write a phone number/)
  await refused({ number1: '', label1: '', number2: 'x', label3: 'workshop' }, 'number2', /phone/)
  await refused({ aroundTheClock: '12' }, 'aroundTheClock', /Write a phone number/)
  await refused({ weekly: 'mornings' }, 'weekly', /“mornings” is not clear/)
  await client.post('/address-book/new', locksmith)
  await refused({}, 'name', /already|taken/)
})

t.test('an entry is changed and removed; who may only see does neither', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  await client.post('/address-book/new', locksmith)
  const at = pageOf((await client.get('/address-book')).text, 'Frandsen Locksmith')
  const { text } = await client.get(at)
  t.match(
    text,
    'name="weekly" aria-describedby="f-weekly-hint" type="text" value="Mon-Fri 08:00-16:00"',
  )
  t.match(text, /Last changed[\s\S]*Olsen 1/)
  const asOf = asOfIn(text)
  const typed = { ...locksmith, name: 'Frandsen and Son', number1: '', label1: '', asOf }
  t.equal((await client.post(at, typed)).status, 303)
  const changed = (await client.get('/address-book')).text
  t.match(changed, '<b>Frandsen and Son</b>')
  t.notMatch(changed, 'tel:86123456')
  const reader = await person('reader')
  t.notMatch((await reader.get('/address-book')).text, /Add a company|>Change</)
  t.match((await reader.get('/address-book')).text, 'Frandsen and Son')
  t.equal((await reader.get(at)).status, 403)
  t.equal((await reader.post(`${at}/remove`, {})).status, 403)
  t.equal((await client.post(`${at}/remove`, {})).status, 303)
  const page = await client.get('/address-book')
  t.match(flashOf(page), 'Frandsen and Son is removed')
  t.match(page.text, 'Nobody yet')
  t.equal((await client.get(at)).status, 404)
  t.equal((await client.post(`${at}/remove`, {})).status, 404)
})

t.test('of more companies than are listed it is said that there are more', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  const add = async (n: number) => {
    const body = { name: `Company ${String(n).padStart(3, '0')}` }
    const { status } = await clientOf(node)('POST', '/address-book', { token: node.write, body })
    t.equal(status, 201)
  }
  for (let n = 0; n < 200; n++) await add(n)
  t.notMatch((await client.get('/address-book')).text, 'There are more')
  await add(200)
  const { text } = await client.get('/address-book')
  t.match(text, 'The first 200 companies. There are more: search for them.')
  t.match(text, 'Company 199')
  t.notMatch(text, 'Company 200')
  const found = (await client.get('/address-book?text=200')).text
  t.match(found, 'Company 200')
  t.notMatch(found, 'There are more')
})

t.test(
  'of two who change an entry at once, the second is shown what the first saved',
  async (t) => {
    const { person } = await company(t)
    const first = await person('operator')
    const second = await person('operator')
    await first.post('/address-book/new', locksmith)
    const at = pageOf((await first.get('/address-book')).text, 'Frandsen Locksmith')
    const asOf = asOfIn((await second.get(at)).text)
    const saved = { ...locksmith, number1: '86 99 99 99', 'roles[]': 'customer', asOf }
    t.equal((await first.post(at, saved)).status, 303)
    const mine = { ...locksmith, notes: 'Ask for Eva', asOf }
    const again = await second.post(at, mine)
    t.equal(again.status, 409)
    t.match(again.text, 'Not saved yet: Olsen 1 has changed this company meanwhile.')
    t.match(again.text, /value="86 12 34 56"[\s\S]*?Saved now: 86 99 99 99/)
    t.match(again.text, /<\/span> customer<\/li>/)
    t.match(again.text, /Ask for Eva<\/textarea>[\s\S]*?Saved now: Ask for Kim at night/)
    t.notMatch(
      again.text,
      /Saved now: (workshop|Mon-Fri|Closed|none)/,
      'what both say is no matter',
    )
    t.match((await first.get('/address-book')).text, 'tel:86999999', 'nothing was replaced')
    t.equal((await second.post(at, { ...mine, asOf: asOfIn(again.text) })).status, 303)
    t.match((await first.get('/address-book')).text, /tel:86123456[\s\S]*Ask for Eva/)
    t.equal((await first.post(at, mine)).status, 303, 'both say the same')
  },
)

t.test('of a linked company numbers and hours are kept here; its name is its own', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { world, code: 'PAT' })
  await link(node.company, pat.node.company)
  const client = await person('operator')
  const at = `/address-book/${pat.node.company.id}`
  const page = (await client.get('/address-book')).text
  t.match(page, /PAT<\/span> <b>PAT Security<[\s\S]*sent by link/)
  const { text } = await client.get(at)
  t.match(text, 'Name and code are the linked company’s own.')
  t.notMatch(text, /name="name"|Remove|It has a link now/)
  await client.post(at, { ...locksmith, name: 'Another name', code: 'XYZ' })
  const changed = (await client.get('/address-book')).text
  t.match(changed, /<b>PAT Security<[\s\S]*tel:\+4520334455/)
  t.notMatch(changed, 'Another name')
  t.equal((await client.post(`${at}/remove`, {})).status, 303)
  t.match(flashOf(await client.get('/address-book')), 'The link stays.')
  t.notMatch((await client.get('/address-book')).text, 'tel:+45')
})

t.test('a company that was phoned and has a link now is one entry', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { world, code: 'PAT' })
  await link(node.company, pat.node.company)
  const client = await person('operator')
  await client.post('/address-book/new', { ...locksmith, name: 'Patrol East' })
  const at = pageOf((await client.get('/address-book')).text, 'Patrol East')
  t.match((await client.get(at)).text, 'It has a link now')
  const none = await client.post(`${at}/join`, { company: 'nobody' })
  t.equal(none.status, 422)
  t.match(none.text, 'Choose one of the list.')
  await client.post(`${at}/join`, { company: pat.node.company.id })
  const page = await client.get('/address-book')
  t.match(flashOf(page), 'Patrol East is one with its link now.')
  t.notMatch(page.text, '<b>Patrol East')
  t.match(page.text, /<b>PAT Security<[\s\S]*tel:\+4520334455/)
})
