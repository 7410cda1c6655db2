/** What a newer version of Baton may say to this one. */
import t from 'tap'
import { contentHash } from '../../protocol/delta/content.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { type GrantId, grantOf, toBytes } from '../../protocol/ids.ts'
import { frontier, validHeads } from '../../protocol/stream/lanes.ts'
import { baton } from '../../protocol/wire/wire.js'
import { author } from '../support/author.ts'
import {
  type Composing,
  deltaOfDraft,
  draftOf,
  envelopeOf,
  readGood,
  rewired,
  withUnknownAct,
} from '../support/compose.ts'
import { Observer } from '../support/observer.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { grant, note, value } from '../support/slots.ts'

/** A field that no message of this version has: number 300, a varint. */
const newField = Uint8Array.of(0xe0, 0x12, 1)
/** A message inside another, under this tag. */
const inner = (tag: number, bytes: Uint8Array) =>
  Buffer.concat([Uint8Array.of(tag, bytes.length), bytes])

function encoded(act: baton.Structural.$Properties): Uint8Array {
  return baton.Structural.encode(act).finish()
}

/** A delta of ALM's with one more slot. */
function withSlot(job: SharedJob, slot: baton.Slot.$Properties, composing: Composing = {}): Delta {
  const draft = draftOf(job.replica, alm, [value('request', 'zone 3')], composing)
  const envelope = envelopeOf(draft, alm)
  return readGood(rewired(envelope, alm, (body) => void body.slots.push(new baton.Slot(slot))))
}

/** A delta of ALM's with these bytes as the content of its only slot. */
function withContent(job: SharedJob, kind: number, field: number, change: Uint8Array): Delta {
  const salt = new Uint8Array(16).fill(7)
  const envelope = envelopeOf(draftOf(job.replica, alm, []), alm)
  const hash = toBytes(contentHash(salt, change))
  return readGood(
    rewired(envelope, alm, (body, signed) => {
      body.slots.push(new baton.Slot({ kind, field, hash }))
      signed.content.push({ salt, change })
    }),
  )
}

const stageOfNow = encoded({ stage: { kind: 2 } })
const structural: { readonly [what: string]: readonly [kind: number, bytes: Uint8Array] } = {
  'a kind of act from the future': [1012, encoded({ attend: {} })],
  'a kind far off': [2 ** 32 - 1, new Uint8Array(1)],
  'a stage from the future': [1003, encoded({ stage: { kind: 10 as baton.StageKind } })],
  'a role from the future': [
    1000,
    encoded({ grant: { role: 6 as baton.Role, company: alm.signer.publicKey } }),
  ],
  'an end from the future': [
    1001,
    encoded({ revoke: { grant: alm.signer.publicKey, kind: 4 as baton.RevokeKind } }),
  ],
  'a stage with a new field': [
    1003,
    inner(0x22, Buffer.concat([stageOfNow.subarray(2), newField])),
  ],
  'a stage beside a new field': [1003, Buffer.concat([stageOfNow, newField])],
  'a new message under a known kind': [1003, newField],
}

t.test('an act that this version does not know leaves the delta undecided', async (t) => {
  for (const [what, [kind, bytes]] of Object.entries(structural)) {
    const job = SharedJob.open()
    const delta = withSlot(job, { kind, structural: bytes })
    const verdict = job.replica.take(delta)
    t.match(verdict, { is: 'undecided', position: { undecided: true } }, what)
    const view = job.view()
    t.equal(view.undecided, 1, 'it says that an update is needed')
    t.same(view.fields, {}, 'and folds nothing of it')
    t.same(frontier(job.replica.state), [delta.id], 'it is compared with others')
    t.same(
      validHeads(job.replica.state).map(({ seq }) => seq),
      [0],
      'own deltas rest on valid ones',
    )
  }
})

t.test('what rests on an undecided delta is undecided, by whichever way', async (t) => {
  const job = SharedJob.open()
  job.write(alm, [grant(pat, 'provider')])
  const draft = draftOf(job.replica, alm, [grant(author('NEW'), 'provider')])
  const delta = readGood(withUnknownAct(envelopeOf(draft, alm), alm))
  t.equal(job.replica.take(delta).is, 'undecided')
  const position = job.replica.positions.get(delta.id)
  const next = draftOf(job.replica, alm, [note('x')], position ? { prev: position } : {})
  t.equal(next.prev, delta.id)
  t.equal(job.replica.judge(deltaOfDraft(next, alm)).is, 'undecided', 'its next')
  const seen = draftOf(job.replica, pat, [note('x')], { grant: job.grantOf(pat) as GrantId })
  const { ms, count } = delta.time
  const later = { ...seen, deps: [delta.id], time: { ms, count: count + 1 } }
  t.equal(job.replica.judge(deltaOfDraft(later, pat)).is, 'undecided', 'who had seen it')
  const under = draftOf(job.replica, author('NEW'), [note('x')], { grant: grantOf(delta.id) })
  t.equal(job.replica.judge(deltaOfDraft(under, author('NEW'))).is, 'undecided', 'its grantee')
  const around = draftOf(job.replica, pat, [note('x')], { grant: job.grantOf(pat) as GrantId })
  t.equal(job.replica.judge(deltaOfDraft(around, pat)).is, 'valid', 'and nobody else')
})

t.test('an undecided delta has the other rules to keep all the same', async (t) => {
  const job = SharedJob.open()
  const good = draftOf(job.replica, alm, [note('x')])
  const judged = (draft: typeof good, by = alm) =>
    job.replica.judge(readGood(withUnknownAct(envelopeOf(draft, by), by)))
  t.match(judged({ ...good, time: { ms: 0, count: 0 } }), { reason: 'time-not-after' })
  t.match(judged({ ...good, seq: 2 }), { reason: 'seq-gap' })
  t.match(judged(draftOf(job.replica, pat, [note('x')]), pat), { reason: 'not-granted' })
})

t.test('an undecided delta that comes twice is held once, its fork beside it', async (t) => {
  const job = SharedJob.open()
  const undecided = withSlot(job, { kind: 1999, structural: newField })
  const fork = job.write(alm, [value('request', 'zone 4')])
  const genesis = job.replica.deltas[0] as Delta
  const node = await Observer.open(author('OBS'))
  await node.take([genesis, undecided], alm)
  const verdicts = await node.take([undecided, fork, fork], alm)
  t.same(
    verdicts.map(({ is }) => is),
    ['held', 'valid', 'held'],
  )
  const view = await node.view(genesis.stream)
  t.match(view, { undecided: 1, forks: [alm.company], fields: { request: { value: 'zone 4' } } })
})

const changeOf = (change: baton.Change.$Properties) => baton.Change.encode(change).finish()
const text = baton.Value.encode({ text: 'zone 3' }).finish()
const said = baton.Entry.encode({ text: 'phoned' }).finish()

t.test('a value that this version does not know is valid, and shown as unknown', async (t) => {
  const contents: { readonly [what: string]: Uint8Array } = {
    'a new kind of value': inner(0x0a, newField),
    'a value with a new field': inner(0x0a, Buffer.concat([text, newField])),
    'a new kind of change': newField,
    'a value beside a new field': Buffer.concat([changeOf({ value: { text: 'x' } }), newField]),
    'an entry where a value stands': changeOf({ entry: { text: 'x' } }),
    'a value without anything': changeOf({ value: {} }),
  }
  for (const [what, change] of Object.entries(contents)) {
    const job = SharedJob.open()
    job.take(withContent(job, 1, 3, change))
    t.match(job.view().fields.request, { value: null, missing: 'unknown' }, what)
  }
})

t.test('an entry that this version does not know is valid, and shown as unknown', async (t) => {
  const contents: readonly (readonly [what: string, kind: number, change: Uint8Array])[] = [
    ['a new kind of change', 2, newField],
    ['an entry with a new field', 2, inner(0x12, Buffer.concat([said, newField]))],
    ['a value where an entry stands', 2, changeOf({ value: { text: 'x' } })],
  ]
  for (const [what, kind, change] of contents) {
    const job = SharedJob.open()
    const delta = withContent(job, kind, 1, change)
    const node = await Observer.open(author('OBS'))
    await node.take([...job.replica.deltas, delta], alm)
    t.match(await node.entries(delta.stream), [{ content: { is: 'unknown' } }], what)
  }
})

t.test('kinds of content and fields from the future stay valid', async (t) => {
  const job = SharedJob.open()
  job.take(withContent(job, 1, 999, changeOf({ value: { text: 'x' } })))
  job.take(withContent(job, 2, 999, changeOf({ entry: { text: 'x' } })))
  job.take(withContent(job, 999, 1, changeOf({ entry: { text: 'x' } })))
  t.same(job.view().fields, {})
  const node = await Observer.open(author('OBS'))
  await node.take(job.replica.deltas, alm)
  const lines = await node.entries(job.replica.state.stream)
  t.same(
    lines.map(({ kind }) => kind),
    ['unknown', 'unknown'],
  )
})

t.test('a header with a new field reads as if it were not there, and keeps its id', async (t) => {
  const job = SharedJob.open()
  const signed = baton.SignedDelta.decode(envelopeOf(draftOf(job.replica, alm, [note('x')]), alm))
  const body = Buffer.concat([signed.body, newField])
  const signature = alm.signer.sign(tags.delta, body)
  const delta = readDelta(baton.SignedDelta.encode({ ...signed, body, signature }).finish())
  t.match(delta, { seq: 1, slots: [{ kind: 2 }] })
  t.equal(job.replica.take(delta as Delta).is, 'valid')
})
