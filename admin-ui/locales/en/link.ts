/** Links with other companies. */
export const link = {
  states: {
    requested: 'requested',
    active: 'active',
    paused: 'paused',
    blocked: 'blocked',
    unlinked: 'unlinked',
  },
  connected: 'connected',
  notConnected: 'not connected',
  lastSeen: 'Last seen',
  notSeen: 'not since the start',
  queue: 'Queue',
  none: 'No links yet',
  noneHint: 'An administrator makes an invitation for the other company.',
  alarms: {
    silent: 'silent',
    'not linked there': 'not linked there',
    'clock alarm': 'clocks differ',
    restored: 'restored from an older copy',
    'backup failed': 'backup failed',
    'backup overdue': 'backup overdue',
    'certificate refused': 'refuse this node’s certificate',
    'node renewed': 'have a new node',
    'node revoked': 'revoked an old node',
  },
}
