import { get, post, type Route } from '../../route.ts'
import { passwordChange, passwordEdit } from './password.ts'
import { preferencesEdit, preferencesSave } from './preferences.ts'

export const userRoutes: readonly Route[] = [
  get('/preferences', 'anybody', preferencesEdit),
  post('/preferences', 'anybody', 'preferences-save', preferencesSave),
  get('/account/password', 'anybody', passwordEdit),
  post('/account/password', 'anybody', 'password-change', passwordChange),
]
