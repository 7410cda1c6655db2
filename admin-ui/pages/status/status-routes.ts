import { get, post, type Route } from '../../route.ts'
import { statusShow } from './status-show.ts'
import { tokenAdd, tokenRemove, tokensShow } from './tokens.ts'

export const statusRoutes: readonly Route[] = [
  get('/status', 'administer', statusShow, { nav: 'administration' }),
  get('/tokens', 'administer', tokensShow),
  post('/tokens', 'administer', 'token-add', tokenAdd),
  post('/tokens/:id/remove', 'administer', 'token-remove', tokenRemove),
]
