import type { Text } from '../locales.ts'

export const sound: Text['sound'] = {
  on: 'Lyd til',
  off: 'Lyd fra',
  arm: 'Slå lyd til',
  disarm: 'Slå lyd fra',
  test: 'Prøv',
  title: 'Alarmlyd',
  intro: 'Slå lyden til, når vagten begynder. Én side i browseren spiller den, skjult eller ej.',
  notify: 'Også beskeder på skrivebordet',
  needsClick: 'Klik et sted for at slå lyden til igen.',
  attention: 'kræver handling',
}
