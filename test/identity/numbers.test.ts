import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { identityFiles } from '../../node/identity/files.ts'
import { numbersText, openNumbers } from '../../node/identity/numbers.ts'

/** A data folder with this numbers.json. */
function dataWith(t: Test, text: string | undefined) {
  const data = t.testdir({
    identity: text === undefined ? {} : { 'numbers.json': text },
  })
  const path = join(data, 'identity', 'numbers.json')
  return { data, path, reserved: () => JSON.parse(readFileSync(path, 'utf8')).reserved as number }
}

t.test('a new company counts from 10001', async (t) => {
  const { data } = dataWith(t, numbersText('new'))
  const numbers = await openNumbers(identityFiles(data))
  t.strictSame([await numbers.next(), await numbers.next()], [10_001, 10_002])
})

t.test('a number is reserved on disk before it is handed out', async (t) => {
  const { data, reserved } = dataWith(t, '{"reserved":100}')
  const numbers = await openNumbers(identityFiles(data))
  t.equal(reserved(), 100, 'opening reserves nothing')
  for (let expected = 101; expected <= 250; expected++) {
    t.equal(await numbers.next(), expected)
    t.ok(reserved() >= expected)
  }
  t.equal(reserved(), 250)
})

t.test('a start goes on after the block that was reserved, and never back', async (t) => {
  const { data } = dataWith(t, '{"reserved":100}')
  const first = await openNumbers(identityFiles(data))
  for (let i = 0; i < 3; i++) await first.next()
  t.equal(await (await openNumbers(identityFiles(data))).next(), 151)
  t.equal(await (await openNumbers(identityFiles(data))).next(), 201)
})

t.test('many who ask at once get different numbers, and one block each fifty', async (t) => {
  const { data, reserved } = dataWith(t, '{"reserved":0}')
  const numbers = await openNumbers(identityFiles(data))
  const got = await Promise.all(Array.from({ length: 120 }, () => numbers.next()))
  t.strictSame(
    got,
    Array.from({ length: 120 }, (_, i) => i + 1),
  )
  t.equal(reserved(), 150)
})

t.test('a jump goes above all that is known or reserved, on disk at once', async (t) => {
  for (const known of [0, 5_000_000]) {
    const { data, reserved } = dataWith(t, '{"reserved":1000000}')
    const numbers = await openNumbers(identityFiles(data))
    const above = Math.max(known, (await numbers.next()) + 49)
    await numbers.jumpAbove(known)
    const after = await numbers.next()
    t.ok(after > above && after <= above + 50_001)
    t.equal(reserved(), after + 49)
    t.equal(await (await openNumbers(identityFiles(data))).next(), after + 50)
  }
})

t.test('two clones rarely jump to the same block', async (t) => {
  const { data } = dataWith(t, '{"reserved":1000}')
  const seen = new Set<number>()
  for (let i = 0; i < 20; i++) {
    writeFileSync(join(data, 'identity', 'numbers.json'), '{"reserved":1000}')
    const numbers = await openNumbers(identityFiles(data))
    await numbers.jumpAbove(0)
    seen.add(await numbers.next())
  }
  t.ok(seen.size > 15, `${seen.size} of 20 were different`)
})

t.test(
  'a company that recovers counts on above all its numbers, and above again later',
  async (t) => {
    const reservedAt = (at: number) => JSON.parse(numbersText({ recoveredAt: at })).reserved
    const first = reservedAt(Date.UTC(2026, 10, 21))
    t.ok(first > 3_000_000)
    t.ok(reservedAt(Date.UTC(2027, 10, 21)) - first > 500_000)
    t.equal(reservedAt(0), 10_000, 'a clock that is wrong does no harm')
  },
)

t.test('when the block can’t be reserved no number is handed out, and none is lost', async (t) => {
  const { data, path, reserved } = dataWith(t, '{"reserved":100}')
  const numbers = await openNumbers(identityFiles(data))
  rmSync(path)
  mkdirSync(path)
  await t.rejects(numbers.next())
  rmSync(path, { recursive: true })
  t.equal(await numbers.next(), 101)
  t.equal(reserved(), 150)
})

t.test('a number that no job can have is refused', async (t) => {
  const { data } = dataWith(t, '{"reserved":100}')
  const numbers = await openNumbers(identityFiles(data))
  for (const known of [Number.NaN, Number.POSITIVE_INFINITY, 1e15]) {
    await t.rejects(numbers.jumpAbove(known), RangeError)
  }
  t.equal(await numbers.next(), 101)
})

t.test('a counter that is missing or garbled is never guessed', async (t) => {
  for (const text of [undefined, '', '{', '{}', 'null', '{"reserved":-1}', '{"reserved":"9"}']) {
    const { data } = dataWith(t, text)
    const message = /\{"reserved": N\}/
    await t.rejects(
      openNumbers(identityFiles(data)),
      { code: 'BATON_IDENTITY_BROKEN', message },
      text ?? 'missing',
    )
  }
})
