/** The pairing machine's states as plain JSON: bytes become { hex }. */
import { toBytes, toHex } from '../../protocol/ids.ts'
import type { Pairing } from '../../protocol/link/pairing-state.ts'

export function pairingToJson(pairing: Pairing): unknown {
  return written(pairing)
}

/** What pairingToJson made; it was stored by this node, so its form is not checked again. */
export function pairingFromJson(json: unknown): Pairing {
  return read(json) as Pairing
}

function written(value: unknown): unknown {
  if (value instanceof Uint8Array) return { hex: toHex(value) }
  if (Array.isArray(value)) return value.map(written)
  return isRecord(value) ? mapped(value, written) : value
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read)
  if (!isRecord(value)) return value
  return typeof value.hex === 'string' ? toBytes(value.hex) : mapped(value, read)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function mapped(value: Record<string, unknown>, change: (value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]))
}
