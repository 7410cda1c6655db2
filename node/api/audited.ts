/** What programs do by the interface stands in the audit log, like what people do on the pages. */
import type { Refused } from './error.ts'
import { isRefused } from './error.ts'
import type { Answer, Route, Services } from './route.ts'
import type { TokenHolder } from './tokens.ts'

type Outcome = 'done' | 'refused' | 'failed'

export type Asked = {
  readonly holder: TokenHolder
  readonly address: string
  /** What stands in the path. */
  readonly params: object
}

/** Asks the handler; the line of what it did is durable before the answer. */
export async function audited(
  route: Route,
  services: Services,
  asked: Asked,
  handle: () => Promise<Answer | Refused>,
): Promise<Answer | Refused> {
  // Of a file that comes in pieces, its beginning and its end are told.
  if (route.method === 'GET' || route.bytes === 'taken') return handle()
  const record = (outcome: Outcome, answer?: Answer) =>
    recorded(route, services, asked, outcome, answer)
  let answer: Answer | Refused
  try {
    answer = await handle()
  } catch (error) {
    // It may be the storage that failed; that is told by its own error.
    await record('failed').catch(() => undefined)
    throw error
  }
  if (isRefused(answer)) await record('refused')
  else await record('done', answer)
  return answer
}

/** Somebody's token was not enough for this route: that is told, also of what only reads. */
export function auditRefused(route: Route, services: Services, asked: Asked): Promise<void> {
  return recorded(route, services, asked, 'refused')
}

async function recorded(
  route: Route,
  { backend }: Services,
  { holder, address, params }: Asked,
  outcome: Outcome,
  answer?: Answer,
): Promise<void> {
  const named = answer && route.about ? route.about(answer) : Object.values(params).join(' ')
  await backend.company()?.users.record({
    name: holder.name,
    address,
    action: `${route.method} ${route.path}`,
    ...(named === '' ? {} : { target: named }),
    outcome,
  })
}
