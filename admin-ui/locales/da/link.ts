import type { Text } from '../locales.ts'

export const link: Text['link'] = {
  states: {
    requested: 'anmodet',
    active: 'aktiv',
    paused: 'på pause',
    blocked: 'spærret',
    unlinked: 'afsluttet',
  },
  connected: 'forbundet',
  notConnected: 'ikke forbundet',
  lastSeen: 'Sidst hørt',
  notSeen: 'ikke siden start',
  queue: 'Kø',
  none: 'Ingen forbindelser endnu',
  noneHint: 'En administrator laver en invitation til det andet firma.',
  alarms: {
    silent: 'tavs',
    'not linked there': 'ikke forbundet hos dem',
    'clock alarm': 'urene går forskelligt',
    restored: 'gendannet fra en ældre kopi',
    'copy runs': 'hører endnu en kopi af denne node',
    'copies there': 'kører to kopier af deres node',
    'backup failed': 'sikkerhedskopi mislykkedes',
    'backup overdue': 'sikkerhedskopi mangler',
    'certificate refused': 'afviser nodens certifikat',
    'node renewed': 'har en ny node',
    'node revoked': 'har tilbagekaldt en gammel node',
  },
}
