import { get, post, type Route } from '../../route.ts'
import { earlierShow, signedShow } from './earlier-show.ts'
import { handOverShow } from './hand-over-show.ts'
import { handOverSign } from './hand-over-sign.ts'
import { logOffShow } from './log-off-show.ts'
import { noteAdd, noteDone } from './note-write.ts'
import { testEnd, testStart } from './test-start.ts'

export const handOverRoutes: readonly Route[] = [
  get('/hand-over', 'dispatch', handOverShow, { nav: 'handOver' }),
  post('/hand-over', 'dispatch', 'hand-over-sign', handOverSign),
  get('/hand-over/earlier', 'dispatch', earlierShow),
  post('/hand-over/note', 'dispatch', 'shift-note-add', noteAdd),
  post('/hand-over/note/:id/done', 'dispatch', 'shift-note-done', noteDone),
  post('/hand-over/test', 'supervise', 'test-start', testStart),
  post('/hand-over/test/:id/end', 'supervise', 'test-end', testEnd),
  get('/hand-over/:id', 'dispatch', signedShow),
  get('/log-off', 'dispatch', logOffShow),
]
