/** What a spreadsheet would take for a formula, in a table that parts its cells by any sign. */
import t from 'tap'
import { guardedCell, unguarded } from '../../../node/site/import/guard.ts'

t.test('no cell begins a formula, whichever sign parts the cells', async (t) => {
  const texts = ['=1+1', "Shop;=cmd|' /C calc'!A0", 'x,=1', 'x\n=1', 'x\t@SUM(A1)', 'a;+cmd', '-x']
  for (const text of texts) {
    const guarded = guardedCell(text)
    for (const cell of guarded.split(/[,;\t\r\n]/)) t.notMatch(cell, /^[=@+-]/, text)
    t.equal(unguarded(guarded), text)
  }
})

t.test('phone numbers and positions stay as they are', async (t) => {
  for (const text of ['+45 70 10 20 30', '-33.8675,151.207', '12.5,-3.1', '2-4 Quay', '45']) {
    t.equal(guardedCell(text), text)
  }
})
