/** Keys of a site: taken in, handed out, back again, given up; each with who and when. */
import { z } from 'zod'
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { KeyChange } from '../../backend/site.ts'
import { readForm, withFault } from '../../form.ts'
import { go, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { refusalWords } from '../../views/refusal.ts'
import { key_chars_max } from './site-key-card.ts'
import { siteRefused } from './site-show.ts'

const part = z.string().trim().min(1).max(key_chars_max)
const place = z.string().trim().max(key_chars_max).default('')
/** The site that a key was taken in to, which may have been merged into this one. */
const of = z.string().transform((text) => parseId<StreamId>(text))

export async function keyHold(call: Call<'site'>): Promise<Reply> {
  const read = readForm(z.object({ number: part, where: place }), call.form, call.view)
  if (read.is === 'refused') return siteRefused(call, { form: 'key', filled: read })
  return changed(call, call.params.site, { is: 'held', ...read.input })
}

export async function keyOut(call: Call<'site'>): Promise<Reply> {
  const read = readForm(z.object({ number: part, who: part, of }), call.form, call.view)
  if (read.is === 'refused') return siteRefused(call, { form: 'key', filled: read })
  const { of: site, ...rest } = read.input
  return changed(call, site, { is: 'out', ...rest })
}

/** Who brings it back is whoever had it. */
export async function keyIn(call: Call<'site'>): Promise<Reply> {
  const read = readForm(z.object({ number: part, of, who: place }), call.form, call.view)
  if (read.is === 'refused') return siteRefused(call, { form: 'key', filled: read })
  const { of: site, number, who } = read.input
  return changed(call, site, { is: 'in', number, who: who || call.actor.name })
}

export async function keyGone(call: Call<'site'>): Promise<Reply> {
  const read = readForm(z.object({ number: part, of }), call.form, call.view)
  if (read.is === 'refused') return siteRefused(call, { form: 'key', filled: read })
  return changed(call, read.input.of, { is: 'gone', number: read.input.number })
}

async function changed(
  call: Call<'site'>,
  of: StreamId | undefined,
  change: KeyChange,
): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const said = await backend.sites.changeKey(actor, of ?? params.site, change)
  if (said.refused) {
    const words = refusalWords(view, said, 'sites')
    const filled = withFault(form, change.is === 'held' ? (said.field ?? '') : '', words)
    return siteRefused(call, { form: 'key', filled })
  }
  const words = view.text.site.keys.done[change.is](change.number)
  return go(`/sites/${params.site}`, { flash: { tone: 'good', words }, about: change.number })
}
