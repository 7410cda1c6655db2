/** Ends one of one's own sessions: a phone that was lost, a screen that was left. */
import { go, notFound, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'

export async function sessionEnd({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const said = await backend.users.revoke(actor, params.id)
  if (said.is === 'refused') return notFound
  return go('/account', { flash: { tone: 'good', words: view.text.account.sessions.ended } })
}
