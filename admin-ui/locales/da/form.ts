import type { Text } from '../locales.ts'

export const form: Text['form'] = {
  refused: 'Ikke gemt: se det, der er markeret nedenfor.',
  required: 'Skal udfyldes.',
  tooShort: (count) => `Mindst ${count} tegn.`,
  tooLong: (count) => `Højst ${count} tegn.`,
  tooSmall: (least) => `Mindst ${least}.`,
  tooLarge: (most) => `Højst ${most}.`,
  tooMany: (most) => `Højst ${most} stk.`,
  notANumber: 'Her skal stå et tal.',
  notAWholeNumber: 'Her skal stå et helt tal.',
  notATime: 'Her skal stå dato og klokkeslæt.',
  notOneOf: 'Vælg fra listen.',
  invalid: 'Det er ikke rigtigt.',
  zone: (zone) => `Tid i ${zone}.`,
}
