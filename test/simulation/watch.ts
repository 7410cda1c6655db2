/** Looks on while a simulated world is at work, and knows when it has come to rest. */

import { signedId } from '../../protocol/delta/read.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import type { Message } from '../../protocol/link/messages.ts'
import type { Company } from '../support/company.ts'
import { areLinked } from './administrators.ts'
import { outbox_rows_max, type SimulatedCompany } from './company.ts'
import { type Complaint, isOfTheDisk, isStopped, text } from './complaint.ts'

/** Rows beyond the bound: a renewed queue begins with what was appended then. */
const queue_rows_max = outbox_rows_max * 2

/** Looks on while the world is at work. */
export class Watch {
  readonly complaints: Complaint[] = []
  readonly #companies: readonly SimulatedCompany[]

  constructor(companies: readonly SimulatedCompany[]) {
    this.#companies = companies
  }

  /** A use case threw: only a full disk may make it, or a node that is stopped meanwhile. */
  threw(company: SimulatedCompany, error: unknown): void {
    if (isOfTheDisk(error) || isStopped(error)) return
    this.complaints.push({ check: 'no fault of our own', what: `${company.code}: ${text(error)}` })
  }

  /** A frame leaves a node: what it says that is kept, and what it sends, is on the disk. */
  sends(place: string, to: NodeId, frame: Uint8Array): void {
    const company = this.#companies.find(({ code }) => code === place)
    if (!company || company.hostile) return
    const message = decodeFrame(frame)
    if (typeof message === 'string') return
    const { disk, code } = company
    if (message.is === 'ack' && message.through > disk.cursor(to)) {
      const what = `${code} acknowledges ${message.through}, and has ${disk.cursor(to)}`
      this.complaints.push({ check: 'acknowledged when durable', what })
    }
    for (const signed of deltasIn(message)) {
      if (disk.has(signedId(signed))) continue
      const what = `${code} sends ${signedId(signed)}, which is not on its disk`
      this.complaints.push({ check: 'sent when durable', what })
    }
  }

  look(): void {
    for (const company of this.#companies) {
      company.within((node) => this.#queues(company, node))
    }
  }

  #queues(company: SimulatedCompany, node: Company): void {
    for (const record of node.links.all()) {
      for (const { node: peer } of record.nodes) {
        const { tail, acknowledged } = node.streams.context.outboxes.durable(peer)
        if (tail - acknowledged <= queue_rows_max) continue
        const what = `${company.code} keeps ${tail - acknowledged} rows for ${record.code}`
        this.complaints.push({ check: 'queues bounded', what })
      }
    }
  }

  /** What is still on its way; undefined where nothing is. */
  async unsettled(
    pairs: readonly (readonly [SimulatedCompany, SimulatedCompany])[],
  ): Promise<string | undefined> {
    for (const [one, other] of pairs) {
      // Nobody promises that a hostile peer takes what it is sent.
      if (one.hostile || other.hostile) continue
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const why = await from.within((node) => unsent(node, from, to))
        if (why || !from.up) return `${from.code} to ${to.code}: ${why ?? 'not up'}`
      }
    }
    return undefined
  }
}

async function unsent(
  { streams, storage, network, links, pairing }: Company,
  from: SimulatedCompany,
  to: SimulatedCompany,
): Promise<string | undefined> {
  if (!areLinked(from, to)) return 'not linked'
  const known = links.certificatesOf(to.own.company)
  if (known?.serial !== to.own.serial) return 'the newest key is not known'
  if ([...to.revoked].some((serial) => !known.revoked.includes(serial))) {
    return 'a revocation is not known'
  }
  if (pairing?.revocations.all().some(({ closed }) => !closed)) return 'streams are to be closed'
  if (!network.status(to.own.company).some(({ connected }) => connected)) return 'not connected'
  const head = streams.context.outboxes.durable(to.own.node)
  if (head.digestDue) return 'they have not compared'
  if (head.tail !== head.acknowledged) return `${head.tail - head.acknowledged} rows are queued`
  const wanted = await storage.wants.of(to.own.node)
  return wanted.length > 0 ? `${wanted.length} streams are wanted` : undefined
}

function deltasIn(message: Message): readonly Uint8Array[] {
  if (message.is === 'supply') return message.deltas
  if (message.is !== 'deltas') return []
  return message.items.flatMap((item) => (item.is === 'delta' ? [item.signed] : []))
}
