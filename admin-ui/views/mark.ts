/** Marks: a colour, a sign and a word, so that none of the three has to be seen. */
import type { Attention } from '../../protocol/job/attention.ts'
import { type Html, html } from '../html.ts'

export type Tone = 'loud' | 'warn' | 'good' | 'quiet'

const signs: Readonly<Record<Tone, string>> = { loud: '▲', warn: '◆', good: '●', quiet: '○' }

export function mark(tone: Tone, words: string): Html {
  const sign = html`<span aria-hidden="true">${signs[tone]}</span>`
  return html`<span class="mark ${tone}">${sign} ${words}</span>`
}

/** What has to be done at once is loud, what has to be looked at a warning. */
const tones: Readonly<Record<Attention, Tone>> = {
  recalled: 'loud',
  'closed: confirm': 'loud',
  'no answer': 'loud',
  unassigned: 'loud',
  'seal check waiting': 'loud',
  late: 'warn',
  'guard may still attend': 'warn',
  'to accept': 'warn',
  'two values': 'warn',
  'late changes': 'warn',
  'copied directory': 'warn',
  'update needed': 'warn',
}

export function attentionMarks(attention: readonly Attention[]): Html {
  return html`${attention.map((what) => html`${mark(tones[what], what)} `)}`
}

const statusTones: Readonly<Record<string, Tone>> = {
  new: 'warn',
  complete: 'good',
  'on site': 'good',
  declined: 'loud',
  released: 'loud',
  abandoned: 'loud',
}

/** The stage that an assignment reached, or how it ended. */
export function statusMark(status: string, before = ''): Html {
  return mark(statusTones[status] ?? 'quiet', `${before}${status}`)
}
