/** Lines of what happened, each with when it happened, when it was entered, and who said so. */
import { attributes, type Html, html, type Shown } from '../html.ts'
import type { View } from '../view.ts'
import { type IconName, icon } from './icon.ts'

/** Entered so soon after it happened that only one of the times is worth reading. */
export const entered_at_once_ms = 60_000

export type TimelineItem = {
  readonly id?: string
  readonly sign: IconName
  readonly title: Shown
  readonly body?: Shown
  readonly who: Shown
  readonly happenedAt: number
  readonly enteredAt: number
  /** Taken back: struck through, and still there to be read. */
  readonly struck?: boolean
  /** Ours alone. */
  readonly internal?: boolean
  readonly marks?: Shown
}

export function timeline(view: View, items: readonly TimelineItem[]): Html {
  return html`<ol class="timeline">${items.map((item) => timelineItem(view, item))}</ol>`
}

function timelineItem({ text, times }: View, item: TimelineItem): Html {
  const { id, sign, title, body, who, happenedAt, enteredAt, struck, internal, marks } = item
  const late = enteredAt - happenedAt > entered_at_once_ms
  const classes = [struck && 'struck', internal && 'internal'].filter(Boolean).join(' ')
  return html`<li${attributes({ id, class: classes || undefined })}>
<span class="timeline-sign">${icon(sign)}</span>
<div class="timeline-line"><b>${title}</b> ${marks}
<span class="timeline-who">${who}</span>
<span class="timeline-when">${times.moment(happenedAt)}${
    late && html` <small>${text.time.enteredLate} ${times.clock(enteredAt)}</small>`
  }</span></div>
${body && html`<div class="timeline-body">${struck ? html`<s>${body}</s>` : body}</div>`}
</li>`
}
