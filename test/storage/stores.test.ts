import type { Act } from '../../protocol/stream/state.ts'
import type { LinkRecord, OutboxRow, StoredReceipt, StreamRecord } from '../../storage/storage.ts'
import {
  bytes,
  collect,
  companyId,
  deltaId,
  nodeId,
  position,
  record,
  streamId,
  textOf,
} from './samples.ts'
import { onBothStorages } from './support.ts'

const stream = streamId('job')
const other = streamId('another job')
const node = nodeId('peer')
const company = companyId('PAT')

onBothStorages('a delta is kept as received, with its position', async (t, storage) => {
  const genesis = { ...position('genesis'), clock: [], undecided: true }
  await storage.write((unit) => {
    unit.putDelta(stream, 0, genesis, bytes('signed'))
    unit.putDelta(other, 0, position('elsewhere'), bytes('other'))
  })
  t.equal(textOf(await storage.deltas.get(stream, 0)), 'signed')
  t.strictSame(await storage.deltas.position(genesis.id), { stream, n: 0, position: genesis })
  t.strictSame(await storage.deltas.position(position('elsewhere').id), {
    stream: other,
    n: 0,
    position: position('elsewhere'),
  })
  t.equal(await storage.deltas.position(deltaId('unknown')), undefined)
  t.equal(await storage.deltas.get(stream, 1), undefined)
})

onBothStorages('a redacted delta keeps its position', async (t, storage) => {
  await storage.write((unit) => unit.putDelta(stream, 7, position('a'), bytes('whole')))
  await storage.write((unit) => unit.replaceDelta(stream, 7, bytes('redacted')))
  t.equal(textOf(await storage.deltas.get(stream, 7)), 'redacted')
  t.strictSame((await storage.deltas.position(deltaId('a')))?.position, position('a'))
})

onBothStorages(
  'deltas are read in arrival order, from any on, of one stream',
  async (t, storage) => {
    await storage.write((unit) => {
      for (const n of [300, 2, 16, 0, 255, 1, 256]) {
        unit.putDelta(stream, n, position(`${n}`, n), bytes(`${n}`))
        unit.putDelta(other, n, position(`other ${n}`, n), bytes('other'))
      }
    })
    const from = async (first: number) =>
      (await collect(storage.deltas.read(stream, first))).map(({ n, signed }) => {
        t.equal(textOf(signed), `${n}`)
        return n
      })
    t.strictSame(await from(0), [0, 1, 2, 16, 255, 256, 300])
    t.strictSame(await from(16), [16, 255, 256, 300])
    t.strictSame(await from(17), [255, 256, 300])
    t.strictSame(await from(301), [])
  },
)

onBothStorages('a stream record comes back as it was put', async (t, storage) => {
  const put = record(stream, 3, ['open|1', 'number|ABC10482'])
  await storage.write((unit) => unit.putStream(put))
  t.strictSame(await storage.streams.get(stream), put)
  t.equal(await storage.streams.get(other), undefined)
})

onBothStorages(
  'the bytes of a closed certificate survive in a stream record',
  async (t, storage) => {
    const shared = { id: deltaId('a'), slot: 0, lane: 0, seq: 0, time: { ms: 1, count: 0 } }
    const author = { generation: 0, clock: [1], company, happenedAt: 1, enteredAt: 1, by: 'Kim' }
    const acts: Act[] = [
      { ...shared, ...author, what: { is: 'attend' } },
      {
        ...shared,
        ...author,
        what: {
          is: 'certificate closed',
          revocation: bytes('statement'),
          frontier: [deltaId('b')],
        },
      },
    ]
    const plain = record(stream, 2)
    const put: StreamRecord = { ...plain, state: { ...plain.state, acts } }
    await storage.write((unit) => unit.putStream(put))
    const got = await storage.streams.get(stream)
    const [attend, closed] = got?.state.acts ?? []
    t.strictSame(attend, acts[0])
    t.match(closed?.what, { is: 'certificate closed', frontier: [deltaId('b')] })
    t.equal(closed?.what.is === 'certificate closed' && textOf(closed.what.revocation), 'statement')
  },
)

onBothStorages('all streams are listed in order, from any on', async (t, storage) => {
  const ids = Array.from({ length: 600 }, (_, n) => streamId(`${n}`)).sort()
  await storage.write((unit) => {
    for (const id of ids.toReversed()) unit.putStream(record(id, 1))
  })
  t.strictSame(await collect(storage.streams.ids()), ids)
  t.strictSame(await collect(storage.streams.ids(ids[590])), ids.slice(591))
  t.strictSame(await collect(storage.streams.ids(ids.at(-1))), [])
})

onBothStorages('entries are read by key, both ways, a page at a time', async (t, storage) => {
  const keys = ['1-a', '1-b', '2-a', '3-a']
  await storage.write((unit) => {
    for (const key of keys) unit.putEntry(stream, key, { note: key })
    unit.putEntry(other, '2-b', { note: 'of another stream' })
  })
  const read = async (options?: Parameters<typeof storage.entries.read>[1]) =>
    (await collect(storage.entries.read(stream, options))).map(({ key, entry }) => {
      t.strictSame(entry, { note: key })
      return key
    })
  t.strictSame(await read(), keys)
  t.strictSame(await read({ reverse: true }), keys.toReversed())
  t.strictSame(await read({ limit: 2 }), ['1-a', '1-b'])
  t.strictSame(await read({ after: '1-b', limit: 1 }), ['2-a'])
  t.strictSame(await read({ reverse: true, limit: 1 }), ['3-a'])
  t.strictSame(await read({ reverse: true, after: '2-a' }), ['1-b', '1-a'])
  t.strictSame(await read({ after: '3-a' }), [])
  await storage.write((unit) => unit.deleteEntries(stream, ['1-a', '3-a', 'unknown']))
  t.strictSame(await read(), ['1-b', '2-a'])
})

onBothStorages('an outbox is read from a position on and trimmed behind it', async (t, storage) => {
  const rows: OutboxRow[] = [
    { is: 'introduce', stream, follows: true },
    { is: 'delta', stream, n: 4 },
    { is: 'receipt', stream, company, seen: false },
  ]
  const head = { id: 'ab'.repeat(16), tail: 40, acknowledged: 0, digestDue: false }
  t.equal(await storage.outboxes.head(node), undefined)
  await storage.write((unit) => {
    for (let at = 1; at <= 40; at++) unit.putOutboxRow(node, at, rows[at % 3] as OutboxRow)
    unit.putOutboxRow(nodeId('another'), 5, { is: 'delta', stream: other, n: 0 })
    unit.putOutboxHead(node, head)
  })
  const positions = async (after: number, limit: number) =>
    (await storage.outboxes.read(node, after, limit)).map(({ position, row }) => {
      t.strictSame(row, rows[position % 3])
      return position
    })
  t.strictSame(await storage.outboxes.head(node), head)
  t.strictSame(await positions(0, 3), [1, 2, 3])
  t.strictSame(await positions(37, 100), [38, 39, 40])
  t.strictSame(await positions(40, 100), [])
  t.strictSame(await positions(0, 0), [])
  await storage.write((unit) => unit.trimOutbox(node, 1, 37))
  t.strictSame(await positions(0, 100), [38, 39, 40])
  t.equal((await storage.outboxes.read(nodeId('another'), 0, 9)).length, 1)
})

onBothStorages('a row that is put and trimmed in one turn is gone', async (t, storage) => {
  void storage.write((unit) => unit.putOutboxRow(node, 1, { is: 'delta', stream, n: 0 }))
  await storage.write((unit) => unit.trimOutbox(node, 1, 1))
  t.strictSame(await storage.outboxes.read(node, 0, 9), [])
})

onBothStorages('an inbox cursor is one a peer, and wants are a set a peer', async (t, storage) => {
  t.equal(await storage.inboxes.get(node), undefined)
  await storage.write((unit) => {
    unit.putInbox(node, { outboxId: 'aa', through: 1 })
    unit.putInbox(node, { outboxId: 'aa', through: 17 })
    unit.putWant(node, stream)
    unit.putWant(node, stream)
    unit.putWant(node, other)
    unit.putWant(nodeId('another'), stream)
  })
  t.strictSame(await storage.inboxes.get(node), { outboxId: 'aa', through: 17 })
  t.strictSame(await storage.wants.of(node), [stream, other].sort())
  await storage.write((unit) => unit.deleteWant(node, stream))
  t.strictSame(await storage.wants.of(node), [other])
  t.strictSame(await storage.wants.of(nodeId('another')), [stream])
})

onBothStorages('the newest receipt of each company and kind stands', async (t, storage) => {
  const receipt = (by: typeof company, seen: boolean, at: number): StoredReceipt => ({
    company: by,
    seen,
    at,
    clock: [1, at],
    signed: 'ff',
  })
  const third = companyId('SUB')
  await storage.write((unit) => {
    unit.putReceipt(stream, receipt(company, false, 1))
    unit.putReceipt(stream, receipt(company, true, 2))
    unit.putReceipt(stream, receipt(company, false, 3))
    unit.putReceipt(stream, receipt(third, false, 4))
    unit.putReceipt(other, receipt(company, false, 5))
    unit.putReceiptDue(stream)
    unit.putReceiptDue(other)
  })
  const times = (await storage.receipts.of(stream)).map(({ at }) => at)
  t.strictSame(times.toSorted(), [2, 3, 4])
  t.strictSame(await storage.receipts.of(other), [receipt(company, false, 5)])
  t.strictSame(await collect(storage.receipts.due()), [stream, other].sort())
  await storage.write((unit) => unit.deleteReceiptDue(stream))
  t.strictSame(await collect(storage.receipts.due()), [other])
})

onBothStorages(
  'an index is read in a range, both ways, limited, and counted',
  async (t, storage) => {
    const at = (key: string) => ({ index: 'board', key })
    await storage.write((unit) => {
      unit.changeIndex(stream, [], ['open|2', 'open|1', 'done|1', 'open'].map(at))
      unit.changeIndex(other, [], [at('open|1'), { index: 'number', key: 'open|1' }])
    })
    const read = async (range: Parameters<typeof storage.index.read>[1]) =>
      (await collect(storage.index.read('board', range))).map(({ key }) => key)
    t.strictSame(await read({}), ['done|1', 'open', 'open|1', 'open|1', 'open|2'])
    t.strictSame(await read({ from: 'open|1' }), ['open|1', 'open|1', 'open|2'])
    t.strictSame(await read({ from: 'open', to: 'open|2' }), ['open', 'open|1', 'open|1'])
    t.strictSame(await read({ to: 'open' }), ['done|1'])
    t.strictSame(await read({ reverse: true, limit: 2 }), ['open|2', 'open|1'])
    t.strictSame(await read({ from: 'e', to: 'p', limit: 1 }), ['open'])
    t.strictSame(await read({ from: 'p' }), [])
    t.equal(await storage.index.count('board', {}), 5)
    t.equal(await storage.index.count('board', { from: 'open|1', to: 'open|2' }), 2)
    t.equal(await storage.index.count('unknown', {}), 0)
    const streams = await collect(storage.index.read('board', { from: 'open|1', to: 'open|2' }))
    t.strictSame(streams.map((found) => found.stream).toSorted(), [stream, other].sort())
  },
)

onBothStorages('an index key both removed and added stays', async (t, storage) => {
  const at = (key: string) => ({ index: 'board', key })
  await storage.write((unit) => unit.changeIndex(stream, [], [at('open|1'), at('ABC1')]))
  await storage.write((unit) =>
    unit.changeIndex(stream, [at('open|1'), at('ABC1')], [at('done|1'), at('ABC1')]),
  )
  const keys = (await collect(storage.index.read('board', {}))).map(({ key }) => key)
  t.strictSame(keys, ['ABC1', 'done|1'])
})

onBothStorages(
  'links are kept by company, pairings by the hash of their secret',
  async (t, storage) => {
    const link: LinkRecord = {
      company,
      code: 'PAT',
      name: 'Patrol',
      state: 'active',
      inviter: true,
      nodes: [{ node, addresses: ['/dns4/patrol.example/tcp/4001'], certificate: 'cc' }],
      document: 'dd',
      ours: 'ee',
      words: ['anchor', 'basket'],
      requestedAt: 1,
      settings: { autoAccept: false, mayPassOn: true, answerMinutes: 5, silentMinutes: 10 },
    }
    const pairing = { id: 'a1', madeAt: 10, state: { is: 'invited' } }
    await storage.write((unit) => {
      unit.putLink(link)
      unit.putLink({ ...link, company: companyId('SUB') })
      unit.putPairing(pairing)
      unit.putPairing({ ...pairing, id: 'a2' })
    })
    t.strictSame(await storage.links.get(company), link)
    t.equal((await storage.links.all()).length, 2)
    t.strictSame((await storage.links.pairings())[0], pairing)
    t.equal((await storage.links.pairings()).length, 2)
    await storage.write((unit) => {
      unit.deleteLink(company)
      unit.deletePairing('a1')
    })
    t.equal(await storage.links.get(company), undefined)
    t.equal((await storage.links.all()).length, 1)
    t.strictSame(
      (await storage.links.pairings()).map(({ id }) => id),
      ['a2'],
    )
  },
)

onBothStorages('drafts are kept by stream, settings by name', async (t, storage) => {
  await storage.write((unit) => {
    unit.putDraft(stream, 'b', { text: 'held' })
    unit.putDraft(stream, 'a', 1)
    unit.putDraft(other, 'a', 2)
    unit.putSetting('name', { company: 'Alarm Company' })
    unit.putSetting('false', false)
  })
  t.strictSame(await storage.drafts.of(stream), [
    { id: 'a', draft: 1 },
    { id: 'b', draft: { text: 'held' } },
  ])
  t.strictSame(await storage.settings.get('name'), { company: 'Alarm Company' })
  t.equal(await storage.settings.get('false'), false)
  t.equal(await storage.settings.get('unknown'), undefined)
  await storage.write((unit) => {
    unit.deleteDraft(stream, 'a')
    unit.putSetting('name', undefined)
  })
  t.strictSame(await storage.drafts.of(stream), [{ id: 'b', draft: { text: 'held' } }])
  t.equal(await storage.settings.get('name'), undefined)
})
