/** How much of the disk attachments may take, and each company of that. */
import t from 'tap'
import { Room } from '../../node/attachment/room.ts'
import { author } from '../support/author.ts'

const [first, second, third] = ['F01', 'F02', 'F03'].map((code) => author(code).company)

t.test('one company takes half of what the others leave, and the rest is for others', async (t) => {
  const room = new Room(1000, async () => 1e12)
  t.notOk(await room.take(501, first))
  t.ok(await room.take(500, first))
  t.notOk(await room.take(1, first), 'its share is used up')
  t.ok(await room.take(250, second), 'another one still has room')
  t.notOk(await room.take(1, second))
  t.ok(await room.take(125, third))
  t.ok(await room.take(125), 'what is added here is bounded by the whole alone')
  t.equal(room.used, 1000)
  t.notOk(await room.take(1))
})

t.test('what was given back counts no more, and a refused file never did', async (t) => {
  const room = new Room(1000, async () => 1e12)
  t.ok(await room.take(400, first))
  t.notOk(await room.take(200, first))
  room.release(400, first)
  t.equal(room.used, 0)
  t.ok(await room.take(500, first))
})
