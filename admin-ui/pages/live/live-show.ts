/** What makes pages live: the stream of changes, and the alarms that every page shows. */
import { Readable } from 'node:stream'
import { piece, type Reply } from '../../reply.ts'
import type { Call, OpenCall } from '../../route.ts'
import { alarmLines } from '../../views/alarm-region.ts'
import { ended } from './feed.ts'

const event_stream = 'text/event-stream; charset=utf-8'

/** A browser that has lost its session is told so in the stream: to a status it would come back. */
export function eventsShow({ actor, live, query, header }: OpenCall): Reply {
  if (!actor?.may('see')) return { is: 'stream', type: event_stream, body: Readable.from([ended]) }
  const last = header('Last-Event-ID') || query.after
  const body = live.open(actor.session, typeof last === 'string' ? last : '')
  if (!body) return { is: 'trouble', what: 'too many' }
  return { is: 'stream', type: event_stream, body }
}

/** The region of the alarms; the page that asks names none, so that all see what is theirs. */
export async function alarmsShow({ backend, actor, view }: Call): Promise<Reply> {
  return piece(alarmLines(view, await backend.alarms.list(actor)))
}
