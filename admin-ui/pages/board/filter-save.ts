/** Saved filters: a board's query under a name, for one user. */
import { z } from 'zod'
import { type Filled, readForm, withFault } from '../../form.ts'
import { go, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { hrefOf } from './board-query.ts'
import { boardNaming } from './board-show.ts'

const filterForm = z.object({ name: z.string().trim().min(1), query: z.string() })

export async function filterSave(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const query = backend.board.readQuery(typeof form.query === 'string' ? form.query : '')
  const again = async (naming: Filled) => refused(await boardNaming(call, query, naming))
  const read = readForm(filterForm, form, view)
  if (read.is === 'refused') return again(read)
  const { name } = read.input
  const to = hrefOf(backend.board, query)
  const said = await backend.users.saveFilter(actor, {
    name,
    query: backend.board.printQuery(query),
  })
  if (said.is === 'refused')
    return again(withFault(form, 'name', view.text.user.faults[said.fault]))
  return go(to, { flash: { tone: 'good', words: view.text.board.filterSaved(name) }, about: name })
}

export async function filterDrop({ actor, backend, form, view }: Call): Promise<Reply> {
  const read = readForm(filterForm, form, view)
  if (read.is === 'refused') return go('/')
  const { name, query } = read.input
  await backend.users.dropFilter(actor, name)
  const to = hrefOf(backend.board, backend.board.readQuery(query))
  return go(to, {
    flash: { tone: 'good', words: view.text.board.filterDropped(name) },
    about: name,
  })
}
