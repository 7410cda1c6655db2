import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { currentEpoch, drawEpoch, NodeEpoch, renewEpoch } from '../../node/identity/epoch.ts'
import { identityFiles } from '../../node/identity/files.ts'

t.test('the epoch stays from start to start until it is renewed', async (t) => {
  const first = drawEpoch()
  t.match(first, /^[0-9a-f]{32}$/)
  const data = t.testdir({ identity: { epoch: `${first}\n` } })
  t.equal(await currentEpoch(identityFiles(data)), first)
  const second = await renewEpoch(identityFiles(data))
  t.not(second, first)
  t.equal(await currentEpoch(identityFiles(data)), second)
  t.equal(statSync(join(data, 'identity', 'epoch')).mode & 0o777, 0o600)
})

t.test('an epoch that is missing or garbled is drawn anew and kept', async (t) => {
  const data = t.testdir({ identity: {} })
  const path = join(data, 'identity', 'epoch')
  for (const spoil of [
    () => rmSync(path, { force: true }),
    () => writeFileSync(path, ''),
    () => writeFileSync(path, 'abc'),
    () => writeFileSync(path, 'A'.repeat(32)),
  ]) {
    spoil()
    const drawn = await currentEpoch(identityFiles(data))
    t.match(drawn, /^[0-9a-f]{32}$/)
    t.equal(readFileSync(path, 'utf8'), `${drawn}\n`)
    t.equal(await currentEpoch(identityFiles(data)), drawn)
  }
})

t.test(
  'a peer that says again and again that we were restored renews the epoch once a day',
  async (t) => {
    const data = t.testdir({ identity: {} })
    let now = 0
    let jumps = 0
    const epoch = await NodeEpoch.open(
      identityFiles(data),
      () => now,
      async () => {
        jumps++
      },
    )
    const first = epoch.current()
    t.equal(await epoch.doubt(), true)
    const second = epoch.current()
    t.not(second, first)
    for (let n = 0; n < 100; n++) t.equal(await epoch.doubt(), false)
    t.equal(epoch.current(), second)
    now += 24 * 3_600_000
    t.equal(await epoch.doubt(), true)
    t.equal(jumps, 2)
  },
)

t.test('renewals that come together are one', async (t) => {
  const data = t.testdir({ identity: {} })
  const epoch = await NodeEpoch.open(
    identityFiles(data),
    () => 0,
    async () => undefined,
  )
  const drawn = await Promise.all(Array.from({ length: 40 }, () => epoch.renew()))
  t.equal(new Set(drawn).size, 1)
  t.equal(await currentEpoch(identityFiles(data)), drawn[0])
})
