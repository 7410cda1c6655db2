import { get, openPost, post, type Route } from '../../route.ts'
import { accountShow } from './account-show.ts'
import { appConfirm, appDrop, appStart } from './app.ts'
import {
  passkeyAdd,
  passkeyDrop,
  passkeyLogin,
  passkeyLoginStart,
  passkeyStart,
} from './passkey.ts'
import { sessionEnd } from './session-end.ts'

export const accountRoutes: readonly Route[] = [
  get('/account', 'anybody', accountShow),
  post('/account/app', 'anybody', 'app-start', appStart),
  post('/account/app/confirm', 'anybody', 'app-confirm', appConfirm),
  post('/account/app/drop', 'anybody', 'app-drop', appDrop),
  post('/account/passkey/start', 'anybody', 'own line', passkeyStart, { body: 'json' }),
  post('/account/passkey', 'anybody', 'own line', passkeyAdd, { body: 'json' }),
  post('/account/passkey/drop', 'anybody', 'passkey-drop', passkeyDrop),
  post('/account/session/:id/end', 'anybody', 'session-end', sessionEnd),
  openPost('/login/passkey/start', passkeyLoginStart, { body: 'json' }),
  openPost('/login/passkey', passkeyLogin, { body: 'json' }),
]
