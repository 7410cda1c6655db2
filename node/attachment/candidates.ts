/** Who can be asked for a file: neighbours in the jobs that name it. */
import type { CompanyId, FileHash, NodeId, StreamId } from '../../protocol/ids.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import { isFrozen } from '../job/context.ts'
import type { AttachmentContext } from './context.ts'
import type { Ledger } from './ledger.ts'

export type Candidate = {
  readonly job: StreamId
  readonly company: CompanyId
  readonly node: NodeId
  /** As the entry says. */
  readonly size: number
}

/**
 * The best first: who sent a part of it, then who added it, then the others. `goesOn`: some job
 * that names it is not over. Which of a company's nodes can be asked now `askable` says.
 */
export async function candidatesFor(
  { jobs }: Pick<AttachmentContext, 'jobs'>,
  ledger: Pick<Ledger, 'jobsNaming'>,
  hash: FileHash,
  askable: (company: CompanyId) => readonly NodeId[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly goesOn: boolean }> {
  const { own, storage } = jobs.streams.context
  const file = await storage.attachments.file(hash)
  const begunBy = file?.is === 'coming' ? file.from : undefined
  const ranked: (Candidate & { readonly rank: number })[] = []
  let goesOn = false
  for await (const job of ledger.jobsNaming(hash)) {
    const open = await jobs.streams.get(job)
    if (!open) continue
    goesOn ||= !isFrozen(open)
    const entries = (open.fold.attachments ?? []).filter((one) => one.hash === hash)
    const { size = 0 } = entries[0] ?? {}
    for (const company of neighbours(open.structure.membership, own.company).keys()) {
      const wrote = entries.some((one) => one.company === company)
      const rank = company === begunBy ? 0 : wrote ? 1 : 2
      for (const node of askable(company)) ranked.push({ job, company, node, size, rank })
    }
  }
  return { candidates: ranked.sort((a, b) => a.rank - b.rank), goesOn }
}
