/**
 * Text copied from a monitoring screen, read for what a job needs: account, site, address, phone,
 * time, references, kind of alarm. Pure. What isn't recognised goes into the request, line by line
 * as it was: nothing that was pasted is lost.
 */
import type { FieldName } from '../../../protocol/job/fields.ts'
import { labelOf, lineLabels } from './clipboard-labels.ts'
import { type ReadTime, readTime } from './clipboard-time.ts'

/** What the fields of the form for a new job hold after it. */
export type Pasted = {
  readonly fields: { readonly [name in FieldName]?: string }
  /** ms since 1970. */
  readonly receivedAt?: number
  /** What was recognised, in the order of the text: shown beside the form. */
  readonly found: readonly FieldName[]
}

export type ClipboardClock = {
  /** ms since 1970. */
  readonly now: number
  /** `2026-11-21T20:35` in the company's zone; undefined: none. */
  readonly parseLocal: (text: string) => number | undefined
  readonly local: (ms: number) => string
}

type Piece = { readonly label: string | undefined; readonly text: string; readonly whole: string }

export function readClipboard(text: string, clock: ClipboardClock): Pasted {
  const taken = new Taken(clock)
  const rest: string[] = []
  for (const line of linesOf(text)) {
    const pieces = piecesOf(line)
    const left = pieces.filter((piece) => !taken.labelled(piece)).map(({ whole }) => whole)
    if (left.length === 0) continue
    // A line of which nothing was taken stays as it was.
    const plain = left.length === pieces.length ? line : left.join('  ')
    taken.plain(plain)
    rest.push(plain)
  }
  return taken.with(rest.join('\n'))
}

/** What was recognised so far: each field once, the first that names it. */
class Taken {
  readonly #clock: ClipboardClock
  readonly #fields: { [name in FieldName]?: string } = {}
  readonly #found: FieldName[] = []
  #receivedAt: number | undefined

  constructor(clock: ClipboardClock) {
    this.#clock = clock
  }

  /** Whether a piece with a label went where its label says. */
  labelled({ label, text }: Piece): boolean {
    const field = label && labelOf(label)
    // `Site: ---` says that there is none.
    if (!field || !/[\p{L}\p{N}]/u.test(text)) return false
    switch (field) {
      case 'time': {
        const read = readTime(text, this.#clock)
        // Words beside the time would be lost.
        return read?.whole === true && this.#putTime(read)
      }
      case 'account':
        return /^[\w./-]{1,24}$/.test(text) && /\d/.test(text) && this.#put('account', text)
      case 'phone':
        return isPhone(text) && (this.#append('caller', text) || this.#put('caller', text))
      case 'priority':
        return /^[1-5]$/.test(text) && this.#put('priority', text)
      case 'more address':
        return this.#append('siteAddress', text)
      case 'request':
        return false
      default:
        return this.#put(field, text)
    }
  }

  /** Of words without a label: what can be nothing else. They stay in the request as well. */
  plain(line: string): void {
    const read = readTime(line, this.#clock)
    if (read?.dated) this.#putTime(read)
    const phone = phoneIn(line)
    if (phone) this.#put('caller', phone)
    const account = accountIn(line)
    if (account) this.#put('account', account)
  }

  with(request: string): Pasted {
    if (isAlarm(request)) this.#put('type', 'alarm response')
    const fields = request === '' ? this.#fields : { ...this.#fields, request }
    const at = this.#receivedAt
    return { fields, ...(at === undefined ? {} : { receivedAt: at }), found: this.#found }
  }

  #put(name: FieldName, value: string): boolean {
    if (this.#fields[name] !== undefined) return false
    this.#fields[name] = value
    this.#found.push(name)
    return true
  }

  #append(name: FieldName, value: string): boolean {
    const before = this.#fields[name]
    if (before === undefined) return false
    this.#fields[name] = `${before}, ${value}`
    return true
  }

  #putTime(read: ReadTime): boolean {
    if (this.#receivedAt !== undefined) return false
    this.#receivedAt = read.at
    this.#found.push('receivedAt')
    return true
  }
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll(/[\u00a0\u2007\u202f]/g, ' ').trim())
    .filter((line) => line !== '' && !/^[-=_*#.\s]+$/.test(line))
}

/** A screen has several labels to a line: `Acct: 4711   Zone: 03   Event: BA`. */
function piecesOf(line: string): Piece[] {
  const starts = lineLabels(line)
  if (starts.length === 0) return [{ label: undefined, text: line, whole: line }]
  const pieces: Piece[] = []
  const [first] = starts
  const before = first ? line.slice(0, first.at).trim() : ''
  if (before !== '') pieces.push({ label: undefined, text: before, whole: before })
  for (const [i, { at, end, label }] of starts.entries()) {
    const next = starts[i + 1]?.at ?? line.length
    const whole = line.slice(at, next).trim()
    pieces.push({ label, text: line.slice(end, next).trim(), whole })
  }
  return pieces
}

/** An account before a code of Contact ID or SIA: `4711 E130 01 003`, `#4711 BA`. */
function accountIn(line: string): string | undefined {
  const contactId =
    /(?:^|\s)#?([0-9A-F]{3,16})\s+(?:18\s?)?[ERP]?[136]?\d{3}\s+\d{2}\s+[CZU]?\d{1,3}\b/i
  const sia = /(?:^|\s)#([0-9A-F]{3,16})\b/i
  return contactId.exec(line)?.[1] ?? sia.exec(line)?.[1]
}

function phoneIn(line: string): string | undefined {
  const found = /(?:^|[\s:(])(\+\d[\d ()/-]{6,18}\d|\(0\d{1,4}\) ?\d[\d -]{5,12}\d)/.exec(line)?.[1]
  return found && isPhone(found) ? found.trim() : undefined
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length
  return (
    digits >= 5 &&
    digits <= 20 &&
    /^[\p{L}\s,.'-]*[+(]?\d[\d\s()/.+-]*(?:ext\.? ?\d+)?$/iu.test(text)
  )
}

/** Words and codes of alarms; a list of them would never be complete, so only the type rests on it. */
function isAlarm(text: string): boolean {
  return /\b(alarm|burgl\w*|intruder|indbrud\w*|hold-?up|panic|overfald\w*|fire|brand\w*|tamper|sabotage|BA|HA|PA|FA|E1[1-5]\d)\b/iu.test(
    text,
  )
}
