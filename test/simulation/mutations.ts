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
    name: 'the signatures: nobody checks them',
    file: 'protocol/delta/authenticity.ts',
    find: '    if (good) return length\n',
    put: '    if (good || length > 0) return length\n',
  },
  {
    name: 'the time: whoever back-dates is believed',
    file: 'protocol/stream/judge.ts',
    find: '    timeReason(delta.time, parents) ??\n',
    put: '',
  },
  {
    name: 'the rights: anybody deletes what others wrote',
    file: 'protocol/stream/rights.ts',
    find: 'return redactReason(past, what.delta)',
    put: 'return undefined',
  },
  {
    name: 'the deletion: the bytes stay',
    file: 'node/stream/work.ts',
    find: '      for (const { n, signed } of stripped) unit.replaceDelta(stream, n, signed)\n',
    put: '',
  },
  {
    name: 'the upgrade: nothing is judged again',
    file: 'node/stream/rebuild-at-start.ts',
    find: "  if (why === 'judged by an older version') await judgeAgain(",
    put: "  if (why === 'judged by an older version') void (",
  },
  {
    name: 'the freeze: a complete job is written to',
    file: 'node/job/edit.ts',
    find: "'refused' in steps || !isFrozen(open)",
    put: "'refused' in steps || open",
  },
  {
    name: 'the revoke: who was turned out is sent on',
    file: 'node/stream/work.ts',
    find: 'before.get(company), reach)',
    put: "before.get(company), reach === 'nothing' ? reach : 'all')",
  },
  {
    name: 'the closing: a revoked certificate counts on',
    file: 'protocol/stream/grants.ts',
    find: "    if (act.what.is !== 'certificate closed') continue\n",
    put: '    continue\n',
  },
  {
    name: 'the new key: it is not taken',
    file: 'node/link/recognition.ts',
    find: "    if (standing === 'newer' && certified && record) await this.#renew(",
    put: '    if (certified === null) await this.#renew(',
  },
  {
    name: 'the look: its receipt alone is written',
    file: 'node/stream/receipts.ts',
    find: '          if (seen && unseenIn(open.indexed)) await work.look(stream)\n',
    put: '',
  },
  {
    name: 'the one writer: two units at a time',
    file: 'node/stream/streams.ts',
    find: 'const { result, work, queues } = await this.#sequence.run(async () => {',
    put: 'const { result, work, queues } = await ((unit) => unit())(async () => {',
  },
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
    name: 'the door: whoever sends a stream is believed',
    file: 'node/stream/take.ts',
    find: '    if (company === this.#context.own.company) return true\n',
    put: '    if (company) return true\n',
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
    name: 'the numbers: one that was used is given again',
    file: 'node/job/job-number.ts',
    find: 'if (!(await isIssued(context, text))) return await make(number)',
    put: 'return await make(number)',
  },
  {
    name: 'the refusal: what can not be written is an error',
    file: 'node/job/context.ts',
    find: '    if (!(error instanceof UnwritableError)) throw error\n    const message',
    put: '    if (error) throw error\n    const message',
  },
  {
    name: 'the redial: who was not there is not dialled again',
    file: 'node/link/peer.ts',
    find: '      wait = Math.min(redial_ms_max, wait * 2)\n',
    put: '      wait = wait * 16\n',
  },
]
