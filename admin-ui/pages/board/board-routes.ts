import { get, post, type Route } from '../../route.ts'
import { boardLinksShow, boardRowShow, boardShow } from './board-show.ts'
import { filterDrop, filterSave } from './filter-save.ts'

export const boardRoutes: readonly Route[] = [
  get('/', 'see', boardShow, { nav: 'board' }),
  get('/board/row/:job', 'see', boardRowShow),
  get('/board/links', 'see', boardLinksShow),
  post('/board/filter', 'see', 'filter-save', filterSave),
  post('/board/filter/drop', 'see', 'filter-drop', filterDrop),
]
