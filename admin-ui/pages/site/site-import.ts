/** Sites out of a file: sent or pasted, looked at, written; and the book as a file. */
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import type { SiteRefused } from '../../backend/site.ts'
import type { SiteImport } from '../../backend/site-import.ts'
import { type Filled, withFault } from '../../form.ts'
import { html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { formFault, textArea } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { refusalWords } from '../../views/refusal.ts'

/** As the node takes it. */
export const file_bytes_max = 10 * 1024 * 1024
/** What somebody pastes; percent-encoded it is up to three times as long. */
export const pasted_bytes_max = 8 * 1024 * 1024
const file_name_chars_max = 200

export function importNew({ view }: Call): Reply {
  return page(newPage(view))
}

function newPage(view: View, filled?: Filled) {
  const { siteImport: words, site } = view.text
  const tooLarge = words.tooLarge(view.times.bytes(file_bytes_max))
  return layout(view, {
    title: words.title,
    body: html`<section class="card"><header><h1>${words.title}</h1></header><p class="hint">${words.hint}</p>
<div class="field" id="import-file" hidden data-to="/sites/import/file" data-sending="${words.sending}" data-failed="${words.failed}" data-large="${tooLarge}" data-bytes="${file_bytes_max}">
<label for="import-chosen">${words.file}</label><input type="file" id="import-chosen" accept=".csv,.tsv,.txt,.xlsx"><p role="status"></p></div>
<form method="post" action="/sites/import" id="form-import">${formFault(view, filled)}
${textArea(view, { name: 'rows', label: words.paste, rows: 6, required: true, filled })}
<p class="actions"><button type="submit">${words.pasteUse}</button></p></form></section>
<section class="card"><header><h2>${words.exportTitle}</h2></header><p class="hint">${words.exportHint}</p>
<p class="actions"><a class="button" href="/sites/export/csv" download="sites.csv">${icon('down')}${words.csv}</a>
<a class="button" href="/sites/export/xlsx" download="sites.xlsx">${icon('down')}${words.xlsx}</a></p></section>
<p><a href="/sites">${site.back}</a></p><script src="${view.asset('site-import.js')}" type="module"></script>`,
  })
}

/** Without script: what a spreadsheet has copied. */
export async function importPasted(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const rows = typeof form.rows === 'string' ? form.rows : ''
  const again = (fault: string) => refused(newPage(view, withFault(form, 'rows', fault)))
  if (rows.trim() === '') return again(view.text.form.required)
  const name = view.text.siteImport.pasted
  const begun = await backend.siteImports.begin(actor, {
    name,
    bytes: Readable.from([Buffer.from(rows)]),
  })
  return 'refused' in begun ? again(refusalWords(view, begun, 'sites')) : opened(begun)
}

function opened({ id, name }: SiteImport): Reply {
  return go(`/sites/import/${id}`, { about: name })
}

/** As static/site-import.js sends it. */
export async function importFile(call: Call): Promise<Reply> {
  const { actor, backend, body, query, view } = call
  const given = typeof query.name === 'string' ? query.name.trim() : ''
  const name = given.slice(0, file_name_chars_max) || 'sites'
  // What is refused is read all the same: else the browser loses the answer with its line.
  const bytes = body.iterator({ destroyOnReturn: false })
  const begun = await backend.siteImports.begin(actor, { name, bytes })
  if ('refused' in begun) {
    await finished(body.resume()).catch(() => undefined)
    const value = { refused: refusalWords(view, begun, 'sites') }
    return { is: 'json', value, about: name }
  }
  return { is: 'json', value: { to: `/sites/import/${begun.id}` }, about: begun.name }
}

const accepted = z.object({
  leaveOutWrong: z.literal('on').optional(),
  possible: z.enum(['add', 'leave out']).default('add'),
})

export async function importApply({
  actor,
  backend,
  form,
  params,
  view,
}: Call<'id'>): Promise<Reply> {
  const read = accepted.safeParse(form)
  if (!read.success) return notFound
  const { leaveOutWrong, possible } = read.data
  const said = backend.siteImports.apply(actor, params.id, {
    leaveOutWrong: leaveOutWrong === 'on',
    possible,
  })
  return 'refused' in said ? backTo(view, params.id, said) : opened(said)
}

export async function importDrop({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const said = backend.siteImports.drop(actor, params.id)
  if (said) return backTo(view, params.id, said)
  const flash = { tone: 'good', words: view.text.siteImport.dropped } as const
  return go('/sites/import', { flash })
}

function backTo(view: View, id: string, said: SiteRefused): Reply {
  const flash = { tone: 'loud', words: refusalWords(view, said, 'sites') } as const
  return go(`/sites/import/${id}`, { flash })
}

const csv_type = 'text/csv; charset=utf-8'
const workbook_type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function importErrors({ actor, backend, params }: Call<'id'>): Reply {
  const file = backend.siteImports.errors(actor, params.id)
  if (typeof file !== 'string') return notFound
  return { is: 'stream', type: csv_type, body: Readable.from([Buffer.from(file)]) }
}

export function exportCsv({ actor, backend }: Call): Reply {
  const body = Readable.from(backend.siteImports.exportCsv(actor), { objectMode: false })
  return { is: 'stream', type: csv_type, body }
}

export async function exportWorkbook({ actor, backend, view }: Call): Promise<Reply> {
  const bytes = await backend.siteImports.exportWorkbook(actor)
  if ('refused' in bytes) {
    const flash = { tone: 'loud', words: refusalWords(view, bytes, 'sites') } as const
    return go('/sites/import', { flash })
  }
  return { is: 'stream', type: workbook_type, body: Readable.from([Buffer.from(bytes)]) }
}
