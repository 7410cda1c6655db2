import { createHash } from 'node:crypto'
import t from 'tap'
import { bucketOf, differing, digestBuilder } from '../../protocol/link/digest.ts'
import { delta, stream } from './machine.ts'

const zero = '00'.repeat(32)

t.test(
  'a bucket’s hash is over its streams, each with the number and ids of its heads',
  async (t) => {
    const digest = digestBuilder()
    digest.add(stream(0xab, 1), [delta(2), delta(1)])
    digest.add(stream(0xab, 2), [])
    const expected = createHash('sha256')
      .update(Buffer.from(stream(0xab, 1), 'hex'))
      .update(Buffer.from([0, 0, 0, 2]))
      .update(Buffer.from(delta(1) + delta(2), 'hex'))
      .update(Buffer.from(stream(0xab, 2), 'hex'))
      .update(Buffer.from([0, 0, 0, 0]))
    const buckets = digest.buckets()
    t.equal(buckets.length, 256)
    t.equal(buckets[0xab], expected.digest('hex'))
    t.ok(buckets.every((hash, n) => n === 0xab || hash === zero))
  },
)

t.test('heads count in whatever order they are held', async (t) => {
  const [one, other] = [
    [delta(1), delta(2)],
    [delta(2), delta(1)],
  ].map((heads) => {
    const digest = digestBuilder()
    digest.add(stream(1), heads)
    return digest.buckets()
  })
  t.strictSame(one, other)
})

t.test('what differs are the buckets of the streams that differ', async (t) => {
  const digests = [1, 2].map((changed) => {
    const digest = digestBuilder()
    digest.add(stream(0), [delta(7)])
    digest.add(stream(5), [delta(changed)])
    if (changed === 2) digest.add(stream(255), [])
    return digest.buckets()
  })
  t.strictSame(differing(digests[0] ?? [], digests[1] ?? []), [5, 255])
})

t.test('a stream belongs to the bucket of its first byte', async (t) => {
  t.equal(bucketOf(stream(0)), 0)
  t.equal(bucketOf(stream(0xf3, 99)), 0xf3)
})

t.test('streams out of order would make another hash, so they are a bug', async (t) => {
  const digest = digestBuilder()
  digest.add(stream(1, 5), [])
  digest.add(stream(0, 9), [])
  t.throws(() => digest.add(stream(1, 5), []))
  t.throws(() => digest.add(stream(1, 4), []))
})
