/** Why a use case refused, in the reader's language. */
import type { View } from '../view.ts'

/** The refusals of all use cases fit. */
export type Refused = {
  readonly code: string
  /** In English, and closer than the code. */
  readonly message: string
  readonly details?: readonly string[]
}

/** `of`: whose refusal it is. The same code says something else of a job and of who has it. */
export function refusalWords(
  { language, text }: View,
  { code, message, details }: Refused,
  of: 'codes' | 'desk' | 'files' | 'addressBook' | 'sites' = 'codes',
): string {
  const { codes, needs, stillNeeded } = text.refusal
  const needed = (details ?? []).flatMap(
    (one) => (needs as Readonly<Record<string, string>>)[one] ?? [],
  )
  if (needed.length > 0) return stillNeeded(needed.join(', '))
  if (language === 'en') return message
  const own: Readonly<Record<string, string>> = { ...codes, ...text.refusal[of] }
  return own[code] ?? message
}
