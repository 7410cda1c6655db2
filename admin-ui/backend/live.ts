/** What the pages need of the node to be live: that something has changed, never what. */
import type { StreamId } from '../../protocol/ids.ts'

export interface LiveBackend {
  /** Called for every change once it is durable; the answer stops it. */
  changes(listener: (what: LiveId) => void): () => void
}

/** A job by its stream, or whatever of that noun. Pages name it in `data-live`. */
export type LiveId = StreamId | LiveNoun

type LiveNoun = 'alarm' | 'link' | 'user' | 'desk' | 'company' | 'site' | 'setting'
