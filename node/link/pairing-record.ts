/** One invitation or request as the node keeps it; of the machine's states bytes become { hex }. */
import { type CompanyId, toBytes, toHex } from '../../protocol/ids.ts'
import type { Agreement, Pairing } from '../../protocol/link/pairing-state.ts'
import type { LinkRecord, LinkSettings, PairingRecord } from '../../storage/storage.ts'

/** With what is known of it. */
export type PairingEntry = {
  readonly id: string
  readonly madeAt: number
  readonly state: Pairing
  /** What the machine forgets when it ends, for people to read. */
  readonly about?: PairingAbout
}

type PairingAbout = {
  /** Another company made the invitation. */
  readonly taken?: true
  /** It was lost here, and the other company has shown it. */
  readonly found?: true
  readonly other?: OtherCompany
  readonly endedAt?: number
}

type OtherCompany = { readonly company: CompanyId; readonly code: string; readonly name: string }

/** It was stored by this node, so its form is not checked again. */
export function entryFrom({ id, madeAt, state, about }: PairingRecord): PairingEntry {
  const entry = { id, madeAt, state: pairingFromJson(state) }
  return about === undefined ? entry : { ...entry, about: about as PairingAbout }
}

export function recordFor({ id, madeAt, state, about }: PairingEntry): PairingRecord {
  const record = { id, madeAt, state: pairingToJson(state) }
  return about === undefined ? record : { ...record, about }
}

/** The entry in another state of the machine. */
export function withState(entry: PairingEntry, state: Pairing, now: number): PairingEntry {
  const other = otherIn(state) ?? otherIn(entry.state) ?? entry.about?.other
  const about = {
    ...entry.about,
    ...(other ? { other } : {}),
    ...(state.is === 'ended' ? { endedAt: now } : {}),
  }
  return { ...entry, state, about }
}

/** The other company, as far as it is known. */
export function otherIn(state: Pairing): OtherCompany | undefined {
  const party = agreementOf(state)?.peer ?? partyIn(state)
  return party && { company: party.company, code: party.code, name: party.name }
}

/** Before both know the words. */
function partyIn(state: Pairing) {
  if (state.is === 'answered') return state.peer
  return state.is === 'joining' ? state.invitation : undefined
}

/** What both sides have agreed on, in the states that have it. */
export function agreementOf(state: Pairing): Agreement | undefined {
  return 'agreement' in state ? state.agreement : undefined
}

/** Whether this record is that of the link which this agreement leads to. */
export function isOf(record: LinkRecord, { peer, document }: Agreement): boolean {
  return record.company === peer.company && record.document === toHex(document)
}

/** A link that goes on, or a request, is never written over by another pairing of its company. */
export function isAnothers(record: LinkRecord | undefined, agreement: Agreement): boolean {
  return record !== undefined && record.state !== 'unlinked' && !isOf(record, agreement)
}

/** The pairing of a company whose node is another one now; undefined where that changes nothing. */
export function withPeer(
  entry: PairingEntry | undefined,
  { nodes: [present] }: LinkRecord,
): PairingEntry | undefined {
  if (entry?.state.is !== 'active' || !present) return undefined
  const { node, addresses, certificate } = present
  const { agreement } = entry.state
  if (agreement.peer.node === node) return undefined
  const peer = { ...agreement.peer, node, addresses, certificate: toBytes(certificate) }
  return { ...entry, state: { ...entry.state, agreement: { ...agreement, peer } } }
}

const defaultLinkSettings: LinkSettings = {
  autoAccept: false,
  mayPassOn: true,
  answerMinutes: 5,
  silentMinutes: 30,
}

type LinkedPairing = Pick<PairingEntry, 'state' | 'about'> & { readonly agreement: Agreement }

/** The link as it follows from its pairing; what was set stays. */
export function linkRecordOf(
  { state, agreement, about }: LinkedPairing,
  earlier: LinkRecord | undefined,
): LinkRecord {
  const { peer, inviter, document, words, requestedAt } = agreement
  const { company, node, code, name, addresses, certificate } = peer
  const linked = state.is === 'active'
  const kept = earlier && earlier.state !== 'requested' && earlier.state !== 'unlinked'
  return {
    company,
    code,
    name,
    state: linked ? (kept ? earlier.state : 'active') : 'requested',
    inviter,
    nodes: [{ node, addresses, certificate: toHex(certificate) }],
    document: toHex(document),
    ...('ours' in state ? { ours: toHex(state.ours) } : {}),
    ...('theirs' in state ? { theirs: toHex(state.theirs) } : {}),
    words,
    requestedAt,
    settings: earlier?.settings ?? defaultLinkSettings,
    ...(about?.found && !linked ? { found: true as const } : {}),
    ...(earlier?.revocations ? { revocations: earlier.revocations } : {}),
  }
}

export function pairingToJson(pairing: Pairing): unknown {
  return written(pairing)
}

function pairingFromJson(json: unknown): Pairing {
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
