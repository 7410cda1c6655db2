import t from 'tap'
import { allowances } from '../../node/link/budget.ts'
import { SyncConnection } from '../../node/link/connection.ts'
import type { ConnectionWork } from '../../node/link/connection-work.ts'
import { Pace } from '../../node/link/pace.ts'
import { Spending } from '../../node/link/spending.ts'
import type { Channel } from '../../node/transport/transport.ts'
import { protocols } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import type { Facts } from '../../protocol/link/sync-contract.ts'
import { Company, changeLink, link, until } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

const facts: Facts = {
  certificate: new Uint8Array([1]),
  features: [],
  boot: '00'.repeat(16),
  outbox: { id: '11'.repeat(16), tail: 0, acknowledged: 0, digestDue: false },
  held: undefined,
}

/** A channel of a peer that reads nothing, and what a connection over it did. */
function deaf() {
  const ended = Promise.withResolvers<void>()
  const failures: unknown[] = []
  const channel: Channel = {
    remote: 'peer' as NodeId,
    address: '',
    send: () => ended.promise,
    frames: { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) },
    close: async () => ended.resolve(),
  }
  const work = {
    perform: async () => undefined,
    stop: () => undefined,
    failed: (error: unknown) => failures.push(error),
  } as unknown as ConnectionWork
  const pace = new Pace()
  const now = () => Date.now()
  const spending = new Spending(allowances, now, () => undefined)
  const options = { now, refuses: () => undefined, opened: () => undefined, pace, spending }
  return { channel, work, failures, options }
}

t.test('a peer that stops reading does not block the end of a connection', async (t) => {
  const { channel, work, options } = deaf()
  const frames = channel.frames[Symbol.asyncIterator]()
  const connection = new SyncConnection(channel, facts, work, { ...options, frames })
  connection.handle({ is: 'close', bye: 'stopping' })
  t.same(await connection.ended, { bye: 'stopping', by: 'us' })
})

t.test('our own bug while a frame is read is heard of, not taken for a break', async (t) => {
  const { channel, work, failures, options } = deaf()
  // biome-ignore lint/suspicious/noExplicitAny: a frame that can't be one stands for any bug
  const frames = { next: async () => ({ done: false as const, value: undefined as any }) }
  const connection = new SyncConnection(channel, facts, work, { ...options, frames })
  t.equal((await connection.ended).bye, 'stopping')
  t.equal(failures.length, 1)
})

t.test('a paused link answers that it stops, not that there is none', async (t) => {
  const network = new MemoryNetwork()
  const alm = await Company.start('ALM', network)
  const pat = await Company.start('PAT', network)
  await link(alm, pat)
  await until('connected', () => alm.network.status(pat.id)[0]?.connected)
  await pat.network.stop()
  await changeLink(alm, pat, { state: 'paused' })
  const dialler = network.transport(pat.own.node)
  const signal = AbortSignal.timeout(5000)
  const channel = await dialler.open(alm.own.node, [], protocols.sync, signal)
  await channel.send(new Uint8Array([1]))
  for await (const frame of channel.frames) {
    t.same(decodeFrame(frame), { is: 'bye', bye: 'stopping' })
    break
  }
  await alm.stop()
  await pat.stop()
})
