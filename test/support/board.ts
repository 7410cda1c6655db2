/** A board over a node that only takes deltas, and how its pages are walked through. */
import { boardPage } from '../../node/job/board.ts'
import type { BoardPage } from '../../node/job/board-gathering.ts'
import type { BoardQuery } from '../../node/job/board-query.ts'
import type { BoardContext, BoardDesk, BoardRow } from '../../node/job/board-row.ts'
import type { CompanyDirectory } from '../../node/job/context.ts'
import { markSeen } from '../../node/job/seen.ts'
import { WordIndex } from '../../node/job/word-index.ts'
import { readStored } from '../../node/stream/open-stream.ts'
import { Receipts } from '../../node/stream/receipts.ts'
import type { Streams } from '../../node/stream/streams.ts'
import type { Actor } from '../../node/user/actor.ts'
import { roleMay } from '../../node/user/roles.ts'
import { signedId } from '../../protocol/delta/read.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { viewJob } from '../../protocol/job/view.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import type { Role, Storage } from '../../storage/storage.ts'
import type { Author } from './author.ts'
import { until } from './company.ts'
import { Observer } from './observer.ts'
import type { ReferenceJob } from './reference-board.ts'

/** Somebody who asks. */
export function someone(role: Role = 'operator', run?: string): Actor {
  return {
    language: 'en',
    scheme: 'system',
    dense: true,
    user: `user of ${role}`,
    login: role,
    name: role,
    role,
    ...(run === undefined ? {} : { run }),
    session: 'session',
    address: '192.0.2.10',
    mustChangePassword: false,
    may: (permission) => roleMay(role, permission),
  }
}

/** Nobody has any job, but those that a test gives somebody. */
export function quietDesk(own: readonly StreamId[] = []): BoardDesk {
  return {
    lineOf: async ({ state }) => ({
      receivedAt: state.openedAt,
      ...(own.includes(state.stream) ? { owner: { name: 'Olsen' } } : {}),
    }),
    jobsOf: async () => own,
  }
}

const strangers: CompanyDirectory = { byId: () => undefined, byCode: () => undefined }

export function boardOver(streams: Streams, desk = quietDesk()): BoardContext {
  const jobs = {
    streams,
    companies: strangers,
    nextNumber: async () => 'OBS10001',
    completeNeeds: [],
  }
  return { jobs, desk }
}

/** All rows, a page after the other, and how many pages that were. */
export async function allRows(
  board: BoardContext,
  actor: Actor,
  query: BoardQuery,
  limit = 100,
): Promise<{ readonly rows: readonly BoardRow[]; readonly pages: readonly BoardPage[] }> {
  const pages: BoardPage[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await boardPage(board, actor, query, { limit, ...(cursor ? { cursor } : {}) })
    pages.push(page)
    if (page.rows.length > limit) throw new Error('more rows than asked for')
    if (!page.next) return { rows: pages.flatMap(({ rows }) => rows), pages }
    if (page.next === cursor) throw new Error('it does not go on')
    cursor = page.next
  }
}

/** A node of this company with a board. */
export class BoardNode {
  readonly node: Observer
  readonly receipts: Receipts
  readonly words: WordIndex
  readonly board: BoardContext
  readonly failures: unknown[] = []
  now: number

  private constructor(node: Observer, now: number) {
    this.now = now
    this.node = node
    const failed = (error: unknown) => this.failures.push(error)
    this.receipts = new Receipts(node.streams, failed)
    this.board = boardOver(node.streams)
    this.words = new WordIndex(this.board.jobs, failed)
  }

  static async open(own: Author, now: number, storage?: Storage): Promise<BoardNode> {
    let board: BoardNode | undefined
    const node = await Observer.open(own, storage, () => board?.now ?? now)
    board = new BoardNode(node, now)
    return board
  }

  async see(job: StreamId): Promise<void> {
    await markSeen(this.node.streams, this.receipts, job)
  }

  /** The job as it is read, for the reference. */
  async read(job: StreamId): Promise<ReferenceJob> {
    const { state, structure, fold } = await this.node.stream(job)
    const { company } = this.node.streams.context.own
    const receipts = await this.node.storage.receipts.of(job)
    const seen = receipts.find((one) => one.company === company && one.seen)
    let unseen = 0
    for await (const { signed } of this.node.storage.deltas.read(job, 0)) {
      const stored = await this.node.storage.deltas.position(signedId(signed))
      if (!stored) throw new Error('a delta has no position')
      const { lane, seq, undecided } = stored.position
      if (state.lanes[lane]?.company === company) continue
      if (!undecided && closes(signed)) continue
      if ((seen?.clock[lane] ?? 0) <= seq) unseen++
    }
    const acts = state.acts.filter(({ what }) => what.is !== 'certificate closed')
    return {
      view: viewJob(state, structure, fold, receipts),
      unseen,
      looked: seen !== undefined,
      told: [...structure.membership.grants.values()].some(
        ({ id, to, grant }) =>
          to === company && grant.role !== 'provider' && isActive(structure.membership, id),
      ),
      lastAct: Math.max(state.openedAt, ...acts.map(({ enteredAt }) => enteredAt)),
    }
  }

  /** Waits until the words of all jobs are noted. */
  async wordsNoted(): Promise<void> {
    await until('the words', async () => {
      for await (const _ of this.node.storage.words.due()) return false
      return true
    })
  }

  async stop(): Promise<void> {
    await this.words.stop()
    await this.receipts.stop()
    await this.node.storage.close()
  }
}

/** That a company's old node writes no more is nothing that somebody has to look at. */
function closes(signed: Uint8Array): boolean {
  return readStored(signed).slots.some(({ what }) => what.is === 'certificate closed')
}
