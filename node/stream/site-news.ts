/** Which changes the site book has to hear of. */
import type { Delta } from '../../protocol/delta/delta.ts'
import { fields } from '../../protocol/job/fields.ts'
import { said_fields } from '../site/job-site.ts'
import type { OpenStream } from './open-stream.ts'
import { isSiteFile } from './site-keys.ts'

const job_fields: ReadonlySet<number> = new Set(said_fields.map((name) => fields[name].number))

/**
 * A job that says another site or of which somebody's part begins or ends; a site of the book; what
 * is told of one.
 */
export function maySaySites(
  open: OpenStream,
  placed: readonly { readonly delta: Delta }[],
): boolean {
  const { kind } = open.state
  if (kind === 'site') return placed.length > 0
  if (kind === 'private') return placed.length > 0 && isSiteFile(open)
  return kind === 'job' && placed.some(({ delta }) => delta.slots.some(saysSite))
}

function saysSite({ field, what }: Delta['slots'][number]): boolean {
  return what.is !== 'content' || job_fields.has(field)
}
