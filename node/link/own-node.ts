/**
 * What an administrator does about this company's own nodes: a new key, revoking one that is gone,
 * and finding the links again with nothing but the recovery phrase.
 */
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import type { NodeId } from '../../protocol/ids.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import type { Identity } from '../identity/identity.ts'
import type { OwnRevocations } from '../identity/own-revocations.ts'
import { companySigner, type NextNode, prepareRotation } from '../identity/rotation.ts'
import type { Streams } from '../stream/streams.ts'
import { isDialAddress } from '../transport/address.ts'
import { publicAddress } from '../transport/public-address.ts'
import { CertificateClosings } from './certificate-closings.ts'
import { foundLink } from './found-link.ts'
import type { Linking } from './linking.ts'
import { type LinkingRefusal, linkRefused, refuseLinking } from './linking-refusal.ts'
import type { Links } from './links.ts'
import type { Answered, Recognition } from './recognition.ts'

export type OwnNodeOptions = {
  readonly data: string
  readonly identity: Identity
  readonly streams: Streams
  readonly links: Links
  readonly linking: Linking
  readonly recognition: Recognition
  readonly revocations: OwnRevocations
  readonly failed: (error: unknown) => void
}

/** Who this node is, for people. */
export type OwnNodeView = {
  readonly node: NodeId
  /** Of its certificate; also about when it was made, ms since 1970. */
  readonly serial: number
  /** The company's key is on this machine: no phrase is needed. */
  readonly hasCompanyKey: boolean
  /** Certificates of this company in the streams here, this node's apart; the newest first. */
  readonly earlier: readonly number[]
  readonly revoked: readonly { readonly serial: number; readonly at: number }[]
}

export class OwnNode {
  readonly #options: OwnNodeOptions
  readonly #closings: CertificateClosings

  constructor(options: OwnNodeOptions) {
    this.#options = options
    const { streams, revocations, failed } = options
    this.#closings = new CertificateClosings(streams, revocations, failed)
  }

  /** Goes on with the closings that a stop has left. */
  start(): void {
    this.#closings.start()
  }

  stop(): Promise<void> {
    return this.#closings.stop()
  }

  async view(): Promise<OwnNodeView> {
    const { identity, revocations } = this.#options
    const { node, serial } = identity.certified
    return {
      node,
      serial,
      hasCompanyKey: identity.companySigner !== undefined,
      earlier: await this.#earlier(),
      revoked: revocations.all().map((one) => ({ serial: one.serial, at: one.at })),
    }
  }

  /** A new key for this node, in place from its next start on. */
  async rotate(input: {
    readonly phrase?: string
    /** A greater serial that is known to somebody: this clock or an earlier one was wrong. */
    readonly above?: number
  }): Promise<NextNode | LinkingRefusal> {
    const { data, identity, streams } = this.#options
    const signer = companySigner(identity, input.phrase)
    if (typeof signer === 'string') return refuseKey(signer)
    const { above = 0 } = input
    return prepareRotation(data, identity, signer, { now: streams.context.now(), above })
  }

  /** The node of this serial speaks for the company no more: told to every partner. */
  async revoke(input: {
    readonly serial: number
    readonly phrase?: string
  }): Promise<{ readonly serial: number; readonly at: number } | LinkingRefusal> {
    const { identity, streams, revocations, recognition } = this.#options
    const { serial } = input
    if (serial >= identity.certified.serial) {
      const message =
        serial === identity.certified.serial
          ? 'This is the certificate of this very node: give it a new key first, then revoke.'
          : 'There is no such certificate: no serial is above that of this node.'
      return refuseLinking('own', message)
    }
    const signer = companySigner(identity, input.phrase)
    if (typeof signer === 'string') return refuseKey(signer)
    const at = streams.context.now()
    await revocations.learn([makeRevocation(signer, serial, at)])
    const kept = revocations.all().find((one) => one.serial === serial)
    this.#closings.revoked()
    await recognition.tellAll()
    return { serial, at: kept?.at ?? at }
  }

  /** Asks the node at this address for the link that we had with its company. */
  async find(address: string): Promise<LinkRecord | LinkingRefusal> {
    const where = placeOf(address)
    if (!where) {
      return refuseLinking(
        'unreachable',
        'This is no address: baton.example.com:4001, for example.',
      )
    }
    let record: LinkRecord | LinkingRefusal | undefined
    try {
      await this.#options.recognition.find([where], async (answered) => {
        record = await this.#found(answered, where)
      })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const message = `No node of a partner answers at ${where}: ${why}`
      return refuseLinking('unreachable', message)
    }
    return record ?? refuseLinking('not-found', 'There is no link with this company.')
  }

  async #found(
    answered: Answered,
    where: string,
  ): Promise<LinkRecord | LinkingRefusal | undefined> {
    if (answered.is === 'refused') return refusedThere(answered)
    const { links, linking, revocations, streams } = this.#options
    const { own, verifier, now } = streams.context
    const { known, by } = answered
    const ours = { own: own.company, verifier, now: now() }
    const found = foundLink(known.link, by, [where], ours)
    if (!found) {
      const message = 'What the node shows is no link that this company has approved.'
      return refuseLinking('bad-approval', message)
    }
    const present = links.get(by.company)
    if (present && present.state !== 'unlinked') return linkRefused('already-linked')
    await revocations.learn(known.yours)
    return linking.found(found.agreement, found.theirs)
  }

  async #earlier(): Promise<number[]> {
    const { streams, identity } = this.#options
    const { company, serial } = identity.certified
    const serials = new Set<number>()
    for await (const id of streams.context.storage.streams.ids()) {
      for (const lane of (await streams.get(id))?.state.lanes ?? []) {
        if (lane.company === company && lane.serial !== serial) serials.add(lane.serial)
      }
    }
    return [...serials].sort((a, b) => b - a)
  }
}

function refusedThere({ why, serial }: Extract<Answered, { is: 'refused' }>): LinkingRefusal {
  if (why === 'superseded' && serial !== undefined) {
    const message =
      `The partner knows a newer certificate of this company, serial ${serial}: ` +
      `run baton identity rotate --above ${serial}, then try again.`
    return refuseLinking('superseded', message)
  }
  if (why !== 'unknown-invitation') return linkRefused(why)
  return refuseLinking('not-linked', 'The company there has no link with this one.')
}

function refuseKey(why: 'company-key-needed' | 'wrong-phrase'): LinkingRefusal {
  const messages = {
    'company-key-needed':
      'The key of the company is not on this machine: type the recovery phrase.',
    'wrong-phrase':
      'This is not the recovery phrase of this company: look at each of the 24 words.',
  }
  return refuseLinking(why, messages[why])
}

/** As an administrator types it, or as a partner's page shows it, with a PeerId. */
function placeOf(address: string): string | undefined {
  const place = address.trim().split('/p2p/')[0] ?? ''
  return isDialAddress(place) ? place : publicAddress(place)
}
