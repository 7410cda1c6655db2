import { get, type Route } from '../../route.ts'
import { monitorShow } from './monitor-show.ts'

export const monitorRoutes: readonly Route[] = [get('/monitor', 'see', monitorShow)]
