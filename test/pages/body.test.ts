/** The body of a form as whoever sends it may write it. */
import t from 'tap'
import { readFields } from '../../admin-ui/body.ts'
import { company } from './client.ts'

t.test('a list is read in its order, and of any other name the last counts', (t) => {
  const form = readFields(new URLSearchParams('a[]=1&b=2&a[]=3&b=4&[]=5&a=6&a[]=7'))
  t.strictSame({ ...form }, { a: ['7'], b: '4', '': ['5'] })
  t.end()
})

t.test('names of what every object has are names of fields like any other', (t) => {
  const form = readFields(new URLSearchParams('__proto__=x&constructor[]=y&toString=z'))
  t.strictSame(Object.entries(form), [
    ['__proto__', 'x'],
    ['constructor', ['y']],
    ['toString', 'z'],
  ])
  t.equal(Object.getPrototypeOf(form), null)
  t.end()
})

// Each element copied all those before it: this form kept the node busy for a minute.
t.test('a form of nothing but elements of a list is read like any other', async (t) => {
  const form = readFields(new URLSearchParams('[]&'.repeat(80_000)))
  t.equal(form['']?.length, 80_000)
  const { node, person } = await company(t)
  const { cookie } = await person('operator')
  const response = await fetch(`${node.url}/job/new`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: '[]&'.repeat(80_000),
  })
  t.ok(response.status < 500, `${response.status}`)
})
