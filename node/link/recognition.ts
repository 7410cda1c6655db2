/**
 * Linked companies whose node has another key than the one that is known: after a rotation, after a
 * loss. A link is with the company, so its newest certificate says who speaks for it. Drives what
 * protocol/link/recognition.ts decides; Present and Known travel over channels of the link protocol.
 */

import type { CertifiedNode } from '../../protocol/delta/delta.ts'
import { openCertificate, readCertificate } from '../../protocol/identity/certificate.ts'
import { type CompanyId, type NodeId, toBytes, toHex } from '../../protocol/ids.ts'
import { addresses_max } from '../../protocol/limits.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import { signedLinkBytes } from '../../protocol/link/link-document.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type Known,
  type LinkRefusal,
  type Present,
} from '../../protocol/link/link-frames.ts'
import {
  keptRevocations,
  revocationsOf,
  type Standing,
  standingOf,
} from '../../protocol/link/recognition.ts'
import type { LinkRecord, Unit } from '../../storage/storage.ts'
import type { OwnRevocations } from '../identity/own-revocations.ts'
import type { CountedLog } from '../operate/counted-log.ts'
import type { NewsItem } from '../operate/news.ts'
import type { StreamContext } from '../stream/context.ts'
import { type Channel, protocols, type Transport } from '../transport/transport.ts'
import { foundLink } from './found-link.ts'
import type { Linking } from './linking.ts'
import type { Links } from './links.ts'

/** Two frames and a signature check; a machine that starts takes its time. */
const exchange_ms_max = 10_000

export type RecognitionOptions = {
  readonly stream: StreamContext
  readonly links: Links
  readonly linking: Pick<Linking, 'change' | 'found'>
  readonly transport: Transport
  readonly own: OwnRevocations
  /** Where others find this node. */
  readonly addresses: () => readonly string[]
  readonly news: (news: NewsItem) => void
  readonly log: CountedLog
}

/** What a node that we presented ourselves to has answered. */
export type Answered =
  | { readonly is: 'known'; readonly known: Known; readonly by: CertifiedNode }
  | { readonly is: 'refused'; readonly why: LinkRefusal; readonly serial?: number }

export class Recognition {
  readonly #options: RecognitionOptions
  /** Ends the connections to a company's nodes; the network does. */
  #end: (company: CompanyId, bye: Bye) => Promise<void> = async () => undefined
  readonly #stop = new AbortController()
  readonly #running = new Set<Promise<unknown>>()
  #finding = 0

  constructor(options: RecognitionOptions) {
    this.#options = options
  }

  onEnding(end: (company: CompanyId, bye: Bye) => Promise<void>): void {
    this.#end = end
  }

  /** A partner is being asked for the link that was lost: nobody is told that there is none. */
  get isFinding(): boolean {
    return this.#finding > 0
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#running)
  }

  /** Why the node that shows this certificate is not talked to; undefined: it is. */
  why(company: CompanyId, node: NodeId, certificate: Uint8Array): Bye | undefined {
    const { standing, certified } = this.#standing(node, certificate)
    return certified && certified.company !== company ? 'not-linked' : byeFor(standing)
  }

  /** The same; a newer certificate counts from then on, durably, before this resolves. */
  async hello(node: NodeId, certificate: Uint8Array): Promise<Bye | undefined> {
    const { standing, certified, record } = this.#standing(node, certificate)
    if (standing === 'newer' && certified && record) await this.#renew(certified, record, undefined)
    return byeFor(standing)
  }

  /** A node has opened a channel of the link protocol to say who it is; answers and closes it. */
  async presented(channel: Channel, message: Present): Promise<void> {
    const { certificate, revocations, addresses } = message
    const { standing, certified, record } = this.#standing(channel.remote, certificate)
    if (certified && record) await this.#learn(record.company, revocations)
    if (!certified || !record || standing === 'bad') {
      const found = await this.#foundBy(channel, message)
      return answer(channel, found ?? { is: 'refused', why: 'unknown-invitation' })
    }
    if (standing === 'revoked') return answer(channel, { is: 'refused', why: 'revoked' })
    const { serial = 0 } = this.#options.links.certificatesOf(record.company) ?? {}
    if (standing === 'superseded') {
      return answer(channel, { is: 'refused', why: 'superseded', serial })
    }
    // Answered first: who is found again keeps what it hears before we dial it.
    await answer(channel, this.#known(record))
    await this.#renew(certified, this.#options.links.get(record.company) ?? record, addresses)
  }

  /** Who shows a link that this company has approved and does not have any more. */
  async #foundBy(channel: Channel, { certificate, addresses, link }: Present) {
    const { links, linking, stream } = this.#options
    const { own, verifier } = stream
    const by = openCertificate(certificate, verifier)
    if (typeof by === 'string' || by.node !== channel.remote || links.get(by.company)) {
      return undefined
    }
    const found = foundLink(link, by, addresses, { own: own.company, verifier, now: stream.now() })
    const record = found && (await linking.found(found.agreement, found.theirs))
    if (!record) return undefined
    return { ...this.#known(record), link }
  }

  /** Looks which node answers at the addresses of a company whose known node does not. */
  async look(company: CompanyId): Promise<Answered | undefined> {
    const record = this.#options.links.get(company)
    const addresses = record?.nodes.flatMap((one) => one.addresses) ?? []
    if (!record || addresses.length === 0) return undefined
    const answered = await this.#tracked(this.#at(addresses, record))
    if (answered.is === 'known') await this.#take(record, answered)
    return answered
  }

  /** This company has something to say to all that it is linked with: what it revoked. */
  async tellAll(): Promise<void> {
    const { links } = this.#options
    const active = links.all().filter(({ state }) => state === 'active' || state === 'paused')
    await Promise.all(active.map(({ company }) => this.tell(company)))
  }

  /** Tells one; who can't be reached hears it when it connects. */
  async tell(company: CompanyId): Promise<void> {
    const { links, transport, log } = this.#options
    const record = links.get(company)
    const [node] = links.nodesOf(company)
    if (!record || node === undefined) return
    try {
      const addresses = record.nodes.flatMap((one) => one.addresses)
      const open = transport.open(node, addresses, protocols.link, this.#within())
      const answered = await this.#tracked(open.then((channel) => this.#exchange(channel, record)))
      if (answered.is === 'known') await this.#take(record, answered)
    } catch (error) {
      log.note(node, 'could not be told who we are', { error: String(error) }, 'info')
    }
  }

  /** A company is connected: what it may have missed. */
  connected(company: CompanyId): void {
    if (this.#options.own.all().length === 0 || this.#stop.signal.aborted) return
    void this.#tracked(this.tell(company))
  }

  /** Asks a partner for a link that was lost here. Rejects where nobody answers. */
  async find(addresses: readonly string[], take: (answered: Answered) => Promise<void>) {
    this.#finding++
    try {
      const answered = await this.#tracked(this.#at(addresses))
      await take(answered)
      return answered
    } finally {
      this.#finding--
    }
  }

  /** Presents this node at an address, whoever is there. Rejects where nobody answers. */
  async #at(addresses: readonly string[], record?: LinkRecord): Promise<Answered> {
    const { transport } = this.#options
    const channel = await transport.openAt(addresses, protocols.link, this.#within())
    return this.#exchange(channel, record)
  }

  #within(): AbortSignal {
    return AbortSignal.any([this.#stop.signal, AbortSignal.timeout(exchange_ms_max)])
  }

  async #exchange(channel: Channel, record: LinkRecord | undefined): Promise<Answered> {
    const { stream, own, addresses } = this.#options
    const late = setTimeout(() => void channel.close(), exchange_ms_max)
    try {
      const { certificate } = stream.own
      const revocations = own.all().map(({ signed }) => toBytes(signed))
      const link = record ? signedLinkOf(record) : new Uint8Array()
      const present = { certificate, addresses: addresses(), revocations, link }
      await channel.send(encodeLinkFrame({ is: 'present', ...present }))
      const { value, done } = await channel.frames[Symbol.asyncIterator]().next()
      const message = done ? 'malformed' : decodeLinkFrame(value)
      if (typeof message === 'string') throw new Error('it closed the channel without an answer')
      if (message.is === 'refused') return message
      if (message.is !== 'known') throw new Error(`it answered ${message.is}`)
      const by = openCertificate(message.certificate, stream.verifier)
      if (typeof by === 'string' || by.node !== channel.remote) {
        throw new Error('its certificate is not of the node that answers')
      }
      return { is: 'known', known: message, by }
    } finally {
      clearTimeout(late)
      await channel.close()
    }
  }

  /** What a company that we are linked with has answered about itself and about us. */
  async #take(record: LinkRecord, { known, by }: Extract<Answered, { is: 'known' }>) {
    if (by.company !== record.company) return
    await this.#options.own.learn(known.yours)
    await this.#learn(record.company, known.revocations)
    await this.hello(by.node, by.bytes)
  }

  #standing(node: NodeId, bytes: Uint8Array) {
    const { links, stream } = this.#options
    const certified = readCertificate(bytes)
    const record = certified && links.get(certified.company)
    const isUsed = record?.state === 'active' || record?.state === 'paused'
    const known = isUsed ? links.certificatesOf(record.company) : undefined
    if (!certified || !record || !known) return { standing: 'bad' } as const
    const other = links.companyOf(node)
    // A key that speaks for one company speaks for no other.
    if (other && other !== record.company) return { standing: 'bad' } as const
    return { standing: standingOf(certified, node, known, stream.verifier), certified, record }
  }

  /** The certificate takes the place of the one that was known. */
  async #renew(
    certified: CertifiedNode,
    { company }: LinkRecord,
    addresses: readonly string[] | undefined,
  ): Promise<void> {
    const { links, linking, stream, news } = this.#options
    const before = links.certificatesOf(company)
    const isOther = before?.node !== certified.node
    if (before && before.serial >= certified.serial && isOther) return
    if (isOther) await this.#end(company, 'superseded')
    const wants = before && isOther ? await stream.storage.wants.of(before.node) : []
    const renewed = await linking.change(
      company,
      (record) => {
        // A newer one may have come meanwhile.
        const { serial = 0 } = links.certificatesOf(company) ?? {}
        return serial > certified.serial ? record : withNode(record, certified, addresses)
      },
      (unit: Unit) => {
        if (!before || !isOther) return
        // What was queued for the node that is gone is found by comparing with the new one.
        stream.outboxes.renew(unit, before.node)
        for (const wanted of wants) unit.deleteWant(before.node, wanted)
      },
    )
    if ('refused' in renewed || !isOther) return
    news({ is: 'node renewed', company, serial: certified.serial })
  }

  /** Keeps a company's own statements, and ends what they forbid. */
  async #learn(company: CompanyId, statements: readonly Uint8Array[]): Promise<void> {
    const { links, linking, stream, news } = this.#options
    const held = links.certificatesOf(company)?.revoked ?? []
    const fresh = revocationsOf(company, statements, stream.verifier).filter(
      ({ serial }) => !held.includes(serial),
    )
    if (fresh.length === 0) return
    const rows = fresh.map(({ serial, at, signed }) => ({ serial, at, signed: toHex(signed) }))
    await linking.change(company, (record) => ({
      ...record,
      revocations: keptRevocations(record.revocations ?? [], rows),
    }))
    for (const { serial } of fresh) news({ is: 'node revoked', company, serial })
    const known = links.certificatesOf(company)
    if (known?.revoked.includes(known.serial)) await this.#end(company, 'revoked')
  }

  #known(record: LinkRecord): Known {
    const { own, stream } = this.#options
    const { revocations = [] } = record
    return {
      is: 'known',
      certificate: stream.own.certificate,
      link: signedLinkOf(record),
      revocations: own.all().map(({ signed }) => toBytes(signed)),
      yours: revocations.map(({ signed }) => toBytes(signed)),
    }
  }

  /** Stopping waits for what was begun: it writes to a storage that is closed after that. */
  #tracked<T>(work: Promise<T>): Promise<T> {
    const running = work.then(
      () => undefined,
      () => undefined,
    )
    this.#running.add(running)
    void running.then(() => this.#running.delete(running))
    return work
  }
}

async function answer(
  channel: Channel,
  message: Known | { is: 'refused'; why: LinkRefusal; serial?: number },
): Promise<void> {
  await channel.send(encodeLinkFrame(message))
}

function signedLinkOf({ document, ours = '', theirs = '' }: LinkRecord): Uint8Array {
  return signedLinkBytes(toBytes(document), [toBytes(ours), toBytes(theirs)])
}

/** Code and name stay those that were approved with the link. */
function withNode(
  record: LinkRecord,
  { node, bytes }: CertifiedNode,
  addresses: readonly string[] | undefined,
): LinkRecord {
  const known = record.nodes.flatMap((one) => one.addresses)
  // Without the PeerId that some of them name: it is that of the node before.
  const places = [...(addresses ?? []), ...known].map((one) => one.split('/p2p/')[0] ?? '')
  const where = [...new Set(places)].slice(0, addresses_max)
  return { ...record, nodes: [{ node, addresses: where, certificate: toHex(bytes) }] }
}

function byeFor(standing: Standing): Bye | undefined {
  switch (standing) {
    case 'known':
    case 'newer':
      return undefined
    case 'superseded':
    case 'revoked':
      return standing
    case 'bad':
      return 'not-linked'
    default:
      return standing satisfies never
  }
}
