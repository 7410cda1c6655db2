/**
 * What never stands in a log: what a person confided (phones, safe words, passwords) and what opens
 * a door (keys, tokens, invitations). By the name of a field, and, in free text, by its look.
 */

const removed = '[removed]'

/** Deeper or longer, and a value is not shown: a log line is for reading. */
const depth_max = 6
const items_max = 100

// The last word of a field's name, in whatever case and with whatever between its words.
const secretName = new RegExp(
  `(${[
    'phone|telephone|mobile|contact',
    'safeword|password|passphrase|pin|alarmcode',
    'secret|token|authorization|cookie|apikey',
    'seed|privatekey|companykey|nodekey|phrase',
    'invitation',
  ].join('|')})s?$`,
)

// A line break inside a line of JSON reads \n: the letter must not hide where a word begins.
const lineBreak = String.raw`(?<=\\[bfnrt])`
// Phone numbers with their leading zero.
const phone = String.raw`(?:\b|${lineBreak})0\d[\d ()/-]{5,16}\d\b`
// What randomUUID makes, all of it and alone. By its id a person who was told of a fault finds it
// here, and groups of it that happen to be digits would read like a phone number.
const requestId =
  String.raw`(?:(?<![\w-])|${lineBreak})[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-` +
  String.raw`[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![\w-])`
const requestIdOrPhone = new RegExp(`(?<id>${requestId})|${phone}`, 'g')

const secretText: readonly RegExp[] = [
  // Phone numbers from abroad; those with their leading zero are taken out apart.
  /\+\d[\d ()/-]{6,18}\d/g,
  // An Authorization header's value.
  /(?:\b|(?<=\\[bfnrt]))(?:bearer|basic)\s+[\w.~+/=-]+/gi,
  // An invitation, whole or cut short.
  /baton1[\w-]{8,}/g,
  // Anything long enough to be a key in text form. Ids have 64 characters, PeerIds 52: they stay.
  /[\w+/=-]{80,}/g,
]

/** The text without what looks like a phone number, a credential or an invitation. */
export function withoutSecrets(text: string): string {
  const rest = secretText.reduce((kept, pattern) => kept.replace(pattern, removed), text)
  return rest.replace(requestIdOrPhone, (_, id: string | undefined) => id ?? removed)
}

/** A copy for the log: values under secret names are gone, bytes are only counted. */
export function forLog(value: Record<string, unknown>): Record<string, unknown> {
  return shownFields(value, 0)
}

function shownFields(value: object, depth: number): Record<string, unknown> {
  const fields = Object.entries(value).slice(0, items_max)
  return Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      isSecret(name) && field !== undefined ? removed : shown(field, depth + 1),
    ]),
  )
}

function shown(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth > depth_max) return '[more]'
  if (value instanceof Error) return shownError(value, depth)
  if (Array.isArray(value)) return value.slice(0, items_max).map((item) => shown(item, depth + 1))
  return shownFields(value, depth)
}

// An error's own words are not among its enumerable fields; what a library added to it is.
function shownError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error
  const own = shownFields(error, depth)
  return { name, message, stack, ...own, ...(cause ? { cause: shown(cause, depth + 1) } : {}) }
}

function isSecret(name: string): boolean {
  return secretName.test(name.toLowerCase().replace(/[^a-z]/g, ''))
}
