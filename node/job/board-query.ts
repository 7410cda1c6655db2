/** What somebody wants to see of the board: as values, as text of an address, and of one job. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import { type Attention, attentions } from '../../protocol/job/attention.ts'
import { fieldText, fieldValue } from '../../protocol/job/values.ts'
import { day_ms, instantsOf } from '../operate/wall-clock.ts'
import { isOnSite, isUnaccepted, sitesOf } from '../stream/board-keys.ts'
import { indexText } from '../stream/key-text.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Standing } from './board-order.ts'
import { search_chars_max } from './words.ts'

const lives = ['going on', 'ended', 'all', 'unassigned', 'open', 'complete', 'cancelled'] as const
const parts = ['issuer', 'provider', 'customer', 'alarm company'] as const

/** What is given must all hold. */
export type BoardQuery = {
  readonly lives?: 'going on' | 'ended' | 'all' | Life
  readonly attention?: Attention
  readonly type?: string
  readonly company?: CompanyId
  /** In which part that company is on the job. */
  readonly as?: (typeof parts)[number]
  readonly priority?: number
  readonly overdue?: true
  readonly mine?: true
  readonly onSite?: true
  readonly unaccepted?: true
  readonly site?: string
  /** Opened from then on, ms since 1970. */
  readonly from?: number
  /** Opened before. */
  readonly to?: number
  readonly text?: string
}

const hour_ms = 3_600_000
/** Longer is none that anybody gave a site or type. */
const value_chars_max = 200

/**
 * What a text says; what can't be read in it is left out. Times are ms since 1970, or days of this
 * time zone as a date field has them: from the first on, to the last one included.
 */
export function readQuery(text: string, zone: string): BoardQuery {
  const given = new URLSearchParams(text)
  const all = {
    lives: oneOf(lives, given.get('lives')),
    attention: oneOf(attentions, given.get('attention')),
    type: shortText(given.get('type')),
    company: companyIn(given.get('company')),
    as: oneOf(parts, given.get('as')),
    priority: numberIn(given.get('priority')),
    overdue: flagIn(given.get('overdue')),
    mine: flagIn(given.get('mine')),
    onSite: flagIn(given.get('on-site')),
    unaccepted: flagIn(given.get('unaccepted')),
    site: shortText(given.get('site')),
    from: numberIn(given.get('from')) ?? dayIn(given.get('from'), zone),
    to: numberIn(given.get('to')) ?? dayIn(given.get('to'), zone, day_ms),
    text: shortText(given.get('text')),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** What `readQuery` reads, always in the same order. */
export function printQuery(query: BoardQuery): string {
  const { onSite, ...same } = query
  const printed = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...same, 'on-site': onSite }).sort(byName)) {
    if (value !== undefined) printed.set(name, value === true ? '1' : `${value}`)
  }
  return printed.toString()
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

function oneOf<Word extends string>(words: readonly Word[], given: string | null) {
  return words.find((word) => word === given)
}

function shortText(given: string | null): string | undefined {
  const cut = given?.trim().slice(0, Math.max(value_chars_max, search_chars_max))
  // The cut may be in the middle of a character or behind a space, which an address does not keep.
  const text = cut?.replace(/[\ud800-\udbff]$/, '').trim()
  return text === '' ? undefined : text
}

function companyIn(given: string | null): CompanyId | undefined {
  return given && /^[0-9a-f]{64}$/.test(given) ? (given as CompanyId) : undefined
}

function numberIn(given: string | null): number | undefined {
  return given && /^\d{1,15}$/.test(given) ? Number(given) : undefined
}

/** When the day begins, or so much later on the clock. */
function dayIn(given: string | null, zone: string, later = 0): number | undefined {
  const day = given && /^\d{4}-\d\d-\d\d$/.test(given) ? Date.parse(given) : Number.NaN
  if (Number.isNaN(day)) return undefined
  // Where clocks are put forward at midnight a day begins at one.
  const begins = instantsOf(day + later, zone)[0] ?? instantsOf(day + later + hour_ms, zone)[0]
  // Nothing was opened before 1970, and an address says no time before it.
  return begins === undefined ? undefined : Math.max(0, begins)
}

const flagIn = (given: string | null): true | undefined => (given === '1' ? true : undefined)

/** A job, with what about it wants somebody here. */
export type BoardJob = {
  readonly open: OpenStream
  readonly attention: readonly Attention[]
  readonly isGoingOn: boolean
  /** Where it stands on the board; undefined: not there, it has ended. */
  readonly standing: Standing | undefined
}

/** Whether a job is what is asked for, its words apart. `mine`: the jobs that the actor has. */
export function isAskedFor(query: BoardQuery, job: BoardJob, mine: ReadonlySet<StreamId>): boolean {
  const { open, attention } = job
  const { stream, openedAt } = open.state
  const { from = 0, to = Infinity } = query
  return (
    openedAt >= from &&
    openedAt < to &&
    isOfLife(query, job) &&
    hasValues(query, open) &&
    (query.company === undefined || isOnIt(open, query.company, query.as)) &&
    (!query.onSite || isOnSite(open)) &&
    (!query.unaccepted || isUnaccepted(open)) &&
    (!query.mine || mine.has(stream)) &&
    (!query.overdue || attention.includes('late')) &&
    (query.attention === undefined || attention.includes(query.attention))
  )
}

function hasValues({ type, priority, site }: BoardQuery, { state, structure, fold }: OpenStream) {
  if (type !== undefined && indexText(fieldText(fold, 'type') ?? '') !== indexText(type)) {
    return false
  }
  if (site !== undefined && !sitesOf({ state, structure, fold }).has(indexText(site))) return false
  if (priority === undefined) return true
  const value = fieldValue(fold, 'priority')
  return value?.is === 'number' && value.number === priority
}

/** Which jobs are meant where nothing is said of it: those on the board, and for words all. */
export function livesOf({ lives, text }: BoardQuery): NonNullable<BoardQuery['lives']> {
  return lives ?? (text === undefined ? 'going on' : 'all')
}

function isOfLife(query: BoardQuery, { open, standing, isGoingOn }: BoardJob): boolean {
  const of = livesOf(query)
  switch (of) {
    case 'all':
      return true
    case 'going on':
      return standing !== undefined
    case 'ended':
      return !isGoingOn
    default:
      return open.structure.life === of
  }
}

function isOnIt(
  { state, structure }: OpenStream,
  company: CompanyId,
  as: BoardQuery['as'],
): boolean {
  if (as === 'issuer') return state.issuer === company
  if (as === undefined && state.issuer === company) return true
  for (const { to, grant } of structure.membership.grants.values()) {
    if (to === company && (as === undefined || grant.role === as)) return true
  }
  return false
}
