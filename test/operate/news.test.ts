import t from 'tap'
import { createLog } from '../../node/operate/log.ts'
import { News } from '../../node/operate/news.ts'
import type { AssignmentId, CompanyId, StreamId } from '../../protocol/ids.ts'

t.test('a peer that alarms again and again does not push out that nobody answered', async (t) => {
  const news = new News(createLog({ level: 'silent', pretty: false }))
  const [company, job] = ['c' as CompanyId, 'j' as StreamId]
  news.tell({ is: 'no answer', job, assignment: 'a' as AssignmentId })
  for (let n = 0; n < 1000; n++) news.tell({ is: 'clock alarm', company, difference: n })
  news.tell({ is: 'no answer', job, assignment: 'b' as AssignmentId })
  t.same(
    news.alarms().map(({ is }) => is),
    ['no answer', 'clock alarm', 'no answer'],
  )
})
