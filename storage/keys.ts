/**
 * Every key of the storage; `README.md` has them as a table. Keys sort by their bytes, so numbers
 * are hex of one width. Ids are of one width too, and what people or peers wrote stands last,
 * therefore no text whatever leads out of the range that it belongs to. Only an index and words have
 * text in the middle, which is escaped.
 */
import type { CompanyId, DeltaId, FileHash, NodeId, StreamId } from '../protocol/ids.ts'
import type { IndexKey } from './storage.ts'
import type { WordPlace } from './stream/word-contract.ts'
import type { KeyRange } from './table/table.ts'

const number_digits = 12
const number_max = 16 ** number_digits - 1
const id_digits = 64
/** Where an id of a user is expected, and there is none. */
const no_user = '0'.repeat(id_digits)

type Bounds = Pick<KeyRange, 'from' | 'to'>

/** All keys of a kind; `kind` is the word that they begin with. */
export const allOf = (kind: string): Bounds => below(`${kind}/`)

export const deltaKey = (stream: StreamId, n: number) => `delta/${stream}/${digits(n)}`
export const positionKey = (id: DeltaId) => `position/${id}`
export const undecidedKey = (stream: StreamId, n: number) => `undecided/${stream}/${digits(n)}`
export const streamKey = (id: StreamId) => `stream/${id}`
export const entryKey = (stream: StreamId, key: string) => `entry/${stream}/${text(key)}`
export const receiptKey = (stream: StreamId, company: CompanyId, seen: boolean) =>
  `receipt/${stream}/${company}/${seen ? 'seen' : 'delivered'}`
export const receiptDueKey = (stream: StreamId) => `receipt-due/${stream}`
export const draftKey = (stream: StreamId, id: string) => `draft/${stream}/${text(id)}`
export const outboxKey = (node: NodeId, position: number) => `outbox/${node}/${digits(position)}`
export const outboxHeadKey = (node: NodeId) => `outbox-head/${node}`
export const inboxKey = (node: NodeId) => `inbox/${node}`
export const wantKey = (node: NodeId, stream: StreamId) => `want/${node}/${stream}`
export const linkKey = (company: CompanyId) => `link/${company}`
export const pairingKey = (id: string) => `pairing/${text(id)}`
export const settingKey = (key: string) => `setting/${text(key)}`
export const userKey = (id: string) => `user/${text(id)}`
export const loginKey = (login: string) => `user-login/${text(login)}`
export const sessionKey = (id: string) => `session/${text(id)}`
/** A user's id is of one width, like all ids. */
export const userSessionKey = (user: string, id: string) => `user-session/${user}/${text(id)}`
export const filterKey = (user: string, name: string) => `user-filter/${user}/${text(name)}`
export const auditKey = (at: number, id: string) => `audit/${digits(at)}/${text(id)}`
export const attachmentKey = (job: StreamId, hash: FileHash) => `attachment/${job}/${hash}`
export const attachmentFileKey = (hash: FileHash) => `attachment-file/${hash}`
export const attachmentUploadKey = (id: string) => `attachment-upload/${text(id)}`
export const deskJobKey = (job: StreamId) => `desk-job/${job}`
/** Without a user it is a program's. */
export const deskOwnedKey = (user: string | undefined, job: StreamId) =>
  `desk-owned/${user ?? no_user}/${job}`
export const deskWaitingKey = (job: StreamId) => `desk-waiting/${job}`
export const testKey = (id: string) => `desk-test/${text(id)}`
export const shiftNoteKey = (id: string) => `desk-note/${text(id)}`
/** Its id begins with its time, as numbers in keys are. */
export const handOverKey = (id: string) => `desk-hand-over/${text(id)}`
export const addressBookKey = (id: string) => `address-book/${text(id)}`
export const wordKey = (word: string, { at, stream }: WordPlace) =>
  `word/${escaped(word)}\0${digits(at)}/${stream}`
export const wordsKey = (stream: StreamId) => `words/${stream}`
export const wordsDueKey = (stream: StreamId) => `words-due/${stream}`
/** Two sites that may be one: a row for each of the two. */
export const sitePairKey = (site: StreamId, other: StreamId) => `site-pair/${site}/${other}`
export const sitePairsOf = (site: StreamId): Bounds => below(`site-pair/${site}/`)
export const siteDueKey = (stream: StreamId) => `site-due/${stream}`
export const indexKey = (stream: StreamId, { index, key }: IndexKey) =>
  `index/${escaped(index)}\0${escaped(key)}\0${stream}`

/** Written by the storage itself: the schema's version, and the mark of an unfinished rebuild. */
export const schemaKey = 'schema/version'
export const rebuildKey = 'rebuild/all'

export const deltasFrom = (stream: StreamId, n: number): Bounds => ({
  from: deltaKey(stream, n),
  to: below(`delta/${stream}/`).to,
})
/** The deltas of all streams after this one, or of all. */
export const deltasAfter = (stream?: StreamId): Bounds => ({
  from: stream === undefined ? 'delta/' : below(`delta/${stream}/`).to,
  to: allOf('delta').to,
})
export const streamsAfter = (stream?: StreamId): Bounds => ({
  from: stream === undefined ? 'stream/' : next(streamKey(stream)),
  to: allOf('stream').to,
})
export const outboxAfter = (node: NodeId, position: number): Bounds => ({
  from: outboxKey(node, position + 1),
  to: below(`outbox/${node}/`).to,
})
export const undecidedOf = (stream: StreamId): Bounds => below(`undecided/${stream}/`)
export const entriesOf = (stream: StreamId): Bounds => below(`entry/${stream}/`)
export const receiptsOf = (stream: StreamId): Bounds => below(`receipt/${stream}/`)
export const draftsOf = (stream: StreamId): Bounds => below(`draft/${stream}/`)
export const attachmentFilesAfter = (hash?: FileHash): Bounds => ({
  from: hash === undefined ? 'attachment-file/' : next(attachmentFileKey(hash)),
  to: allOf('attachment-file').to,
})
export const attachmentsOf = (job: StreamId): Bounds => below(`attachment/${job}/`)
export const wantsOf = (node: NodeId): Bounds => below(`want/${node}/`)
export const userSessionsOf = (user: string): Bounds => below(`user-session/${user}/`)
export const filtersOf = (user: string): Bounds => below(`user-filter/${user}/`)
/** Audit lines that stand before this one, or all. */
export const auditBefore = (line?: string): Bounds => ({
  from: 'audit/',
  to: line === undefined ? allOf('audit').to : withWord('audit', line),
})
export const auditOlderThan = (at: number): Bounds => ({
  from: 'audit/',
  to: `audit/${digits(at)}`,
})

export const deskOwnedBy = (user: string): Bounds => below(`desk-owned/${user}/`)
/** Hand-overs that stand before this one, or all. */
export const handOversBefore = (id?: string): Bounds => ({
  from: 'desk-hand-over/',
  to: id === undefined ? allOf('desk-hand-over').to : handOverKey(id),
})
export const handOversOlderThan = (at: number): Bounds => ({
  from: 'desk-hand-over/',
  to: `desk-hand-over/${digits(at)}`,
})

/** The entries that come after `key`, or before it when they are read in reverse. */
export function entriesAfter(stream: StreamId, key: string, reverse: boolean): Bounds {
  const { from, to } = entriesOf(stream)
  const at = entryKey(stream, key)
  return reverse ? { from, to: at } : { from: next(at), to }
}

/** Index keys in `from` (inclusive) … `to` (exclusive). */
export function indexRange(index: string, from = '', to?: string): Bounds {
  const name = `index/${escaped(index)}`
  return {
    from: `${name}\0${escaped(from)}`,
    to: to === undefined ? `${name}\u0001` : `${name}\0${escaped(to)}`,
  }
}

/** Places of this word that stand before one, or all. */
export const wordRange = (word: string, before?: WordPlace): Bounds => ({
  from: `word/${escaped(word)}\0`,
  to: before ? wordKey(word, before) : `word/${escaped(word)}\u0001`,
})
/** Places of all words that begin so. */
export const wordsBeginning = (word: string): Bounds => ({
  from: `word/${escaped(word)}`,
  to: `word/${escaped(word)}\u{10ffff}`,
})

/** The stream that an index or want row is about: its last part. */
export const lastStreamIn = (key: string) => key.slice(-id_digits) as StreamId
/** The stream that a row begins with, after the word. */
export const firstStreamIn = (key: string) => idAfter(key) as StreamId
/** The delta that stands under this key; undefined where it is another row's. */
export function deltaIn(
  key: string,
): { readonly stream: StreamId; readonly n: number } | undefined {
  return key.startsWith('delta/') ? { stream: firstStreamIn(key), n: numberIn(key) } : undefined
}
/** The user that a row begins with, after the word; undefined where it is none's. */
export function firstUserIn(key: string): string | undefined {
  const user = idAfter(key)
  return user === no_user ? undefined : user
}
/** The key within its index. */
export function indexKeyIn(key: string): string {
  const end = key.length - id_digits - 1
  return unescaped(key.slice(key.indexOf('\0') + 1, end))
}
/** The word of one of its places. */
export const wordIn = (key: string) =>
  unescaped(key.slice('word/'.length, -id_digits - number_digits - 2))
/** The time of a word's place: a number before its stream. */
export const wordTimeIn = (key: string) =>
  Number.parseInt(key.slice(-id_digits - 1 - number_digits, -id_digits - 1), 16)
/** What follows the word and one id: an entry's key, a draft's id. */
export const textIn = (key: string) => key.slice(key.indexOf('/') + id_digits + 2)
/** What follows the word and one id, as a number. */
export const numberIn = (key: string) => Number.parseInt(textIn(key), 16)

/**
 * Not in a backup: queues and cursors towards peers, because a node that was restored compares with
 * its peers under new ones, and sessions, because some that were ended would be open again.
 */
const left_out = new Set(['inbox', 'outbox', 'outbox-head', 'session', 'user-session'])
export const isInBackup = (key: string) => !left_out.has(key.slice(0, key.indexOf('/')))
/** Every row there is. */
export const everything: Bounds = { from: '', to: '\u{10ffff}' }

/** All that follows the word, whatever it is; and back. */
export const textAfterWord = (key: string) => key.slice(key.indexOf('/') + 1)
export const withWord = (kind: string, rest: string) => `${kind}/${text(rest)}`

const idAfter = (key: string) => key.slice(key.indexOf('/') + 1, key.indexOf('/') + 1 + id_digits)

/** The range of all keys that begin with a prefix ending in '/': '0' is the next character. */
const below = (prefix: string): Bounds => ({ from: prefix, to: `${prefix.slice(0, -1)}0` })

/** The least key after this one. */
const next = (key: string) => `${key}\0`

function digits(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n > number_max) throw new RangeError(`number ${n}`)
  return n.toString(16).padStart(number_digits, '0')
}

/** Half a surrogate pair has no UTF-8: two such texts would be one key on the disk only. */
const text = (free: string) => free.toWellFormed()

/**
 * Text that another part follows. NUL ends it, so that 'a' sorts before 'a!'; NUL and the escape
 * itself become two characters that keep their order.
 */
function escaped(free: string): string {
  const whole = text(free)
  if (!whole.includes('\0') && !whole.includes('\u0001')) return whole
  return whole.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001')
}

function unescaped(part: string): string {
  if (!part.includes('\u0001')) return part
  return part.replaceAll('\u0001\u0001', '\0').replaceAll('\u0001\u0002', '\u0001')
}
