/** The number of a job that we issue: new among those that we have issued, however it came. */
import { number_chars_max } from '../../protocol/limits.ts'
import { indexes, indexText } from '../stream/index-keys.ts'
import type { JobContext } from './context.ts'
import { type Refusal, refuse } from './result.ts'

const field = { field: 'number' }

/** Whether a number of our own system can be one. */
export function numberFault(number: string | undefined): Refusal | undefined {
  if (number === undefined) return undefined
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(number) && number.length <= number_chars_max) {
    return undefined
  }
  return refuse(
    'invalid',
    `A number has 1 to ${number_chars_max} letters, digits, spaces, . _ or -.`,
    field,
  )
}

/**
 * Makes a job under the number given, or under the next of our counter that no job of ours has. It
 * stays claimed until the job is durable: the index holds it from then on.
 */
export async function withNumber<T>(
  context: JobContext,
  given: string | undefined,
  make: (number: string) => Promise<T>,
): Promise<T | Refusal> {
  const claimed = context.claimed ?? new Set()
  for (;;) {
    const number = given ?? (await context.nextNumber())
    const text = indexText(number)
    if (!claimed.has(text)) {
      claimed.add(text)
      try {
        if (!(await isIssued(context, text))) return await make(number)
      } finally {
        claimed.delete(text)
      }
    }
    if (given !== undefined) {
      return refuse('number-taken', `This company has issued a job ${number} already.`, field)
    }
  }
}

async function isIssued(context: JobContext, text: string): Promise<boolean> {
  const { storage, own } = context.streams.context
  const range = { from: `${text}/`, to: `${text}0` }
  for await (const { stream } of storage.index.read(indexes.number, range)) {
    const open = await context.streams.get(stream)
    if (open?.state.issuer === own.company) return true
  }
  return false
}
