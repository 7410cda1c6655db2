/**
 * Fetches the files that jobs name and that are not here: by itself, from the neighbours in those
 * jobs, one at a time from each node, again and again. Passing a file along the chain is this and
 * nothing else: who has fetched it can be asked.
 */
import { mediaTypeOf } from '../../protocol/attachment/media-type.ts'
import { startTransfer } from '../../protocol/attachment/transfer.ts'
import type { CompanyId, FileHash, NodeId } from '../../protocol/ids.ts'
import type { AttachmentFile } from '../../storage/storage.ts'
import { Background } from '../job/background.ts'
import { Arrival } from './arrival.ts'
import { type Candidate, candidatesFor } from './candidates.ts'
import type { AttachmentContext } from './context.ts'
import type { Ledger } from './ledger.ts'
import * as limits from './limits.ts'
import { Source } from './source.ts'

type Wanted = Pick<AttachmentFile, 'hash' | 'since'> & {
  /** ms since 1970, both. */
  nextAt: number
  askedAt: number
  wait: number
  /** Nodes that were asked in vain since it waited last. */
  readonly tried: Set<NodeId>
  /** When a company sent wrong bytes of it. */
  readonly wrong: Map<CompanyId, number>
  noRoom: boolean
}

type Running = {
  readonly node: NodeId
  bytes: number
  dropped: boolean
  /** The node has said that it has it since it was asked. */
  came: boolean
}

type Outcome = 'settled' | 'none' | 'broken' | 'wrong' | 'no room'

/** How it stands with a file that is not here, for people. */
export type FetchState = { readonly bytes: number; readonly noRoom: boolean }

export class Fetching {
  readonly #context: AttachmentContext
  readonly #ledger: Ledger
  readonly #wantedMax: number
  readonly #background: Background
  readonly #wanted = new Map<FileHash, Wanted>()
  readonly #running = new Map<FileHash, Running>()
  readonly #sources = new Map<NodeId, Source>()
  /** More were wanted than are kept in memory: when the rows were last looked through, how far. */
  #overflow: { at: number; after: FileHash | undefined } | undefined
  #turning = false
  #again = false
  #timer: NodeJS.Timeout | undefined

  constructor(context: AttachmentContext, ledger: Ledger) {
    this.#context = context
    this.#ledger = ledger
    this.#wantedMax = context.wantedMax ?? limits.wanted_max
    this.#background = new Background(context.failed)
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (this.#wanted.size > 0) this.#soon()
    }, limits.tick_ms)
    this.#soon()
  }

  /** Ends what is under way; what came of it stays. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    const stopped = this.#background.stop()
    await Promise.all([...this.#sources.values()].map((source) => source.close()))
    await stopped
  }

  want({ hash, since }: Pick<AttachmentFile, 'hash' | 'since'>): void {
    if (this.#wanted.has(hash)) return
    if (this.#wanted.size >= this.#wantedMax) this.#passOver()
    const fresh = { nextAt: 0, askedAt: 0, wait: limits.retry_ms_min, noRoom: false }
    this.#wanted.set(hash, { hash, since, ...fresh, tried: new Set(), wrong: new Map() })
    this.#soon()
  }

  /** It is here, or nobody names it any more. */
  forget(hash: FileHash): void {
    this.#wanted.delete(hash)
    const running = this.#running.get(hash)
    if (running) running.dropped = true
  }

  /** There is more room: what was too large for it may fit now. */
  freed(): void {
    for (const one of this.#wanted.values()) if (one.noRoom) one.nextAt = 0
    this.#soon()
  }

  /** A node is there again: whatever waits may be had from it. */
  connected(): void {
    for (const one of this.#wanted.values()) {
      one.nextAt = 0
      one.wait = limits.retry_ms_min
    }
    this.#soon()
  }

  /** A link was paused or ended: nothing more is asked over it. */
  linkChanged(): void {
    for (const [node, source] of this.#sources) {
      if (this.#context.neighbours.activeCompany(node)) continue
      this.#sources.delete(node)
      this.#background.start(() => source.close())
    }
  }

  stateOf(hash: FileHash): FetchState | undefined {
    const one = this.#wanted.get(hash)
    return one && { bytes: this.#running.get(hash)?.bytes ?? 0, noRoom: one.noRoom }
  }

  /** Turns never run beside each other: one that is asked for meanwhile comes after. */
  #soon(): void {
    this.#again = true
    if (this.#turning) return
    this.#turning = true
    this.#background.start(async () => {
      try {
        while (this.#again && !this.#background.stopped) {
          this.#again = false
          await this.#turn()
        }
      } finally {
        this.#turning = false
      }
    })
  }

  async #turn(): Promise<void> {
    const now = this.#now()
    if (this.#overflow && now - this.#overflow.at > limits.refill_ms) await this.#refill()
    const due = [...this.#wanted.values()].filter(
      ({ nextAt, hash }) => nextAt <= now && !this.#running.has(hash),
    )
    for (const one of due.slice(0, limits.looked_at_max)) {
      if (this.#background.stopped || this.#running.size >= limits.transfers_max) return
      const askable = (company: CompanyId) => this.#askable(one, company)
      const found = await candidatesFor(this.#context, this.#ledger, one.hash, askable)
      const { candidates, goesOn } = found
      if (!this.#wanted.has(one.hash)) continue
      const busy = new Set([...this.#running.values()].map(({ node }) => node))
      const free = candidates.find(({ node }) => !busy.has(node))
      if (free) this.#begin(one, free)
      else if (candidates.length === 0) this.#backOff(one, goesOn)
      // Others may be had from somebody who isn't busy.
      else this.#behind(one)
    }
  }

  #askable(one: Wanted, company: CompanyId): readonly NodeId[] {
    const wrongAt = one.wrong.get(company)
    if (wrongAt !== undefined && this.#now() - wrongAt < limits.wrong_ms) return []
    const nodes = this.#context.neighbours.connected(company)
    return nodes.filter((node) => !one.tried.has(node))
  }

  #begin(one: Wanted, candidate: Candidate): void {
    const running = { node: candidate.node, bytes: 0, dropped: false, came: false }
    this.#running.set(one.hash, running)
    one.askedAt = this.#now()
    this.#background.start(async () => {
      let outcome: Outcome = 'broken'
      try {
        outcome = await this.#fetch(one, candidate, running)
      } finally {
        this.#running.delete(one.hash)
        this.#ended(one, candidate, outcome)
        if (running.came) this.#came(one.hash, candidate.node)
      }
    })
  }

  async #fetch(one: Wanted, from: Candidate, running: Running): Promise<Outcome> {
    const { hash } = one
    const { job, company, node } = from
    const { files, room } = this.#context
    const arrival = new Arrival(this.#ledger, files, hash, company)
    const held = await this.#held(hash, company, arrival)
    if (!held && !(await room.has(from.size, company))) return 'no room'
    const source = this.#sourceOf(node)
    running.bytes = held?.offset ?? 0
    const fetched = await source
      .fetch(startTransfer({ stream: job, hash }, held), async (piece) => {
        if (running.dropped || !(await arrival.take(piece))) return false
        running.bytes += piece.bytes.length
        return true
      })
      .finally(() => arrival.close())
    if (arrival.stopped === 'no room') return 'no room'
    if (running.dropped || arrival.stopped === 'gone' || fetched === 'stopped') {
      await this.#ledger.tidy(hash)
      return 'settled'
    }
    if (fetched === 'none' || fetched === 'broken') return fetched
    return fetched === 'whole' ? this.#verified(hash) : this.#thrownAway(hash)
  }

  /** What is here of it from this company; what another company sent is thrown away. */
  async #held(hash: FileHash, company: CompanyId, arrival: Arrival) {
    const file = await this.#context.jobs.streams.context.storage.attachments.file(hash)
    if (file?.is !== 'coming') return undefined
    // Of bytes from two it could not be said who sent the wrong ones.
    if (file.from === company && (await arrival.resume(file))) return file
    await this.#ledger.startOver(hash)
    return undefined
  }

  async #verified(hash: FileHash): Promise<Outcome> {
    const read = await this.#context.files.read({ coming: hash })
    if (read.hash !== hash) return this.#thrownAway(hash)
    await this.#ledger.arrived(hash, mediaTypeOf(read.head))
    return 'settled'
  }

  async #thrownAway(hash: FileHash): Promise<Outcome> {
    await this.#ledger.startOver(hash)
    return 'wrong'
  }

  #ended(one: Wanted, { company, node }: Candidate, outcome: Outcome): void {
    one.noRoom = outcome === 'no room'
    switch (outcome) {
      case 'settled':
        // It may have been forgotten and be wanted again.
        if (this.#wanted.get(one.hash) === one) this.#wanted.delete(one.hash)
        break
      case 'none':
        one.tried.add(node)
        break
      case 'wrong':
        one.wrong.set(company, this.#now())
        this.#context.log.note(company, 'sent wrong bytes of an attachment', { hash: one.hash })
        break
      case 'no room':
        this.#context.log.note('attachments', 'there is no room for more', { hash: one.hash })
        one.nextAt = this.#now() + limits.retry_ms_max
        break
      case 'broken':
        this.#backOff(one, true)
        break
      default:
        outcome satisfies never
    }
    this.#soon()
  }

  /** Waits longer each time, and not at the same moment as everybody else. */
  #backOff(one: Wanted, goesOn: boolean): void {
    const now = this.#now()
    if (!goesOn && now - one.since > limits.wanted_ms_max) {
      this.#wanted.delete(one.hash)
      return
    }
    // Behind the others: the first is always the one that was asked for longest ago.
    this.#behind(one)
    one.tried.clear()
    one.nextAt = now + one.wait * (0.5 + Math.random())
    one.wait = Math.min(one.wait * 2, goesOn ? limits.retry_ms_max : limits.retry_ended_ms_max)
  }

  #sourceOf(node: NodeId): Source {
    const known = this.#sources.get(node)
    if (known) return known
    const source = new Source(node, this.#context.transport, (hash) => this.#came(hash, node))
    this.#sources.set(node, source)
    return source
  }

  /** A node that was asked in vain says that it has the file now. */
  #came(hash: FileHash, node: NodeId): void {
    const running = this.#running.get(hash)
    if (running?.node === node) running.came = true
    const one = this.#wanted.get(hash)
    if (!one) return
    one.tried.delete(node)
    // Whoever says so again and again is not asked any more often.
    one.nextAt = one.askedAt + limits.hurry_ms_min
    this.#soon()
  }

  #behind(one: Wanted): void {
    if (this.#wanted.get(one.hash) !== one) return
    this.#wanted.delete(one.hash)
    this.#wanted.set(one.hash, one)
  }

  /** What was asked for longest ago makes room; its row stays. Nobody's files keep others' out. */
  #passOver(): void {
    this.#overflow ??= { at: this.#now(), after: undefined }
    const [first] = this.#wanted.keys()
    if (first !== undefined) this.#wanted.delete(first)
  }

  /** Takes up rows that had no room, a part at a time and all in turn. */
  async #refill(): Promise<void> {
    const { attachments } = this.#context.jobs.streams.context.storage
    let left = this.#wantedMax / 2
    let after: FileHash | undefined
    for await (const file of attachments.files(this.#overflow?.after)) {
      if (file.is !== 'wanted' && file.is !== 'coming') continue
      this.want(file)
      after = file.hash
      if (--left === 0) break
    }
    // Through, and still full: from the beginning again.
    const isOver = left > 0 && this.#wanted.size < this.#wantedMax
    this.#overflow = isOver ? undefined : { at: this.#now(), after: left > 0 ? undefined : after }
  }

  #now(): number {
    return this.#context.jobs.streams.context.now()
  }
}
