/** Content changes (values and entries): their exact bytes, salted hashes, and reading them back. */
import { hash } from 'node:crypto'
import { tags } from '../identity/tags.ts'
import { type DeltaId, optionalId, toBytes, toHex } from '../ids.ts'
import {
  entry_item_chars_max,
  entry_items_max,
  text_chars_max,
  value_id_bytes_max,
} from '../limits.ts'
import { hasUnknownFields, keepingUnknown, safeInt, safeUint } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import type { Change, Value } from './delta.ts'
import { present, Refused, refusing, within } from './refused.ts'

/** The exact bytes of a change: what is hashed, stored and sent. */
export function changeBytes(change: Change): Uint8Array {
  if (change.is === 'value') {
    return baton.Change.encode({ value: valueToWire(change.value) }).finish()
  }
  const { text, items, code, answers } = change
  return baton.Change.encode({
    entry: { text, items: [...items], code, ...(answers ? { answers: toBytes(answers) } : {}) },
  }).finish()
}

/** Hex of SHA-256(tag, salt, change). The salt keeps short contents from being guessed. */
export function contentHash(salt: Uint8Array, change: Uint8Array): string {
  return hash('sha256', Buffer.concat([tags.content, salt, change]), 'hex')
}

/** The change in these bytes, `unknown` when newer than this version, or the rule it breaks. */
export function readChange(bytes: Uint8Array): Change | { readonly is: 'unknown' } | Refused {
  return refusing(() => {
    const wire = baton.Change.decode(keepingUnknown(bytes))
    const inner = wire.is ? wire[wire.is] : undefined
    if (hasUnknownFields(wire) || (inner && hasUnknownFields(inner))) return unknown
    if (wire.value) return readValue(wire.value)
    return wire.entry ? readEntry(wire.entry) : unknown
  })
}

const unknown = { is: 'unknown' } as const

function valueToWire(value: Value): baton.Value.$Properties {
  switch (value.is) {
    case 'text':
      return { text: value.text }
    case 'number':
      return { number: value.number }
    case 'at':
      return { at: value.at }
    case 'id':
      return { id: toBytes(value.id) }
    case 'flag':
      return { flag: value.flag }
    default:
      return value satisfies never
  }
}

function readValue(wire: baton.Value.$Properties): Change | typeof unknown {
  const value = valueFromWire(wire)
  return value ? { is: 'value', value } : unknown
}

function valueFromWire(wire: baton.Value.$Properties): Value | undefined {
  if (typeof wire.text === 'string') return { is: 'text', text: within(wire.text, text_chars_max) }
  if (wire.number !== undefined && wire.number !== null) {
    return { is: 'number', number: present(safeInt(wire.number)) }
  }
  if (wire.at !== undefined && wire.at !== null) {
    return { is: 'at', at: present(safeUint(wire.at)) }
  }
  if (wire.id) return { is: 'id', id: toHex(within(wire.id, value_id_bytes_max)) }
  return typeof wire.flag === 'boolean' ? { is: 'flag', flag: wire.flag } : undefined
}

function readEntry(wire: baton.Entry.$Properties): Change {
  const answers = optionalId<DeltaId>(wire.answers)
  if (answers === false) throw new Refused('malformed')
  return {
    is: 'entry',
    text: within(wire.text ?? '', text_chars_max),
    items: within(wire.items ?? [], entry_items_max).map((item) =>
      within(item, entry_item_chars_max),
    ),
    code: wire.code ?? 0,
    ...(answers ? { answers } : {}),
  }
}
