/** What is asked of the board, in an address and out of it again. */
import t from 'tap'
import { printQuery, readQuery } from '../../node/job/board-query.ts'

// Found by fuzzing: the next page was asked for with another text than the first.
t.test('a text that is cut is the same when its list is asked for again', async (t) => {
  for (const end of [' y', '🙂', ' 🙂']) {
    const query = readQuery(`text=${'x'.repeat(199)}${end}`, 'UTC')
    t.same(query, { text: 'x'.repeat(199) })
    t.same(readQuery(printQuery(query), 'UTC'), query)
  }
})

// Found by fuzzing: a link to such a list lost the day, and showed everything.
t.test('a day before 1970 is still one when its list is asked for again', async (t) => {
  const query = readQuery('from=1960-01-01&to=1960-01-01', 'Europe/Copenhagen')
  t.same(query, { from: 0, to: 0 })
  t.same(readQuery(printQuery(query), 'Europe/Copenhagen'), query)
})
