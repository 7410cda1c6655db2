/** The order in which deltas come somewhere: any that respects causes, with doubles and batches. */
import type { Delta } from '../../protocol/delta/delta.ts'
import { withoutContent } from '../../protocol/delta/write.ts'
import type { DeltaId } from '../../protocol/ids.ts'
import { parentsOf } from '../../protocol/stream/judge.ts'
import type { Random } from '../link/model-random.ts'
import { readGood } from './compose.ts'
import type { History } from './history.ts'

/** These in an order that respects causes; some come twice, and some of those too early. */
export function arrival(deltas: readonly Delta[], random: Random): Delta[] {
  const held = new Set<DeltaId>()
  const waiting = [...deltas]
  const order: Delta[] = []
  while (waiting.length > 0) {
    const ready = waiting.filter((one) => parentsOf(one).every((id) => held.has(id)))
    const next = random.pick(ready)
    if (!next) throw new Error('a delta comes whose causes never come')
    waiting.splice(waiting.indexOf(next), 1)
    held.add(next.id)
    order.push(next)
  }
  for (const delta of deltas) {
    if (random.chance(0.15)) order.splice(random.from(0, order.length), 0, delta)
  }
  return order
}

export function batches(deltas: readonly Delta[], random: Random): Delta[][] {
  const all: Delta[][] = []
  for (let at = 0; at < deltas.length; ) {
    const count = random.from(1, 6)
    all.push(deltas.slice(at, at + count))
    at += count
  }
  return all
}

/** What was redacted may come without its content: whoever hands it on has deleted it. */
export function partlyRedacted({ deltas, undecided }: History, random: Random): Delta[] {
  const redactions = deltas.flatMap((delta) => {
    const valid = undecided.has(delta) ? [] : delta.slots
    return valid.flatMap(({ what }) => (what.is === 'redact' ? [what] : []))
  })
  return deltas.map((delta) => {
    const named = redactions.filter((one) => one.delta === delta.id && random.chance(0.5))
    const { envelope } = delta.signed
    return readGood(named.reduce((bytes, { slot }) => withoutContent(bytes, slot), envelope))
  })
}
