/** Content changes (values and entries): their exact bytes, salted hashes, and reading them back. */
import { hash } from 'node:crypto'
import { tags } from '../identity/tags.ts'
import { type DeltaId, optionalId, toBytes, toHex } from '../ids.ts'
import { entry_item_chars_max, entry_items_max, text_chars_max } from '../limits.ts'
import { hasUnknownFields, keepingUnknown, safeInt, safeUint } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import type { Change, SlotContent, Value } from './delta.ts'

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

/** The change in these bytes; `unknown` when newer than this version; undefined when malformed. */
export function readChange(bytes: Uint8Array): SlotContent['change'] | undefined {
  let wire: baton.Change
  try {
    wire = baton.Change.decode(keepingUnknown(bytes))
  } catch {
    return undefined
  }
  const inner = wire.is ? wire[wire.is] : undefined
  if (hasUnknownFields(wire) || (inner && hasUnknownFields(inner))) return { is: 'unknown' }
  if (wire.value) return readValue(wire.value)
  return wire.entry ? readEntry(wire.entry) : { is: 'unknown' }
}

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

function readValue(wire: baton.Value.$Properties): SlotContent['change'] | undefined {
  const value = valueFromWire(wire)
  return value === 'unknown' ? { is: 'unknown' } : value && { is: 'value', value }
}

function valueFromWire(wire: baton.Value.$Properties): Value | 'unknown' | undefined {
  if (typeof wire.text === 'string') {
    return wire.text.length > text_chars_max ? undefined : { is: 'text', text: wire.text }
  }
  if (wire.number !== undefined && wire.number !== null) {
    const number = safeInt(wire.number)
    return number === undefined ? undefined : { is: 'number', number }
  }
  if (wire.at !== undefined && wire.at !== null) {
    const at = safeUint(wire.at)
    return at === undefined ? undefined : { is: 'at', at }
  }
  if (wire.id) return wire.id.length > 64 ? undefined : { is: 'id', id: toHex(wire.id) }
  if (typeof wire.flag === 'boolean') return { is: 'flag', flag: wire.flag }
  return 'unknown'
}

function readEntry(wire: baton.Entry.$Properties): SlotContent['change'] | undefined {
  const text = wire.text ?? ''
  const items = wire.items ?? []
  const answers = optionalId<DeltaId>(wire.answers)
  if (text.length > text_chars_max || items.length > entry_items_max) return undefined
  if (items.some((item) => item.length > entry_item_chars_max) || answers === false)
    return undefined
  return { is: 'entry', text, items, code: wire.code ?? 0, ...(answers ? { answers } : {}) }
}
