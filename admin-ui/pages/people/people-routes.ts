import { get, post, type Route } from '../../route.ts'
import { peopleShow, personAdd } from './people-show.ts'
import {
  personEndSessions,
  personOff,
  personOn,
  personRemove,
  personResetPassword,
} from './person-access.ts'
import { personSave, personShow } from './person-show.ts'

export const peopleRoutes: readonly Route[] = [
  get('/users', 'administer', peopleShow),
  post('/users', 'administer', 'user-add', personAdd),
  get('/user/:id', 'administer', personShow),
  post('/user/:id', 'administer', 'user-save', personSave),
  post('/user/:id/off', 'administer', 'user-off', personOff),
  post('/user/:id/on', 'administer', 'user-on', personOn),
  post('/user/:id/end-sessions', 'administer', 'sessions-end', personEndSessions),
  post('/user/:id/reset-password', 'administer', 'password-reset', personResetPassword),
  post('/user/:id/remove', 'administer', 'user-remove', personRemove),
]
