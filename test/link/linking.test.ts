import t from 'tap'
import { Linking } from '../../node/link/linking.ts'
import { Links } from '../../node/link/links.ts'
import { pairingToJson } from '../../node/link/pairing-record.ts'
import type { StreamContext } from '../../node/stream/context.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import type { Pairing } from '../../protocol/link/pairing-state.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import type { LinkRecord, Storage } from '../../storage/storage.ts'

const company = 'company' as CompanyId
const peer = {
  company,
  node: 'node' as NodeId,
  code: 'PAT',
  name: 'PAT Security',
  addresses: [],
  certificate: new Uint8Array([1]),
}
const agreement = {
  peer,
  inviter: true,
  document: new Uint8Array([2]),
  words: [],
  requestedAt: 0,
}
const active = {
  is: 'active',
  agreement,
  ours: new Uint8Array([3]),
  theirs: new Uint8Array([4]),
} as unknown as Pairing

const context = (storage: Storage) =>
  ({ storage, own: {}, now: () => Date.now() }) as unknown as StreamContext

t.test('a request that expires ends no link that came by another invitation', async (t) => {
  const storage = await openMemoryStorage()
  const document = new Uint8Array([9])
  const stale = { is: 'requested', agreement: { ...agreement, document } } as unknown as Pairing
  const link = { company, state: 'active', nodes: [], document: '02' } as unknown as LinkRecord
  await storage.write((unit) => {
    unit.putPairing({ id: 'a', madeAt: 0, state: pairingToJson(active) })
    unit.putPairing({ id: 'b', madeAt: 0, state: pairingToJson(stale) })
    unit.putLink(link)
  })
  const links = new Links(storage)
  await links.load()
  const stream = context(storage)
  const linking = new Linking({ links, stream, addresses: () => [], wake: () => undefined })
  await linking.load()
  t.equal(linking.ofNode(peer.node)?.id, 'b')
  await linking.expire()
  t.match(linking.get('b')?.state, { is: 'ended', why: 'expired' })
  t.strictSame(await storage.links.all(), [link])
  t.equal(linking.ofNode(peer.node)?.id, 'a')
  await storage.close()
})

t.test('who reconnects goes on with what both agreed on, whatever else it redeemed', async (t) => {
  const storage = await openMemoryStorage()
  const answered = { is: 'answered', peer, expiresAt: Date.now() } as unknown as Pairing
  await storage.write((unit) => {
    unit.putPairing({ id: 'a', madeAt: 0, state: pairingToJson(active) })
    unit.putPairing({ id: 'b', madeAt: 0, state: pairingToJson(answered) })
  })
  const links = new Links(storage)
  const stream = context(storage)
  const linking = new Linking({ links, stream, addresses: () => [], wake: () => undefined })
  await linking.load()
  t.equal(linking.ofNode(peer.node)?.id, 'a')
  await storage.close()
})

t.test('a link that says requested while both have signed becomes active at start', async (t) => {
  const storage = await openMemoryStorage()
  await storage.write((unit) => {
    unit.putPairing({ id: 'a', madeAt: 0, state: pairingToJson(active) })
    unit.putLink({ company, state: 'requested', nodes: [] } as unknown as LinkRecord)
  })
  const links = new Links(storage)
  await links.load()
  const stream = context(storage)
  const linking = new Linking({ links, stream, addresses: () => [], wake: () => undefined })
  await linking.load()
  t.match(links.get(company), { state: 'active', theirs: '04', nodes: [{ node: 'node' }] })
  const settled = linking.setSettings(company, { silentMinutes: 5 })
  const paused = linking.setState(company, 'paused')
  await Promise.all([settled, paused])
  t.match(await storage.links.all(), [{ state: 'paused', settings: { silentMinutes: 5 } }])
  await storage.close()
})
