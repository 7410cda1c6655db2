/**
 * The fields of a site, by the number under which they travel. A company keeps each site of its book
 * in a private stream, with all of these; what *travels* is told to companies with a job there, in
 * a stream of kind `site` of which the site's owner is the issuer.
 */

type SiteField = {
  readonly number: number
  /** Told to who has a job there; everything else never leaves the company. */
  readonly travels: boolean
}

const told = (number: number): SiteField => ({ number, travels: true })
const kept = (number: number): SiteField => ({ number, travels: false })

/** Numbers are never used again for something else, and none of them is one of a job's. */
export const siteFields = {
  name: told(200),
  /** The address above the suburb, a line each. */
  lines: told(201),
  /** Or town or city. */
  suburb: told(202),
  state: told(203),
  postcode: told(204),
  country: told(205),
  /** Degrees north and east: `55.6761,12.5683`. */
  position: told(206),
  /** IANA name, `Europe/Copenhagen`. */
  timeZone: told(207),
  /** How one gets in, for whoever comes. Codes do not belong here. */
  accessNotes: told(208),
  hazards: told(209),
  /** A line each: name, role, phone, parted by tabs. */
  contacts: told(210),
  /** Under which its owner knows it. */
  reference: told(211),
  /** Alarm account numbers, a line each. */
  accounts: kept(220),
  client: kept(221),
  responseClass: kept(222),
  /** Our own way in, our own dangers and people, beside what the owner says. */
  ownAccessNotes: kept(223),
  ownHazards: kept(224),
  ownContacts: kept(225),
  /** Keys held, a line each: number, where, who has it, since when (ms), parted by tabs. */
  keys: kept(226),
  /** How other companies call it, a line each: company, reference, parted by a tab. */
  references: kept(227),
  /** Companies with a standing service here, ids, a line each: they are told of changes at once. */
  standing: kept(228),
  /** The company whose version this is, by id; empty: ours. */
  owner: kept(240),
  /** Its id at the owner. */
  source: kept(241),
  /** Another site of the book, by id, that this one was merged into. */
  mergedInto: kept(242),
  /** Exact keys that name and address had before, the newest first, a line each. */
  formerKeys: kept(243),
  /** What of name and address the owner changed while keys are held, until a person has noted it. */
  keysWarning: kept(244),
  /** Sites that somebody has said are other places, ids, a line each. */
  distinctFrom: kept(245),
} as const satisfies Record<string, SiteField>

export type SiteFieldName = keyof typeof siteFields

const names = Object.keys(siteFields) as SiteFieldName[]

/** Those that are told, in the order in which people read them. */
export const told_fields: readonly SiteFieldName[] = names.filter((n) => siteFields[n].travels)

/** Those that make name and address: any difference here is another place. */
export const place_fields = [
  'name',
  'lines',
  'suburb',
  'state',
  'postcode',
  'country',
] as const satisfies readonly SiteFieldName[]

/** In the private stream of a job: the site of the book that the job is at, by id. */
export const site_of_job_field = 250
/** Beside it: what the job said of its site when that was found, hashed. */
export const site_said_field = 251

/**
 * The code that one visit needs, in a stream of kind `site` whose subject is the job: only its giver
 * and the company that attends have it, and its content is deleted when the visit is over.
 */
export const visit_code_field = 260

/** A private stream of this number is a site of the company's book; others belong to a job. */
export const site_file_number = 'site'

/**
 * What a line of a site's history is, by the code of its entry (kind `note`). All are in private
 * streams, so only the company itself ever reads or writes them.
 */
export const siteLines = {
  note: 0,
  /** Items: who changed it (code or name), field, was, is. */
  changed: 1,
  /** Items: the id and name of the site that was merged into this one. */
  merged: 2,
  /** The same, taken apart again. */
  unmerged: 3,
  /** Items: number, where. */
  keyHeld: 4,
  /** Items: number, who took it. */
  keyOut: 5,
  /** Items: number, who brought it. */
  keyIn: 6,
  /** Items: number. It is not held any more. */
  keyGone: 7,
  /** Items: the code or name of the owner whose link ended. */
  returned: 8,
} as const

export type SiteLineKind = keyof typeof siteLines

const lineKinds = new Map(
  Object.entries(siteLines).map(([name, code]) => [code as number, name as SiteLineKind]),
)

/** Undefined for a code of a newer version. */
export function siteLineKind(code: number): SiteLineKind | undefined {
  return lineKinds.get(code)
}
