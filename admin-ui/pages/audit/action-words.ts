import type { View } from '../../view.ts'

/** The word for an action; those of programs are requests, and stand as they are. */
export function actionWords({ text: { audit } }: Pick<View, 'text'>, action: string): string {
  return (audit.actions as Readonly<Record<string, string>>)[action] ?? action
}
