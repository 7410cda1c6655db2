/** What attachments need of the rest of the node. */
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import type { JobContext } from '../job/context.ts'
import type { CountedLog } from '../operate/counted-log.ts'
import type { Transport } from '../transport/transport.ts'
import type { AttachmentFiles } from './files.ts'
import type { Room } from './room.ts'

export type AttachmentContext = {
  readonly jobs: JobContext
  readonly files: AttachmentFiles
  readonly room: Room
  readonly transport: Pick<Transport, 'open' | 'handle'>
  readonly neighbours: Neighbours
  readonly log: CountedLog
  /** Wanted files kept in memory; absent: `wanted_max`. */
  readonly wantedMax?: number
  /** Hears of what can't be handled here. */
  readonly failed: (error: unknown) => void
}

export type Neighbours = {
  /** The company of this node, while its link is active. */
  readonly activeCompany: (node: NodeId) => CompanyId | undefined
  /** Nodes of this company that changes are exchanged with at this moment. */
  readonly connected: (company: CompanyId) => readonly NodeId[]
  /** Whether changes wait until this node has taken them. */
  readonly changesWait: (node: NodeId) => boolean
}
