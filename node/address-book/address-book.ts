/**
 * The companies that this one works with, and how they are phoned: those with a link, as the links
 * have them, and those without, by what is written here.
 */
import { randomBytes } from 'node:crypto'
import type { CompanyId } from '../../protocol/ids.ts'
import type { AddressBookRecord, CompanyRole, LinkRecord, Storage } from '../../storage/storage.ts'
import { wallAt } from '../operate/wall-clock.ts'
import { indexText } from '../stream/index-keys.ts'
import { Sequence } from '../stream/sequence.ts'
import {
  type AddressBookInput,
  type AddressBookLine,
  entryFault,
  entryLine,
  type Linked,
  linkLine,
  nothingWritten,
  written,
} from './entry.ts'
import { entries_max } from './limits.ts'
import { type AddressBookRefusal, noSuchEntry, refuseEntry } from './refusal.ts'
import { search } from './search.ts'

/** As wide as a company's id, so that all entries are called by one kind of id. */
const id_bytes = 32

export type AddressBookOptions = {
  /** Of this company. */
  readonly ownCode: string
  readonly storage: Storage
  readonly links: {
    all(): readonly LinkRecord[]
    get(company: CompanyId): LinkRecord | undefined
    onChanged(listener: (company: CompanyId) => void): void
  }
  readonly now: () => number
  /** The company's time zone. */
  readonly zone: () => string
}

export type AddressBookQuery = {
  readonly text?: string
  readonly role?: CompanyRole
  readonly limit?: number
}

type Changed = { readonly is: 'changed' }

export class AddressBook {
  readonly #options: AddressBookOptions
  readonly #records = new Map<string, AddressBookRecord>()
  readonly #changes = new Sequence()
  readonly #listeners = new Set<() => void>()

  constructor(options: AddressBookOptions) {
    this.#options = options
    options.links.onChanged(() => this.#tell())
  }

  async load(): Promise<void> {
    for (const record of await this.#options.storage.addressBook.all()) {
      this.#records.set(record.id, record)
    }
  }

  /** Called when something in it has changed, once it is durable. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** By name; with a text those that fit it, the best first. */
  list({ text = '', role, limit }: AddressBookQuery = {}): readonly AddressBookLine[] {
    const all = this.#lines().toSorted((a, b) => a.name.localeCompare(b.name))
    const some = role === undefined ? all : all.filter(({ roles }) => roles.includes(role))
    const found = text.trim() === '' ? some : search(some, text)
    return found.slice(0, limit)
  }

  get(id: string): AddressBookLine | undefined {
    const link = this.#linked(id)
    const record = this.#records.get(id)
    if (link) return linkLine(link, record, this.#wall())
    return record && entryLine(record, this.#wall())
  }

  /**
   * Whom a job names: by company, or in words. A company that there never was a link with chooses
   * what it is called, so it is not looked for by its name.
   */
  find(party: {
    readonly company?: CompanyId
    readonly name: string
  }): AddressBookLine | undefined {
    if (party.company !== undefined) return this.get(party.company)
    const sought = indexText(party.name)
    if (sought === '') return undefined
    const all = this.#lines()
    const named = all.filter(({ name }) => indexText(name) === sought)
    const coded = all.filter(({ code }) => code?.toLowerCase() === sought)
    const found = named.length > 0 ? named : coded
    // One that got a link later may stand there twice, until they are joined.
    return found.find(({ phones, aroundTheClock }) => phones[0] ?? aroundTheClock) ?? found[0]
  }

  /** A company without a link. */
  add(
    input: AddressBookInput,
    by: string,
  ): Promise<{ readonly is: 'added'; readonly id: string } | AddressBookRefusal> {
    return this.#changes.run(async () => {
      if (this.#records.size >= entries_max) {
        const message = `There are ${entries_max} companies: remove those you don't work with.`
        return refuseEntry('too-many', message)
      }
      const id = randomBytes(id_bytes).toString('hex')
      const put = written({ ...nothingWritten, name: '' }, input)
      const fault = entryFault(put) ?? this.#taken(id, put)
      if (fault) return fault
      await this.#put({ ...put, id, ...this.#change(by) })
      return { is: 'added', id }
    })
  }

  /** What is absent stays. */
  change(
    id: string,
    input: Partial<AddressBookInput>,
    by: string,
  ): Promise<Changed | AddressBookRefusal> {
    return this.#changes.run(async () => {
      const link = this.#linked(id)
      const record = this.#records.get(id)
      const before = link ? { ...(record ?? nothingWritten), ...calledBy(link) } : record
      if (!before) return noSuchEntry
      const put = written(before, input)
      const renamed = link && renamedFault(link, put)
      const fault = renamed ?? entryFault(put) ?? (link ? undefined : this.#taken(id, put))
      if (fault) return fault
      await this.#put({ ...put, id, ...this.#change(by) })
      return { is: 'changed' }
    })
  }

  /** A linked company stays, without what was written here. */
  remove(id: string): Promise<{ readonly is: 'removed' } | AddressBookRefusal> {
    return this.#changes.run(async () => {
      if (!this.get(id)) return noSuchEntry
      await this.#options.storage.write((unit) => unit.deleteAddressBookEntry(id))
      this.#records.delete(id)
      this.#tell()
      return { is: 'removed' }
    })
  }

  /** What was written of a company without a link goes to its link, where nothing is written yet. */
  join(
    id: string,
    company: CompanyId,
    by: string,
  ): Promise<{ readonly is: 'joined' } | AddressBookRefusal> {
    return this.#changes.run(async () => {
      const record = this.#records.get(id)
      const link = this.#linked(company)
      if (!record || this.#linked(id)) return noSuchEntry
      if (!link) return refuseEntry('not-linked', 'There is no link with this company.', 'company')
      if (this.#records.has(company)) {
        const message = `${link.name} has numbers of its own: put these there, and remove the entry.`
        return refuseEntry('linked', message)
      }
      const joined = { ...record, ...calledBy(link), id: company as string, ...this.#change(by) }
      await this.#options.storage.write((unit) => {
        unit.deleteAddressBookEntry(id)
        unit.putAddressBookEntry(joined)
      })
      this.#records.delete(id)
      this.#records.set(company, joined)
      this.#tell()
      return { is: 'joined' }
    })
  }

  #lines(): AddressBookLine[] {
    const wall = this.#wall()
    const links = this.#options.links.all().filter(isLinked)
    const linked = new Set<string>(links.map(({ company }) => company))
    const others = [...this.#records.values()].filter(({ id }) => !linked.has(id))
    return [
      ...links.map((link) => linkLine(link, this.#records.get(link.company), wall)),
      ...others.map((record) => entryLine(record, wall)),
    ]
  }

  #linked(id: string): Linked | undefined {
    const link = this.#options.links.get(id as CompanyId)
    return link && isLinked(link) ? link : undefined
  }

  /** Jobs name companies without a link in words: two of one name can't be told apart. */
  #taken(
    id: string,
    { name, code }: Pick<AddressBookRecord, 'name' | 'code'>,
  ): AddressBookRefusal | undefined {
    const others = this.#lines().filter((line) => line.id !== id)
    const named = others.find((line) => indexText(line.name) === indexText(name))
    if (named) {
      const message =
        named.link === 'none'
          ? 'There is a company of this name already.'
          : 'This company has a link: write its numbers there.'
      return refuseEntry('name-taken', message, 'name')
    }
    if (code === undefined) return undefined
    if (code === this.#options.ownCode) {
      return refuseEntry('code-taken', 'That is the code of this company itself.', 'code')
    }
    const coded = others.find((line) => line.code === code)
    return coded && refuseEntry('code-taken', `${coded.name} has this code.`, 'code')
  }

  async #put(record: AddressBookRecord): Promise<void> {
    await this.#options.storage.write((unit) => unit.putAddressBookEntry(record))
    this.#records.set(record.id, record)
    this.#tell()
  }

  #change(changedBy: string) {
    return { changedAt: this.#options.now(), changedBy }
  }

  #wall(): number {
    return wallAt(this.#options.now(), this.#options.zone())
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function isLinked(link: LinkRecord): link is Linked {
  return link.state !== 'requested'
}

function calledBy({ name, code }: Linked) {
  return { name, code }
}

function renamedFault(
  link: Linked,
  { name, code }: Pick<AddressBookRecord, 'name' | 'code'>,
): AddressBookRefusal | undefined {
  if (name !== link.name) {
    return refuseEntry('linked', 'A linked company has the name of its link.', 'name')
  }
  if (code === link.code) return undefined
  return refuseEntry('linked', 'A linked company has the code of its link.', 'code')
}
