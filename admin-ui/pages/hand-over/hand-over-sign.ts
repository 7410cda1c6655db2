/** Signing for the shift as it was shown. */
import { z } from 'zod'
import { readForm, withFault } from '../../form.ts'
import { go, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { refusalWords } from '../../views/refusal.ts'
import { handOverPage, remark_chars_max } from './hand-over-show.ts'

const signForm = z.object({
  stamp: z.string().default(''),
  remark: z.string().trim().max(remark_chars_max).default(''),
})

export async function handOverSign(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const { handOver: words } = view.text
  const again = async (fault: string, field = '') => {
    const handOver = await backend.desk.handOver(actor)
    return refused(handOverPage(view, handOver, { sign: withFault(form, field, fault) }))
  }
  const read = readForm(signForm, form, view)
  if (read.is === 'refused') return again(read.faults.remark ?? '', 'remark')
  const { stamp, remark } = read.input
  const said = await backend.desk.sign(actor, { stamp, ...(remark ? { remark } : {}) })
  if ('refused' in said) return again(refusalWords(view, said, 'desk'), said.field)
  if (said.is === 'old') return again(words.old)
  return go('/', { flash: { tone: 'good', words: words.signed }, about: said.id })
}
