/** What people at the companies do meanwhile, by the REST interface, and what they were told is saved. */
import { setTimeout as delay } from 'node:timers/promises'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import type { CrashingCompany } from './company.ts'

/** A change that somebody was told is saved. */
export type Acknowledged = {
  readonly code: string
  readonly job: StreamId
  readonly id: DeltaId
}

/** Jobs on which people go on working: the newest. */
const busy_jobs_max = 60
/** Nobody answers: the node is starting. */
const again_ms = 100
/** Between two things that one person does. */
const thinking_ms_max = 30
const operators_per_company = 6

const stages = ['accepted', 'en route', 'on site', 'off site'] as const

type Call = { readonly method: 'POST' | 'PATCH'; readonly path: string; readonly body: object }

export class Load {
  readonly acknowledged: Acknowledged[] = []
  /** By job: who has it, as far as whoever brought them in was told so. */
  readonly members = new Map<StreamId, Set<string>>()
  /** Answers that no request of ours explains. */
  readonly failures: string[] = []
  refused = 0
  unanswered = 0
  readonly #chance: () => number
  readonly #jobs: StreamId[] = []
  readonly #running: Promise<void>[] = []
  #stopping = false
  #count = 0

  constructor(chance: () => number) {
    this.#chance = chance
  }

  start(companies: readonly CrashingCompany[]): void {
    for (const company of companies) {
      for (let i = 0; i < operators_per_company; i++) this.#running.push(this.#operate(company))
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#running)
  }

  async #operate(company: CrashingCompany): Promise<void> {
    while (!this.#stopping) {
      const did = await this.#act(company)
      await delay(did ? this.#chance() * thinking_ms_max : again_ms)
    }
  }

  /** One request; false when nobody answered. */
  async #act(company: CrashingCompany): Promise<boolean> {
    const job = this.#jobOf(company.code)
    if (!job || this.#chance() < 0.08) return this.#create(company)
    if (company.code === 'PAT' && !this.members.get(job)?.has('SUB') && this.#chance() < 0.5) {
      return this.#passOn(company, job)
    }
    return (await this.#send(company, this.#change(job))) !== undefined
  }

  #jobOf(code: string): StreamId | undefined {
    const own = this.#jobs.slice(-busy_jobs_max).filter((job) => this.members.get(job)?.has(code))
    return own[Math.floor(this.#chance() * own.length)]
  }

  #change(job: StreamId): Call {
    const text = `${++this.#count}: perimeter walked, doors 1-4 checked, no sign of entry`
    const at = `/jobs/${job}`
    const drawn = this.#chance()
    if (drawn < 0.45) {
      return { method: 'POST', path: `${at}/entries`, body: { kind: 'note', text } }
    }
    if (drawn < 0.85) return { method: 'PATCH', path: at, body: { fields: { request: text } } }
    if (drawn < 0.97) {
      const stage = stages[Math.floor(this.#chance() * stages.length)]
      return { method: 'POST', path: `${at}/stages`, body: { stage } }
    }
    return { method: 'POST', path: `${at}/complete`, body: {} }
  }

  /** ALM's go to PAT, PAT's own to SUB, SUB's to nobody. */
  async #create(company: CrashingCompany): Promise<boolean> {
    const provider = { ALM: 'PAT', PAT: 'SUB' }[company.code]
    const body = {
      fields: { request: `burglar alarm ${++this.#count}`, siteName: 'Harbour Store' },
      ...(provider ? { providers: [{ code: provider }] } : { attend: true }),
    }
    const made = await this.#send(company, { method: 'POST', path: '/jobs', body })
    if (!made) return false
    if (made.job) {
      this.members.set(made.job, new Set(provider ? [company.code, provider] : [company.code]))
      this.#jobs.push(made.job)
      for (const id of made.saved) this.acknowledged.push({ code: company.code, job: made.job, id })
    }
    return true
  }

  async #passOn(company: CrashingCompany, job: StreamId): Promise<boolean> {
    const call: Call = {
      method: 'POST',
      path: `/jobs/${job}/pass-on`,
      body: { to: { code: 'SUB' } },
    }
    const done = await this.#send(company, call)
    if (done && done.saved.length > 0) this.members.get(job)?.add('SUB')
    return done !== undefined
  }

  /** What was saved, none where it was refused; undefined: nobody answered. */
  async #send(company: CrashingCompany, call: Call): Promise<Saved | undefined> {
    const answer = await company.call(call.method, call.path, call.body)
    if (!answer) {
      this.unanswered++
      return undefined
    }
    const { status, body } = answer
    if (status >= 500) this.failures.push(`${company.code} ${call.path}: ${JSON.stringify(body)}`)
    if (status >= 300) {
      this.refused++
      return { saved: [] }
    }
    const { job, saved } = body as { job: StreamId; saved: DeltaId[] }
    if (this.members.has(job)) {
      for (const id of saved) this.acknowledged.push({ code: company.code, job, id })
    }
    return { job, saved }
  }
}

type Saved = { readonly job?: StreamId; readonly saved: readonly DeltaId[] }
