/** What is said of a job everywhere in the same way: its life, statuses, attention, delivery. */
import type { Life } from '../../protocol/job/assignments.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { Delivery } from '../../protocol/job/view.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { badge, type Tone } from './badge.ts'
import type { IconName } from './icon.ts'

const attentionTones: Readonly<Record<Attention, readonly [Tone, IconName?]>> = {
  recalled: ['loud', 'undo'],
  'closed: confirm': ['loud'],
  'no answer': ['loud', 'clock'],
  unassigned: ['loud', 'car'],
  'seal check waiting': ['loud', 'seal'],
  late: ['warn', 'clock'],
  'guard may still attend': ['warn', 'person'],
  'to accept': ['warn'],
  'about to be late': ['warn', 'clock'],
  new: ['warn', 'add'],
  'two values': ['info'],
  'late changes': ['info', 'clock'],
  'not advised': ['warn', 'phone'],
  updated: ['info', 'edit'],
  'copied directory': ['warn'],
  'update needed': ['info'],
}

/** How urgent that is. */
export function attentionTone(what: Attention): Tone {
  return attentionTones[what][0]
}

export function attentionBadges({ text }: View, attention: readonly Attention[]): Html {
  return html`${attention.map((what) => {
    const [tone, sign] = attentionTones[what]
    return html`${badge(tone, text.job.attention[what], sign)} `
  })}`
}

const lifeTones: Readonly<Record<Life, Tone>> = {
  unassigned: 'loud',
  open: 'info',
  complete: 'good',
  cancelled: 'quiet',
}

export function lifeBadge({ text }: View, life: Life): Html {
  return badge(lifeTones[life], text.job.lives[life])
}

const statusTones: Readonly<Record<string, readonly [Tone, IconName?]>> = {
  new: ['warn'],
  received: ['info', 'delivered'],
  accepted: ['info', 'delivered'],
  despatched: ['info', 'sent'],
  'en route': ['info', 'car'],
  'on site': ['good', 'site'],
  complete: ['good'],
  declined: ['loud'],
  released: ['loud', 'undo'],
  abandoned: ['loud'],
}

/** The stage that an assignment reached, or how it ended. `before`: of whom. */
export function statusBadge(view: View, status: string, before?: string): Html {
  const [tone, sign] = statusTones[status] ?? ['quiet']
  const words = statusWord(view, status)
  return badge(tone, before ? html`<b>${before}</b> ${words}` : words, sign)
}

/** A newer version may know statuses that this one doesn't: they are shown as they are called. */
export function statusWord({ text }: View, status: string): string {
  return (text.job.statuses as Readonly<Record<string, string>>)[status] ?? status
}

/** The job's type in the reader's words. */
export function typeWord({ text }: View, type: string): string {
  return (text.job.types as Readonly<Record<string, string>>)[type] ?? type
}

const deliveryTones: Readonly<Record<Delivery['state'], Tone>> = {
  queued: 'warn',
  delivered: 'quiet',
  seen: 'good',
}

export function deliveryBadge({ text }: View, state: Delivery['state']): Html {
  return badge(deliveryTones[state], text.job.delivery[state], state)
}

/** Nobody else will tell them: somebody here has to. */
export function phoneBadge({ text }: View): Html {
  return badge('loud', text.job.how['not sent – phone'], 'phone')
}
