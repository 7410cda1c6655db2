/**
 * Gives the bytes of files to the nodes that ask for them: whoever may be sent an entry that names
 * the file may have it. Everybody else hears "none", which is also said of what isn't here.
 */
import { setTimeout as delay } from 'node:timers/promises'
import {
  decodeAttachmentFrame,
  encodeAttachmentFrame,
  type Get,
  type Piece,
} from '../../protocol/attachment/frames.ts'
import type { CompanyId, FileHash, NodeId, StreamId } from '../../protocol/ids.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import { type Channel, protocols } from '../transport/transport.ts'
import type { AttachmentContext } from './context.ts'
import type { Ledger } from './ledger.ts'
import * as limits from './limits.ts'

/** One node that asks. */
type Asker = {
  readonly channel: Channel
  /** What it may have and was not here, with the job that it asked for it by. */
  readonly inVain: Map<FileHash, StreamId>
}

export class Serving {
  readonly #context: AttachmentContext
  readonly #ledger: Ledger
  readonly #askers = new Map<NodeId, Asker>()
  readonly #running = new Set<Promise<void>>()
  #stopped = false

  constructor(context: AttachmentContext, ledger: Ledger) {
    this.#context = context
    this.#ledger = ledger
  }

  start(): void {
    this.#context.transport.handle(protocols.attachment, (channel) => {
      const running: Promise<void> = this.#serve(channel)
        // A channel that broke says nothing; a file that can't be read is worth a line.
        .catch((error: unknown) => this.#context.failed(error))
        .finally(() => this.#running.delete(running))
      this.#running.add(running)
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#askers.values()].map(({ channel }) => channel.close()))
    await Promise.all(this.#running)
  }

  /** Tells who asked in vain that the file is here now. */
  async came(hash: FileHash): Promise<void> {
    for (const { channel, inVain } of this.#askers.values()) {
      const job = inVain.get(hash)
      inVain.delete(hash)
      const company = this.#context.neighbours.activeCompany(channel.remote)
      if (!job || !company || !(await this.#mayHave(job, hash, company))) continue
      // One that broke asks again on its next channel.
      await channel.send(encodeAttachmentFrame({ is: 'here', hash })).catch(() => undefined)
    }
  }

  /** A link was paused or ended: nothing more goes over it. */
  linkChanged(): void {
    for (const [node, { channel }] of this.#askers) {
      if (!this.#context.neighbours.activeCompany(node)) void channel.close()
    }
  }

  /** One channel a node: a new one takes the place of one that may have broken unnoticed. */
  async #serve(channel: Channel): Promise<void> {
    const asker: Asker = { channel, inVain: new Map() }
    const older = this.#askers.get(channel.remote)
    this.#askers.set(channel.remote, asker)
    await older?.channel.close()
    const frames = channel.frames[Symbol.asyncIterator]()
    try {
      while (!this.#stopped) {
        const next = await frames.next().catch(() => undefined)
        if (!next || next.done) break
        const message = decodeAttachmentFrame(next.value)
        const company = this.#context.neighbours.activeCompany(channel.remote)
        if (typeof message === 'string' || !company) break
        if (message.is === 'get' && !(await this.#answer(asker, message, company))) break
      }
    } finally {
      if (this.#askers.get(channel.remote) === asker) this.#askers.delete(channel.remote)
      await channel.close()
    }
  }

  /** False: the channel has broken. */
  async #answer(asker: Asker, get: Get, company: CompanyId): Promise<boolean> {
    const { hash, stream } = get
    const may = await this.#mayHave(stream, hash, company)
    const piece = may ? await this.#pieceOrNote(asker, get) : undefined
    await (piece ? this.#changesFirst(asker.channel.remote) : delay(limits.none_pause_ms))
    const frame = encodeAttachmentFrame(piece ?? { is: 'none', hash })
    return asker.channel.send(frame).then(
      () => true,
      () => false,
    )
  }

  /** Noted before it is looked for: a file that comes meanwhile is not missed. */
  async #pieceOrNote({ inVain }: Asker, get: Get): Promise<Piece | undefined> {
    if (inVain.size < limits.asked_in_vain_max) inVain.set(get.hash, get.stream)
    const piece = await this.#piece(get)
    if (piece) inVain.delete(get.hash)
    return piece ?? (inVain.has(get.hash) ? undefined : this.#piece(get))
  }

  async #piece({ hash, offset, length }: Get): Promise<Piece | undefined> {
    const { files, jobs } = this.#context
    const file = await jobs.streams.context.storage.attachments.file(hash)
    if (file?.is !== 'here' || offset >= file.size) return undefined
    const bytes = await files.bytes(hash, offset, length)
    // Somebody deleted it, or the folder was restored: others have it.
    if (!bytes || bytes.length === 0) {
      await this.#ledger.startOver(hash)
      return undefined
    }
    return { is: 'piece', hash, offset, size: file.size, bytes }
  }

  /** Some entry of the job names the file, isn't struck through, and may be sent to the company. */
  async #mayHave(job: StreamId, hash: FileHash, company: CompanyId): Promise<boolean> {
    const { streams } = this.#context.jobs
    const open = await streams.get(job)
    if (open?.state.kind !== 'job') return false
    const { membership } = open.structure
    const reach = neighbours(membership, streams.context.own.company).get(company) ?? 'nothing'
    if (reach === 'nothing') return false
    return (open.fold.attachments ?? []).some(
      (one) =>
        one.hash === hash &&
        !one.withdrawn &&
        // Over an ended grant: what was written under it, and what its end rests on.
        (reach === 'all' || covers(reach.upTo, one.lane, one.seq)),
    )
  }

  /** Changes that are queued towards the node go before the next piece, but not for ever. */
  async #changesFirst(node: NodeId): Promise<void> {
    const { changesWait } = this.#context.neighbours
    for (let waited = 0; waited < limits.changes_first_ms_max; ) {
      if (this.#stopped || !changesWait(node)) return
      await delay(limits.changes_first_step_ms)
      waited += limits.changes_first_step_ms
    }
  }
}
