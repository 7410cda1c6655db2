import t from 'tap'
import type { NodeId } from '../../protocol/ids.ts'
import { connectionThatStays } from '../../protocol/link/duplicate.ts'

const a = 'aa'.repeat(32) as NodeId
const b = 'bb'.repeat(32) as NodeId

t.test('two nodes that dial each other at once keep the same connection', async (t) => {
  const byA = { dialledBy: a, boot: '01' }
  const byB = { dialledBy: b, boot: '01' }
  t.equal(connectionThatStays(byA, byB), 'older', 'at the one that saw the connection of a first')
  t.equal(connectionThatStays(byB, byA), 'newer', 'at the one that saw the connection of b first')
  const early = { dialledBy: a, boot: undefined }
  t.equal(connectionThatStays(early, byB), 'older', 'also before the Hello of the older is here')
})

t.test('a peer that dials again has given its older connection up', async (t) => {
  const again = { dialledBy: b, boot: '01' }
  t.equal(connectionThatStays({ dialledBy: b, boot: '01' }, again), 'newer')
})

t.test('a peer that was restarted knows only the newer connection', async (t) => {
  t.equal(connectionThatStays({ dialledBy: a, boot: '01' }, { dialledBy: b, boot: '02' }), 'newer')
})
