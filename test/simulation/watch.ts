/** Looks on while a simulated world is at work, and knows when it has come to rest. */
import type { Company } from '../support/company.ts'
import { outbox_rows_max, type SimulatedCompany } from './company.ts'
import { type Complaint, isOfTheDisk, text } from './complaint.ts'

/** Rows beyond the bound: a renewed queue begins with what was appended then. */
const queue_rows_max = outbox_rows_max * 2

/** Looks on while the world is at work. */
export class Watch {
  readonly complaints: Complaint[] = []
  readonly #companies: readonly SimulatedCompany[]

  constructor(companies: readonly SimulatedCompany[]) {
    this.#companies = companies
  }

  /** A use case threw: only a full disk may make it. */
  threw(company: SimulatedCompany, error: unknown): void {
    if (isOfTheDisk(error)) return
    this.complaints.push({ check: 'no fault of our own', what: `${company.code}: ${text(error)}` })
  }

  async look(): Promise<void> {
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
        const why = await from.within((node) => unsent(node, to))
        if (why || !from.up) return `${from.code} to ${to.code}: ${why ?? 'not up'}`
      }
    }
    return undefined
  }
}

async function unsent({ streams, storage, network }: Company, to: SimulatedCompany) {
  if (!network.status(to.own.company).some(({ connected }) => connected)) return 'not connected'
  const head = streams.context.outboxes.durable(to.own.node)
  if (head.digestDue) return 'they have not compared'
  if (head.tail !== head.acknowledged) return `${head.tail - head.acknowledged} rows are queued`
  const wanted = await storage.wants.of(to.own.node)
  return wanted.length > 0 ? `${wanted.length} streams are wanted` : undefined
}
