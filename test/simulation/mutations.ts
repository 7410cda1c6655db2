/**
 * Planted bugs: each breaks the program in one place, as it is loaded. Which checker notices it, and
 * how soon, is found out: a checker that no bug makes complain would prove nothing.
 */
export type Mutation = {
  readonly name: string
  /** Below the top of the tree. */
  readonly file: string
  readonly find: string
  readonly put: string
}

export const mutations: readonly Mutation[] = [
  {
    name: 'the synced batch: told before it is on the disk',
    file: 'storage/writer.ts',
    find: '        await this.#table.commit(batch.changes)\n',
    put: '        batch.written.resolve()\n        await this.#table.commit(batch.changes)\n',
  },
  {
    name: 'the ack order: acknowledged before it is kept',
    file: 'protocol/link/sync-write.ts',
    find: "  turn.effects.push({ is: 'ingest', outboxId: writing.inboxId, first, items })\n",
    put:
      '  acknowledge({ ...writing, through: first + items.length - 1 }, [], turn)\n' +
      "  turn.effects.push({ is: 'ingest', outboxId: writing.inboxId, first, items })\n",
  },
  {
    name: 'the seq check: a chain goes on from anywhere',
    file: 'protocol/stream/judge.ts',
    find: ' || delta.seq !== prev.seq + 1) {',
    put: ') {',
  },
  {
    name: 'the grant check: whoever asks is supplied',
    file: 'node/link/reader.ts',
    find: "return neighbours(structure.membership, this.#own).get(this.#company) ?? 'nothing'",
    put: "return structure ? 'all' : 'nothing'",
  },
  {
    name: 'the late rule: what came after Complete counts',
    file: 'protocol/job/assignments.ts',
    find: "return !seen || covers(seen, item.lane, item.seq) ? 'counts' : 'late'",
    put: "return !seen || covers(seen, item.lane, item.seq) ? 'counts' : 'counts'",
  },
  {
    name: 'the epoch: whoever sees its fork keeps it',
    file: 'node/stream/streams.ts',
    find: 'if (isForked(open, this.context)) await this.context.epoch.renew()',
    put: '',
  },
  {
    name: 'the digest: nobody compares',
    file: 'node/link/reader.ts',
    find: '      builder.add(stream, visibleFrontier(open, this.#reach(open)))\n',
    put: '',
  },
  {
    name: 'the queue: never begun anew',
    file: 'node/link/outboxes.ts',
    find: 'if (head.tail - head.acknowledged + rows.length > this.#rowsMax) head = this.renew(unit, node)',
    put: '',
  },
  {
    name: 'the index: an old key stays',
    file: 'node/stream/work.ts',
    find: 'changeIndex(unit, stream, before?.indexed ?? [], record.indexed)',
    put: 'changeIndex(unit, stream, [], record.indexed)',
  },
  {
    name: 'the numbers: what was reserved is not kept',
    file: 'node/identity/numbers.ts',
    find: "await this.#files.replace('numbers.json',",
    put: "void ('numbers.json',",
  },
  {
    name: 'the redial: who was not there is not dialled again',
    file: 'node/link/peer.ts',
    find: '      wait = Math.min(redial_ms_max, wait * 2)\n',
    put: '      wait = wait * 16\n',
  },
]
