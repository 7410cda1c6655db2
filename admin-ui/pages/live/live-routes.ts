import { get, openGet, type Route } from '../../route.ts'
import { alarmsShow, eventsShow } from './live-show.ts'

export const liveRoutes: readonly Route[] = [
  openGet('/events', eventsShow),
  get('/alarms', 'see', alarmsShow),
]
