/** What is done to one link, or to a request for one. */
import { z } from 'zod'
import type { LinkRefused } from '../../backend/link.ts'
import { readForm, withFault } from '../../form.ts'
import { go, notFound, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { refusalWords } from '../../views/refusal.ts'
import { linkPage, minutes_max } from './link-show.ts'
import { linksPage } from './links-show.ts'
import { comparedOf } from './request-card.ts'

type LinkCall = Call<'company'>

/** As browsers send it: absent where the box is not ticked. */
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

const minutes = (least: number) =>
  z
    .string()
    .trim()
    .min(1)
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN))
    .pipe(z.int().min(least).max(minutes_max))

const settingsForm = z.object({
  autoAccept: ticked,
  mayPassOn: ticked,
  answerMinutes: minutes(0),
  silentMinutes: minutes(1),
})

/**
 * Nobody approves who hasn't said that the words are the same; and what is approved is what was
 * shown, also where another invitation came between.
 */
export async function linkApprove(call: LinkCall): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { request } = view.text.links
  const { company } = params
  const link = await backend.links.get(company)
  if (!link) return notFound
  const about = link.code
  if (form.same !== comparedOf(link)) {
    const fault = form.same === undefined ? request.sameNeeded : request.changed
    const filled = withFault(form, 'same', fault)
    return refused(await linksPage(call, { request: { company, filled } }), { about })
  }
  const said = await backend.links.approve(actor, company)
  if ('refused' in said) return toLinks(view, said, about)
  const { state } = (await backend.links.get(company)) ?? link
  const words = state === 'active' ? request.linked(link.name) : request.approved(link.name)
  return go('/links', { flash: { tone: 'good', words }, about })
}

export async function linkRefuse({ actor, backend, params, view }: LinkCall): Promise<Reply> {
  const link = await backend.links.get(params.company)
  if (link?.state !== 'requested') return notFound
  const said = await backend.links.refuse(actor, params.company)
  if ('refused' in said) return toLinks(view, said, link.code)
  const words = view.text.links.request.refused
  return go('/links', { flash: { tone: 'good', words }, about: link.code })
}

export function linkPause(call: LinkCall): Promise<Reply> {
  return setState(call, { from: 'active', to: 'paused', words: 'paused' })
}

export function linkResume(call: LinkCall): Promise<Reply> {
  return setState(call, { from: 'paused', to: 'active', words: 'resumed' })
}

export function linkBlock(call: LinkCall): Promise<Reply> {
  return setState(call, { from: 'any', to: 'blocked', words: 'blocked' })
}

export function linkUnblock(call: LinkCall): Promise<Reply> {
  return setState(call, { from: 'blocked', to: 'active', words: 'unblocked' })
}

type Change = {
  readonly from: 'active' | 'paused' | 'blocked' | 'any'
  readonly to: 'active' | 'paused' | 'blocked'
  readonly words: 'paused' | 'resumed' | 'blocked' | 'unblocked'
}

/** A page that is older than the state does nothing: it is shown as it is now. */
async function setState(call: LinkCall, { from, to, words }: Change): Promise<Reply> {
  const { actor, backend, params, view } = call
  const { company } = params
  const link = await backend.links.get(company)
  if (!link) return notFound
  const about = link.code
  if (from !== 'any' && link.state !== from) return go(`/link/${company}`, { about })
  const said = await backend.links.setState(actor, company, to)
  const flash =
    'refused' in said
      ? ({ tone: 'loud', words: refusalWords(view, said) } as const)
      : ({ tone: 'good', words: view.text.links.actions[words] } as const)
  return go(`/link/${company}`, { flash, about })
}

export async function linkSettingsSave(call: LinkCall): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { company } = params
  const link = await backend.links.get(company)
  if (!link || link.state === 'requested') return notFound
  const about = link.code
  const read = readForm(settingsForm, form, view)
  if (read.is === 'refused') return refused(linkPage(view, link, read), { about })
  const said = await backend.links.setSettings(actor, company, read.input)
  const flash =
    'refused' in said
      ? ({ tone: 'loud', words: refusalWords(view, said) } as const)
      : ({ tone: 'good', words: view.text.links.settings.saved } as const)
  return go(`/link/${company}`, { flash, about })
}

function toLinks(view: View, said: LinkRefused, about: string): Reply {
  return go('/links', { flash: { tone: 'loud', words: refusalWords(view, said) }, about })
}
