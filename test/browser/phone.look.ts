/** The ways through board and monitor that their tests go at a desk, on a phone. */
import { byKeyboard } from './board.ts'
import { browserTest, phone } from './harness.ts'
import { callsUntilDealtWith } from './monitor.ts'

browserTest('on a phone the keyboard does all on the board, too', async (t) => {
  await byKeyboard(t, phone)
})

browserTest('on a phone the monitor calls until it is dealt with', async (t) => {
  await callsUntilDealtWith(t, phone)
})
