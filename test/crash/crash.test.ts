/** Real nodes killed under load for some seconds; `npm run crashes` does it for ten minutes. */
import t from 'tap'
import { runCrashes } from './run.ts'

/** With what comes before and after it, less than half a minute on two cores. */
const run_seconds = 12

t.test(
  'killed at random while their disks fail, nodes lose nothing and diverge nowhere',
  async (t) => {
    const done = await runCrashes({
      seconds: run_seconds,
      chance: Math.random,
      told: (line) => t.comment(line),
    })
    t.strictSame(done.lost, [], 'every acknowledged change is at everybody who should have it')
    t.strictSame(done.diverged, [], 'all copies are the same')
    t.strictSame(done.reused, [], 'no place of a chain and no number is used twice')
    t.strictSame(done.unclear, [], 'who ends by an error of its disk says so in one line')
    t.ok(done.kills > 0, `${done.kills} kills`)
    t.ok(done.acknowledged > 0, `${done.acknowledged} changes were acknowledged`)
    const { injected } = done
    if (injected) t.ok(injected.syncs + injected.writes > 0, JSON.stringify(injected))
  },
)
