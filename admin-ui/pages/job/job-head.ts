/** The head of a job's page: which job, how it stands, whose it is, how long it takes, what to do. */
import type { DeskLine, FirstAction } from '../../backend/desk.ts'
import { attributes, type Html, html } from '../../html.ts'
import { badge } from '../../views/badge.ts'
import { icon } from '../../views/icon.ts'
import { attentionBadges, lifeBadge, typeWord } from '../../views/job-badges.ts'
import type { ActForm } from './job-act.ts'
import { acceptForm, attendForm, declineForm, releaseForm } from './job-answer.ts'
import { cancelForm, closeForm } from './job-end.ts'
import { owner } from './job-owner.ts'
import { passOnForm } from './job-pass.ts'
import { doorSealForm, sealAskForm } from './job-seal.ts'
import { addressOf, waysThere } from './job-site.ts'
import { keyMark, type Opener, opener, sheet as popover } from './popover.ts'
import type { Reader } from './reader.ts'

export function heading(reader: Reader): Html {
  const { view, sheet, desk } = reader
  const { job, attention } = sheet
  const { job: words } = view.text
  const issuer = job.issuer.name || job.issuer.code
  const { type, priority } = job.fields
  const parts = actionBar(reader)
  return html`<header class="job-head card">
<div class="job-title"><h1>${job.number} <small>${words.of(issuer)}</small></h1>
<p class="marks">${lifeBadge(view, job.life)}
${job.cancelled && job.life !== 'cancelled' && badge('warn', words.alsoCancelled)}
${attentionBadges(view, attention)}
${typeof type?.value === 'string' && type.value !== '' && html`<span class="type">${typeWord(view, type.value)}</span>`}
${typeof priority?.value === 'number' && priorityBadge(reader, priority.value)}
${desk?.onTest.filter(({ state }) => state === 'on test').map(({ why, until }) => badge('warn', html`${view.text.jobPage.onTest} ${view.times.clock(until)} ${why}`))}</p></div>
${site(reader)}
${desk && clocks(reader, desk)}
<div class="actions action-bar">${parts.map(({ button }) => button)}
<a class="button bare" href="/job/${job.id}/print">${icon('print')}${view.text.jobAct.print}</a></div>
</header>
${parts.map(({ sheet }) => sheet)}`
}

function priorityBadge({ view }: Reader, priority: number): Html {
  const words = (view.text.jobForm.priorities as Readonly<Record<string, string>>)[String(priority)]
  return badge(
    priority === 1 ? 'loud' : 'quiet',
    words ?? view.text.jobPage.priority(String(priority)),
  )
}

/** Where it is, large enough to be read from the other screen. */
function site(reader: Reader): Html {
  const { sheet, view } = reader
  const { siteName, account, siteReference } = sheet.job.fields
  const text = (one: typeof siteName) => (typeof one?.value === 'string' ? one.value : '')
  const name = html`<b class="text">${text(siteName) || view.text.job.noSite}</b>`
  const [account_, reference] = [text(account), text(siteReference)]
  return html`<p class="job-site">${icon('site')}<span>${sheet.site ? html`<a href="/sites/${sheet.site.id}">${name}</a>` : name}
<span class="text">${addressOf(sheet.job)}</span>
${reference && html` <span class="code">${reference}</span>`}
${account_ && html` <small>${view.text.job.fields.account} <span class="code">${account_}</span></small>`} ${waysThere(reader)}</span></p>
${view.times.there && html`<p class="hint">${view.text.site.ofJob.zone(view.times.there)}</p>`}`
}

/** The response clock, the due time and who has the job. */
function clocks(reader: Reader, desk: DeskLine): Html {
  const { view, sheet } = reader
  const { jobPage, job } = view.text
  const { clock } = desk
  const due = dueAt(reader)
  return html`<dl class="clocks">
<div><dt>${jobPage.response}</dt><dd>${
    clock.running
      ? html`${badge('warn', view.times.running(clock.since), 'clock')} <small>${jobPage.nobodyActed}</small>`
      : clock.firstAction
        ? html`<b>${view.times.length(Math.max(0, clock.firstAction.at - clock.since))}</b> <small>${firstActionWords(reader, clock.firstAction)}</small>`
        : html`<small>${jobPage.noClock}</small>`
  }</dd></div>
${due !== undefined && html`<div><dt>${job.fields.dueAt}</dt><dd${desk.due && attributes({ class: desk.due.is === 'late' ? 'loud-text' : 'warn-text' })}>${view.times.clock(due)} ${view.times.relative(due)}</dd></div>`}
<div><dt>${jobPage.hasIt}</dt><dd class="owner-line">${owner(reader, desk)}</dd></div>
<div><dt>${job.opened}</dt><dd>${view.times.moment(sheet.job.openedAt)}</dd></div>
</dl>`
}

function firstActionWords(
  { view }: Reader,
  { by, what, at }: { readonly by: string; readonly what: FirstAction; readonly at: number },
): Html {
  return html`${view.text.jobPage.firstAction(by, view.text.jobPage.firstActions[what])} ${view.times.clock(at)}`
}

/** The due time of the assignments that go on: the one that is due first. */
function dueAt({ sheet }: Reader): number | undefined {
  const all = sheet.job.assignments.flatMap(({ ended, fields }) => {
    const value = fields.dueAt?.value
    return ended || typeof value !== 'number' ? [] : [value]
  })
  return all.length > 0 ? Math.min(...all) : undefined
}

/** What can be done, the usual next thing first, what ends the job last. */
function actionBar(reader: Reader): Part[] {
  const { view, may, sheet } = reader
  const { jobAct } = view.text
  const { id } = sheet.job
  const seals = may.report && !may.frozen && may.ours.length > 0
  const complete = may.dispatch && !may.frozen && may.attended.length > 0
  const attend = may.attend && sheet.job.assignments.length > 0
  return [
    may.accept && plain(acceptForm(reader).body),
    complete &&
      plain(
        html`<a class="button${!may.accept && ' primary'}" href="/job/${id}/complete" data-key="c" data-key-help="${jobAct.complete.button}">${icon('good')}${jobAct.complete.button}${keyMark('c')}</a>`,
      ),
    may.accept && withSheet(reader, 'decline', { words: jobAct.decline.button }, declineForm),
    may.passOn &&
      withSheet(
        reader,
        'pass',
        { words: jobAct.passOn.button, key: 'f', sign: 'sent' },
        passOnForm,
      ),
    may.report &&
      plain(opener('sheet-call', { words: jobAct.phone.button, sign: 'phone', key: 'p' })),
    may.dispatch &&
      may.member &&
      plain(
        html`<a class="button" href="/job/${id}/edit" data-key="e" data-key-help="${jobAct.edit.button}">${icon('edit')}${jobAct.edit.button}${keyMark('e')}</a>`,
      ),
    seals &&
      withSheet(reader, 'seal-ask', { words: jobAct.sealAsk.button, sign: 'seal' }, sealAskForm),
    seals && withSheet(reader, 'door', { words: jobAct.doorSeal.button }, doorSealForm),
    may.release && withSheet(reader, 'release', { words: jobAct.release.button }, releaseForm),
    attend && plain(attendForm(reader).body),
    may.frozen &&
      may.reopen.length > 0 &&
      plain(
        html`<a class="button" href="/job/${id}/reopen">${icon('undo')}${jobAct.reopen.button}</a>`,
      ),
    may.close && withSheet(reader, 'close', { words: jobAct.close.button }, closeForm),
    may.close &&
      withSheet(reader, 'cancel', { words: jobAct.cancel.button, tone: 'danger' }, cancelForm),
  ].filter((one) => one !== undefined && one !== false)
}

type Part = { readonly button: Html; readonly sheet?: Html }

function plain(button: Html): Part {
  return { button }
}

/** A button, and the sheet with the form that it opens. */
function withSheet(reader: Reader, name: string, open: Opener, form: ActForm): Part {
  const id = `sheet-${name}`
  return { button: opener(id, open), sheet: popover(reader.view, { id, ...form(reader) }) }
}
