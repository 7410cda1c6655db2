/** What goes wrong in a simulated world, and how it is put right at the end. */
import type { SimulatedCompany } from './company.ts'
import type { Backup } from './disk.ts'
import type { World } from './time.ts'
import type { Wire } from './wire.ts'

export type FaultName =
  | 'killed'
  | 'lost power'
  | 'stopped'
  | 'line cut'
  | 'line silent'
  | 'line deaf'
  | 'line slow'
  | 'line broken'
  | 'disk full'
  | 'old directory copied back'

/** ms after a change begins: it is on the disk by then, and at a neighbour. */
const kill_ms_max = 25

/** Old directories kept to be copied back; an administrator has a few. */
const backups_max = 3

export class Faults {
  readonly counts = new Map<FaultName, number>()
  /** Whether old directories are copied back in this world. */
  readonly #restores: boolean
  readonly #world: World
  readonly #wire: Wire
  readonly #companies: readonly SimulatedCompany[]
  readonly #pairs: readonly (readonly [SimulatedCompany, SimulatedCompany])[]
  readonly #backups = new Map<SimulatedCompany, Backup[]>()
  #over = false

  constructor(
    world: World,
    wire: Wire,
    companies: readonly SimulatedCompany[],
    pairs: readonly (readonly [SimulatedCompany, SimulatedCompany])[],
    restores: boolean,
  ) {
    this.#world = world
    this.#wire = wire
    this.#companies = companies
    this.#pairs = pairs
    this.#restores = restores
  }

  /** One more thing breaks, or one is mended. */
  async happen(): Promise<void> {
    const { random } = this.#world
    if (random.chance(0.45)) return this.#mendOne()
    return random.chance(0.5) ? this.#node() : this.#line()
  }

  async #node(): Promise<void> {
    const { random } = this.#world
    const company = random.pick(this.#companies) as SimulatedCompany
    const what = random.from(0, this.#restores ? 7 : 5)
    if (what <= 2) this.#kill(company)
    else if (what === 3) {
      this.#note('stopped')
      await company.stop()
    } else if (what === 4) {
      this.#note('disk full')
      company.disk.full = true
    } else if (what === 5) await this.#backUp(company)
    else await this.#restore(company)
    // Most are back soon.
    if (random.chance(0.6) && !company.disk.full) await company.start()
  }

  #kill(company: SimulatedCompany): void {
    const says = this.#world.random.chance(0.7)
    this.#note(says ? 'killed' : 'lost power')
    company.kill(says)
  }

  /** While somebody's change, or what came of it, is on its way: between any two awaits. */
  killSoon(company: SimulatedCompany): void {
    const { random } = this.#world
    const { life } = company
    this.#world.after(random.next() * kill_ms_max, () => {
      if (!this.#over && life && company.life === life) this.#kill(company)
    })
  }

  async #backUp(company: SimulatedCompany): Promise<void> {
    if (!this.#restores) return
    const kept = this.#backups.get(company) ?? []
    this.#backups.set(company, [...kept, await company.disk.backUp()].slice(-backups_max))
  }

  /** The machine is set back to what it was: a snapshot of it, with its keys and its epoch. */
  async #restore(company: SimulatedCompany): Promise<void> {
    const backup = this.#world.random.pick(this.#backups.get(company) ?? [])
    if (!backup) return this.#backUp(company)
    this.#note('old directory copied back')
    company.kill(true)
    await company.disk.restore(backup)
    company.restored++
  }

  #line(): void {
    const { random } = this.#world
    const [one, other] = random.pick(this.#pairs) ?? []
    if (!one || !other) return
    const line = this.#wire.line(one.code, other.code)
    const what = random.from(0, 4)
    if (what === 0) {
      this.#note('line cut')
      this.#wire.cut(one.code, other.code)
    } else if (what === 1 || what === 2) {
      line.is = what === 1 ? 'silent' : 'deaf'
      this.#note(`line ${line.is}`)
    } else if (what === 3) {
      this.#note('line slow')
      Object.assign(line, { latency: random.from(50, 2000), bandwidth: random.from(2, 50) })
    } else {
      this.#note('line broken')
      this.#wire.break(one.code, other.code, random.next() * 0.2)
    }
  }

  async #mendOne(): Promise<void> {
    const { random } = this.#world
    const [one, other] = random.pick(this.#pairs) ?? []
    if (one && other) this.#wire.mend(one.code, other.code)
    const company = random.pick(this.#companies) as SimulatedCompany
    company.disk.full = false
    await company.start()
  }

  /** From here on nothing is broken. */
  async mendAll(): Promise<void> {
    this.#over = true
    for (const [one, other] of this.#pairs) this.#wire.mend(one.code, other.code)
    for (const company of this.#companies) {
      company.disk.full = false
      await company.start()
    }
  }

  #note(name: FaultName): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }
}
