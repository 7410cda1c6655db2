/**
 * A real process that holds a storage: it writes whole units, several at a time, for ever, and
 * says of each that it is durable. Killed in the middle, it shows what a crash leaves.
 */
import { openStorage } from '../../storage/open.ts'
import { bytes, collect, nodeId, position, streamId } from './samples.ts'

const [directory = ''] = process.argv.slice(2)
const stream = streamId('job')
const storage = await openStorage({ directory })
let next = (await collect(storage.deltas.read(stream, 0))).length
process.stdout.write('open\n')

async function write(): Promise<never> {
  for (;;) {
    const n = next++
    await storage.write((unit) => {
      unit.putDelta(stream, n, position(`${n}`, n), bytes(`${n}`.repeat(200)))
      unit.putEntry(stream, `${n}`, n)
      unit.putOutboxRow(nodeId('peer'), n + 1, { is: 'delta', stream, n })
      unit.putSetting('last', n)
    })
    process.stdout.write(`${n}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, write))
