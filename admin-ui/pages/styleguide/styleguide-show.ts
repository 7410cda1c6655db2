/** Every component in use, with its states: for who builds pages, and for tests to look at. */
import { type Html, html } from '../../html.ts'
import { page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge, tones } from '../../views/badge.ts'
import { card, emptyState } from '../../views/card.ts'
import { dialog } from '../../views/dialog.ts'
import { diffText, wasAndIs } from '../../views/diff.ts'
import { icon, iconNames } from '../../views/icon.ts'
import {
  attentionBadges,
  deliveryBadge,
  lifeBadge,
  phoneBadge,
  statusBadge,
} from '../../views/job-badges.ts'
import { keyLine } from '../../views/key-line.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { pager, tabs } from '../../views/pager.ts'
import { phoneLink } from '../../views/phone.ts'
import { progress } from '../../views/progress.ts'
import { sampleBoard } from './sample-board.ts'
import { sampleFields, sampleForm } from './sample-forms.ts'
import { sampleRows, sampleTable, sampleTimeline } from './sample-lists.ts'

export function styleguideShow({ view }: Call): Reply {
  const { styleguide } = view.text
  return page(
    layout(view, {
      title: styleguide.title,
      width: 'wide',
      body: html`<header class="page-head"><h1>${styleguide.title}</h1><p class="hint">${styleguide.intro}</p></header>
<div class="guide">${parts(view)}</div>`,
    }),
  )
}

function parts(view: View): Html {
  const { parts: titles } = view.text.styleguide
  const shown: readonly (readonly [keyof typeof titles, Html])[] = [
    ['type', typeSample(view)],
    ['marks', marks(view)],
    ['buttons', buttons(view)],
    ['messages', messages(view)],
    ['fields', html`${sampleFields(view)}${sampleForm(view)}`],
    ['tables', html`${sampleRows(view)}${sampleBoard(view)}${sampleTable(view)}`],
    ['timeline', sampleTimeline(view)],
    ['cards', emptyState(view.text.board.empty, view.text.board.emptyHint)],
    ['progress', progressSample(view)],
    ['tabs', tabSample(view)],
    ['differences', differenceSample(view)],
    ['keys', keySample(view)],
    ['times', timeSample(view)],
    ['dialog', dialogSample(view)],
    ['icons', icons()],
  ]
  return html`${shown.map(([id, body]) => card({ id: `guide-${id}`, title: titles[id], body }))}`
}

function typeSample({ text, times }: View): Html {
  const { heading, paragraph } = text.styleguide
  return html`<p class="h1">${heading}</p><p class="h2">${heading}</p><p class="h3">${heading}</p>
<p>${paragraph} <b>${times.number(10482)}</b> <a href="/styleguide">${heading}</a></p>
<p class="hint">${paragraph}</p><p><code>/dns4/baton.example.com/tcp/4001</code> <kbd>j</kbd></p>`
}

function marks(view: View): Html {
  const { attention, statuses } = view.text.job
  return html`<p class="marks">${tones.map((tone) => html`${badge(tone, tone)} `)}</p>
<p class="marks">${attentionBadges(view, Object.keys(attention) as (keyof typeof attention)[])}</p>
<p class="marks">${Object.keys(statuses).map((one) => html`${statusBadge(view, one, 'PAT')} `)}</p>
<p class="marks">${(['unassigned', 'open', 'complete', 'cancelled'] as const).map((one) => html`${lifeBadge(view, one)} `)}</p>
<p class="marks">${(['queued', 'delivered', 'seen'] as const).map((one) => html`${deliveryBadge(view, one)} `)}${phoneBadge(view)}</p>`
}

function buttons({ text }: View): Html {
  const { primary, plain, danger, quiet, disabled } = text.styleguide
  return html`<p class="actions"><button type="button" class="primary">${primary}</button>
<button type="button">${plain}</button>
<button type="button" class="danger">${danger}</button>
<button type="button" class="bare">${quiet}</button>
<button type="button" disabled>${disabled}</button>
<a class="button" href="/styleguide">${icon('add')}${plain}</a>
<button type="button" class="primary" aria-busy="true">${primary}</button></p>`
}

function messages({ text }: View): Html {
  const { sampleGood, sampleWarn, sampleBad, sampleHint } = text.styleguide
  return html`${message('good', sampleGood)}${message('warn', sampleWarn)}
${message('loud', sampleBad)}${message('info', sampleHint)}`
}

function progressSample(view: View): Html {
  const { uploading } = view.text.styleguide
  return html`${progress(view, { id: 'guide-some', label: uploading, done: 2, of: 5 })}
${progress(view, { id: 'guide-any', label: uploading, done: 2 })}`
}

function tabSample(view: View): Html {
  const { parts: titles, tabOne, tabTwo } = view.text.styleguide
  return html`${tabs(titles.tabs, [
    { href: '/styleguide', words: tabOne, current: true, count: view.times.number(12) },
    { href: '/styleguide?tab=fields', words: tabTwo, current: false },
  ])}${pager(view, { newer: '/styleguide?newer', older: '/styleguide?older' })}`
}

function timeSample(view: View): Html {
  const { times } = view
  const { now } = times
  const hour = 3_600_000
  return html`<ul class="plain">
<li>${times.moment(now)}</li><li>${times.moment(now - 2 * hour)}</li><li>${times.moment(now + hour / 2)}</li>
<li>${times.moment(now - 40 * 24 * hour)}</li><li>${times.day(now)}</li>
<li>${times.running(now - 7 * 60_000)}</li>
<li>${times.number(1_234_567.5)} · ${times.bytes(3_400_000)}</li>
<li>${phoneLink(view, { number: '+45 86 12 34 56', tel: 'tel:+4586123456' })}</li></ul>`
}

function differenceSample(view: View): Html {
  const { sampleAddress, sampleStreet } = view.text.styleguide
  const pieces = [
    { text: sampleStreet, in: 'both' },
    { text: '3', in: 'first' },
    { text: '3B', in: 'second' },
  ] as const
  return html`<p>${diffText(view, pieces, 'first')}</p><p>${diffText(view, pieces, 'second')}</p>
<p>${wasAndIs(view, sampleStreet, sampleAddress)}</p><p>${wasAndIs(view, sampleAddress, '')}</p>`
}

function keySample(view: View): Html {
  const { sampleName, sampleHook, plain } = view.text.styleguide
  const { now } = view.times
  const button = html`<button type="button" class="small">${plain}</button>`
  return html`<ul class="plain key-lines">${keyLine(view, { number: '112', where: sampleHook }, button)}
${keyLine(view, { number: '113', where: sampleHook, out: { who: sampleName, since: now - 7_200_000 } })}</ul>`
}

function dialogSample(view: View): Html {
  const { openDialog, dialogBody, danger, quiet } = view.text.styleguide
  return html`<p class="actions"><button type="button" data-opens="guide-dialog-sample">${openDialog}</button></p>
${dialog(view, {
  id: 'guide-dialog-sample',
  title: openDialog,
  body: html`<p>${dialogBody}</p><form method="dialog" class="actions"><button class="danger">${danger}</button><button>${quiet}</button></form>`,
})}`
}

function icons(): Html {
  return html`<ul class="guide-icons">${iconNames.map((name) => html`<li>${icon(name)}<code>${name}</code></li>`)}</ul>`
}
