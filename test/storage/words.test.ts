/** Words by which streams are found; a receipt by itself; counting no further than asked. */
import t from 'tap'
import { openStorageOn } from '../../storage/open.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import {
  bytes,
  collect,
  companyId,
  deltaId,
  record,
  position as samplePosition,
  streamId,
} from './samples.ts'
import { onBothStorages, rowsOf } from './support.ts'

const [one, two, three] = ['one', 'two', 'three'].map(streamId).sort() as [
  ReturnType<typeof streamId>,
  ReturnType<typeof streamId>,
  ReturnType<typeof streamId>,
]

onBothStorages('words find streams, the latest first, and before a place', async (t, storage) => {
  await storage.write((unit) => {
    unit.putWords(one, { at: 20, words: ['door', 'mill'] }, undefined)
    unit.putWords(two, { at: 10, words: ['door', 'doors'] }, undefined)
    unit.putWords(three, { at: 20, words: ['door'] }, undefined)
  })
  const having = async (...from: Parameters<typeof storage.words.having>) =>
    (await collect(storage.words.having(...from))).flat()
  const places = [
    { at: 20, stream: three },
    { at: 20, stream: one },
    { at: 10, stream: two },
  ]
  t.strictSame(await having('door'), places)
  t.strictSame(await having('door', places[0]), places.slice(1))
  t.strictSame(await having('door', places[1]), places.slice(2))
  t.strictSame(await having('door', places[2]), [])
  t.strictSame(await having('doo'), [])
  t.strictSame(await having('mill'), [places[1]])
})

onBothStorages(
  'a beginning finds every word that begins so, as far as asked',
  async (t, storage) => {
    await storage.write((unit) => {
      unit.putWords(one, { at: 1, words: ['do', 'door', 'doors', 'dp', 'dn'] }, undefined)
      unit.putWords(two, { at: 2, words: ['do\u{10ffff}', 'doø', 'ø'] }, undefined)
    })
    const beginning = async (word: string, limit = 99) =>
      (await collect(storage.words.beginning(word, limit))).flat()
    t.equal((await beginning('do')).length, 4, 'not what sorts behind everything')
    t.equal((await beginning('door')).length, 2)
    t.equal((await beginning('doø')).length, 1)
    t.equal((await beginning('do', 2)).length, 2)
    t.strictSame(await beginning('ø'), [{ at: 2, stream: two }])
  },
)

onBothStorages('other words take the place of those before', async (t, storage) => {
  const first = { at: 5, words: ['a', 'b'] }
  const second = { at: 5, words: ['b', 'c'] }
  await storage.write((unit) => unit.putWords(one, first, undefined))
  t.strictSame(await storage.words.of(one), first)
  await storage.write((unit) => unit.putWords(one, second, first))
  const found = async (word: string) => (await collect(storage.words.having(word))).flat().length
  t.strictSame([await found('a'), await found('b'), await found('c')], [0, 1, 1])
  await storage.write((unit) => unit.putWords(one, undefined, second))
  t.equal(await storage.words.of(one), undefined)
  t.strictSame([await found('b'), await found('c')], [0, 0])
})

t.test('nothing of a stream without words is left behind', async (t) => {
  const table = memoryTable()
  const storage = await openStorageOn(table)
  const words = { at: 5, words: ['x\0y', '\u0001', 'a/b', ''] }
  await storage.write((unit) => {
    unit.putWords(one, words, undefined)
    unit.putWordsDue(one)
  })
  const found = (await collect(storage.words.having('x\0y'))).flat()
  t.strictSame(found, [{ at: 5, stream: one }], 'whatever is in a word')
  await storage.write((unit) => {
    unit.putWords(one, { at: 5, words: [] }, words)
    unit.deleteWordsDue(one)
  })
  t.strictSame(
    (await rowsOf(table)).filter(([key]) => key.startsWith('word')),
    [],
  )
})

onBothStorages('streams whose words are due are found, each once', async (t, storage) => {
  for (const stream of [one, two, one]) await storage.write((unit) => unit.putWordsDue(stream))
  t.strictSame(await collect(storage.words.due()), [one, two])
  t.strictSame(await collect(storage.words.due(1)), [one])
  await storage.write((unit) => unit.deleteWordsDue(one))
  t.strictSame(await collect(storage.words.due()), [two])
})

onBothStorages('a company’s receipt of one kind is read by itself', async (t, storage) => {
  const [company, other] = [companyId('PAT'), companyId('SUB')]
  const receipt = { company, seen: true, at: 1, clock: [2], signed: 'ff' }
  await storage.write((unit) => {
    unit.putReceipt(one, receipt)
    unit.putReceipt(one, { ...receipt, seen: false, at: 3 })
  })
  t.strictSame(await storage.receipts.get(one, company, true), receipt)
  t.match(await storage.receipts.get(one, company, false), { at: 3 })
  t.equal(await storage.receipts.get(one, other, true), undefined)
  t.equal(await storage.receipts.get(two, company, true), undefined)
})

onBothStorages('an index is counted as far as asked', async (t, storage) => {
  const keys = ['1', '2', '3', '4'].map((key) => ({ index: 'due', key }))
  await storage.write((unit) => unit.changeIndex(one, [], keys))
  t.equal(await storage.index.count('due', {}), 4)
  t.equal(await storage.index.count('due', { limit: 3 }), 3)
  t.equal(await storage.index.count('due', { from: '2', to: '4', limit: 9 }), 2)
})

t.test(
  'a rebuild leaves words to be noted again, and none of what it drops or deletes',
  async (t) => {
    const table = memoryTable()
    const storage = await openStorageOn(table)
    const position = samplePosition('delta')
    await storage.write((unit) => {
      for (const stream of [one, two, three]) {
        unit.putDelta(stream, 0, { ...position, id: deltaId(stream) }, bytes('signed'))
        unit.putWords(stream, { at: 5, words: ['door'] }, undefined)
      }
    })
    const keys = async () => (await rowsOf(table, 'word')).map(([key]) => key.slice(-64))
    const kept = { positions: [], entries: [] }
    await storage.rebuild({
      derive: async (stream) => {
        if (stream === one) return kept
        const replaced = stream === two ? [{ n: 0, signed: bytes('less') }] : []
        return { ...kept, record: record(stream, 1), replaced }
      },
    })
    t.strictSame(await keys(), [three])
    t.strictSame([await storage.words.of(one), await storage.words.of(two)], [undefined, undefined])
    t.strictSame(await collect(storage.words.due()), [two, three])
  },
)
