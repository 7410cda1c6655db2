/** What browsers send to the pages, and what people type and paste into them. */
import assert from 'node:assert/strict'
import { readFields } from '../../admin-ui/body.ts'
import { secretIn } from '../../admin-ui/cookie.ts'
import { csvLine } from '../../admin-ui/csv.ts'
import { readForm } from '../../admin-ui/form.ts'
import { attributes, html } from '../../admin-ui/html.ts'
import { texts } from '../../admin-ui/locales/locales.ts'
import { browserWords } from '../../admin-ui/pages/account/browser-words.ts'
import { addressForm, writtenIn } from '../../admin-ui/pages/address-book/address-form.ts'
import { printHours, readHours } from '../../admin-ui/pages/address-book/hours-text.ts'
import { auditAddress, auditQuery } from '../../admin-ui/pages/audit/audit-query.ts'
import { readClipboard } from '../../admin-ui/pages/job/clipboard.ts'
import { readClock } from '../../admin-ui/pages/job/clock-entry.ts'
import { readValue, timeField } from '../../admin-ui/pages/job/job-fields.ts'
import { clipboard_chars_max } from '../../admin-ui/pages/job/job-new.ts'
import { findRoute } from '../../admin-ui/route.ts'
import { routes } from '../../admin-ui/routes.ts'
import type { View } from '../../admin-ui/view.ts'
import { formatsOf, Times } from '../../admin-ui/views/time.ts'
import { hoursFault } from '../../node/address-book/hours.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import { time_ms_max } from '../../protocol/limits.ts'
import { now } from '../link/company.ts'
import { bytesOf, type Target, textOf } from './target.ts'

const zone = 'Europe/Copenhagen'
const times = new Times(formatsOf('en', zone), texts.en, now)
const view = { text: texts.en, language: 'en', times } as unknown as View

function checkForm(input: Uint8Array): void {
  const form = readFields(new URLSearchParams(textOf(input)))
  for (const [name, value] of Object.entries(form)) {
    assert(Array.isArray(value) || typeof value === 'string', name)
  }
  assert.equal(Object.getPrototypeOf(form), null)
  const query = auditQuery(form)
  const again = readFields(new URLSearchParams(auditAddress('/audit', query).split('?')[1] ?? ''))
  assert.deepEqual(auditQuery(again), query, 'an address says what it was made of')
  const read = readForm(addressForm, form, view)
  if (read.is === 'refused') {
    assert(Object.values(read.faults).every((words) => words !== ''))
    return
  }
  const written = writtenIn(read.input)
  if (written.is === 'written' && written.input.hours) hoursFault(written.input.hours)
}

function checkCookie(input: Uint8Array): void {
  const text = textOf(input)
  for (const secure of [true, false]) {
    const secret = secretIn(text, secure)
    if (secret !== undefined) assert(secret !== '' && text.includes(`=${secret}`))
  }
}

/** The cells of a line, as RFC 4180 says it. */
function cellsOf(line: string): string[] {
  const cells = `,${line.replace(/\r\n$/, '')}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g)
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

function checkCsv(input: Uint8Array): void {
  const cells = textOf(input).split('|')
  const read = cellsOf(csvLine(cells))
  assert.equal(read.length, cells.length)
  for (const [at, cell] of read.entries()) {
    assert.equal(cell.replaceAll("'", ''), cells[at]?.replaceAll("'", ''), 'nothing is lost')
    assert(/^\+\d[\d ()/-]*$/.test(cell) || !/^[=+\-@\t\r]/.test(cell), `${cell} is a formula`)
    for (const part of cell.split(/[;\t\r\n]/).slice(1)) assert(!/^\s*[=+\-@]/.test(part), part)
  }
}

function checkClipboard(input: Uint8Array): void {
  const text = textOf(input).slice(0, clipboard_chars_max)
  const clock = {
    now,
    local: (ms: number) => times.local(ms),
    parseLocal: (one: string) => times.parseLocal(one),
  }
  const { fields: found, receivedAt, found: names } = readClipboard(text, clock)
  assert.equal(new Set(names).size, names.length, 'each once')
  assert(names.every((name) => name in fields))
  if (receivedAt !== undefined) assert(Math.abs(receivedAt - now) < 8 * 24 * 3_600_000)
  const kept = Object.values(found).join('\n')
  for (const word of text.normalize('NFC').match(/\p{L}{6,}/gu) ?? []) {
    // A label may go with what it labelled; what it labelled stays.
    if (text.split(word).length > 2 || new RegExp(`${word}[^\\n]{0,24}[:=.\\t]`, 'u').test(text))
      continue
    assert(kept.includes(word), `${word} is lost`)
  }
}

const at_fields = (Object.keys(fields) as FieldName[]).filter((name) => fields[name].kind === 'at')

function checkTimes(input: Uint8Array): void {
  const typed = textOf(input)
  const clock = readClock(typed, times)
  if (typeof clock === 'number') assert(clock <= now && now - clock <= 49 * 3_600_000)
  const at = timeField(typed, times)
  if (typeof at === 'number') {
    assert(at >= 0)
    const text = times.local(at)
    const isLeftOut = text !== typed.trim().slice(0, 16)
    if (isLeftOut) assert.notEqual(times.parseLocal(text), undefined)
    else assert.equal(times.parseLocal(text), at - (at % 60_000))
  }
  for (const name of at_fields) {
    const read = readValue(view, name, typed)
    if (read.is === 'value') assert(Number(read.value) <= time_ms_max, `${name} is one of a delta`)
  }
  for (const name of ['priority', 'request', 'siteName'] as const) readValue(view, name, typed)
}

function checkHours(input: Uint8Array): void {
  const text = textOf(input)
  const read = readHours(text)
  if (read.is === 'unclear') {
    assert(text.includes(read.part))
    return
  }
  const printed = printHours(view, read.weekly)
  assert.equal(readHours(printed).is, 'read', `${printed} is read again`)
  if (read.weekly.length <= 28)
    assert.equal(hoursFault({ text: '', weekly: read.weekly }), undefined)
}

/** Lines: a method, a path, a browser's name. */
function checkPath(input: Uint8Array): void {
  const [method = '', path = '', agent = ''] = textOf(input).split('\n')
  const found = findRoute(routes, method, path)
  if (typeof found !== 'string')
    assert.equal(found.route.path.split('/').length, path.split('/').length)
  assert.notEqual(browserWords(view, agent), '')
  const shown = html`<a${attributes({ title: path })}>${agent}</a>`.toString()
  assert.equal(shown.split('<').length, 3, 'nothing that was sent is markup')
  assert.equal(shown.split('"').length, 3)
}

const id = 'ab'.repeat(32)

export const pageTargets: readonly Target[] = [
  {
    name: 'form',
    kind: 'text',
    seeds: [
      'name=ABC+Guard&roles[]=provider&weekly=Mon-Fri+08-16&number1=112',
      'user=x&action=job&text=y&before=z',
      '[]=1&[]=2&a[]=3&a=4',
    ].map(bytesOf),
    words: [
      '&',
      '=',
      '[]',
      '%00',
      '%',
      '__proto__',
      'roles[]=customer',
      '&number2=',
      '&label1=',
      '&aroundTheClock=',
      '\ue000',
      '%ed%a0%80',
      '+',
    ],
    bytesMax: 2000,
    run: checkForm,
  },
  {
    name: 'cookie',
    kind: 'text',
    seeds: ['a=b; __Host-baton-session=secret', 'baton-session=secret;c=d'].map(bytesOf),
    words: [';', '=', '; ', '__Host-', 'baton-session='],
    bytesMax: 300,
    run: checkCookie,
  },
  {
    name: 'csv',
    kind: 'text',
    seeds: ['a|b "quoted"|+45 86 12 34 56|=1+1', 'x;=2|\t=3|-4|@5|\n@6'].map(bytesOf),
    words: [
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      ';',
      '"',
      ',',
      "'",
      '|',
      '\u00a0',
      '\u2028',
      '＝',
      '\ufeff',
    ],
    bytesMax: 200,
    run: checkCsv,
  },
  {
    name: 'clipboard',
    kind: 'text',
    seeds: [
      'Account No:  4711            Received: 21/11/2026 20:31:05\nSite: Harbour Store A/S\nPhone: +45 86 12 34 56\nEvent: BA Burglary           Zone: 003 PIR Hall\nPriority: 1',
      'Abonnent.......: 20 4711\nKundenr:\tA-4711\tTid:\t21-11-2026 20.31\nTlf\t86 12 34 56',
      '4711 E130 01 003\n2026-09-21 14:00\n(02) 1234 5678',
    ].map(bytesOf),
    words: [
      'Suburb: ',
      'kl. ',
      '14:00',
      ' am',
      '21/9/2026',
      '2026-09-21T',
      ':',
      '.....',
      '\t',
      '#4711',
      ' '.repeat(60),
      '1'.repeat(40),
      'a '.repeat(30),
      '\u00a0',
      ' on ',
      'ext. 5',
    ],
    bytesMax: clipboard_chars_max,
    run: checkClipboard,
  },
  {
    name: 'typed-times',
    kind: 'text',
    seeds: ['0312', 'kl. 3.12', '2026-11-21T20:35', '2026-03-29T02:30', '2026-10-25T02:30:10'].map(
      bytesOf,
    ),
    words: ['0000', '9999', '-', 'T', ':', '24:00', '3000', '02-31', '1970-01-01T'],
    bytesMax: 60,
    run: checkTimes,
  },
  {
    name: 'weekly-hours',
    kind: 'text',
    seeds: ['Mon-Fri 08:00-16:00, Sat 10-14', 'lør søn 10–14; daily 0-24'].map(bytesOf),
    words: [
      'mon',
      'tirs',
      'sun-',
      '24:00',
      '-',
      ',',
      '\n',
      ' til ',
      ' to ',
      'hver dag',
      '&',
      '0800',
      ' '.repeat(60),
    ],
    bytesMax: 500,
    run: checkHours,
  },
  {
    name: 'path',
    kind: 'text',
    seeds: [`GET\n/job/${id}\nFirefox Windows`, 'POST\n/login', 'HEAD\n/board\n"><script>'].map(
      bytesOf,
    ),
    words: [
      '/',
      id,
      ...new Set(routes.map((route) => route.path.replaceAll(/:\w+/g, id))),
      '%2f',
      '..',
      '<',
      '"',
      '&',
    ],
    bytesMax: 300,
    run: checkPath,
  },
]
