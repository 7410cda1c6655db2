/** A company of the simulated world: its disk and keys stay, its programs come and go. */

import { NodeEpoch } from '../../node/identity/epoch.ts'
import type { IdentityFiles } from '../../node/identity/files.ts'
import { numbersText, openNumbers } from '../../node/identity/numbers.ts'
import { startAutomatic } from '../../node/job/automatic.ts'
import { OwnNode } from '../../node/link/own-node.ts'
import type { SiteContext } from '../../node/site/context.ts'
import { openSites } from '../../node/site/open.ts'
import type { OwnIdentity } from '../../node/stream/context.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { openStorageOn } from '../../storage/open.ts'
import { Company } from '../support/company.ts'
import { Disk } from './disk.ts'
import { Keys } from './keys.ts'
import type { Life } from './time.ts'
import type { Wire } from './wire.ts'

/** Rows kept for a peer that is away: few, so that the bound is met in an hour. */
export const outbox_rows_max = 40

/** The node, as long as it runs. */
type Running = {
  readonly life: Life
  readonly company: Company
  readonly ownNode: OwnNode
  readonly book: SiteContext
  readonly stop: () => Promise<void>
}

/** On the disk: which of its keys the node has. */
const serial_file = 'serial'

/** A change that a person was told is saved. */
export type Acknowledged = { readonly id: DeltaId; readonly job: StreamId }

export class SimulatedCompany {
  readonly code: string
  readonly keys: Keys
  readonly disk: Disk
  readonly skew: number
  /** What people here were told is saved, since the disk was last set back. */
  readonly acknowledged: Acknowledged[] = []
  /** Serials that it has revoked. */
  readonly revoked = new Set<number>()
  /** Its node does what the protocol forbids. */
  hostile = false
  /** Its program is of the version before this one, or was. */
  isOlder = false
  wasOlder = false
  /** Its disk was set back, so what only it had is gone. */
  restored = 0
  /** Faults of our own that the node would log. */
  readonly failures: unknown[] = []
  #running: Running | undefined
  readonly #wire: Wire

  constructor(code: string, wire: Wire, skew: number) {
    this.code = code
    this.keys = new Keys(code, `${code} Security`)
    this.#wire = wire
    this.skew = skew
    this.disk = new Disk(wire.world)
    this.disk.files.set('numbers.json', numbersText('new'))
    this.disk.files.set(serial_file, '1')
  }

  /** Who its node is, by the key that is on its disk. */
  get own(): OwnIdentity {
    return this.keys.own(this.#serial)
  }

  get #serial(): number {
    return Number(this.disk.files.get(serial_file))
  }

  /** The key on its disk is none that a copied directory brought back. */
  get hasNewestKey(): boolean {
    return this.#serial === this.keys.newest
  }

  /** The node's program; undefined while it is down. */
  get up(): Company | undefined {
    return this.#running?.company
  }

  get life(): Life | undefined {
    return this.#running?.life
  }

  /** Its site book, while it is up. */
  get book(): SiteContext | undefined {
    return this.#running?.book
  }

  /** Runs in the life of the node; undefined when it is down. */
  within<T>(work: (company: Company) => T): T | undefined {
    const running = this.#running
    return running && this.#wire.world.within(running.life, () => work(running.company))
  }

  async start(): Promise<void> {
    if (this.#running) return
    const { skew, isOlder } = this
    const life: Life = { name: this.code, alive: true, skew, isOlder }
    const { world } = this.#wire
    const open = world.within(life, () => this.#open(life))
    // A full disk may end a node before it is up.
    const started = await world.until(`${this.code} to start`, open).catch((error: unknown) => {
      life.alive = false
      this.disk.left()
      if (!this.disk.full) throw error
      return undefined
    })
    if (started && life.alive) this.#running = { life, ...started }
  }

  async #open(life: Life): Promise<Omit<Running, 'life'>> {
    const { own } = this
    const storage = await openStorageOn(this.disk.open(life))
    void storage.failed.then(() => this.kill(true))
    const files = this.#files(life)
    const numbers = await openNumbers(files)
    const now = () => Date.now()
    const epoch = await NodeEpoch.open(files, now, () => numbers.jumpAbove(0))
    const end = { node: own.node, place: this.code }
    const lines = { transport: () => this.#wire.transport(end, life) }
    const company = await Company.start(this.code, lines, {
      storage,
      identity: { own, epoch: epoch.current(), counter: 0 },
      epoch,
      nextNumber: async () => `${this.code}${await numbers.next()}`,
      outboxRowsMax: outbox_rows_max,
      whole: true,
    })
    const failed = (error: unknown) => company.failures.push(error)
    const ownNode = this.#ownNode(company, failed)
    ownNode.start()
    const stopAutomatic = startAutomatic(company.jobs, failed)
    const sites = openSites(company.jobs, company.links, failed)
    sites.watch.start()
    const stop = async () => {
      await stopAutomatic()
      await sites.watch.stop()
      await ownNode.stop()
      await company.stop()
    }
    return { company, ownNode, book: sites.book, stop }
  }

  #ownNode({ streams, links, pairing }: Company, failed: (error: unknown) => void): OwnNode {
    if (!pairing) throw new Error('a whole node makes its links by pairing')
    const identity = this.keys.identity(this.#serial)
    return new OwnNode({ data: '', identity, streams, links, ...pairing, failed })
  }

  /** Its administrator gives the node a new key; it starts again under it. */
  async rotate(): Promise<void> {
    await this.stop()
    this.keys.certify()
    this.disk.files.set(serial_file, String(this.keys.newest))
    await this.start()
  }

  /** Its administrator says that the node with an earlier key speaks for the company no more. */
  revoke(serial: number): Promise<unknown> | undefined {
    if (serial >= this.#serial || this.revoked.has(serial)) return undefined
    return this.revokeAgain(serial)
  }

  /** The same, where a kill or an old directory may have come between. */
  revokeAgain(serial: number): Promise<unknown> | undefined {
    const running = this.#running
    if (!running) return undefined
    this.revoked.add(serial)
    return this.#wire.world.within(running.life, () => running.ownNode.revoke({ serial }))
  }

  /** SIGKILL, or the power: nothing that it had begun goes on. */
  kill(says: boolean): void {
    const running = this.#running
    if (!running) return
    this.#running = undefined
    running.life.alive = false
    this.disk.left()
    this.failures.push(...running.company.failures)
    this.#wire.died(this.code, says)
  }

  /** In good order. */
  async stop(): Promise<void> {
    const running = this.#running
    if (!running) return
    this.#running = undefined
    const { world } = this.#wire
    await world.until(`${this.code} to stop`, world.within(running.life, running.stop))
    this.failures.push(...running.company.failures)
    running.life.alive = false
    this.#wire.died(this.code, true)
  }

  #files(life: Life): IdentityFiles {
    return {
      path: (file) => file,
      read: async (file) => this.disk.files.get(file),
      replace: (file, text) => this.disk.replace(file, text, life),
    }
  }
}
