import { get, type Route } from '../../route.ts'
import { styleguideShow } from './styleguide-show.ts'

export const styleguideRoutes: readonly Route[] = [get('/styleguide', 'anybody', styleguideShow)]
