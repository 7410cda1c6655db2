/** Keys that are held to a site: where each hangs, who has it, and its going out and coming in. */
import type { StreamId } from '../../protocol/ids.ts'
import { refuse } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import { indexText } from '../stream/key-text.ts'
import { linesOf, siteText } from '../stream/site-keys.ts'
import { type SiteContext, type SiteResult, saveSite } from './context.ts'
import { key_chars_max, keys_max } from './limits.ts'
import { siteLine, siteSlots } from './site-file.ts'

export type HeldKey = {
  readonly number: string
  /** Its hook or box. */
  readonly where: string
  /** Who has it now; absent: it hangs where it belongs. */
  readonly out?: { readonly who: string; readonly since: number }
}

export type KeyChange =
  | { readonly is: 'held'; readonly number: string; readonly where: string }
  | { readonly is: 'out'; readonly number: string; readonly who: string }
  | { readonly is: 'in'; readonly number: string; readonly who: string }
  | { readonly is: 'gone'; readonly number: string }

/** The keys of a site's field, one a line. */
export function readKeys(text: string): HeldKey[] {
  return linesOf(text).map((line) => {
    const [number = '', where = '', who = '', since = ''] = line.split('\t')
    return { number, where, ...(who ? { out: { who, since: Number(since) } } : {}) }
  })
}

function writeKeys(keys: readonly HeldKey[]): string {
  return keys
    .map(({ number, where, out }) => [number, where, out?.who ?? '', out?.since ?? ''].join('\t'))
    .join('\n')
}

/** Takes a key to a site in, hands it out, takes it back, or gives it up. */
export async function changeKey(
  context: SiteContext,
  site: StreamId,
  said: KeyChange,
  acting: Acting,
): Promise<SiteResult> {
  const change = trimmed(said)
  const fault = keyFault(change)
  if (fault) return fault
  const now = context.jobs.streams.context.now()
  return saveSite(context, site, acting, (open) => {
    const keys = readKeys(siteText(open.fold, 'keys'))
    const after = keysAfter(keys, change, now)
    if ('refused' in after) return after
    return [...siteSlots(open.fold, { keys: writeKeys(after) }), lineOf(change)]
  })
}

function keysAfter(keys: readonly HeldKey[], change: KeyChange, now: number) {
  const field = { field: 'number' }
  const same = ({ number }: HeldKey) => indexText(number) === indexText(change.number)
  const key = keys.find(same)
  const put = (next: HeldKey) => keys.map((one) => (same(one) ? next : one))
  if (change.is === 'held') {
    if (key) return refuse('number-taken', `Key ${key.number} is held already.`, field)
    if (keys.length >= keys_max) return refuse('too-many', `At most ${keys_max} keys.`, field)
    return [...keys, { number: change.number, where: change.where }]
  }
  if (!key) return refuse('not-found', `No key ${change.number} is held to this site.`, field)
  const { out: _, ...hanging } = key
  switch (change.is) {
    case 'out':
      if (key.out) return refuse('ended', `${key.out.who} has key ${key.number}.`, field)
      return put({ ...hanging, out: { who: change.who, since: now } })
    case 'in':
      if (!key.out) return refuse('not-ended', `Key ${key.number} is not out.`, field)
      return put(hanging)
    case 'gone':
      return keys.filter((one) => !same(one))
    default:
      return change satisfies never
  }
}

function lineOf(change: KeyChange) {
  switch (change.is) {
    case 'held':
      return siteLine('keyHeld', [change.number, change.where])
    case 'out':
      return siteLine('keyOut', [change.number, change.who])
    case 'in':
      return siteLine('keyIn', [change.number, change.who])
    case 'gone':
      return siteLine('keyGone', [change.number])
    default:
      return change satisfies never
  }
}

function trimmed(change: KeyChange): KeyChange {
  const said = Object.entries(change).map(([name, text]) => [name, text.trim()])
  return Object.fromEntries(said) as KeyChange
}

function keyFault(change: KeyChange) {
  for (const [field, text] of Object.entries(change)) {
    if (text === '' && field !== 'where') return refuse('missing', 'Say it.', { field })
    if (text.length > key_chars_max || /\p{Cc}/u.test(text)) {
      return refuse('invalid', `At most ${key_chars_max} characters, in one line.`, { field })
    }
  }
  return undefined
}
