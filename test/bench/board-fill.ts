/** Two years of a company's jobs, straight into its streams: the way in which nodes would write them. */
import { randomBytes } from 'node:crypto'
import type { Streams } from '../../node/stream/streams.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type AssignmentId, assignmentOf, type DeltaId, toHex } from '../../protocol/ids.ts'
import { type FieldName, fields, jobTypes } from '../../protocol/job/fields.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import { Random } from '../link/model-random.ts'
import { type Author, author } from '../support/author.ts'
import { deltaOfDraft, genesisDraft } from '../support/compose.ts'
import { SharedJob } from '../support/shared-job.ts'
import { change, close, grant, stage, value } from '../support/slots.ts'

/** Jobs written at a time, as many share a batch. */
const at_once = 250
const begin = Date.parse('2025-01-01T00:00:00Z')
const years_ms = 2 * 365 * 24 * 3_600_000
/** When it is looked at, ms since 1970: a minute after the last job. */
export const filled_until = begin + years_ms + 60_000
const minute_ms = 60_000

const streets = [
  'Havnegade',
  'Mølleallé',
  'Østergade',
  'Skovvej',
  'Industrivej',
  'Åboulevard',
  'Kongensgade',
]
const towns = ['Odense', 'Århus', 'København', 'Næstved', 'Ålborg', 'Esbjerg', 'Køge', 'Ribe']
const people = [
  'Ørsted',
  'Jensen',
  'Møller',
  'Sørensen',
  'Åkjær',
  'Holm',
  'Dahl',
  'Bach',
  'Lund',
  'Skov',
]
const words =
  'alarm brand zone dør vindue port lager kontor nøgle vagt indbrud strøm batteri sabotage kamera hegn tag kælder reception kasse hund rotte vand røg gas tryk panik elevator gitter lås slår'.split(
    ' ',
  )

export class BoardFill {
  /** The clock of the company that is filled, ms since 1970. */
  now = begin
  readonly #random = new Random(7)
  readonly #own: Author
  readonly #count: number
  readonly #goingEvery: number

  constructor(own: Author, count: number, goingEvery: number) {
    this.#own = own
    this.#count = count
    this.#goingEvery = goingEvery
  }

  async into(streams: Streams, tell: (done: number) => void): Promise<void> {
    for (let n = 0; n < this.#count; n += at_once) {
      const jobs = Array.from({ length: Math.min(at_once, this.#count - n) }, (_, i) => n + i)
      await Promise.all(jobs.map((job) => this.#make(streams, job)))
      tell(n)
    }
  }

  #make(streams: Streams, n: number): Promise<unknown> {
    this.now += years_ms / this.#count
    return n % 7 === 0 ? this.#theirs(streams, n) : this.#ours(streams, n)
  }

  #isGoing(n: number): boolean {
    return n % this.#goingEvery === 0 || n > this.#count - this.#goingEvery
  }

  /** A job of our own, attended by us or given to PAT. */
  #ours(streams: Streams, n: number): Promise<unknown> {
    const attends = n % 2 === 0
    const genesis = {
      kind: 'job',
      nonce: toHex(randomBytes(nonce_bytes)),
      number: `ALM${10_000 + n}`,
      attends,
    } as const
    const given = grant(author('PAT'), 'provider', { answerMinutes: 10 })
    const steps = attends
      ? [(ids: readonly DeltaId[]) => this.#progress(assignmentOf(ids[0] as DeltaId), n)]
      : [
          () => [given],
          (ids: readonly DeltaId[]) => this.#given(assignmentOf(ids.at(-1) as DeltaId), n),
        ]
    return streams.create(genesis, this.#values(n), steps, { by: 'Olsen' })
  }

  /** A job of PAT's that came to us, and that we accept and do. */
  async #theirs(streams: Streams, n: number): Promise<void> {
    const pat = author('PAT')
    const now = Math.floor(this.now)
    const genesis = { number: `PAT${10_000 + n}`, nonce: toHex(randomBytes(nonce_bytes)) }
    const first = genesisDraft(pat, genesis, this.#values(n))
    const job = new SharedJob()
    const times = { time: { ms: now, count: 0 }, happenedAt: now, enteredAt: now }
    job.take(deltaOfDraft({ ...first, ...times }, pat))
    const given = grant(this.#own, 'provider', { answerMinutes: 10 })
    const one = assignmentOf(job.write(pat, [given], { now }).id)
    if (!this.#isGoing(n)) job.write(this.#own, this.#progress(one, n), { now })
    await streams.exclusive(async (work) => {
      for (const delta of job.replica.deltas) await work.place(delta, pat.company)
    })
  }

  #given(one: AssignmentId, n: number): SlotDraft[] {
    return this.#isGoing(n) ? this.#due(one, n) : [close([one])]
  }

  #progress(one: AssignmentId, n: number): SlotDraft[] {
    const run = value('run', `R${n % 50}`, { assignment: one })
    if (!this.#isGoing(n)) return [run, stage(one, 'on site'), stage(one, 'complete')]
    return n % 3 === 0
      ? [run, ...this.#due(one, n), stage(one, 'on site')]
      : [run, ...this.#due(one, n)]
  }

  #due(assignment: AssignmentId, n: number): SlotDraft[] {
    if (n % 4 > 0) return []
    const at = Math.floor(this.now) + this.#random.from(20, 90) * minute_ms
    return [change(fields.dueAt.number, { is: 'value', value: { is: 'at', at } }, { assignment })]
  }

  #values(n: number): SlotDraft[] {
    const pick = (list: readonly string[]) => this.#random.pick(list) as string
    const texts: Partial<Record<FieldName, string>> = {
      type: n % 100 === 0 ? 'escort' : (jobTypes[n % 4] as string),
      siteName: `${n % 3 === 0 ? 'Mølle' : pick(people)} ${n % 500}`,
      siteAddress: `${pick(streets)} ${1 + (n % 90)}, ${5000 + (n % 900)} ${pick(towns)}`,
      issuerReference: `REF-${n}`,
      request: Array.from({ length: 12 }, () => pick(words)).join(' '),
    }
    const priority = { is: 'value', value: { is: 'number', number: 1 + (n % 4) } } as const
    return [
      ...Object.entries(texts).map(([name, text]) => value(name as FieldName, text)),
      change(fields.priority.number, priority),
    ]
  }
}
