/** The timeline of a job: notes, attempts, seal checks; struck through what was taken back. */
import type { EntryKind } from '../../../protocol/job/fields.ts'
import type { EntryLine } from '../../../protocol/job/fold.ts'
import type { TimelineLine } from '../../backend.ts'
import { type Html, html } from '../../html.ts'
import { mark } from '../../views/mark.ts'
import { clock, moment } from '../../views/time.ts'
import type { Reader } from './reader.ts'

const kinds: Readonly<Record<EntryKind, string>> = {
  note: 'Note',
  attempt: 'Attempt',
  sealCheckAsked: 'Seal check asked',
  sealCheckAnswered: 'Seal check answered',
  doorSealPlaced: 'Door seal placed',
  doorSealFound: 'Door seal found',
}

/** Entered so soon after it happened that only one of the times is worth reading. */
const entered_at_once_ms = 60_000

export function timeline(lines: readonly TimelineLine[], reader: Reader): Html {
  return html`<section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
${
  lines.length === 0
    ? html`<p class="hint">Nothing was written yet.</p>`
    : html`<ol class="rows timeline">${lines.map((line) => lineRow(line, reader))}</ol>`
}</section>`
}

function lineRow(line: TimelineLine, { names, now }: Reader): Html {
  const { kind, company, by, byGuest, happenedAt, enteredAt, withdrawnBy, internal } = line
  const title = kind === 'unknown' || kind === 'withdrawal' ? 'Update needed' : kinds[kind]
  const content = contentOf(line)
  const late = enteredAt - happenedAt > entered_at_once_ms
  const entered = late && html`<small>entered ${clock(enteredAt)}</small>`
  return html`<li class="${internal ? 'internal' : 'shared'}">
<span class="when">${moment(happenedAt, now)} ${entered}</span>
<span>${names.get(company)} ${by} ${byGuest && html`<small>by guest ${byGuest}</small>`}</span>
<span><b>${title}</b> ${withdrawnBy ? html`<s>${content}</s>` : content}
${withdrawnBy && mark('quiet', 'taken back')} ${internal && mark('quiet', 'internal')}
${line.standing !== 'counts' && mark('warn', line.standing)}</span>
</li>`
}

function contentOf({ content, kind }: EntryLine): Html {
  switch (content.is) {
    case 'entry': {
      const { text, items } = content
      const sealed = kind === 'sealCheckAnswered' && items.length === 0
      return html`<span class="text">${text}</span> ${sealed && 'all sealed'}
${items.map((item) => html`<span class="item">${item}</span> `)}`
    }
    case 'removed':
      return html`<em>removed</em>`
    case 'unknown':
      return html`<em>update needed</em>`
    default:
      return content satisfies never
  }
}
