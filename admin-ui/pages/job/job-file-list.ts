/** Photos and documents of a job: small pictures of those that are here, and adding one. */
import type { JobFile } from '../../backend/job-file.ts'
import { attributes, type Html, html } from '../../html.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { nameOf, type Reader } from './reader.ts'

/** What browsers show; of the others the name is shown. */
const shownTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']
/** Types that are taken, for the window in which a file is chosen. */
const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif,image/gif,application/pdf'

export function fileCard(reader: Reader): Html | undefined {
  const { sheet, view, may } = reader
  if (sheet.files.length === 0 && !may.report) return undefined
  return card({
    id: 'files',
    title: view.text.jobPage.files,
    count: view.times.number(sheet.files.length),
    body: html`${sheet.files.length > 0 && html`<ul class="files">${sheet.files.map((one) => fileLine(reader, one))}</ul>`}
${may.report && addFile(reader)}`,
  })
}

function fileAddress({ sheet }: Pick<Reader, 'sheet'>, { hash }: JobFile): string {
  return `/job/${sheet.job.id}/file/${hash}`
}

function fileLine(reader: Reader, one: JobFile): Html {
  const { view, sheet, may } = reader
  const { name, size, type, by, company, happenedAt, state, delta, slot } = one
  const address = fileAddress(reader, one)
  const isHere = state === 'here'
  const picture = isHere && shownTypes.includes(type)
  const shown = picture
    ? html`<img src="${address}" alt="" loading="lazy" decoding="async">`
    : html`<span class="file-sign">${icon('attach')}</span>`
  const title = html`<span class="file-name text">${name}</span>`
  const canRemove = may.takeBack(by) && !may.frozen && company === sheet.own
  return html`<li>${isHere ? html`<a href="${address}"${attributes({ download: picture ? undefined : name })}>${shown}${title}</a>` : html`<span>${shown}${title}</span>`}
<small>${nameOf(reader, company)} ${by}, ${view.times.clock(happenedAt)} · ${view.times.bytes(size)}</small>
${!isHere && fileState(reader, one)}
${canRemove && html`<a class="take-back" href="/job/${sheet.job.id}/take-back?delta=${delta}&amp;slot=${slot}">${view.text.jobAct.takeBack.link}</a>`}</li>`
}

function fileState({ view }: Reader, { state, percent }: JobFile): Html {
  const { fileStates } = view.text.jobPage
  if (state === 'coming')
    return badge('info', fileStates.coming(view.times.number(percent)), 'queued')
  if (state === 'here') return html``
  return badge(state === 'not here yet' ? 'quiet' : 'warn', fileStates[state])
}

/**
 * Files go up in pieces, by a script that goes on where the net broke off (static/upload.js).
 * `capture`: the camera of a phone.
 */
export function addFile(
  { view, sheet }: Reader,
  { capture = false }: { readonly capture?: boolean } = {},
): Html {
  const { jobPage } = view.text
  const words = capture ? jobPage.takePhoto : jobPage.addFile
  const id = capture ? 'photo' : 'file'
  const input = {
    type: 'file',
    id: `${id}-input`,
    accept: capture ? 'image/*' : accepted,
    capture: capture && 'environment',
    multiple: !capture,
  }
  return html`<div class="upload" id="upload-${id}" data-upload="/job/${sheet.job.id}/file" data-failed="${jobPage.uploadFailed}" data-waiting="${jobPage.uploadWaiting}" data-done="${jobPage.uploadDone}" data-logged-out="${jobPage.uploadLoggedOut}" data-not-here="${jobPage.uploadNotHere}" hx-morph-skip>
<label class="button${capture && ' big'}" for="${id}-input">${icon('attach')}${words}</label>
<input${attributes(input)} class="unseen">
<ul class="plain uploads" role="status"></ul>
<noscript><p class="hint">${jobPage.uploadNeedsScript}</p></noscript></div>`
}
