import fc from 'fast-check'
import t from 'tap'
import type { ModelNode } from './model-node.ts'
import { World } from './model-world.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

function held({ disk }: ModelNode): string[] {
  return [...disk.streams.values()].flatMap((deltas) => [...deltas.keys()]).sort()
}

/** Everything is where it belongs, and nothing is left to be done. */
function settled({ nodes: [a, b] }: World): void {
  const [atA, atB] = [held(a), held(b)]
  if (atA.join() !== atB.join()) throw new Error(`${atA.length} deltas here, ${atB.length} there`)
  for (const { disk } of [a, b]) {
    if (disk.wanted.size > 0) throw new Error('a stream is still wanted')
    if (disk.outbox.acknowledged < disk.outbox.tail) throw new Error('a row was not delivered')
  }
}

function run(seed: number, steps: number, faults: Parameters<World['happen']>[0]): World {
  const world = new World(seed)
  for (let n = 0; n < steps; n++) world.happen(faults)
  world.settle()
  settled(world)
  return world
}

t.test('what is saved on either side arrives at the other, in causal order', async () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { nodes } = run(seed, 400, { crashes: false, restores: false })
      return nodes.every(({ disk }) => disk.refusals.length === 0)
    }),
    { numRuns: 60 },
  )
})

t.test('crashes and broken or doubled connections lose nothing', async () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { nodes } = run(seed, 800, { crashes: true, restores: false })
      return nodes.every(({ disk, suspicions }) => suspicions === 0 && disk.refusals.length === 0)
    }),
    { numRuns: 120 },
  )
})

t.test('nodes restored from a backup converge with their peer', async () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      run(seed, 1000, { crashes: true, restores: true })
    }),
    { numRuns: 120 },
  )
})
