import t, { type Test } from 'tap'
import type { Delta } from '../../protocol/delta/delta.ts'
import { deltaId, readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { toHex } from '../../protocol/ids.ts'
import { time_ms_max } from '../../protocol/limits.ts'
import type { Reason } from '../../protocol/reasons.ts'
import { baton } from '../../protocol/wire/wire.js'
import { author, seedFor } from '../support/author.ts'
import { draftOf, envelopeOf, genesisDraft, rewired, testTime } from '../support/compose.ts'
import { alm, pat, SharedJob, sub } from '../support/shared-job.ts'
import { act, change, entry, grant, note, value } from '../support/slots.ts'

/** What is put in place of a part of a delta. A part that is undefined is left out. */
type Patch = {
  readonly body?: object
  readonly start?: object
  readonly genesis?: object
  readonly slot?: readonly [place: number, parts: object]
  readonly content?: readonly [place: number, parts: object]
}

const genesis = envelopeOf(genesisDraft(alm), alm)
const job = SharedJob.open()
/** The second delta of ALM's chain: a value, a note and a grant. */
const draft = draftOf(job.replica, alm, [
  value('request', 'zone 3'),
  note('phoned'),
  grant(pat, 'provider'),
])
const envelope = envelopeOf(draft, alm)
const of31 = new Uint8Array(31)
const none = new Uint8Array(0)

function patched(original: Uint8Array, { body, start, genesis, slot, content }: Patch) {
  return rewired(original, alm, (wire, signed) => {
    Object.assign(wire, body)
    if (start) Object.assign(wire.start ?? {}, start)
    if (genesis) Object.assign(wire.start?.genesis ?? {}, genesis)
    if (slot) wire.slots[slot[0]] = new baton.Slot({ ...wire.slots[slot[0]], ...slot[1] })
    if (!content) return
    const [place, parts] = content
    while (signed.content.length <= place) signed.content.push({})
    signed.content[place] = { ...signed.content[place], ...parts }
  })
}

/** What bytes are refused for. */
function reasonOf(bytes: Uint8Array): Reason | 'good' {
  const delta = readDelta(bytes)
  return delta instanceof Refused ? delta.reason : 'good'
}

function allRefused(
  t: Test,
  reason: Reason,
  original: Uint8Array,
  patches: { readonly [what: string]: Patch },
): void {
  for (const [what, patch] of Object.entries(patches)) {
    t.equal(reasonOf(patched(original, patch)), reason, what)
  }
}

t.test('a good delta is read as it was written, with the bytes that it came in', async (t) => {
  const delta = readDelta(envelope) as Delta
  const { body, signature } = baton.SignedDelta.decode(envelope)
  t.match(delta, {
    id: deltaId(body),
    stream: job.replica.state.stream,
    seq: 1,
    prev: draft.prev,
    deps: [],
    time: { ms: testTime, count: 1 },
    generation: 0,
    by: 'Olsen',
    slots: [
      { kind: 1, field: 3, what: { change: { value: { text: 'zone 3' } } } },
      { kind: 2, field: 1, what: { change: { is: 'entry', text: 'phoned' } } },
      { kind: 1000, what: { is: 'grant', role: 'provider', code: 'PAT' } },
    ],
    signed: { envelope, body, signature },
  })
  t.match(readDelta(genesis), { seq: 0, start: { certificate: { code: 'ALM' } } })
})

t.test('bytes that are no delta are malformed', async (t) => {
  for (const bytes of [
    new Uint8Array(0),
    envelope.subarray(1),
    envelope.subarray(0, -1),
    baton.SignedDelta.encode({ body: Uint8Array.of(255), signature: new Uint8Array(64) }).finish(),
    baton.SignedDelta.encode({ body: new Uint8Array(0), signature: new Uint8Array(64) }).finish(),
  ]) {
    t.equal(reasonOf(bytes), 'malformed', toHex(bytes).slice(0, 20))
  }
  const signed = baton.SignedDelta.decode(envelope)
  for (const signature of [new Uint8Array(63), new Uint8Array(65), new Uint8Array(0)]) {
    const changed = baton.SignedDelta.encode({ ...signed, signature }).finish()
    t.equal(reasonOf(changed), 'malformed', `a signature of ${signature.length} bytes`)
  }
})

t.test('a field with an impossible value is malformed', async (t) => {
  const id = seedFor('some delta')
  allRefused(t, 'malformed', envelope, {
    'a stream id of 31 bytes': { body: { stream: of31 } },
    'no stream': { body: { stream: none } },
    'a chain id of 31 bytes': { body: { chain: of31 } },
    'no chain': { body: { chain: none } },
    'a prev of 31 bytes': { body: { prev: of31 } },
    'no prev': { body: { prev: none } },
    'a first delta without start': { body: { seq: 0 } },
    'a dep of 31 bytes': { body: { deps: [of31] } },
    'a dep twice': { body: { deps: [id, id] } },
    'a slot without kind': { slot: [0, { kind: 0 }] },
    'an assignment of 31 bytes': { slot: [0, { assignment: of31 }] },
    'a replaced write of 31 bytes': { slot: [0, { over: [of31] }] },
    'a replaced write twice': { slot: [0, { over: [id, id] }] },
    'a content without hash': { slot: [0, { hash: undefined }] },
    'a hash of 31 bytes': { slot: [0, { hash: of31 }] },
    'a structural change as content': { slot: [2, { kind: 999 }] },
    'a hash as structural change': { slot: [0, { kind: 1000 }], content: [0, nothing] },
    'a grant as another act': { slot: [2, { kind: 1009 }] },
    'more contents than slots': { content: [3, {}] },
  })
})

const nothing = { salt: undefined, change: undefined }

t.test('the start of a chain is whole or malformed', async (t) => {
  allRefused(t, 'malformed', genesis, {
    'no start': { body: { start: undefined } },
    'a genesis that names a stream': { body: { stream: seedFor('stream') } },
    'a genesis that rests on a dep': { body: { deps: [seedFor('dep')] } },
    'a genesis with prev': { body: { prev: seedFor('prev') } },
    'a first delta that names its chain': { body: { chain: seedFor('chain') } },
    'a start in the middle of a chain': { body: { seq: 1 } },
    'a genesis under a grant': { start: { grant: seedFor('grant') } },
    'a start that is no genesis, without stream': { start: { genesis: undefined } },
    'an epoch of 15 bytes': { start: { epoch: new Uint8Array(15) } },
    'a grant of 31 bytes': { start: { grant: of31 } },
    'a nonce of 31 bytes': { genesis: { nonce: of31 } },
    'a subject of 31 bytes': { genesis: { subject: of31 } },
  })
  const cut = alm.certificate.subarray(1)
  allRefused(t, 'bad-certificate', genesis, {
    'no certificate': { start: { certificate: none } },
    'a cut certificate': { start: { certificate: cut } },
    'a certificate past its limit': { start: { certificate: new Uint8Array(1025) } },
  })
  allRefused(t, 'unknown-kind', genesis, {
    'a kind of stream from the future': { genesis: { kind: 5 } },
    'no kind of stream': { genesis: { kind: 0 } },
  })
})

t.test('structural changes are whole or malformed', async (t) => {
  const id = seedFor('some id')
  const acts: { readonly [what: string]: readonly [number, baton.Structural.$Properties] }[] = [
    {
      'a grant to nobody': [1000, { grant: { role: 3 } }],
      'a grant to 31 bytes': [1000, { grant: { role: 3, company: of31 } }],
      'a grant to a guest of 31 bytes': [1000, { grant: { role: 5, guest: of31 } }],
      'a grant that replaces 31 bytes': [1000, { grant: { role: 3, company: id, replaces: of31 } }],
      'a grant that passes 31 bytes': [1000, { grant: { role: 3, company: id, passes: of31 } }],
      'a revoke of nothing': [1001, { revoke: {} }],
      'a revoke with a head twice': [1001, { revoke: { grant: id, frontier: [id, id] } }],
      'a closing without statement': [1002, { certificateClosed: {} }],
      'a confirmation of nothing': [1005, { confirm: {} }],
      'a close of 31 bytes': [1006, { close: { assignments: [of31] } }],
      'a reopening of 31 bytes': [1007, { reopen: { endings: [of31] } }],
      'a reopening of an assignment twice': [1007, { reopen: { assignments: [id, id] } }],
      'a deletion of nothing': [1008, { redact: { slot: 1 } }],
      'a tie to nothing': [1010, { tied: {} }],
      'a withdrawal of nothing': [1011, { withdraw: { reason: 'wrong' } }],
      'an attend without its bytes': [1009, {}],
    },
  ]
  for (const [what, [kind, act]] of acts.flatMap((one) => Object.entries(one))) {
    const structural = baton.Structural.encode(act).finish()
    const changed = rewired(envelope, alm, (body) => {
      body.slots.push(new baton.Slot({ kind, structural }))
    })
    t.equal(reasonOf(changed), 'malformed', what)
  }
})

t.test('contents must be those of the hash', async (t) => {
  const { content } = baton.SignedDelta.decode(envelope)
  allRefused(t, 'content-mismatch', envelope, {
    'another change': { content: [0, { change: content[1]?.change }] },
    'another salt': { content: [0, { salt: new Uint8Array(16) }] },
    'a salt of 15 bytes': { content: [0, { salt: content[0]?.salt?.subarray(1) }] },
    'no salt': { content: [0, { salt: undefined }] },
    'a content beside a structural change': { content: [2, { change: Uint8Array.of(1) }] },
    'a salt beside a structural change': { content: [2, { salt: Uint8Array.of(1) }] },
  })
})

t.test('a content that is not there reads as removed, however it is left out', async (t) => {
  const whole = baton.SignedDelta.decode(envelope)
  const lists = [[], [{}, { ...whole.content[1] }], [{ salt: whole.content[0]?.salt ?? none }]]
  for (const content of lists) {
    const delta = readDelta(baton.SignedDelta.encode({ ...whole, content }).finish())
    t.match(delta, { slots: [{ what: { change: { is: 'removed' } } }, {}, {}] })
    t.equal((delta as Delta).id, (readDelta(envelope) as Delta).id)
  }
})

t.test('a time past 45 bits is out of range, the last one is not', async (t) => {
  for (const name of ['timeMs', 'happenedAt', 'enteredAt']) {
    const at = (ms: number) => reasonOf(patched(envelope, { body: { [name]: ms } }))
    t.equal(at(time_ms_max), 'good', name)
    t.equal(at(time_ms_max + 1), 'time-out-of-range', name)
    t.equal(at(2 ** 63), 'time-out-of-range', name)
  }
})

t.test('a change that was hashed and cannot be read is as good as left out', async (t) => {
  const changes: SlotDraft[] = [
    change(1, { ...entry('note'), answers: 'ab' as Delta['id'] }),
    change(1, { is: 'value', value: { is: 'at', at: 2 ** 60 } }),
    change(1, { is: 'value', value: { is: 'number', number: -(2 ** 60) } }),
  ]
  for (const one of changes) {
    const delta = readDelta(envelopeOf({ ...draft, slots: [one] }, alm))
    t.match(delta, { slots: [{ what: { is: 'content', change: { is: 'removed' } } }] })
  }
})

t.test('who signs and under which grant does not matter to reading', async (t) => {
  t.equal(reasonOf(envelopeOf(draft, author('NOB'))), 'good')
  const attend = draftOf(job.replica, sub, [act({ is: 'attend' })])
  t.equal(reasonOf(envelopeOf(attend, sub)), 'good')
})
