import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { currentEpoch, drawEpoch, renewEpoch } from '../../node/identity/epoch.ts'

t.test('the epoch stays from start to start until it is renewed', async (t) => {
  const first = drawEpoch()
  t.match(first, /^[0-9a-f]{32}$/)
  const data = t.testdir({ identity: { epoch: `${first}\n` } })
  t.equal(await currentEpoch(data), first)
  const second = await renewEpoch(data)
  t.not(second, first)
  t.equal(await currentEpoch(data), second)
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
    const drawn = await currentEpoch(data)
    t.match(drawn, /^[0-9a-f]{32}$/)
    t.equal(readFileSync(path, 'utf8'), `${drawn}\n`)
    t.equal(await currentEpoch(data), drawn)
  }
})
