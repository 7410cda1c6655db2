/** The monitor window: small, for the second screen. */
export const monitor = {
  title: 'Monitor',
  open: 'Monitor window',
  openHint: 'A small window for the second screen: what needs attention, with sound',
  calm: 'Nothing needs attention',
  calmHint: 'This window sounds and flashes when something does.',
  waiting: (count: string) => `${count} need attention`,
  waitingOne: '1 needs attention',
  list: 'What needs attention',
  more: (count: string) => `and ${count} more on the board`,
  toBoard: 'Board',
  openJob: (number: string) => `Open ${number} in the main window`,
  nobody: 'nobody has it',
  has: (name: string) => `${name} has it`,
  left: (name: string) => `${name} logged off`,
  company: 'Link',
  notConnected: 'Not connected',
  notConnectedHint:
    'Nothing new arrives here. Alarms are not shown and not heard: look at the phone.',
  silent: 'The sound is off: alarms are not heard here.',
  arm: 'Arm sound',
  noScript: 'Without script this window neither sounds nor follows. Use the board.',
}
