import { openGet, openPost, post, type Route } from '../../route.ts'
import { sessionClose, sessionCode, sessionNew, sessionOpen } from './session.ts'

export const sessionRoutes: readonly Route[] = [
  openGet('/login', sessionNew),
  openPost('/login', sessionOpen),
  openPost('/login/code', sessionCode),
  post('/logout', 'anybody', 'own line', sessionClose),
]
