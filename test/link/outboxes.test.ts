import { randomBytes } from 'node:crypto'
import t from 'tap'
import { Links } from '../../node/link/links.ts'
import { Outboxes } from '../../node/link/outboxes.ts'
import type { CompanyId, NodeId, StreamId } from '../../protocol/ids.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import type { LinkRecord } from '../../storage/storage.ts'

const node = 'node' as NodeId
const company = 'company' as CompanyId
const rows = [1, 2, 3].map((n) => ({
  row: { is: 'delta' as const, stream: 'stream' as StreamId, n },
}))

t.test('what an old queue was told of trims nothing of the renewed one', async (t) => {
  const storage = await openMemoryStorage()
  const outboxes = new Outboxes(storage, (bytes) => randomBytes(bytes))
  const { id } = await outboxes.open(node)
  await storage.write((unit) => outboxes.append(unit, node, rows))
  await storage.write((unit) => {
    outboxes.renew(unit, node)
    outboxes.append(unit, node, rows)
  })
  outboxes.acknowledge(node, id, 2)
  await outboxes.trim()
  t.equal(outboxes.head(node).acknowledged, 0)
  t.equal((await storage.outboxes.read(node, 0, 9)).length, 3)
  const renewed = outboxes.head(node).id
  outboxes.acknowledge(node, renewed, 2)
  t.equal(outboxes.head(node).acknowledged, 2)
  await outboxes.trim()
  t.equal((await storage.outboxes.read(node, 0, 9)).length, 1)
  await storage.close()
})

t.test(
  'what is acknowledged goes with the next rows, and what a crash kept is trimmed',
  async (t) => {
    const storage = await openMemoryStorage()
    const outboxes = new Outboxes(storage, (bytes) => randomBytes(bytes))
    const { id } = await outboxes.open(node)
    await storage.write((unit) => outboxes.append(unit, node, rows))
    outboxes.acknowledge(node, id, 1)
    outboxes.acknowledge(node, id, 2)
    t.equal((await storage.outboxes.read(node, 0, 9)).length, 3, 'not by themselves')
    await storage.write((unit) => outboxes.append(unit, node, rows))
    t.equal((await storage.outboxes.read(node, 0, 9)).length, 4)
    outboxes.acknowledge(node, id, 5)
    // As after a crash: the storage knows of nothing that was acknowledged since.
    const restarted = new Outboxes(storage, (bytes) => randomBytes(bytes))
    t.equal((await restarted.open(node)).acknowledged, 2)
    restarted.acknowledge(node, id, 5)
    await restarted.trim()
    t.equal((await storage.outboxes.read(node, 0, 9)).length, 1)
    t.equal((await storage.outboxes.head(node))?.acknowledged, 5)
    await storage.close()
  },
)

t.test('the queue of a new link is open before anybody is told of its node', async (t) => {
  const storage = await openMemoryStorage()
  const outboxes = new Outboxes(storage, (bytes) => randomBytes(bytes))
  const links = new Links(storage)
  await links.openQueues((one) => outboxes.open(one))
  let saved = false
  links.onChanged(() => {
    for (const one of links.nodesOf(company)) {
      void storage.write((unit) => outboxes.append(unit, one, rows))
      saved = true
    }
  })
  const nodes = [{ node, addresses: [], certificate: '' }]
  await links.put({ company, code: 'PAT', state: 'active', nodes } as unknown as LinkRecord)
  t.ok(saved)
  t.equal(outboxes.head(node).tail, 3)
  await storage.close()
})
