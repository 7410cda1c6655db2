/** A note on a site, and the note that a moved site was read of. */
import { z } from 'zod'
import { readForm, withFault } from '../../form.ts'
import { go, notFound, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { refusalWords } from '../../views/refusal.ts'
import { siteRefused } from './site-show.ts'
import { fullName } from './site-words.ts'

const noteSchema = z.object({ text: z.string().trim().min(1) })

export async function siteNote(call: Call<'site'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const site = await backend.sites.get(actor, params.site)
  if (!site) return notFound
  const read = readForm(noteSchema, form, view)
  if (read.is === 'refused') return siteRefused(call, { form: 'note', filled: read })
  const said = await backend.sites.note(actor, params.site, read.input.text)
  if (said.refused) {
    const filled = withFault(form, 'text', refusalWords(view, said, 'sites'))
    return siteRefused(call, { form: 'note', filled })
  }
  const flash = { tone: 'good', words: view.text.site.note.done } as const
  return go(`/sites/${params.site}`, { flash, about: fullName(site) })
}

/** Who holds the keys has read that the owner moved the site. */
export async function siteNoted({ actor, backend, params, view }: Call<'site'>): Promise<Reply> {
  const site = await backend.sites.get(actor, params.site)
  if (!site) return notFound
  const said = await backend.sites.settleWarning(actor, params.site)
  const flash = said.refused
    ? ({ tone: 'loud', words: refusalWords(view, said, 'sites') } as const)
    : ({ tone: 'good', words: view.text.site.moveBand.done } as const)
  return go(`/sites/${params.site}`, { flash, about: fullName(site) })
}
