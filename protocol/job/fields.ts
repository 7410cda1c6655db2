/**
 * The fields of a job and of an assignment, by the number under which they travel. Which belongs to
 * what: request, site, type, priority and the issuer's references are the job's; what one company
 * agrees with the next is the assignment's.
 */
export type FieldKind = 'text' | 'number' | 'at' | 'flag'

type Field = {
  readonly number: number
  readonly kind: FieldKind
  readonly of: 'job' | 'assignment'
}

const job = (number: number, kind: FieldKind = 'text'): Field => ({ number, kind, of: 'job' })
const assignment = (number: number, kind: FieldKind = 'text'): Field => ({
  number,
  kind,
  of: 'assignment',
})

/** Numbers are never used again for something else. */
export const fields = {
  type: job(1),
  priority: job(2, 'number'),
  request: job(3),
  siteName: job(4),
  siteAddress: job(5),
  siteReference: job(6),
  timeZone: job(7),
  issuerReference: job(8),
  /** The number that the phoner gave with a phoned-through job. */
  quotedNumber: job(9),
  account: job(10),
  /** Companies without a link, by name: they are phoned. */
  alarmCompany: job(11),
  customer: job(12),
  provider: job(13),
  caller: job(14),
  receivedAt: job(15, 'at'),
  /** The site at its owner, by id: whoever was told of that site knows which one is meant. */
  siteId: job(16),
  /** `siteAddress` is the address above the suburb, line by line; these stand apart from it. */
  siteSuburb: job(17),
  siteState: job(18),
  sitePostcode: job(19),
  siteCountry: job(20),
  billTo: assignment(100),
  orderNumber: assignment(101),
  docketNumber: assignment(102),
  responseClass: assignment(103),
  dueAt: assignment(104, 'at'),
  expectedAt: assignment(105, 'at'),
  run: assignment(106),
  resolution: assignment(107),
  outcome: assignment(108),
  advisedAt: assignment(109, 'at'),
  delayReason: assignment(110),
  reference: assignment(111),
  policeReference: assignment(112),
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields

const names = new Map(
  Object.entries(fields).map(([name, field]) => [field.number as number, name as FieldName]),
)

/** The field's name, or undefined when this version does not know the number. */
export function fieldName(number: number): FieldName | undefined {
  return names.get(number)
}

/** Kinds of entry, by the number under which they travel. */
export const entryKinds = {
  note: 1,
  /** A phone call: text says who and how it ended, items the number and the police reference. */
  attempt: 2,
  /** The patrol asks whether every zone is sealed again. */
  sealCheckAsked: 3,
  /** All sealed (no items), or the zones that are not. */
  sealCheckAnswered: 4,
  doorSealPlaced: 5,
  doorSealFound: 6,
  /** A photo or document: text is its name, items are hash, size and media type. */
  attachment: 7,
} as const

export type EntryKind = keyof typeof entryKinds

const kindNames = new Map(
  Object.entries(entryKinds).map(([name, number]) => [number as number, name as EntryKind]),
)

export function entryKindName(number: number): EntryKind | undefined {
  return kindNames.get(number)
}

/** Job types as the field names them. */
export const jobTypes = [
  'alarm response',
  'patrol',
  'lock-up',
  'unlock',
  'static guard',
  'seal check',
  'welfare check',
  'escort',
  'key pick-up',
  'lone-worker alarm',
  'service',
  'other',
] as const
