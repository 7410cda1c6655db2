/** Runs simulated worlds one after the other; a line of JSON each. */
import type { CheckName, Complaint } from './complaint.ts'
import { type Outcome, simulate } from './run.ts'

const [from, count] = process.argv.slice(2).map(Number) as [number, number]
let seed = from
// Taking down where an error came from is a tenth of the work; one world alone says it.
if (count > 1) Error.stackTraceLimit = 0

function failed(check: CheckName, what: string): Outcome {
  const complaints: Complaint[] = [{ check, what }]
  return {
    ...{ seed, complaints, companies: 0, hours: 0, moves: 0, acknowledged: 0, deltas: 0, days: 0 },
    ...{ faults: {}, administrators: {}, hostile: {} },
  }
}

function tell(outcome: Outcome): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
}

// Whoever started it has heard enough.
process.stdout.on('error', () => process.exit(0))
process.on('beforeExit', () => {
  tell(failed('progress', 'it stands still: something waits that never comes'))
  process.exit(0)
})
for (; seed < from + count; seed++) {
  tell(
    await simulate(seed).catch((error: Error) => failed('no fault of our own', `${error.stack}`)),
  )
}
process.exit(0)
