import t from 'tap'
import { silenceLook } from '../../node/link/silence.ts'
import type { CompanyId } from '../../protocol/ids.ts'
import type { LinkRecord } from '../../storage/storage.ts'

const minute = 60_000
const company = 'pat' as CompanyId

t.test('a silence of a linked company is told once, and again after it was back', async (t) => {
  let now = 0
  let state: LinkRecord['state'] = 'active'
  let seen: { connected: boolean; lastSeenAt: number | undefined } = {
    connected: false,
    lastSeenAt: undefined,
  }
  const told: number[] = []
  const look = silenceLook({
    links: { all: () => [{ company, state, settings: { silentMinutes: 30 } } as LinkRecord] },
    network: { status: () => [seen] },
    now: () => now,
    tell: ({ since }) => told.push(since),
  })
  const at = (minutes: number) => {
    now = minutes * minute
    look()
  }
  at(0)
  at(29)
  t.strictSame(told, [], 'never seen, counted since the start')
  at(30)
  at(31)
  t.strictSame(told, [0])
  seen = { connected: true, lastSeenAt: now }
  at(40)
  seen = { connected: false, lastSeenAt: 50 * minute }
  at(79)
  t.strictSame(told, [0])
  at(80)
  at(81)
  t.strictSame(told, [0, 50 * minute])
  seen = { connected: false, lastSeenAt: 90 * minute }
  at(120)
  t.strictSame(told, [0, 50 * minute, 90 * minute], 'back between two looks')
  state = 'paused'
  at(200)
  state = 'active'
  at(210)
  at(239)
  t.equal(told.length, 3, 'a resumed link has its minutes again')
  at(240)
  t.equal(told.length, 4)
})
