/** A company of the simulated world: its disk and keys stay, its programs come and go. */

import { NodeEpoch } from '../../node/identity/epoch.ts'
import type { IdentityFiles } from '../../node/identity/files.ts'
import { numbersText, openNumbers } from '../../node/identity/numbers.ts'
import { startAutomatic } from '../../node/job/automatic.ts'
import type { OwnIdentity } from '../../node/stream/context.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import { Company, newIdentity } from '../support/company.ts'
import { Disk } from './disk.ts'
import type { Life } from './time.ts'
import type { Wire } from './wire.ts'

/** Rows kept for a peer that is away: few, so that the bound is met in an hour. */
export const outbox_rows_max = 40

/** The node, as long as it runs. */
type Running = {
  readonly life: Life
  readonly company: Company
  readonly stop: () => Promise<void>
}

/** A change that a person was told is saved. */
export type Acknowledged = { readonly id: DeltaId; readonly job: StreamId }

export class SimulatedCompany {
  readonly code: string
  readonly own: OwnIdentity
  readonly disk: Disk
  readonly skew: number
  /** What people here were told is saved, since the disk was last set back. */
  readonly acknowledged: Acknowledged[] = []
  /** Its node does what the protocol forbids. */
  hostile = false
  /** Its disk was set back, so what only it had is gone. */
  restored = 0
  /** Faults of our own that the node would log. */
  readonly failures: unknown[] = []
  #running: Running | undefined
  readonly #wire: Wire

  constructor(code: string, wire: Wire, skew: number) {
    this.code = code
    this.own = newIdentity(code, `${code} Security`)
    this.#wire = wire
    this.skew = skew
    this.disk = new Disk(wire.world)
    this.disk.files.set('numbers.json', numbersText('new'))
  }

  /** The node's program; undefined while it is down. */
  get up(): Company | undefined {
    return this.#running?.company
  }

  get life(): Life | undefined {
    return this.#running?.life
  }

  /** Runs in the life of the node; undefined when it is down. */
  within<T>(work: (company: Company) => T): T | undefined {
    const running = this.#running
    return running && this.#wire.world.within(running.life, () => work(running.company))
  }

  async start(): Promise<void> {
    if (this.#running) return
    const life: Life = { name: this.code, alive: true, skew: this.skew }
    const { world } = this.#wire
    const open = world.within(life, async () => {
      const storage = await openStorageOn(this.disk.open(life))
      void storage.failed.then(() => this.kill(true))
      const files = this.#files(life)
      const numbers = await openNumbers(files)
      const epoch = await NodeEpoch.open(
        files,
        () => Date.now(),
        () => numbers.jumpAbove(0),
      )
      const lines = { transport: () => this.#wire.transport(this.own.node, life) }
      const company = await Company.start(this.code, lines, {
        storage,
        identity: { own: this.own, epoch: epoch.current(), counter: 0 },
        epoch,
        nextNumber: async () => `${this.code}${await numbers.next()}`,
        outboxRowsMax: outbox_rows_max,
      })
      const failed = (error: unknown) => company.failures.push(error)
      return { company, stop: startAutomatic(company.jobs, failed) }
    })
    // A full disk may end a node before it is up.
    const started = await world.until(`${this.code} to start`, open).catch((error: unknown) => {
      life.alive = false
      if (!this.disk.full) throw error
      return undefined
    })
    if (started && life.alive) this.#running = { life, ...started }
  }

  /** SIGKILL, or the power: nothing that it had begun goes on. */
  kill(says: boolean): void {
    const running = this.#running
    if (!running) return
    this.#running = undefined
    running.life.alive = false
    this.failures.push(...running.company.failures)
    this.#wire.died(this.own.node, says)
  }

  /** In good order. */
  async stop(): Promise<void> {
    const running = this.#running
    if (!running) return
    this.#running = undefined
    const { world } = this.#wire
    const stopped = world.within(running.life, async () => {
      await running.stop()
      await running.company.stop()
    })
    await world.until(`${this.code} to stop`, stopped)
    this.failures.push(...running.company.failures)
    running.life.alive = false
    this.#wire.died(this.own.node, true)
  }

  #files(life: Life): IdentityFiles {
    return {
      path: (file) => file,
      read: async (file) => this.disk.files.get(file),
      replace: (file, text) => this.disk.replace(file, text, life),
    }
  }
}
