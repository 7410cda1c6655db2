/** The address book over the interface. */
import t from 'tap'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

t.test('a company is added, found, changed and removed', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { write: token, read } = node
  const body = {
    name: 'Night Guards',
    code: 'ngt',
    aroundTheClock: '70 10 20 30',
    hours: { weekly: [{ day: 'mon', from: '00:00', to: '24:00' }] },
  }
  const added = await ask('POST', '/address-book', { token, body })
  t.equal(added.status, 201)
  const { company } = added.body
  t.match(company, { name: 'Night Guards', code: 'NGT', link: 'none', changedBy: 'Olsen' })
  t.match(company.aroundTheClock, { tel: 'tel:70102030' })
  t.type(company.openNow, 'boolean')
  const found = await ask('GET', '/address-book?text=night', { token: read })
  t.strictSame(found.body.companies, [company])
  const path = `/address-book/${company.id}`
  t.strictSame((await ask('GET', path, { token: read })).body, { company })
  const change = { token, body: { notes: 'ask for Olsen', by: 'Kim' } }
  const changed = await ask('PATCH', path, change)
  t.match(changed.body.company, { notes: 'ask for Olsen', code: 'NGT', changedBy: 'Kim' })
  t.equal((await ask('DELETE', path, { token })).status, 204)
  refused(t, await ask('GET', path, { token: read }), 404, 'not-found')
  refused(t, await ask('DELETE', path, { token }), 404, 'not-found')
})

t.test('what is wrong is refused beside its field, and a reader changes nothing', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { write: token } = node
  const add = (body: object, by = token) => ask('POST', '/address-book', { token: by, body })
  refused(t, await add({ name: 'x' }, node.read), 403, 'wrong-scope')
  refused(t, await add({ name: '' }), 422, 'missing', 'name')
  const phones = [{ label: '', number: 'ask Olsen' }]
  refused(t, await add({ name: 'x', phones }), 422, 'invalid', 'phones.0')
  await add({ name: 'Night Guards' })
  refused(t, await add({ name: 'night guards' }), 409, 'name-taken', 'name')
  refused(t, await add({ name: 'Mill', code: 'ALM' }), 409, 'code-taken', 'code')
})
