/** Deltas and what is in them. */
import assert from 'node:assert/strict'
import { runsOf, statementFault } from '../../protocol/delta/authenticity.ts'
import { changeBytes, contentHash, readChange } from '../../protocol/delta/content.ts'
import { type Delta, slotKinds, structural_kind_min } from '../../protocol/delta/delta.ts'
import { deltaId, readDelta, signedId } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { readStructural, structuralBytes } from '../../protocol/delta/structural.ts'
import { withoutContent } from '../../protocol/delta/write.ts'
import { parseId, toBytes } from '../../protocol/ids.ts'
import {
  delta_bytes_max,
  deps_per_delta_max,
  over_per_slot_max,
  slots_per_delta_max,
} from '../../protocol/limits.ts'
import { reasons } from '../../protocol/reasons.ts'
import { introduced } from '../../protocol/stream/introduction.ts'
import { baton } from '../../protocol/wire/wire.js'
import { play } from '../support/history.ts'
import { moveNames } from '../support/moves.ts'
import { alm, pat } from '../support/shared-job.ts'
import { assertAlike, believing, type Target } from './target.ts'

/** Deltas with every kind of change. */
const history = play(
  true,
  moveNames.map((what, dice) => ({ who: dice % 3, what, dice: dice * 7 })),
)
const deltas = [...history.deltas, ...history.refused.map(({ delta }) => delta)]
const envelopes = deltas.map(({ signed }) => signed.envelope)
const bodies = envelopes.map((envelope) => baton.SignedDelta.decode(envelope))

const structurals = bodies.flatMap(({ body }) =>
  baton.Body.decode(body).slots.flatMap(({ kind, structural }) =>
    kind && structural ? [Uint8Array.from([kind - structural_kind_min, ...structural])] : [],
  ),
)
const changes = bodies.flatMap(({ content }) =>
  content.flatMap(({ change }) => (change ? [change] : [])),
)

/** One of each, by what is written before its bytes. */
const kindsOf = (all: readonly Uint8Array[]) => [
  ...new Map(all.map((bytes) => [`${bytes[0]} ${bytes[1]}`, bytes])).values(),
]

const isId = (id: string | undefined) => id === undefined || parseId(id) !== undefined

function checkRefusal({ reason }: Refused): void {
  assert(reason in reasons, `${reason} is of the list`)
}

function checkDelta(delta: Delta): void {
  const { signed, slots, deps } = delta
  assert.equal(delta.id, deltaId(signed.body))
  assert.equal(signedId(signed.envelope), delta.id)
  assert([delta.stream, delta.chain, delta.prev, ...deps].every(isId))
  assert(slots.length <= slots_per_delta_max && deps.length <= deps_per_delta_max)
  assert.equal(delta.seq === 0, delta.start !== undefined)
  for (const { kind, what, over, assignment } of slots) {
    assert.equal(what.is === 'content', kind < structural_kind_min)
    assert(over.length <= over_per_slot_max && [...over, assignment].every(isId))
  }
  assert.deepEqual(runsOf([delta]), [[delta]])
  const fault = statementFault(delta, believing)
  assert(fault === undefined || fault in reasons)
}

/** A redaction takes out one content and changes nothing else of what was signed. */
function checkRedacted(delta: Delta): void {
  const at = delta.slots.findIndex(({ what }) => what.is === 'content')
  if (at < 0) return
  const less = readDelta(withoutContent(delta.signed.envelope, at))
  assert(!(less instanceof Refused), 'a redacted delta is as good as it was')
  assert.equal(less.id, delta.id)
  const what = less.slots[at]?.what
  assert(what?.is === 'content' && what.change.is === 'removed')
}

function readAndCheck(envelope: Uint8Array): void {
  const delta = readDelta(envelope)
  if (delta instanceof Refused) {
    checkRefusal(delta)
    return
  }
  checkDelta(delta)
  checkRedacted(delta)
}

/** With the hashes of its contents made right: what was changed in them is read. */
function rehashed(envelope: Uint8Array): Uint8Array | undefined {
  try {
    const { body, signature, content } = baton.SignedDelta.decode(envelope)
    const wire = baton.Body.decode(body)
    for (const [at, { salt, change }] of content.entries()) {
      const slot = wire.slots[at]
      if (!slot || !salt || !change) continue
      slot.hash = toBytes(contentHash(salt, change))
    }
    const signed = { body: baton.Body.encode(wire).finish(), signature, content }
    return baton.SignedDelta.encode(signed).finish()
  } catch {
    return undefined
  }
}

const knownKinds = Object.values(slotKinds)

function checkStructural(input: Uint8Array): void {
  const kind = structural_kind_min + (input[0] ?? 0)
  const act = readStructural(kind, input.subarray(1))
  if (act instanceof Refused) {
    checkRefusal(act)
    return
  }
  if (act.is === 'unknown act') return
  assert((knownKinds as readonly number[]).includes(kind))
  assertAlike(readStructural(kind, structuralBytes(act)), act, 'it is read as it was written')
}

function checkChange(input: Uint8Array): void {
  const change = readChange(input)
  if (change instanceof Refused) {
    checkRefusal(change)
    return
  }
  if (change.is !== 'unknown') assert.deepEqual(readChange(changeBytes(change)), change)
}

const path = history.deltas.slice(0, 2).map(({ signed }) => signed.envelope)

export const deltaTargets: readonly Target[] = [
  {
    name: 'delta',
    kind: 'protobuf',
    seeds: envelopes,
    bytesMax: delta_bytes_max + 1,
    run: readAndCheck,
  },
  {
    name: 'delta-contents',
    kind: 'protobuf',
    seeds: envelopes,
    bytesMax: delta_bytes_max + 1,
    run(input) {
      const envelope = rehashed(input)
      if (envelope) readAndCheck(envelope)
    },
  },
  { name: 'change', kind: 'protobuf', seeds: changes, bytesMax: 8192, run: checkChange },
  {
    name: 'structural',
    kind: 'bytes',
    seeds: kindsOf(structurals),
    bytesMax: 8192,
    run: checkStructural,
  },
  {
    name: 'introduction',
    kind: 'protobuf',
    seeds: [baton.Introduce.encode({ path }).finish()],
    bytesMax: 8192,
    run(input) {
      let all: readonly Uint8Array[]
      try {
        all = baton.Introduce.decode(input).path ?? []
      } catch {
        return
      }
      const stream = introduced(all, pat.company, alm.company, believing)
      assert(isId(stream))
      if (stream) assert.equal(introduced(all, pat.company, pat.company, believing), undefined)
    },
  },
]
