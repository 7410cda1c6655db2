/** What programs do by the interface stands in the audit log, like what people do on the pages. */
import type { Refused } from './error.ts'
import { isRefused } from './error.ts'
import type { Answer, Route, Services } from './route.ts'
import type { TokenHolder } from './tokens.ts'

export type Asked = {
  readonly holder: TokenHolder
  readonly address: string
  /** What stands in the path. */
  readonly params: object
}

/** Asks the handler; the line of what it did is durable before the answer. */
export async function audited(
  route: Route,
  { backend }: Services,
  { holder, address, params }: Asked,
  handle: () => Promise<Answer | Refused>,
): Promise<Answer | Refused> {
  // Of a file that comes in pieces, its beginning and its end are told.
  if (route.method === 'GET' || route.bytes === 'taken') return handle()
  const record = async (outcome: 'done' | 'refused' | 'failed', answer?: Answer) => {
    const named = answer && route.about ? route.about(answer) : Object.values(params).join(' ')
    await backend.company()?.users.record({
      name: holder.name,
      address,
      action: `${route.method} ${route.path}`,
      ...(named === '' ? {} : { target: named }),
      outcome,
    })
  }
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
