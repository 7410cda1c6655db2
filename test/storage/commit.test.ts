import { openStorageOn } from '../../storage/open.ts'
import { bytes, collect, position, streamId, textOf } from './samples.ts'
import { heldStorage, onBoth, onBothStorages, rowsOf, settled } from './support.ts'

const stream = streamId('job')

onBoth('units staged while a batch is on its way share the next one, in order', async (t, open) => {
  const { table, storage } = await heldStorage(open)
  const durable: string[] = []
  const stage = (name: string) =>
    storage.write((unit) => unit.putSetting(name, name)).then(() => durable.push(name))
  const first = stage('first')
  await settled()
  const others = ['second', 'third', 'fourth'].map(stage)
  await settled()
  t.equal(table.held.length, 1, 'one batch at a time')
  t.strictSame(durable, [], 'nothing is said to be durable before it is')
  await table.held[0]?.pass()
  await first
  await settled()
  t.equal(table.held.length, 2, 'three units in one batch')
  t.strictSame(
    [...(table.held[1]?.changes.keys() ?? [])],
    ['setting/second', 'setting/third', 'setting/fourth'],
  )
  t.strictSame(durable, ['first'])
  await table.held[1]?.pass()
  await Promise.all(others)
  t.strictSame(durable, ['first', 'second', 'third', 'fourth'])
})

onBoth('units of one turn share a batch even when the disk is idle', async (t, open) => {
  const { table, storage } = await heldStorage(open)
  for (const key of ['a', 'b', 'c']) void storage.write((unit) => unit.putSetting(key, 1))
  await settled()
  t.equal(table.held.length, 1)
  t.equal(table.held[0]?.changes.size, 3)
})

onBoth('a later unit wins over an earlier one of the same batch', async (t, open) => {
  const table = await open()
  const storage = await openStorageOn(table)
  void storage.write((unit) => unit.putSetting('key', 'earlier'))
  void storage.write((unit) => unit.putSetting('gone', 'put'))
  await storage.write((unit) => {
    unit.putSetting('key', 'later')
    unit.putSetting('gone', undefined)
  })
  t.strictSame(await rowsOf(table, 'setting'), [['setting/key', '"later"']])
})

onBothStorages('a unit that throws changes nothing and stops nobody', async (t, storage) => {
  const before = storage.write((unit) => unit.putSetting('before', 1))
  t.throws(() => {
    void storage.write((unit) => {
      unit.putSetting('half', 1)
      throw new Error('broken')
    })
  }, /broken/)
  t.throws(() => {
    void storage.write((unit) => {
      unit.putSetting('half', 1)
      unit.putDelta(stream, -1, position('a'), bytes('a'))
    })
  }, RangeError)
  await before
  await storage.write((unit) => unit.putSetting('after', 1))
  t.equal(await storage.settings.get('half'), undefined)
  t.equal(await storage.settings.get('before'), 1)
  t.equal(await storage.settings.get('after'), 1)
})

onBoth('point reads see what is staged, ranges what is durable', async (t, open) => {
  const { table, storage } = await heldStorage(open)
  const put = (name: string, n: number) =>
    storage.write((unit) => {
      unit.putDelta(stream, n, position(name, n), bytes(name))
      unit.putEntry(stream, name, n)
      unit.changeIndex(stream, [], [{ index: 'board', key: name }])
    })
  const inRanges = async () => [
    (await collect(storage.deltas.read(stream, 0))).length,
    (await collect(storage.entries.read(stream))).length,
    (await collect(storage.index.read('board', {}))).length,
    await storage.index.count('board', {}),
  ]
  const first = put('on its way', 0)
  await settled()
  const second = put('staged', 1)
  t.equal(textOf(await storage.deltas.get(stream, 0)), 'on its way')
  t.equal(textOf(await storage.deltas.get(stream, 1)), 'staged')
  t.strictSame(await storage.deltas.position(position('staged').id), {
    stream,
    n: 1,
    position: position('staged', 1),
  })
  t.strictSame(await inRanges(), [0, 0, 0, 0])
  await table.held[0]?.pass()
  await first
  await settled()
  t.strictSame(await inRanges(), [1, 1, 1, 1])
  t.equal(textOf(await storage.deltas.get(stream, 0)), 'on its way', 'from the table now')
  await table.held[1]?.pass()
  await second
  t.strictSame(await inRanges(), [2, 2, 2, 2])
})

onBoth('a staged deletion hides the durable row, a staged row the deleted one', async (t, open) => {
  const { table, storage } = await heldStorage(open)
  const write = async (value: unknown) => {
    void storage.write((unit) => unit.putSetting('key', value))
    await settled()
  }
  await write('durable')
  await table.held[0]?.pass()
  await write(undefined)
  t.equal(await storage.settings.get('key'), undefined, 'deleted on its way')
  await write('again')
  t.equal(await storage.settings.get('key'), 'again', 'staged over the deletion on its way')
  await table.held[1]?.pass()
  await settled()
  await write(undefined)
  t.equal(await storage.settings.get('key'), undefined, 'deletion staged over a row on its way')
})

onBoth('after a failed batch all that waits or comes later fails with it', async (t, open) => {
  const { table, storage } = await heldStorage(open)
  const kept = storage.write((unit) => unit.putSetting('kept', 1))
  await settled()
  await table.held[0]?.pass()
  await kept
  const cause = new Error('IO error: no space left on device')
  const onItsWay = storage.write((unit) => unit.putSetting('lost', 1)).catch((error) => error)
  await settled()
  const staged = storage.write((unit) => unit.putSetting('staged', 1)).catch((error) => error)
  const waiting = storage.durable().catch((error) => error)
  table.held[1]?.fail(cause)
  const error = await onItsWay
  t.match(error, { code: 'BATON_STORAGE_FAILED', cause, message: /no space left on device/ })
  t.equal(await staged, error, 'the staged unit')
  t.equal(await waiting, error, 'who waited for everything')
  t.throws(() => void storage.write((unit) => unit.putSetting('later', 1)), error)
  await t.rejects(storage.durable(), error)
  t.equal(table.held.length, 2, 'no further batch was tried')
  for (const key of ['lost', 'staged']) t.equal(await storage.settings.get(key), undefined)
  t.equal(await storage.settings.get('kept'), 1)
  await storage.close()
})

onBoth('durable waits for what was staged before it', async (t, open) => {
  const { table, storage } = await heldStorage(open)
  await storage.durable()
  let reached = false
  void storage.write((unit) => unit.putSetting('first', 1))
  await settled()
  void storage.write((unit) => unit.putSetting('second', 1))
  const durable = storage.durable().then(() => {
    reached = true
  })
  await table.held[0]?.pass()
  await settled()
  t.notOk(reached)
  await table.held[1]?.pass()
  await durable
  t.ok(reached)
})

onBoth('close writes what is staged and refuses what comes after', async (t, open) => {
  const storage = await openStorageOn(await open())
  const staged = storage.write((unit) => unit.putSetting('staged', 1))
  const closing = storage.close()
  const closed = { code: 'BATON_STORAGE_CLOSED' }
  t.throws(() => void storage.write((unit) => unit.putSetting('late', 1)), closed)
  await t.rejects(storage.settings.get('staged'), closed)
  await t.rejects(collect(storage.streams.ids()), closed)
  await t.rejects(collect(storage.deltas.read(stream, 0)), closed)
  await Promise.all([staged, closing, storage.close()])
  const again = await openStorageOn(await open())
  t.equal(await again.settings.get('staged'), 1)
  t.equal(await again.settings.get('late'), undefined)
})

onBothStorages(
  'a unit is used only inside its callback, and not in another',
  async (t, storage) => {
    let kept: { putSetting(key: string, value: unknown): void } | undefined
    await storage.write((unit) => {
      kept = unit
    })
    t.throws(() => kept?.putSetting('late', 1), /only inside/)
    t.throws(() => {
      void storage.write(() => void storage.write((unit) => unit.putSetting('inner', 1)))
    }, /inside another/)
    await storage.write((unit) => unit.putSetting('next', 1))
    t.equal(await storage.settings.get('inner'), undefined)
  },
)

onBothStorages('iteration goes on over the rows as they stood', async (t, storage) => {
  const put = (from: number, to: number) =>
    storage.write((unit) => {
      for (let n = from; n < to; n++) unit.putDelta(stream, n, position(`${n}`, n), bytes(`${n}`))
    })
  await put(0, 3000)
  const seen: number[] = []
  for await (const { n, signed } of storage.deltas.read(stream, 0)) {
    if (n % 1000 === 0) {
      await put(3000 + seen.length, 4000 + seen.length)
      await storage.write((unit) => unit.replaceDelta(stream, 2999, bytes('replaced')))
    }
    if (n === 2999) t.equal(textOf(signed), '2999')
    seen.push(n)
  }
  t.strictSame(
    seen,
    Array.from({ length: 3000 }, (_, n) => n),
  )
  t.equal(textOf(await storage.deltas.get(stream, 2999)), 'replaced')
  t.equal((await collect(storage.deltas.read(stream, 0))).length, 6000)
})
