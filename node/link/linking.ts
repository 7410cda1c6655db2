/**
 * Linking with another company: invite, join, approve, and ending a link. Drives the pairing
 * machine of protocol/link over channels of its own; a link that both companies have signed becomes
 * a record in Links, and from then on the network exchanges streams.
 */
import { randomBytes } from 'node:crypto'
import { type CompanyId, id_bytes, type NodeId, toHex } from '../../protocol/ids.ts'
import { invitation_ms_max, invitation_secret_bytes } from '../../protocol/limits.ts'
import { invitationText, readInvitation, secretHash } from '../../protocol/link/invitation.ts'
import { signLink } from '../../protocol/link/link-document.ts'
import { agreed, join, step } from '../../protocol/link/pairing.ts'
import type {
  Agreement,
  Context,
  Pairing,
  PairingEffect,
  PairingEvent,
} from '../../protocol/link/pairing-state.ts'
import { random_id_bytes } from '../../protocol/link/sync-limits.ts'
import type { LinkRecord, LinkSettings, LinkState, Unit } from '../../storage/storage.ts'
import type { StreamContext } from '../stream/context.ts'
import { Sequence } from '../stream/sequence.ts'
import { type LinkingRefusal, linkRefused, refuseLinking } from './linking-refusal.ts'
import type { Links } from './links.ts'
import {
  agreementOf,
  entryFrom,
  isAnothers,
  isOf,
  linkRecordOf,
  type PairingEntry,
  recordFor,
  withPeer,
  withState,
} from './pairing-record.ts'

/** Invitations and requests at one time: far more than an administrator has in hand. */
const pairings_max = 200
/** After that an ended pairing no longer has to be told to the other side. */
const ended_kept_ms = 30 * 24 * 3_600_000

export type LinkingOptions = {
  readonly links: Links
  readonly stream: StreamContext
  /** Where others find this node. */
  readonly addresses: () => readonly string[]
  /** Asks the channels to look at this pairing now. */
  readonly wake: (id: string) => void
}

export class Linking {
  readonly #options: LinkingOptions
  readonly #entries = new Map<string, PairingEntry>()
  readonly #sequence = new Sequence()

  constructor(options: LinkingOptions) {
    this.#options = options
  }

  async load(): Promise<void> {
    for (const record of await this.#options.stream.storage.links.pairings()) {
      this.#entries.set(record.id, entryFrom(record))
    }
    for (const entry of this.all()) await this.#reconcile(entry)
  }

  all(): readonly PairingEntry[] {
    return [...this.#entries.values()]
  }

  get(id: string): PairingEntry | undefined {
    return this.#entries.get(id)
  }

  /**
   * The pairing that a channel from this node is about, when it names no secret. There is one at most
   * on which both agree, and it goes before another invitation that the node has redeemed.
   */
  ofNode(node: NodeId): PairingEntry | undefined {
    const all = this.all().filter(({ state }) => peerNodeOf(state) === node)
    return all.findLast(({ state }) => agreementOf(state)) ?? all.at(-1)
  }

  /** Whether this node may connect: one that we link with, or anybody while an invitation is out. */
  expectsSomebody(node: NodeId): boolean {
    return this.all().some(({ state }) => state.is === 'invited' || peerNodeOf(state) === node)
  }

  /** A new invitation, as text to hand over; single use, for at most 72 hours. */
  async invite(
    validMs: number = invitation_ms_max,
  ): Promise<{ text: string; expiresAt: number } | LinkingRefusal> {
    if (this.#entries.size >= pairings_max) {
      return refuseLinking(
        'too-many',
        `There are ${pairings_max} invitations and requests: refuse some first.`,
      )
    }
    const { own, now } = this.#options.stream
    const secret = toHex(randomBytes(invitation_secret_bytes))
    const expiresAt = now() + Math.min(validMs, invitation_ms_max)
    const addresses = this.#options.addresses()
    const { company, node, code, name } = own
    const text = invitationText({ company, node, code, name, addresses, secret, expiresAt }, now())
    const id = secretHash(secret)
    const nonce = toHex(randomBytes(random_id_bytes))
    await this.#keep({
      id,
      madeAt: now(),
      state: { is: 'invited', secretHash: id, expiresAt, nonce },
    })
    return { text, expiresAt }
  }

  /** Takes an invitation that another company made. */
  async join(text: string): Promise<PairingEntry | LinkingRefusal> {
    const { own, now } = this.#options.stream
    const invitation = readInvitation(text, { company: own.company, now: now() })
    if (typeof invitation === 'string')
      return refuseLinking('bad-invitation', invitationMessages[invitation])
    const joining = join(invitation, toHex(randomBytes(random_id_bytes)), this.#context())
    if (typeof joining === 'string') return linkRefused(joining)
    const id = secretHash(invitation.secret)
    if (this.#entries.has(id))
      return refuseLinking('used', 'This invitation was taken here already.')
    const entry = { id, madeAt: now(), state: joining, about: { taken: true } } as const
    await this.#keep(entry)
    this.#options.wake(id)
    return entry
  }

  /** An administrator compared the words. Until both have approved nothing is exchanged. */
  async approve(company: CompanyId): Promise<LinkRecord | LinkingRefusal> {
    const entry = this.#ofCompany(company)
    if (!entry) return refuseLinking('not-found', 'There is no request of this company.')
    const agreement = agreementOf(entry.state)
    if (!agreement) return refuseLinking('not-found', 'There is no request of this company.')
    const signer = signLink(agreement.document, this.#options.stream.own)
    const state = await this.turn(entry.id, { is: 'approve', signer }, () => undefined)
    if (state?.is === 'ended') return linkRefused(state.why)
    this.#options.wake(entry.id)
    const record = this.#options.links.get(company)
    return record ?? refuseLinking('not-found', 'There is no request of this company.')
  }

  /** An administrator says no to a request, or takes an invitation back. */
  async refuse(id: string): Promise<LinkingRefusal | undefined> {
    const entry = this.#entries.get(id) ?? this.#ofCompany(id as CompanyId)
    if (!entry) return refuseLinking('not-found', 'There is no such invitation or request.')
    await this.turn(entry.id, { is: 'end' }, () => undefined)
    this.#options.wake(entry.id)
    return undefined
  }

  /** Pauses, resumes, blocks or unlinks. What is on open jobs is the caller's to part from first. */
  setState(
    company: CompanyId,
    to: Exclude<LinkState, 'requested'>,
  ): Promise<LinkRecord | LinkingRefusal> {
    return this.#sequence.run(() => this.#setState(company, to))
  }

  async #setState(
    company: CompanyId,
    to: Exclude<LinkState, 'requested'>,
  ): Promise<LinkRecord | LinkingRefusal> {
    const { links } = this.#options
    const record = links.get(company)
    if (!record || record.state === 'requested') {
      return refuseLinking('not-found', 'There is no link with this company.')
    }
    if (record.state === 'unlinked') {
      return refuseLinking('not-linked', 'This link has ended: invite the company again.')
    }
    const entry = this.#ofCompany(company)
    if (to === 'unlinked' && entry) {
      await this.#turn(entry.id, { is: 'end' }, () => undefined)
      this.#options.wake(entry.id)
    }
    const changed = { ...(links.get(company) ?? record), state: to }
    await links.put(changed)
    return changed
  }

  setSettings(
    company: CompanyId,
    settings: Partial<LinkSettings>,
  ): Promise<LinkRecord | LinkingRefusal> {
    return this.change(company, (record) => ({
      ...record,
      settings: { ...record.settings, ...settings },
    }))
  }

  /**
   * Changes what is known of a linked company, beside everything else that does, and the pairing
   * that it came by where the company has another node now.
   */
  change(
    company: CompanyId,
    change: (record: LinkRecord) => LinkRecord,
    also: (unit: Unit) => void = () => undefined,
  ): Promise<LinkRecord | LinkingRefusal> {
    return this.#sequence.run(async () => {
      const record = this.#options.links.get(company)
      if (!record) return refuseLinking('not-found', 'There is no link with this company.')
      const changed = change(record)
      const entry = withPeer(this.#ofCompany(company), changed)
      await this.#options.links.put(changed, (unit) => {
        also(unit)
        if (entry) putPairing(unit, entry)
      })
      if (entry) this.#entries.set(entry.id, entry)
      return changed
    })
  }

  /** A link that was lost here and that the other company still has: waits for our administrator. */
  found(agreement: Agreement, theirs: Uint8Array): Promise<LinkRecord | undefined> {
    return this.#sequence.run(async () => {
      const { company } = agreement.peer
      const known = this.#options.links.get(company)
      if (known && known.state !== 'unlinked') return known
      const id = toHex(randomBytes(id_bytes))
      const about = { taken: true, found: true } as const
      const state = agreed(agreement, undefined, theirs)
      await this.#changed({ id, madeAt: this.#options.stream.now(), state, about })
      return this.#options.links.get(company)
    })
  }

  /** Steps one pairing: the new state is durable before its effects are done. */
  turn(
    id: string,
    event: PairingEvent,
    perform: (effects: readonly PairingEffect[]) => void,
  ): Promise<Pairing | undefined> {
    return this.#sequence.run(() => this.#turn(id, event, perform))
  }

  async #turn(
    id: string,
    event: PairingEvent,
    perform: (effects: readonly PairingEffect[]) => void,
  ): Promise<Pairing | undefined> {
    const entry = this.#entries.get(id)
    if (!entry) return undefined
    const { now } = this.#options.stream
    const next = step(entry.state, event, this.#context(agreementOf(entry.state)), now())
    if (next.state !== entry.state) await this.#changed(withState(entry, next.state, now()))
    perform(next.effects)
    return next.state
  }

  /** Lets what is over by time end, and forgets what was told. */
  async expire(): Promise<void> {
    for (const { id, madeAt, state, about } of this.all()) {
      // The other company has the link: it is not to end there because nobody looked here.
      if (about?.found && state.is !== 'ended') continue
      if (state.is === 'ended' && this.#options.stream.now() - madeAt > ended_kept_ms)
        await this.#drop(id)
      else await this.turn(id, { is: 'tick' }, () => undefined)
    }
  }

  #ofCompany(company: CompanyId): PairingEntry | undefined {
    return this.all().findLast(
      ({ state }) => state.is !== 'ended' && agreementOf(state)?.peer.company === company,
    )
  }

  /** An older version, or a copy of one, wrote the two in two units and may have ended between. */
  async #reconcile({ state }: PairingEntry): Promise<void> {
    if (state.is !== 'active') return
    const { links } = this.#options
    const record = links.get(state.agreement.peer.company)
    if (record?.state === 'requested')
      await links.put(linkRecordOf({ state, agreement: state.agreement }, record))
  }

  /** The pairing and its link change in one unit: the other side is told that both did. */
  async #changed(entry: PairingEntry): Promise<void> {
    const { links, stream } = this.#options
    const before = this.#entries.get(entry.id)
    const agreement = agreementOf(entry.state)
    const about = agreement ?? (before && agreementOf(before.state))
    const record = about && links.get(about.peer.company)
    const also = (unit: Unit) => putPairing(unit, entry)
    if (!about || isAnothers(record, about)) await stream.storage.write(also)
    else if (agreement) await links.put(linkRecordOf({ ...entry, agreement }, record), also)
    else if (!record || record.state === 'unlinked') await stream.storage.write(also)
    else if (record.state === 'requested') await links.remove(record.company, also)
    else await links.put({ ...record, state: 'unlinked' }, also)
    this.#entries.set(entry.id, entry)
  }

  async #keep(entry: PairingEntry): Promise<void> {
    await this.#options.stream.storage.write((unit) => putPairing(unit, entry))
    this.#entries.set(entry.id, entry)
  }

  async #drop(id: string): Promise<void> {
    await this.#options.stream.storage.write((unit) => unit.deletePairing(id))
    this.#entries.delete(id)
  }

  #context(present?: Agreement): Context {
    const { links, stream, addresses } = this.#options
    const { company, node, code, certificate } = stream.own
    const others = links
      .all()
      .filter((one) => one.state !== 'unlinked' && !(present && isOf(one, present)))
    return {
      company,
      node,
      code,
      certificate,
      addresses: addresses(),
      links: others,
      certificatesOf: (other) => links.certificatesOf(other),
      verifier: stream.verifier,
    }
  }
}

function putPairing(unit: Unit, entry: PairingEntry): void {
  unit.putPairing(recordFor(entry))
}

/** The node at the other end, as far as it is known. */
export function peerNodeOf(state: Pairing): NodeId | undefined {
  if ('agreement' in state) return state.agreement.peer.node
  if (state.is === 'joining') return state.invitation.node
  return state.is === 'answered' ? state.peer.node : undefined
}

const invitationMessages = {
  'not an invitation': 'This is not an invitation: copy the whole text, it begins with baton1.',
  unsupported: 'This invitation was made by a newer version: update this node.',
  damaged: 'This invitation is incomplete or mistyped: copy it again.',
  own: 'This invitation was made by this company itself: give it to the other company.',
  expired: 'This invitation has expired: ask for a new one.',
} as const
