/** Things on test: begun by a supervisor, and ended before their time. */
import { z } from 'zod'
import type { DeskRefused } from '../../backend/desk.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { go, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { refusalWords } from '../../views/refusal.ts'
import { handOverPage } from './hand-over-show.ts'
import { test_text_chars_max } from './test-form.ts'

const testSchema = z.object({
  is: z.enum(['site', 'account']),
  which: z.string().trim().min(1).max(test_text_chars_max),
  why: z.string().trim().min(1).max(test_text_chars_max),
  from: z.string().default(''),
  until: z.string().min(1),
})

export async function testStart(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const again = async (test: Filled) =>
    refused(handOverPage(view, await backend.desk.handOver(actor), { test }))
  const read = readForm(testSchema, form, view)
  if (read.is === 'refused') return again(read)
  const { is, which, why } = read.input
  const from = read.input.from === '' ? undefined : view.times.parseLocal(read.input.from)
  const until = view.times.parseLocal(read.input.until)
  if (until === undefined) return again(withFault(form, 'until', view.text.form.notATime))
  if (read.input.from !== '' && from === undefined) {
    return again(withFault(form, 'from', view.text.form.notATime))
  }
  const said = await backend.desk.putOnTest(actor, {
    subject: is === 'site' ? { is, site: which } : { is, account: which },
    why,
    ...(from === undefined ? {} : { from }),
    until,
  })
  if ('refused' in said)
    return again(withFault(form, fieldOf(said), refusalWords(view, said, 'desk')))
  const flash = { tone: 'good', words: view.text.handOver.isOnTest(which) } as const
  return go('/hand-over', { flash, about: which })
}

/** The form has one field for a site and an account. */
function fieldOf({ field = '' }: DeskRefused): string {
  return field === 'site' || field === 'account' ? 'which' : field
}

export async function testEnd({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const said = await backend.desk.endTest(actor, params.id)
  const flash =
    'refused' in said
      ? ({ tone: 'warn', words: refusalWords(view, said, 'desk') } as const)
      : ({ tone: 'good', words: view.text.handOver.testEnded } as const)
  return go('/hand-over', { flash })
}
