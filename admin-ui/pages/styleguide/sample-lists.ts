/** Lists in the styleguide: rows, a table, a timeline. */
import type { Attention } from '../../../protocol/job/attention.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge, type Tone } from '../../views/badge.ts'
import { attentionBadges } from '../../views/job-badges.ts'
import { table } from '../../views/table.ts'
import { timeline } from '../../views/timeline.ts'

const minute_ms = 60_000
/** The number on a door seal. */
const seal = 'A 4711'

/** Rows of a list: what is urgent has a colour at its side, and one link opens each. */
export function sampleRows(view: View): Html {
  return html`<ol class="rows" data-rows>${[
    sampleRow(view, 4, 'loud', 'unassigned'),
    sampleRow(view, 3, 'warn', 'to accept'),
    sampleRow(view, 2, 'quiet'),
  ]}</ol>`
}

function sampleRow(view: View, last: number, tone: Tone, attention?: Attention): Html {
  const { sampleSite, sampleAddress } = view.text.styleguide
  const at = view.times.now - last * 7 * minute_ms
  return html`<li class="row ${tone}" data-row>
<span class="cell"><a href="/styleguide" data-open>ABC1048${last}</a> <b>${sampleSite}</b> <small>${sampleAddress}</small>
${attention && attentionBadges(view, [attention])} ${view.times.running(at)}</span>
</li>`
}

export function sampleTable(view: View): Html {
  const { sampleName, sampleSite, tables } = {
    ...view.text.styleguide,
    ...view.text.styleguide.parts,
  }
  const { delivery, fields } = view.text.job
  return table({
    caption: tables,
    rows: [1, 20, 300],
    columns: [
      { title: fields.siteName, cell: () => sampleSite },
      { title: fields.caller, cell: () => sampleName },
      {
        title: view.text.time.happened,
        cell: (n) => view.times.moment(view.times.now - n * minute_ms),
      },
      { title: delivery.queued, cell: (n) => view.times.number(n * 12), numeric: true },
      { title: view.text.words.reason, cell: () => badge('good', delivery.seen, 'seen') },
    ],
  })
}

export function sampleTimeline(view: View): Html {
  const { job, styleguide } = view.text
  const { now } = view.times
  const who = html`${'PAT'} ${styleguide.sampleName}`
  const at = (minutes: number) => now - minutes * minute_ms
  return timeline(view, [
    {
      sign: 'phone',
      title: job.entries.attempt,
      body: styleguide.sampleRequest,
      who,
      happenedAt: at(9),
      enteredAt: at(9),
    },
    {
      sign: 'note',
      title: job.entries.note,
      body: styleguide.sampleHint,
      who,
      happenedAt: at(20),
      enteredAt: at(4),
      internal: true,
      marks: badge('quiet', job.internal),
    },
    {
      sign: 'seal',
      title: job.entries.doorSealPlaced,
      body: html`<span class="item">${seal}</span>`,
      who,
      happenedAt: at(30),
      enteredAt: at(30),
      struck: true,
      marks: badge('quiet', job.standings.withdrawn),
    },
  ])
}
