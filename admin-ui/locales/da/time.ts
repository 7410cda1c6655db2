import type { Text } from '../locales.ts'

export const time: Text['time'] = {
  now: 'nu',
  ago: (length) => `for ${length} siden`,
  in: (length) => `om ${length}`,
  noDate: 'ingen dato',
  happened: 'Skete',
  entered: 'Indtastet',
  enteredLate: 'indtastet',
  under: (length) => `under ${length}`,
}
