/** Alarms that are heard: the chip in the top bar and its window. */
export const sound = {
  on: 'Sound on',
  off: 'Sound off',
  arm: 'Arm sound',
  disarm: 'Sound off',
  test: 'Test',
  title: 'Alarm sound',
  intro:
    'Arm the sound at the start of your shift. One page of this browser plays it, hidden or not.',
  notify: 'Desktop notifications too',
  needsClick: 'Click anywhere to arm the sound again.',
  attention: 'needs attention',
}
