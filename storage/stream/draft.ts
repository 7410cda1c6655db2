/** Held edits of a stream: unsigned, this node's own. */
import { draftKey, draftsOf, textIn } from '../keys.ts'
import { type ChangeRow, fromJson, type Rows, toJson } from '../rows.ts'
import type { DraftStore, Unit } from '../storage.ts'

export function draftStore(rows: Rows): DraftStore {
  return {
    async of(stream) {
      const drafts: { id: string; draft: unknown }[] = []
      for await (const chunk of rows.read(draftsOf(stream))) {
        for (const row of chunk) drafts.push({ id: textIn(row[0]), draft: fromJson(row) })
      }
      return drafts
    },
  }
}

export function draftChanges(change: ChangeRow): Pick<Unit, 'putDraft' | 'deleteDraft'> {
  return {
    putDraft: (stream, id, draft) => change(draftKey(stream, id), toJson(draft)),
    deleteDraft: (stream, id) => change(draftKey(stream, id), null),
  }
}
