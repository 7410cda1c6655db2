/** What administrators do about links and nodes, and how they put all in order at the end. */
import { unlink } from '../../node/link/unlink.ts'
import type { LinkState } from '../../storage/storage.ts'
import type { Company } from '../support/company.ts'
import type { SimulatedCompany } from './company.ts'
import type { World } from './time.ts'

type AdministratorAct =
  | 'link ended'
  | 'link made again'
  | 'link paused'
  | 'link resumed'
  | 'key rotated'
  | 'key revoked'
  | 'program upgraded'

type Pair = readonly [SimulatedCompany, SimulatedCompany]

const acting = { by: 'the administrator' }
/** ms that an administrator waits for something to happen on the screen. */
const patience_ms = 30_000
const look_ms = 500
/** Tries to link again at the end: each begins with an invitation. */
const tries_max = 10

export class Administrators {
  readonly counts: Record<AdministratorAct, number> = {
    'link ended': 0,
    'link made again': 0,
    'link paused': 0,
    'link resumed': 0,
    'key rotated': 0,
    'key revoked': 0,
    'program upgraded': 0,
  }
  readonly #world: World
  readonly #companies: readonly SimulatedCompany[]
  readonly #pairs: readonly Pair[]
  readonly #threw: (company: SimulatedCompany, error: unknown) => void
  /** Pairs that are being linked. */
  readonly #linking = new Set<Pair>()

  constructor(
    world: World,
    companies: readonly SimulatedCompany[],
    pairs: readonly Pair[],
    threw: (company: SimulatedCompany, error: unknown) => void,
  ) {
    this.#world = world
    this.#companies = companies
    this.#pairs = pairs
    this.#threw = threw
  }

  /** One of them does something. */
  async act(): Promise<void> {
    const { random } = this.#world
    const company = random.pick(this.#companies) as SimulatedCompany
    const what = random.from(0, 9)
    if (what <= 1 && company.up) return this.#rotate(company)
    if (what === 2) {
      return this.#revoke(company, this.#world.random.from(1, company.keys.newest))
    }
    if (what === 3) return this.#upgrade(company)
    const pair = random.pick(this.#pairs)
    if (pair) this.#changeLink(pair)
  }

  #changeLink(pair: Pair): void {
    const { random } = this.#world
    const [one, other] = random.chance(0.5) ? pair : ([pair[1], pair[0]] as const)
    const state = stateAt(one, other)
    if (state === 'active') {
      if (random.chance(0.4)) void this.#setState(one, other, 'paused')
      else this.#unlink(one, other)
    } else if (state === 'paused') void this.#setState(one, other, 'active')
    else void this.#linkAgain(pair)
  }

  async #rotate(company: SimulatedCompany): Promise<void> {
    this.counts['key rotated']++
    const before = company.own.serial
    await company.rotate()
    // The old machine was stolen, or whoever had it is not trusted any more.
    if (this.#world.random.chance(0.4)) this.#revoke(company, before)
  }

  #revoke(company: SimulatedCompany, serial: number): void {
    const revoking = company.revoke(serial)
    if (!revoking) return
    this.counts['key revoked']++
    revoking.catch((error: unknown) => this.#threw(company, error))
  }

  async #upgrade(company: SimulatedCompany): Promise<void> {
    if (!company.isOlder) return
    this.counts['program upgraded']++
    await company.stop()
    company.isOlder = false
    await company.start()
  }

  #unlink(from: SimulatedCompany, other: SimulatedCompany): void {
    const unlinking = from.within(({ jobs, links, network, pairing }) => {
      const context = pairing && { jobs, links, network, linking: pairing.linking }
      const input = { company: other.own.company, reason: 'the contract has ended' }
      return context && unlink(context, input, acting)
    })
    if (!unlinking) return
    this.counts['link ended']++
    unlinking.catch((error: unknown) => this.#threw(from, error))
  }

  async #setState(
    at: SimulatedCompany,
    of: SimulatedCompany,
    to: Exclude<LinkState, 'requested'>,
  ): Promise<void> {
    if (to === 'paused') this.counts['link paused']++
    if (to === 'active') this.counts['link resumed']++
    await this.#asked(at, (node) => node.pairing?.linking.setState(of.own.company, to))
  }

  /** Both administrators are on the phone: an invitation, and both approve. */
  async link(one: SimulatedCompany, other: SimulatedCompany): Promise<boolean> {
    const invited = await this.#asked(one, (node) => node.pairing?.linking.invite())
    if (!invited || 'refused' in invited) return false
    const { text } = invited
    const joined = await this.#asked(other, (node) => node.pairing?.linking.join(text))
    if (!joined || 'refused' in joined) return false
    for (const [at, of] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!(await this.#until(() => stateAt(at, of) === 'requested'))) return false
      await this.#asked(at, (node) => node.pairing?.linking.approve(of.own.company))
    }
    return this.#until(() => areLinked(one, other))
  }

  /** Ends what one side still has of the link, and makes it anew. */
  async #linkAgain(pair: Pair): Promise<boolean> {
    if (this.#linking.has(pair)) return false
    this.#linking.add(pair)
    const [one, other] = pair
    for (const [at, of] of [
      [one, other],
      [other, one],
    ] as const) {
      const state = stateAt(at, of)
      const isThere = state !== undefined && state !== 'unlinked'
      if (isThere) await this.#asked(at, (node) => ended(node, of))
    }
    const linked = await this.link(one, other)
    if (linked) this.counts['link made again']++
    this.#linking.delete(pair)
    return linked
  }

  /** Everything is as it should be: the newest program and key everywhere, and every link in use. */
  async putInOrder(): Promise<void> {
    // What somebody has begun is done before it is looked at.
    await this.#waited(2 * patience_ms)
    for (const company of this.#companies) {
      await this.#upgrade(company)
      if (!company.hasNewestKey) await this.#rotate(company)
      for (const serial of company.revoked) void company.revokeAgain(serial)
    }
    for (const pair of this.#pairs) {
      const [one, other] = pair
      for (let i = 0; i < tries_max && !areLinked(one, other); i++) {
        // A kill that was on its way when the faults ended may have come since.
        for (const company of pair) await company.start()
        for (const [at, of] of [pair, [other, one] as const]) {
          if (stateAt(at, of) === 'paused') await this.#setState(at, of, 'active')
        }
        if (await this.#until(() => areLinked(one, other), look_ms)) break
        await this.#linkAgain(pair)
        // Nobody promises that a hostile node lets itself be linked again.
        if (one.hostile || other.hostile) break
      }
    }
  }

  /** What a node answers; undefined where it does not, in time. */
  async #asked<T>(
    company: SimulatedCompany,
    work: (node: Company) => Promise<T> | undefined,
  ): Promise<T | undefined> {
    const answer = company.within(work)
    if (!answer) return undefined
    const told = answer.catch((error: unknown) => {
      this.#threw(company, error)
      return undefined
    })
    return Promise.race([told, this.#waited(patience_ms)])
  }

  async #until(look: () => boolean, patience = patience_ms): Promise<boolean> {
    for (let waited = 0; waited < patience; waited += look_ms) {
      if (look()) return true
      await this.#waited(look_ms)
    }
    return look()
  }

  #waited(ms: number): Promise<undefined> {
    return this.#world.outside(() => this.#world.wait(ms)).then(() => undefined)
  }
}

/** Unlinks; a request that came to nothing, because a key was rotated meanwhile, is refused. */
async function ended({ links, pairing }: Company, of: SimulatedCompany): Promise<unknown> {
  const { company } = of.own
  const isRequest = links.get(company)?.state === 'requested'
  return isRequest
    ? pairing?.linking.refuse(company)
    : pairing?.linking.setState(company, 'unlinked')
}

function stateAt(at: SimulatedCompany, of: SimulatedCompany): LinkState | undefined {
  return at.up?.links.get(of.own.company)?.state
}

export function areLinked(one: SimulatedCompany, other: SimulatedCompany): boolean {
  return stateAt(one, other) === 'active' && stateAt(other, one) === 'active'
}
