import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Level } from 'level'
import t, { type Test } from 'tap'
import { openStorage } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { until } from '../support/company.ts'
import { collect, deltaId, nodeId, position, streamId, textOf } from './samples.ts'

const child = fileURLToPath(new URL('child.ts', import.meta.url))
const stream = streamId('job')

/** A process that writes; `said` grows with what it says. */
async function start(t: Test, directory: string) {
  const writer = spawn(process.execPath, [child, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => writer.kill('SIGKILL'))
  const said: string[] = []
  const lines = createInterface({ input: writer.stdout })
  lines.on('line', (line) => said.push(line))
  await once(lines, 'line')
  return { writer, said, ended: once(lines, 'close') }
}

async function kill(t: Test, writer: ChildProcess): Promise<void> {
  const ended = once(writer, 'exit')
  writer.kill('SIGKILL')
  t.strictSame(await ended, [null, 'SIGKILL'], 'it ended by the signal, not by itself')
}

t.test('what was acknowledged survives a killed process, and no half unit', async (t) => {
  const directory = t.testdir()
  for (const count of [1, 20, 100, 400]) {
    const { writer, said, ended } = await start(t, directory)
    await until(`${count} units to be written`, () => said.length > count, 15_000)
    await kill(t, writer)
    await ended
    const acknowledged = said.slice(1).map(Number)
    t.ok(acknowledged.length > 0, 'it was in the middle of writing')
    const storage = await openStorage({ directory })
    const units = await wholeUnits(t, storage)
    t.ok(units > Math.max(...acknowledged), `${units} units, ${acknowledged.length} acknowledged`)
    await storage.close()
  }
})

/** How many units are there; the test fails when they aren't the first ones, each whole. */
async function wholeUnits(t: Test, storage: Storage): Promise<number> {
  const deltas = await collect(storage.deltas.read(stream, 0))
  const wrong = deltas.filter(
    ({ n, signed }, at) => n !== at || textOf(signed) !== `${n}`.repeat(200),
  )
  t.strictSame(wrong, [])
  for (const { n } of deltas) {
    const stored = await storage.deltas.position(deltaId(`${n}`))
    if (stored?.n !== n || stored.position.seq !== position('', n).seq) t.fail(`position of ${n}`)
  }
  const entries = (await collect(storage.entries.read(stream))).map(({ entry }) => entry as number)
  const queued = await storage.outboxes.read(nodeId('peer'), 0, deltas.length + 10)
  const counted = deltas.map(({ n }) => n)
  t.strictSame(
    entries.toSorted((a, b) => a - b),
    counted,
  )
  t.strictSame(
    queued.map((row) => row.position - 1),
    counted,
  )
  t.equal(await storage.settings.get('last'), deltas.length - 1)
  return deltas.length
}

t.test('a storage in use by another process is refused, and free once that ends', async (t) => {
  const directory = t.testdir()
  const { writer } = await start(t, directory)
  await t.rejects(openStorage({ directory }), {
    code: 'BATON_STORAGE_LOCKED',
    message: `The storage in ${directory} is in use by another Baton: stop that one first`,
  })
  await kill(t, writer)
  await (await openStorage({ directory })).close()
})

t.test('a storage cannot be opened twice in one process either', async (t) => {
  const directory = t.testdir()
  const storage = await openStorage({ directory })
  await t.rejects(openStorage({ directory }), { code: 'BATON_STORAGE_LOCKED' })
  await storage.close()
  await (await openStorage({ directory })).close()
})

// No process that is killed shows whether a batch would survive a power cut: the flag does.
t.test('every batch waits for the disk', async (t) => {
  const flags: unknown[] = []
  const { batch: original } = Level.prototype
  t.capture(Level.prototype, 'batch', function (this: Level) {
    const batch = original.call(this) as ReturnType<Level['batch']>
    const write = batch.write.bind(batch)
    const watched = (options: { sync?: boolean } = {}) => {
      flags.push(options.sync)
      return write(options)
    }
    batch.write = watched as typeof batch.write
    return batch
  })
  const storage = await openStorage({ directory: t.testdir() })
  await storage.write((unit) => unit.putSetting('a', 1))
  await storage.close()
  t.strictSame(flags, [true, true], 'the schema version and the unit')
})
