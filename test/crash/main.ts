/**
 * `npm run crashes -- --minutes 10`: three companies as processes, killed at random under load while
 * their disks fail. The last line is JSON; exit code 1 where anything was lost or differs.
 */
import { parseArgs } from 'node:util'
import { runCrashes } from './run.ts'

/** Complaints of one kind that are printed. */
const shown_max = 10

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const seconds = Number(values.minutes) * 60
if (!(seconds > 0)) throw new Error('--minutes N, N above 0')

const done = await runCrashes({
  seconds,
  chance: Math.random,
  told: (line) => console.log(line),
})
const { lost, diverged, reused, unclear, ...figures } = done
for (const [name, complaints] of Object.entries({ lost, diverged, reused, unclear })) {
  for (const one of complaints.slice(0, shown_max)) console.log(`${name}: ${one}`)
}
const counts = {
  lost: lost.length,
  diverged: diverged.length,
  reused: reused.length,
  unclear: unclear.length,
}
console.log(JSON.stringify({ ...figures, ...counts }))
process.exit(Object.values(counts).some((count) => count > 0) ? 1 : 0)
