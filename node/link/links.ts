/** Links with other companies as the node knows them: who they are, their state, their nodes. */
import { readCertificate } from '../../protocol/identity/certificate.ts'
import { type CompanyId, type NodeId, toBytes } from '../../protocol/ids.ts'
import type { KnownCertificates } from '../../protocol/link/recognition.ts'
import type { LinkRecord, Storage, Unit } from '../../storage/storage.ts'
import type { CompanyDirectory, KnownCompany } from '../job/context.ts'
import type { Routes } from '../stream/context.ts'

export class Links implements Routes, CompanyDirectory {
  readonly #storage: Storage
  readonly #records = new Map<CompanyId, LinkRecord>()
  readonly #companies = new Map<NodeId, CompanyId>()
  readonly #known = new Map<CompanyId, KnownCertificates>()
  readonly #listeners = new Set<(company: CompanyId) => void>()
  #openQueue: (node: NodeId) => Promise<unknown> = async () => undefined

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async load(): Promise<void> {
    for (const record of await this.#storage.links.all()) this.#keep(record)
  }

  /**
   * Opens the queue towards every node that is known, and from now on towards those of a new link
   * before anybody hears of them: what is saved at that moment goes into their queues.
   */
  async openQueues(open: (node: NodeId) => Promise<unknown>): Promise<void> {
    this.#openQueue = open
    for (const { nodes } of this.all()) for (const { node } of nodes) await open(node)
  }

  all(): readonly LinkRecord[] {
    return [...this.#records.values()]
  }

  get(company: CompanyId): LinkRecord | undefined {
    return this.#records.get(company)
  }

  byId(company: CompanyId): KnownCompany | undefined {
    return this.#records.get(company)
  }

  /** Codes are unique among the links that are in use. */
  byCode(code: string): KnownCompany | undefined {
    const same = this.all().filter((record) => record.code === code.toUpperCase())
    return same.find((record) => record.state !== 'unlinked') ?? same[0]
  }

  nodesOf(company: CompanyId): readonly NodeId[] {
    const record = this.#records.get(company)
    if (record?.state !== 'active' && record?.state !== 'paused') return []
    const known = this.#known.get(company)
    return known && !known.revoked.includes(known.serial) ? [known.node] : []
  }

  /** By which certificates the company's nodes are taken: that of its newest one. */
  certificatesOf(company: CompanyId): KnownCertificates | undefined {
    return this.#known.get(company)
  }

  /** Of a node that its company has revoked, none. */
  companyOf(node: NodeId): CompanyId | undefined {
    return this.#companies.get(node)
  }

  /** Stores the link, with what else belongs in that unit, and tells who listens. */
  async put(record: LinkRecord, also: (unit: Unit) => void = () => undefined): Promise<void> {
    for (const { node } of record.nodes) await this.#openQueue(node)
    await this.#storage.write((unit) => {
      unit.putLink(record)
      also(unit)
    })
    this.#keep(record)
    // What was saved until now is in no queue of a link that was not in use. It is found by comparing
    // with what is on the disk, so that comes first.
    await this.#storage.durable()
    for (const listener of this.#listeners) listener(record.company)
  }

  /** Forgets a request that was refused or has expired. */
  async remove(company: CompanyId, also: (unit: Unit) => void = () => undefined): Promise<void> {
    const record = this.#records.get(company)
    if (!record) return
    await this.#storage.write((unit) => {
      unit.deleteLink(company)
      also(unit)
    })
    this.#records.delete(company)
    this.#known.delete(company)
    for (const { node } of record.nodes) this.#companies.delete(node)
    for (const listener of this.#listeners) listener(company)
  }

  onChanged(listener: (company: CompanyId) => void): void {
    this.#listeners.add(listener)
  }

  #keep(record: LinkRecord): void {
    const before = this.#records.get(record.company)
    for (const { node } of before?.nodes ?? []) this.#companies.delete(node)
    this.#records.set(record.company, record)
    const known = knownIn(record)
    if (!known) return
    this.#known.set(record.company, known)
    const { node, serial, revoked } = known
    if (!revoked.includes(serial)) this.#companies.set(node, record.company)
  }
}

function knownIn({ company, nodes, revocations = [] }: LinkRecord): KnownCertificates | undefined {
  const [present] = nodes
  if (!present) return undefined
  const serial = readCertificate(toBytes(present.certificate))?.serial ?? 0
  return { company, node: present.node, serial, revoked: revocations.map((one) => one.serial) }
}
