/** What the pages ask to take sites out of a file, and to write the book as one. */
import type { SiteContext } from '../site/context.ts'
import { exportCsv, exportWorkbook } from '../site/export.ts'
import type { Accepted, SiteImports } from '../site/import/imports.ts'
import type { PreviewRow } from '../site/import/preview.ts'
import type { Sites } from '../site/open.ts'
import type { Actor } from '../user/actor.ts'
import { asked } from './asked.ts'

type File = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }

export function siteImportsBackend({ book, imports }: Pick<Sites, 'book' | 'imports'>) {
  const of = (actor: Actor): SiteImports => asked(imports, actor, 'administer')
  const from = (actor: Actor): SiteContext => asked(book, actor, 'administer')
  return {
    async begin(actor: Actor, { name, bytes }: File) {
      const begun = of(actor).begin(name)
      return 'refused' in begun ? begun : of(actor).put(begun.id, bytes)
    },
    view: (actor: Actor, id: string) => of(actor).view(id),
    rows: (actor: Actor, id: string, query: { only?: PreviewRow['is']; after?: number }) =>
      of(actor).rows(id, query),
    apply: (actor: Actor, id: string, accepted: Accepted) =>
      of(actor).apply(id, accepted, { by: actor.name }),
    errors: (actor: Actor, id: string) => of(actor).errors(id),
    drop: (actor: Actor, id: string) => of(actor).drop(id),
    exportCsv: (actor: Actor) => exportCsv(from(actor), actor.language),
    exportWorkbook: (actor: Actor) => exportWorkbook(from(actor), actor.language),
  } as const
}
