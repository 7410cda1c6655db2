import t from 'tap'
import { BoundedMap } from '../../protocol/identity/bounded-map.ts'

t.test('the entry longest not asked for makes room', async (t) => {
  const map = new BoundedMap<string, number>(2)
  map.set('a', 1)
  map.set('b', 2)
  t.equal(map.get('a'), 1)
  map.set('c', 3)
  t.equal(map.get('b'), undefined)
  t.equal(map.get('a'), 1)
  t.equal(map.get('c'), 3)
})

t.test('an entry that is set again takes no second place', async (t) => {
  const map = new BoundedMap<string, number>(2)
  map.set('a', 1)
  map.set('b', 2)
  map.set('b', 3)
  t.equal(map.get('a'), 1)
  t.equal(map.get('b'), 3)
})
