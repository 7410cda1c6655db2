import t from 'tap'
import type { Linking } from '../../node/link/linking.ts'
import { LinkingChannels } from '../../node/link/linking-channels.ts'
import { CountedLog } from '../../node/operate/counted-log.ts'
import { createLog } from '../../node/operate/log.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

t.test(
  'stop awaits the turns that run, and one that fails rejects nothing unhandled',
  async (t) => {
    const network = new MemoryNetwork()
    const peer = 'peer' as NodeId
    network.transport(peer).handle('/baton/link/1.0.0', () => undefined)
    const entry = { id: 'a', state: { is: 'joining', invitation: { node: peer, addresses: [] } } }
    const begun = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<undefined>()
    const linking = {
      all: () => [entry],
      get: () => entry,
      expire: async () => undefined,
      turn: () => {
        begun.resolve()
        return closed.promise
      },
    } as unknown as Linking
    const log = new CountedLog(createLog({ level: 'silent', pretty: false }))
    const channels = new LinkingChannels(linking, network.transport('own' as NodeId), log)
    channels.start()
    await begun.promise
    channels.wake('a')
    let stopped = false
    const stopping = channels.stop().then(() => {
      stopped = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    t.notOk(stopped)
    closed.reject(new Error('the storage is closed'))
    await stopping
    t.ok(stopped)
  },
)
